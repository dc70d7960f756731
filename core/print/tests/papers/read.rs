//! Reads printed papers back with poppler: words, structure, pages.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

/// What one of poppler's programs says of a PDF.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let run = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut run = run.unwrap_or_else(|error| {
        panic!(
            "`{program}` does not run ({error}); it is in the package poppler-utils, which tests/run installs"
        )
    });
    let mut into = run.stdin.take().expect("a pipe");
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || into.write_all(&bytes));
    let output = run.wait_with_output().expect("it ends");
    writer.join().expect("it was told").expect("it was told");
    output.stdout
}

/// The words of a PDF in the order they stand in the file, which is the order its tags have.
pub(crate) fn text(pdf: &[u8]) -> String {
    words(pdf, &["-raw"])
}

/// The words of a PDF in the order they have on the page, which poppler needs for scripts from right to left; without
/// the signs that turn directions, blanks and punctuation, and without alef and lam: it takes the two letters of the
/// sign lam-alef apart the wrong way round.
pub(crate) fn skeleton(text: &str) -> String {
    let dropped = |letter: char| !letter.is_alphanumeric() || "اأإآل".contains(letter);
    text.chars().filter(|letter| !dropped(*letter)).collect()
}

/// The skeleton of the words of a PDF as they are on the page.
pub(crate) fn laid(pdf: &[u8]) -> String {
    skeleton(&words(pdf, &[]))
}

fn words(pdf: &[u8], how: &[&str]) -> String {
    let arguments: Vec<&str> = how.iter().copied().chain(["-enc", "UTF-8", "-", "-"]).collect();
    let text = String::from_utf8(poppler("pdftotext", &arguments, pdf)).expect("UTF-8");
    let turns = |letter: char| matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !turns(*letter)).collect()
}

/// The same as one line.
pub(crate) fn folded(pdf: &[u8]) -> String {
    text(pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tags of a PDF, one a line, with what they say.
pub(crate) fn tags(pdf: &[u8]) -> String {
    String::from_utf8_lossy(&poppler("pdfinfo", &["-struct-text", "-"], pdf)).into_owned()
}

/// What a PDF says of itself.
pub(crate) fn about(pdf: &[u8]) -> String {
    let metadata = poppler("pdfinfo", &["-meta", "-"], pdf);
    String::from_utf8_lossy(&[poppler("pdfinfo", &["-"], pdf), metadata].concat()).into_owned()
}

/// The objects and streams of a PDF, unpacked.
pub(crate) fn objects(pdf: &[u8]) -> String {
    let mut all = String::from_utf8_lossy(pdf).into_owned();
    let starts = pdf.windows(7).enumerate().filter(|(_, seven)| seven == b"stream\n").map(|(at, _)| at + 7);
    for start in starts {
        let mut unpacked = Vec::new();
        // Streams of another kind unpack to nothing.
        let _ = flate2::read::ZlibDecoder::new(&pdf[start..]).read_to_end(&mut unpacked);
        all.push_str(&String::from_utf8_lossy(&unpacked));
    }
    all
}

/// How much of each page is not white, in thousandths.
pub(crate) fn ink(pdf: &[u8]) -> Vec<usize> {
    let image = poppler("pdftoppm", &["-r", "60", "-gray", "-"], pdf);
    let mut pages = Vec::new();
    let mut rest = image.as_slice();
    // Pages of `P5 WIDTH HEIGHT 255` and a byte a dot, one after another.
    while let Some(head) = rest.get(..40).map(|head| String::from_utf8_lossy(head).into_owned()) {
        let mut fields = head.split_ascii_whitespace();
        assert_eq!(fields.next(), Some("P5"), "{head}");
        let mut number = || fields.next().and_then(|field| field.parse::<usize>().ok()).expect("a size");
        let (width, height, most) = (number(), number(), number());
        let begins = format!("P5 {width} {height} {most} ").len();
        let dots = &rest[begins..begins + width * height];
        pages.push(dots.iter().filter(|dot| **dot < 250).count() * 1000 / dots.len());
        rest = &rest[begins + width * height..];
    }
    pages
}

/// Whether these stand in a text, one after another.
pub(crate) fn in_order(text: &str, expected: &[&str]) {
    let mut from = 0;
    for words in expected {
        let found = text[from..].find(words);
        let found =
            found.unwrap_or_else(|| panic!("`{words}` does not come after {:?} in: {text}", &text[..from]));
        from += found + words.len();
    }
}
