//! Reads printed papers back with poppler.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// The words of a PDF in the order they are in.
pub(crate) fn text(pdf: &[u8]) -> String {
    let run = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut run =
        run.expect("`pdftotext` runs; it comes with the package poppler-utils, which tests/run installs");
    let mut into = run.stdin.take().expect("a pipe");
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || into.write_all(&bytes));
    let output = run.wait_with_output().expect("pdftotext ends");
    writer.join().expect("written").expect("written");
    String::from_utf8(output.stdout).expect("text")
}

/// Keeps a PDF for people to look at, in the build folder.
pub(crate) fn save(name: &str, pdf: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).expect("written");
}
