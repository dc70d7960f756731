//! What a colleague with bad intentions may not do, through the real binary: take a number, write in another lane,
//! import past a wall, shut everybody out; and what is said when the records are gone.

use serde_json::Value;

use crate::harness::{Ran, Scratch, top, waymark};

/// An installation with one site.
struct Here(Scratch);

impl Here {
    fn new() -> Self {
        let here = Self(Scratch::new());
        here.ok("", &["init", "--site", "hmp-ashgrove", "--first", "manager", "--name", "The manager"]);
        for (id, role, profession) in [
            ("treatment", "treatment-manager", "psychologist"),
            ("team", "programme-team", "other"),
            ("other", "programme-team", "other"),
            ("ruth", "facilitator", "psychologist"),
            ("imran", "facilitator", "chaplain"),
        ] {
            let add = ["staff", "add", id, "--name", id, "--site", "hmp-ashgrove"];
            here.ok("manager", &[&add[..], &["--role", role, "--profession", profession]].concat());
        }
        for number in ["A1234BC", "B2345CD"] {
            here.ok("team", &["person", "open", "--number", &format!("NOMS={number}"), "--name", number]);
        }
        here
    }

    fn run(&self, by: &str, line: &[&str]) -> Ran {
        let (data, scripts) = (self.0.path().join("data"), top().join("scripts"));
        let (data, scripts) = (data.to_string_lossy(), scripts.to_string_lossy());
        let mut arguments = [line, &["--data", &data, "--scripts", &scripts, "--format", "json"]].concat();
        if !by.is_empty() {
            arguments.extend(["--as", by]);
        }
        waymark(&arguments)
    }

    fn ok(&self, by: &str, line: &[&str]) -> Value {
        let ran = self.run(by, line);
        assert_eq!(ran.code, 0, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        serde_json::from_str(&ran.out).expect("JSON")
    }

    fn check_refused(&self, by: &str, line: &[&str], code: &str) {
        let ran = self.run(by, line);
        assert_eq!(ran.code, 1, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        assert!(ran.err.contains(code), "{by}: {line:?}\n{}", ran.err);
    }
}

#[test]
fn a_number_that_leads_to_one_record_never_leads_to_another() {
    let here = Here::new();
    let take = ["person", "number", "B2345CD", "--number", "NOMS=A1234BC", "--because", "x"];
    here.check_refused("team", &take, "D003");
    for number in ["NOMS=", "=", "NOMS=A1234\u{1b}[31m", "NOMS=\u{410}1234BC"] {
        let ran = here.run("team", &["person", "open", "--number", number]);
        assert_ne!(ran.code, 0, "{number:?}: {}", ran.out);
    }
}

#[test]
fn who_works_in_one_lane_writes_in_no_other() {
    let here = Here::new();
    let refer = ["--referrer", "the person", "--because", "asked", "--assessed-by"];
    for (programme, who) in [("hii", "ruth"), ("al-furqan", "imran")] {
        let start = ["refer", "start", "A1234BC", "--programme", programme];
        here.ok("team", &[&start[..], &refer[..], &[who]].concat());
    }
    let consent = ["consent", "A1234BC", "--answer", "refused", "--language", "en", "--programme"];
    here.check_refused("imran", &[&consent[..], &["hii"]].concat(), "D028");
    here.check_refused("ruth", &[&consent[..], &["al-furqan"]].concat(), "D028");
    here.ok("ruth", &[&consent[..], &["hii"]].concat());
}

#[test]
fn a_wall_holds_for_imports_and_leaves_whoever_puts_it_up_inside() {
    let here = Here::new();
    let only = ["person", "restrict", "A1234BC", "--because", "a relative works here", "--only"];
    here.check_refused("treatment", &[&only[..], &["team"]].concat(), "D016");
    here.ok("treatment", &[&only[..], &["treatment"]].concat());
    let row = "A1234BC,N,Sol,13-JUL-1990,01-SEP-2025,WORK,,Planted,Keyworker,OFFICIAL\n";
    let head = "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING\n";
    here.0.write("export.csv", &format!("{head}{row}"));
    let file = here.0.path().join("export.csv");
    here.ok("other", &["person", "import", &file.to_string_lossy()]);
    let overview = here.ok("treatment", &["overview", "A1234BC"]);
    assert!(!overview.to_string().contains("Planted"), "{overview}");
}

#[test]
fn nothing_on_the_askers_screen_tells_that_somebody_is_there() {
    let here = Here::new();
    let only = ["person", "restrict", "A1234BC", "--because", "a relative works here", "--only", "treatment"];
    here.ok("treatment", &only);
    let (hidden, nobody) = (
        here.run("other", &["overview", "A1234BC", "-v"]),
        here.run("other", &["overview", "Z9999ZZ", "-v"]),
    );
    assert_eq!((hidden.code, hidden.err), (nobody.code, nobody.err));
}

#[test]
fn records_that_are_gone_are_said_to_be_gone() {
    let here = Here::new();
    let records = here.0.path().join("data/records.sqlite");
    std::fs::remove_file(&records).expect("the records");
    here.check_refused("team", &["person", "list"], "D030");
    std::fs::write(&records, b"").expect("an empty file");
    here.check_refused("team", &["person", "list"], "D030");
}
