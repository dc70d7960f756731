//! `waymark check --watch`: what appears, what goes, and that nothing an editor does ends it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::harness::{Scratch, top, waymark};

/// A running watch, with its lines as they come.
struct Watch {
    process: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(scripts: &Scratch) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args(["check", ".", "--watch", "--format", "plain"])
            .current_dir(scripts.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        let watch = Self { process, lines };
        watch.until("Watching ");
        watch
    }

    /// Everything up to the line that contains `text`.
    fn until(&self, text: &str) -> String {
        let mut seen = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(30));
            assert!(line.is_ok(), "no line with {text:?} came after:\n{seen}");
            seen.push_str(&format!("{}\n", line.unwrap_or_default()));
            if seen.lines().next_back().is_some_and(|line| line.contains(text)) {
                return seen;
            }
        }
    }

    /// Closes its input and gives the exit code.
    fn end(mut self) -> i32 {
        drop(self.process.stdin.take());
        self.process.wait().expect("it ends").code().unwrap_or(-1)
    }
}

#[test]
fn what_a_change_brings_and_mends_is_told() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let watch = Watch::start(&scripts);
    scripts.edit("hii/rules.yaml", "goods.relatedness.importance", "goods.relatedness.importence");
    let seen = watch.until("1 new, 0 mended");
    assert!(seen.contains("hii/rules.yaml changed.") && seen.contains("Error T001."), "{seen}");
    assert!(seen.contains(" 1 error"), "{seen}");
    // Half written: the rest of the file is not there yet.
    let whole = std::fs::read_to_string(scripts.path().join("hii/rules.yaml")).expect("a file");
    scripts.write("hii/rules.yaml", "rules:\n  - id: [");
    watch.until("Error F001.");
    watch.until(" mended, ");
    scripts.write("hii/rules.yaml", &whole.replace("importence", "importance"));
    let seen = watch.until(". 0 new, ");
    assert!(seen.contains("Mended: F001 hii/rules.yaml"), "{seen}");
    assert_eq!(watch.end(), 0);
}

#[test]
fn files_and_folders_may_come_go_and_be_renamed() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let watch = Watch::start(&scripts);
    let path = |name: &str| scripts.path().join(name);
    std::fs::rename(path("hii/sheets/circles.md"), path("hii/sheets/rings.md")).expect("renamed");
    watch.until("Error F018.");
    watch.until(" mended, ");
    std::fs::rename(path("hii/sheets/rings.md"), path("hii/sheets/circles.md")).expect("renamed");
    watch.until(". 0 new, ");
    std::fs::rename(path("hii"), path("other")).expect("renamed");
    watch.until("Error F011.");
    watch.until(" mended, ");
    std::fs::remove_dir_all(path("other")).expect("removed");
    // The folder may be seen several times while it is taken away.
    watch.until("Checked 1 programme, ");
    scripts.edit("shared/facts.yaml", "type: choice", "type: choise");
    watch.until("Error F014.");
    watch.until(" mended, ");
    assert_eq!(watch.end(), 1, "what is wrong when it ends decides");
}

#[test]
fn only_people_watch() {
    let ran = waymark(&["check", "scripts", "--watch", "--format", "json"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
}
