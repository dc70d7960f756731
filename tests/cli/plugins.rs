//! Native plugins through the real binary: from nothing to a tested, signed, allowed plugin; each refusal with its words.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::harness::{Ran, Scratch, top, waymark_in};

/// A folder with an installation, a plugin in C that is built, and a key without a password.
struct Desk {
    scratch: Scratch,
}

const LIBRARY: &str = "first-day/build/first-day.so";

impl Desk {
    fn new() -> Self {
        let desk = Self { scratch: Scratch::new() };
        desk.fine("plugin new first-day --language c");
        desk.fine("plugin build first-day");
        desk
    }

    fn with_installation() -> Self {
        let desk = Self::new();
        desk.fine("init --site hmp-ashgrove --first ada --name Ada");
        desk.fine("plugin keygen my.key --no-password");
        desk
    }

    fn run(&self, line: &str) -> Ran {
        let arguments: Vec<&str> = line.split(' ').collect();
        waymark_in(self.scratch.path(), &arguments)
    }

    #[track_caller]
    fn fine(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, 0, "{line}: {}{}", ran.out, ran.err);
        ran.out
    }

    /// Ends with `code` and says all of `words`.
    #[track_caller]
    fn says(&self, line: &str, code: i32, words: &[&str]) {
        let ran = self.run(line);
        assert_eq!(ran.code, code, "{line}: {}{}", ran.out, ran.err);
        for word in words {
            assert!(
                ran.out.contains(word) || ran.err.contains(word),
                "{line}: no {word:?} in {}{}",
                ran.out,
                ran.err
            );
        }
    }

    fn rebuild(&self) {
        self.fine("plugin build first-day");
    }
}

#[test]
fn from_nothing_to_a_tested_signed_allowed_plugin_in_c() {
    let desk = Desk::new();
    desk.says(
        &format!("plugin test {LIBRARY} --examples first-day/examples.json"),
        0,
        &["Walls: ", "Examples: 4 of 4 hold", "It wrote nothing", "It keeps to its description."],
    );
    desk.says(&format!("plugin check {LIBRARY}"), 1, &["first-day 0.1.0, serial 1", "N004", "there is no"]);

    desk.scratch.write("password", "lemon curd\n");
    desk.fine("plugin keygen my.key --password-file password");
    desk.says("plugin keygen my.key --no-password", 2, &["there is something at `my.key` already"]);
    desk.says(
        &format!("plugin sign {LIBRARY} --key my.key"),
        2,
        &["it is locked with a password", "--password-file"],
    );
    desk.says(
        &format!("plugin sign {LIBRARY} --key my.key --password-file password"),
        0,
        &["Signed as `waymark plugin first-day 0.1.0 serial 1`"],
    );
    desk.says(
        &format!("plugin allow {LIBRARY} --because why --by ada"),
        2,
        &["there is no installation in `waymark-data`"],
    );

    desk.fine("init --site hmp-ashgrove --first ada --name Ada");
    desk.says(
        &format!("plugin allow {LIBRARY} --because why --by ada"),
        1,
        &["N005", "not on this installation's keyring"],
    );
    desk.says("plugin trust my.key.pub --role native --owner Ada --by ada", 0, &["may sign plugins"]);
    desk.says(&format!("plugin check {LIBRARY}"), 1, &["Signed: by Ada", "N008", "nobody has allowed"]);
    desk.says(
        &format!("plugin allow {LIBRARY} --because why --by ada"),
        0,
        &["Allowed: first-day 0.1.0 serial 1"],
    );
    desk.says(&format!("plugin check {LIBRARY}"), 0, &["Signed: by Ada", "Allowed here: on "]);
    desk.says(
        "plugin list --acts",
        0,
        &["first-day 0.1.0", "pace(meetings, weeks)", "ada: allowed first-day"],
    );
    desk.says(
        "doctor",
        0,
        &[
            "Plugin first-day 0.1.0: signed, allowed and whole",
            "SQLite in waymark-data",
            "Nothing is missing.",
        ],
    );
    let plugins = desk.scratch.path().join("waymark-data/plugins");
    let rights = |mode| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&plugins, std::fs::Permissions::from_mode(mode)).expect("rights");
    };
    rights(0o775);
    desk.says("doctor", 1, &["Others may write to waymark-data/plugins", "chmod go-w"]);
    rights(0o755);
    desk.says(
        "plugin trust my.key.pub --role native --owner Ada --because again --by ada",
        1,
        &["N005", "nothing is to be done: it may sign this already"],
    );
    desk.says("plugin forbid first-day --by ada", 0, &["Forbidden: first-day 0.1.0"]);
    desk.says("plugin forbid first-day --by ada", 1, &["N008", "nothing to forbid"]);
    desk.says("plugin list", 0, &["No plugin is allowed here."]);
}

