//! Two installations that are cut off from each other and meet again, through the real binary.

use serde_json::Value;

use crate::harness::{Ran, Scratch, top, waymark};

/// The installation of one site.
struct Site {
    folder: Scratch,
    site: &'static str,
}

impl Site {
    fn new(site: &'static str) -> Self {
        let one = Self { folder: Scratch::new(), site };
        one.ok("", &["init", "--site", site, "--first", "manager", "--name", "The manager"]);
        for (id, role, profession) in [
            ("treatment", "treatment-manager", "psychologist"),
            ("team", "programme-team", "other"),
            ("auditor", "auditor", "other"),
        ] {
            let line = [
                "staff",
                "add",
                id,
                "--name",
                id,
                "--site",
                site,
                "--role",
                role,
                "--profession",
                profession,
            ];
            one.ok("manager", &line);
        }
        let dates = ["--from", "2026-01-01", "--until", "2027-12-31", "--supervisor", "treatment"];
        one.ok("manager", &[&["staff", "authorise", "treatment", "--programme", "hii"], &dates[..]].concat());
        one.ok("manager", &["staff", "train", "treatment", "--what", "it", "--on", "2026-01-02"]);
        one
    }

    fn run(&self, by: &str, line: &[&str]) -> Ran {
        let (data, scripts) = (self.folder.path().join("data"), top().join("scripts"));
        let (data, scripts) = (data.to_string_lossy(), scripts.to_string_lossy());
        let mut arguments = [line, &["--data", &data, "--scripts", &scripts, "--format", "json"]].concat();
        if !by.is_empty() {
            arguments.extend(["--as", by]);
        }
        waymark(&arguments)
    }

    fn ok(&self, by: &str, line: &[&str]) -> Value {
        let ran = self.run(by, line);
        assert_eq!(ran.code, 0, "{}, {by}: {line:?}\n{}{}", self.site, ran.out, ran.err);
        serde_json::from_str(&ran.out).expect("JSON")
    }

