//! The seeded mistakes of tests/content: each laid over the small valid programme beside them, each found at its
//! line and column, and nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::source::read_folder;

/// Families of this crate, and those rows of the tailoring family that are about the shape of rules and facts. What a
/// site's rules may say (T027, T028) is asked where layers are laid over one another, which happens here too.
fn is_ours(code: &str) -> bool {
    let number: u32 = code.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    match code.chars().next() {
        Some('F' | 'B' | 'R') => true,
        Some('L') => !(8..=12).contains(&number),
        Some('C') => code != "C004" && number <= 11,
        Some('P') => !matches!(code, "P001" | "P003"),
        Some('T') => ((6..=19).contains(&number) && code != "T017") || matches!(code, "T027" | "T028"),
        _ => false,
    }
}

static CORPUS: LazyLock<Texts> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/content");
    read_folder(std::path::Path::new(folder))
});

/// The base with one fixture laid over it, and what is expected of it.
fn laid_over(fixture: &str) -> (Texts, Vec<String>) {
    let prefix = format!("invalid/{fixture}/");
    let mut files: BTreeMap<String, Result<Arc<str>, String>> = BTreeMap::new();
    for folder in ["base/", &prefix] {
        for (path, text) in CORPUS.under(folder) {
            files.insert(path.strip_prefix(folder).expect("under it").to_owned(), Ok(Arc::clone(text)));
        }
        for (path, finding) in CORPUS.refused() {
            if let Some(path) = path.strip_prefix(folder) {
                files.insert(path.to_owned(), Err(finding.what.clone()));
            }
        }
    }
    let mut lines = |name: &str| -> Vec<String> {
        let text = files.remove(name).and_then(Result::ok);
        text.iter().flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (expected, deleted) = (lines("expect.txt"), lines("delete.txt"));
    for path in deleted {
        assert!(files.remove(&path).is_some(), "{fixture} deletes {path}, which is not there");
    }
    let mut texts = Texts::default();
    for (path, text) in files {
        match text {
            Ok(text) => texts.add(&path, text.as_bytes()),
            Err(why) => texts.refuse(&path, why),
        }
    }
    (texts, expected)
}

fn findings(texts: &Texts) -> Vec<Finding> {
    let ground = ground(texts);
    let mut findings = ground.findings.clone();
    findings.extend(stray(texts));
    for programme in programmes(texts) {
        findings.extend(read(texts, &ground, programme, false).findings);
    }
    findings.sort();
    findings.dedup();
    findings
}

fn fixtures() -> Vec<String> {
    let paths = CORPUS.under("invalid/").filter_map(|(path, _)| path.split('/').nth(1));
    let mut fixtures: Vec<String> = paths.map(str::to_owned).collect();
    fixtures.dedup();
    fixtures
}

#[test]
fn the_base_checks_clean() {
    let (texts, _) = laid_over("none");
    assert_eq!(findings(&texts), []);
    let package = read(&texts, &ground(&texts), "small-steps", true).package.expect("a package");
    assert_eq!(
        package.sessions.iter().map(|session| session.id.as_str()).collect::<Vec<_>>(),
        ["hello", "circles", "together"]
    );
    assert_eq!((package.rules.len(), package.cases.len(), package.scripts.len()), (3, 1, 1));
}

#[test]
fn every_seeded_mistake_is_found_where_it_is_and_nothing_else() {
    let fixtures = fixtures();
    let mut wrong = Vec::new();
    let mut ours = 0;
    for fixture in &fixtures {
        let (texts, mut expected) = laid_over(fixture);
        if expected.is_empty()
            || expected.iter().any(|line| !is_ours(line.split(' ').next().unwrap_or_default()))
        {
            continue;
        }
        ours += 1;
        let mut found: Vec<String> =
            findings(&texts).iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect();
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("{fixture}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(ours >= 70, "only {ours} fixtures");
    assert!(wrong.is_empty(), "{} of {ours}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_of_ours_is_seeded() {
    let seeded: Vec<String> = fixtures();
    let missing: Vec<&str> = codes::all()
        .map(codes::Code::as_str)
        .filter(|code| is_ours(code) && !seeded.iter().any(|fixture| fixture.starts_with(code)))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn findings_speak_the_words_of_designers() {
    for fixture in fixtures() {
        let (texts, _) = laid_over(&fixture);
        for finding in findings(&texts) {
            let said = format!("{} {} {}", finding.what, finding.why, finding.fix).to_lowercase();
            for word in ["schema", "parse", "null", "token", "scalar", "mapping", "deserial", "serde"] {
                assert!(!said.contains(word), "{fixture}: {finding:?}");
            }
            assert!(!finding.what.is_empty() && !finding.fix.is_empty());
        }
    }
}

/// Checks that a file of these bytes at `path` of the base is read in little time.
fn check_hostile(path: &str, text: &str) {
    let (mut texts, _) = laid_over("none");
    texts.add(path, text.as_bytes());
    let begun = Instant::now();
    let found = findings(&texts);
    let took = begun.elapsed();
    let start: String = text.chars().take(40).collect();
    assert!(took < Duration::from_secs(6), "{path} {start:?} took {took:?}");
    assert!(found.len() < 1_000, "{path} {start:?} gave {} findings", found.len());
}

#[test]
fn a_site_with_thousands_of_changes_is_read_in_little_time() {
    let session = "small-steps/modules/going-on/together.md";
    let (texts, _) = laid_over("none");
    let head = |path: &str| {
        let text = texts.get(path).expect("a text");
        text.split_once("---\n## ").map(|(head, _)| format!("{head}---\n")).expect("blocks")
    };
    let site = &format!("sites/hmp-carrick/{session}");
    let welsh = "small-steps/languages/cy/modules/going-on/together.md";
    let many = |of: fn(usize) -> String, count: usize| (0..count).map(of).collect::<String>();
    let one_block = "## Look {#look .replace base=f2c89720}\nx\n".repeat(5_500);
    check_hostile(site, &format!("{}{one_block}", head(site)));
    for of in [
        |number| format!("## A {{#a{number} .staff .after-look}}\nx\n"),
        |number| format!("## A {{#a{number} .replace base=00000000}}\nx\n"),
    ] {
        check_hostile(site, &format!("{}{}", head(site), many(of, 5_000)));
    }
    check_hostile(
        welsh,
        &format!("{}{}", head(welsh), many(|n| format!("## A {{#a{n} base=00000000}}\nx\n"), 5_500)),
    );
    check_hostile(
        session,
        &format!("{}{}", head(session), many(|n| format!("## A {{#a{n} .participant}}\nx\n"), 6_000)),
    );
}

#[test]
fn hostile_files_are_read_in_little_time() {
    let rules = "small-steps/rules.yaml";
    let most = 250_000;
    for unit in [
        "[", "{", "- ", "? ", "a: ", "&a ", "*a ", "!a ", "'", "\"", "|\n", "#", "a:\n ", "\n", "[],", "\\",
        "%",
    ] {
        check_hostile(rules, &unit.repeat(most / unit.len()));
        check_hostile(rules, &format!("rules: {}", unit.repeat(most / unit.len() - 8)));
    }
    let keys: String = (0..30_000).map(|number| format!("k{number}: 1\n")).collect();
    check_hostile(rules, &keys);
    check_hostile(rules, &"a: 1\n".repeat(50_000));
    check_hostile(rules, &format!("rules:\n{}", "- id: x\n".repeat(30_000)));
    check_hostile(rules, &format!("rules:\n{}", "- {id: x, when: a, say: b}\n".repeat(9_000)));
    check_hostile("small-steps/facts.yaml", &format!("facts:\n{}", "- {}\n".repeat(40_000)));
    for unit in [
        "<",
        "<!--",
        "[",
        "![",
        "](",
        "*a_ ",
        "**",
        "`",
        ">",
        "- ",
        "# ",
        "## a {#a .staff}\n",
        "{{",
        "|-",
        "&#",
        "[a]: b\n",
        "_",
        "~~",
    ] {
        let text = format!("---\nid: hello\n---\n{}", unit.repeat(most / unit.len()));
        check_hostile("small-steps/modules/beginning/hello.md", &text);
    }
}

/// One change of a text, by position: a line or a character deleted, doubled or replaced.
fn changed(text: &str, kind: u8, at: usize, with: char) -> String {
    let by_line = kind.is_multiple_of(2);
    let parts: Vec<String> = match by_line {
        true => text.split_inclusive('\n').map(str::to_owned).collect(),
        false => text.chars().map(String::from).collect(),
    };
    let at = at % parts.len().max(1);
    let part = |(number, part): (usize, &String)| match (number == at, kind / 2) {
        (true, 0) => String::new(),
        (true, 1) => format!("{part}{part}"),
        (true, _) if by_line => format!("{with}{part}"),
        (true, _) => with.to_string(),
        (false, _) => part.clone(),
    };
    parts.iter().enumerate().map(part).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_slip_of_the_pen_stops_the_reading(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((0_u8..6, any::<usize>(), prop::sample::select(SIGNS.to_vec())), 1..5),
    ) {
            let (texts, _) = laid_over("none");
        let paths: Vec<&Arc<str>> = texts.all().map(|(path, _)| path).collect();
        let path = file.get(&paths);
        let mut text = texts.get(path).expect("a text").to_string();
        for (kind, at, with) in changes {
            text = changed(&text, kind, at, with);
        }
        let mut mutated = Texts::default();
        for (other, text) in texts.all().filter(|(other, _)| *other != *path) {
            mutated.add(other, text.as_bytes());
        }
        mutated.add(path, text.as_bytes());
        for finding in findings(&mutated) {
            let line = usize::try_from(finding.place.line).unwrap_or_default();
            let there = mutated.get(&finding.place.file).map(|text| text.lines().count());
            prop_assert!(line == 0 || there.is_some_and(|lines| line <= lines.max(1)), "{finding:?}");
        }
    }
}

/// Characters that mean something somewhere.
const SIGNS: [char; 24] = [
    ':', '-', '#', '{', '}', '[', ']', '"', '\'', '|', '>', '&', '*', '!', '%', '@', '\t', '\u{200b}', 'é',
    '\0', '<', '0', ' ', '\\',
];