#[test]
fn minisign_itself_can_sign_and_check() {
    let desk = Desk::with_installation();
    let minisign = |arguments: &[&str]| {
        let mut command = Command::new("minisign");
        let run = command.args(arguments).current_dir(desk.scratch.path()).output();
        run.expect("minisign is installed (tests/run installs it)").status.success()
    };
    desk.fine("plugin trust my.key.pub --role native --owner Ada --by ada");
    let comment = "waymark plugin first-day 0.1.0 serial 1";
    assert!(minisign(&["-S", "-s", "my.key", "-t", comment, "-m", LIBRARY]));
    desk.fine(&format!("plugin allow {LIBRARY} --because why --by ada"));
    desk.fine(&format!("plugin sign {LIBRARY} --key my.key"));
    assert!(minisign(&["-V", "-p", "my.key.pub", "-m", LIBRARY]));
}

#[test]
fn each_refusal_says_what_it_is_and_what_to_do() {
    let desk = Desk::with_installation();
    let allow = format!("plugin allow {LIBRARY} --because why --by ada");
    desk.says(&allow, 1, &["N004", "is not signed", "Do: put the file `.minisig` beside it"]);
    desk.fine(&format!("plugin sign {LIBRARY} --key my.key"));

    desk.fine("plugin trust my.key.pub --role content --owner Bea --by ada");
    desk.says(&allow, 1, &["N005", "Bea's key", "for content, not for native code"]);
    desk.says(
        "plugin trust my.key.pub --role native --owner Ada --by ada",
        1,
        &["N005", "on the keyring already", "plugin distrust"],
    );
    desk.fine("plugin distrust my.key.pub --because lent --by ada");
    desk.fine("plugin trust my.key.pub --role native --owner Ada --by ada");
    desk.fine(&allow);

    // An older one after a newer one.
    desk.scratch.edit("first-day/plugin.json", "\"serial\": 1", "\"serial\": 2");
    desk.scratch.edit("first-day/plugin.json", "0.1.0", "0.2.0");
    desk.rebuild();
    desk.says(&allow, 1, &["N006", "does not fit"]);
    desk.fine(&format!("plugin sign {LIBRARY} --key my.key"));
    desk.fine(&allow);
    desk.scratch.edit("first-day/plugin.json", "\"serial\": 2", "\"serial\": 1");
    desk.rebuild();
    desk.fine(&format!("plugin sign {LIBRARY} --key my.key"));
    desk.says(&allow, 1, &["N009", "serial 1 is older than serial 2"]);

    // What was allowed is changed on the shelf.
    let on_shelf = desk.scratch.path().join("waymark-data/plugins/first-day-0.2.0.so");
    let bytes = std::fs::read(&on_shelf).expect("the library");
    std::fs::write(&on_shelf, [bytes.as_slice(), b"x"].concat()).expect("changed");
    desk.says("plugin list", 1, &["N006", "may not run"]);
    desk.says("doctor", 1, &["Plugin first-day 0.2.0: may not run", "N006"]);
    std::fs::write(&on_shelf, bytes).expect("as it was");
    desk.fine("plugin list");

    desk.scratch.edit("waymark-data/plugins/keyring.json", "\"RW", "\"R");
    desk.says("plugin list", 1, &["N019", "key 1, of Ada"]);
    desk.says("doctor", 1, &["N019"]);
    desk.says(&format!("plugin check {LIBRARY}"), 1, &["N019"]);
}

#[test]
fn what_walls_are_demanded_is_the_administrators_to_say() {
    let desk = Desk::with_installation();
    desk.says("doctor", 0, &["Walls demanded here: full\n"]);
    desk.says("plugin walls what-there-is --because kernel --by ada", 0, &["whatever walls"]);
    desk.says("doctor", 0, &["Walls demanded here: what-there-is (by ada, ", ": kernel)"]);
    desk.scratch.edit("waymark-data/plugins/policy.json", "what-there-is", "none");
    desk.says("doctor", 1, &["N019", "plugin walls full"]);
    desk.says("plugin walls none --because kernel --by ada", 2, &["full or what-there-is"]);
    desk.says("plugin walls full --because kernel --by ada", 0, &["every wall"]);
}

#[test]
fn a_plugin_that_misbehaves_is_told_how() {
    let desk = Desk::new();
    let source = desk.scratch.path().join("first-day/plugin.c");
    let whole = std::fs::read_to_string(&source).expect("the source");
    let check = |old: &str, new: &str, words: &[&str]| {
        desk.scratch.edit("first-day/plugin.c", old, new);
        desk.rebuild();
        desk.says(&format!("plugin test {LIBRARY} --examples first-day/examples.json"), 1, words);
        std::fs::write(&source, &whole).expect("as it was");
    };
    let steady = "{\\\"value\\\":\\\"steady\\\"}";
    check(steady, "{\\\"value\\\":\\\"often\\\"}", &["N014", "what it answered does not fit", "asked {"]);
    check(
        "meetings < weeks",
        "meetings <= weeks",
        &["the example `pace`", "does not hold: it answered {\"value\":\"slow\"}", "Examples: 3 of 4"],
    );
    check(
        "if (meetings == 0) {",
        "static int calls; if (meetings == 0 || ++calls > 3) {",
        &["asked again another"],
    );
    check(
        "if (meetings < 0 || weeks < 0) {",
        "if (meetings < 0 || weeks < 0) { __builtin_trap();",
        &["N013", "Do: let it decline or fail"],
    );
    check("    (void)host;\n    return &plugin;", "    return host == NULL ? &plugin : NULL;", &["N012"]);
    check(
        "    (void)instance;\n    /* The place",
        "    (void)instance;\n    for (;;) { }\n    /* The place",
        &["N013", "gave no answer within 1000 ms"],
    );
}