    fn refused(&self, by: &str, line: &[&str], code: &str) {
        let ran = self.run(by, line);
        assert_eq!(ran.code, 1, "{}, {by}: {line:?}\n{}{}", self.site, ran.out, ran.err);
        assert!(ran.err.contains(code), "{}, {by}: {line:?}\n{}", self.site, ran.err);
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Trusts `other`, by what it prints of itself.
    fn trust(&self, other: &Self) {
        self.folder.write("other.json", &other.ok("", &["dossier", "identity"]).to_string());
        self.ok("manager", &["dossier", "trust", &self.path("other.json"), "--name", other.site]);
    }

    /// Sends the record of `person` to `other`, which takes it in.
    fn send(&self, person: &str, other: &Self, name: &str) -> Value {
        let file = self.path(name);
        let line =
            ["dossier", "export", person, "--to", other.site, "--because", "a transfer", "--out", &file];
        self.ok("treatment", &line);
        other.ok("team", &["dossier", "import", &file])
    }

    fn notes(&self, person: &str) -> Vec<String> {
        let overview = self.ok("treatment", &["overview", person]);
        let notes = overview["contributions"].as_array().expect("notes").clone();
        let mut texts: Vec<String> =
            notes.iter().filter_map(|note| note["text"].as_str()).map(str::to_owned).collect();
        texts.sort();
        texts
    }

    /// What stands in the person's record, whoever looked at it: site, position and kind of each entry.
    fn entries(&self, person: &str) -> Vec<String> {
        let about = self.ok("auditor", &["audit", "about", person]);
        let lines = about.as_array().expect("lines").iter();
        let recorded = lines.filter(|line| line["kind"] != "looked" && line["kind"] != "bundle-received");
        let mut entries: Vec<String> =
            recorded.map(|line| format!("{} {} {}", line["site"], line["position"], line["kind"])).collect();
        entries.sort();
        entries
    }

    fn contributes(&self, person: &str, text: &str) {
        let line =
            ["person", "contribute", person, "--holder", self.site, "--category", "work", "--text", text];
        self.ok("treatment", &line);
    }
}

#[test]
fn two_installations_that_were_cut_off_meet_again_and_have_the_same_record() {
    let (ashgrove, carrick) = (Site::new("hmp-ashgrove"), Site::new("hmp-carrick"));
    ashgrove.trust(&carrick);
    carrick.trust(&ashgrove);
    let person = "A1234BC";
    ashgrove.ok("team", &["person", "open", "--number", "NOMS=A1234BC", "--name", "Sol"]);
    ashgrove.contributes(person, "Works in the laundry.");
    let release = ["handover", "release", person, "--to", "hmp-carrick", "--because", "nearer home"];
    ashgrove.ok("treatment", &release);
    let taken = ashgrove.send(person, &carrick, "first.bundle");
    assert_eq!(taken["releasedHere"], true);
    carrick.ok("treatment", &["handover", "accept", person]);

    // Cut off: both record something. The old site no longer holds the case.
    let refer =
        ["refer", "start", person, "--programme", "hii", "--referrer", "the person", "--because", "he asked"];
    ashgrove.refused("treatment", &refer, "D025");
    carrick.ok("treatment", &refer);
    ashgrove.contributes(person, "A letter came after he left.");
    carrick.contributes(person, "Asked for the kitchen.");

    // They meet again, twice over: the second time changes nothing.
    let back = carrick.send(person, &ashgrove, "second.bundle");
    assert_eq!(back["site"], "hmp-carrick");
    ashgrove.send(person, &carrick, "third.bundle");
    let again = ashgrove.ok("team", &["dossier", "import", &carrick.path("second.bundle")]);
    assert_eq!(again["added"], 0);
    let expected = ["A letter came after he left.", "Asked for the kitchen.", "Works in the laundry."];
    assert_eq!(carrick.notes(person), expected);
    // The old site may not read it any more; that it has the same entries, its auditor can tell.
    ashgrove.refused("treatment", &["overview", person], "D004");
    let back = carrick.send(person, &ashgrove, "fourth.bundle");
    assert_ne!(back["added"], 0);
    assert_eq!(ashgrove.entries(person), carrick.entries(person));
    for site in [&ashgrove, &carrick] {
        let verified = site.ok("auditor", &["audit", "verify", "--open"]);
        assert_eq!(verified["bad"], Value::Null, "{verified}");
    }
}

#[test]
fn a_person_both_know_already_is_linked_and_neither_record_is_changed() {
    let (ashgrove, carrick) = (Site::new("hmp-ashgrove"), Site::new("hmp-carrick"));
    ashgrove.trust(&carrick);
    carrick.trust(&ashgrove);
    for (site, text) in [(&ashgrove, "Paints."), (&carrick, "Plays chess.")] {
        site.ok("team", &["person", "open", "--number", "NOMS=B2345CD", "--name", "Sol"]);
        site.contributes("B2345CD", text);
    }
    let taken = ashgrove.send("B2345CD", &carrick, "sol.bundle");
    assert_eq!(taken["linked"], true);
    assert_eq!(carrick.notes("B2345CD"), ["Paints.", "Plays chess."]);
    assert_eq!(ashgrove.notes("B2345CD"), ["Paints."]);
}

#[test]
fn a_bundle_that_was_changed_or_is_from_nobody_we_trust_is_refused() {
    let (ashgrove, carrick) = (Site::new("hmp-ashgrove"), Site::new("hmp-carrick"));
    ashgrove.trust(&carrick);
    ashgrove.ok("team", &["person", "open", "--number", "NOMS=A1234BC", "--name", "Sol"]);
    let file = ashgrove.path("one.bundle");
    let line =
        ["dossier", "export", "A1234BC", "--to", "hmp-carrick", "--because", "a transfer", "--out", &file];
    ashgrove.ok("treatment", &line);
    let stranger = carrick.run("team", &["dossier", "import", &file]);
    assert_eq!(stranger.code, 1, "{}{}", stranger.out, stranger.err);
    carrick.trust(&ashgrove);
    let mut text = std::fs::read_to_string(&file).expect("a bundle");
    let middle = text.len() / 2;
    let other = if text.as_bytes()[middle] == b'A' { "B" } else { "A" };
    text.replace_range(middle..=middle, other);
    ashgrove.folder.write("two.bundle", &text);
    let changed = carrick.run("team", &["dossier", "import", &ashgrove.path("two.bundle")]);
    assert_eq!(changed.code, 1, "{}{}", changed.out, changed.err);
    carrick.refused("treatment", &["overview", "A1234BC"], "D004");
}

#[test]
fn a_backup_is_restored_and_goes_on_and_an_old_one_is_found_out() {
    let site = Site::new("hmp-ashgrove");
    site.ok("team", &["person", "open", "--number", "NOMS=A1234BC", "--name", "Sol"]);
    let (backup, elsewhere) = (site.path("backup"), site.path("elsewhere"));
    site.ok("manager", &["backup", "--to", &backup]);
    site.contributes("A1234BC", "Said after the backup.");
    let checkpoint = site.ok("auditor", &["audit", "checkpoint", "--site", "hmp-ashgrove"]);
    site.folder.write("checkpoint", checkpoint["checkpoint"].as_str().expect("a note"));
    let keys = site.path("data/waymark.keys");
    let restored = waymark(&["restore", "--from", &backup, "--keys", &keys, "--data", &elsewhere]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    let verify = ["audit", "verify", "--open", "--data", &elsewhere, "--as", "auditor"];
    let verified = waymark(&verify);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    let witnessed = waymark(&[&verify[..], &["--checkpoint", &site.path("checkpoint")]].concat());
    assert_eq!(witnessed.code, 1, "an old backup: {}{}", witnessed.out, witnessed.err);
    let onto = waymark(&["restore", "--from", &backup, "--keys", &keys, "--data", &elsewhere]);
    assert_eq!(onto.code, 2, "never over an installation: {}", onto.err);
}

#[test]
fn erasing_takes_two_people_and_leaves_a_log_that_proves_itself() {
    let site = Site::new("hmp-ashgrove");
    site.ok(
        "manager",
        &[
            "staff",
            "add",
            "second",
            "--name",
            "second",
            "--site",
            "hmp-ashgrove",
            "--role",
            "treatment-manager",
            "--profession",
            "psychologist",
        ],
    );
    site.ok("team", &["person", "open", "--number", "NOMS=A1234BC", "--name", "Quillfeather"]);
    site.contributes("A1234BC", "A sentence nobody else would write.");
    let erase = ["person", "erase", "A1234BC", "--because", "its time is over", "--agreed-by"];
    site.refused("treatment", &[&erase[..], &["treatment"]].concat(), "D023");
    site.refused("treatment", &[&erase[..], &["team"]].concat(), "D028");
    site.ok("treatment", &[&erase[..], &["second"]].concat());
    site.refused("treatment", &["overview", "A1234BC"], "D004");
    assert_eq!(site.ok("team", &["person", "list"])["total"], 0);
    let verified = site.ok("auditor", &["audit", "verify", "--open"]);
    assert_eq!(verified["bad"], Value::Null, "{verified}");
}