#[test]
fn what_a_plugin_writes_is_shown_and_steers_no_terminal() {
    let desk = Desk::new();
    desk.scratch.edit(
        "first-day/plugin.c",
        "#include <string.h>",
        "#include <stdio.h>\n#include <string.h>\n__attribute__((constructor)) static void hello(void) { fputs(\"hello\\x1b[31m\\n\", stderr); }",
    );
    desk.rebuild();
    desk.says(&format!("plugin test {LIBRARY}"), 0, &["It wrote on standard error:", "| hello\\u{1b}[31m"]);
}

#[test]
fn a_program_reads_the_same_as_json() {
    let desk = Desk::new();
    let json = |line: &str, code: i32| -> Value {
        let ran = desk.run(line);
        assert_eq!(ran.code, code, "{line}: {}{}", ran.out, ran.err);
        serde_json::from_str(&ran.out).expect("JSON")
    };
    let checked = json(&format!("plugin check {LIBRARY} --format json"), 1);
    assert_eq!(checked["metadata"]["id"], "first-day");
    assert_eq!(checked["findings"][0]["code"], "N004");
    let tested = json(&format!("plugin test {LIBRARY} --format json"), 0);
    assert_eq!(tested["tried"][0]["operation"], "pace");
    let benched = json(&format!("plugin bench {LIBRARY} --format json"), 0);
    assert!(benched["operations"][0]["aSecond"].as_u64() > Some(0), "{benched}");
    assert!(json("doctor --format json", 0)["sandbox"]["seccomp"].is_string());
    assert_eq!(json("plugin list --format json", 0)["plugins"], Value::Array(Vec::new()));
}

#[test]
fn a_beginning_is_never_written_over() {
    let desk = Desk::new();
    desk.says(
        "plugin new first-day --language c",
        2,
        &["there is something at `first-day/plugin.json` already"],
    );
    desk.says("plugin new First --language c", 2, &["`First` cannot be a plugin's id"]);
    desk.says("plugin new second --language rust", 2, &["--sdk"]);
    desk.says(
        "plugin new second --language rust --sdk first-day",
        2,
        &["the kit for Rust is not in `first-day`"],
    );
    desk.says("plugin build waymark-data", 2, &["the folder `waymark-data` cannot be used"]);
    let kit = top().join("plugins/sdk").display().to_string();
    desk.fine(&format!("plugin new second --language rust --sdk {kit}"));
    let manifest =
        std::fs::read_to_string(desk.scratch.path().join("second/Cargo.toml")).expect("a manifest");
    assert!(manifest.contains(&format!("path = \"{kit}\"")), "{manifest}");
}

/// The lines of plugins/README.md, by the heading they stand under.
fn readme(heading: &str) -> String {
    let text = std::fs::read_to_string(top().join("plugins/README.md")).expect("the README");
    let part = text.split("\n## ").find(|part| part.starts_with(heading)).expect("the heading");
    let blocks: Vec<&str> =
        part.split("```sh\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    assert!(!blocks.is_empty(), "nothing to run under {heading}");
    blocks.concat()
}

/// Runs lines as a person would type them, in a folder.
#[track_caller]
fn typed(scratch: &Scratch, lines: &str) {
    let bin = Path::new(env!("CARGO_BIN_EXE_waymark")).parent().expect("a folder").display().to_string();
    let script =
        format!("set -e\nPATH=\"{bin}:$PATH\"\n{}", lines.replace("~/waymark", &top().display().to_string()));
    let ran = Command::new("sh").args(["-c", &script]).current_dir(scratch.path()).output().expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "{lines}\n{}{}", text(&ran.stdout), text(&ran.stderr));
}

#[test]
fn every_line_of_the_readme_does_what_it_says() {
    let scratch = Scratch::new();
    for heading in ["In C", "Sign it", "Allow it"] {
        typed(&scratch, &readme(heading));
    }
    assert!(scratch.path().join("waymark-data/plugins/first-day-0.1.0.so").is_file());
}

#[test]
fn every_line_of_the_readme_about_rust_does_what_it_says() {
    let lines = readme("In Rust");
    assert!(lines.contains("cargo test"), "{lines}");
    // It builds the kit anew, so that it runs in the campaigns only; the beginning itself is tested beside the kit.
    if std::env::var_os("WAYMARK_LONG").is_some() {
        typed(&Scratch::new(), &lines);
    }
}
