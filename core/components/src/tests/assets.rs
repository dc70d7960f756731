//! The files browsers fetch: named by what they hold, packed as they are, nothing of others' that may not be shown, small.

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::{ASSETS, asset, url};

fn text(name: &str) -> &'static str {
    let asset = asset(url(name)).unwrap_or_else(|| panic!("{name}"));
    std::str::from_utf8(asset.bytes).expect("text")
}

const SHEETS: [&str; 3] = ["govuk-frontend.css", "moj-frontend.css", "waymark.css"];
const FIRST: [&str; 5] =
    ["govuk-frontend.css", "moj-frontend.css", "waymark.css", "govuk-frontend.js", "waymark.js"];

#[test]
fn every_file_is_found_under_a_name_that_changes_with_it() {
    let mut urls = BTreeSet::new();
    for file in ASSETS {
        assert!(urls.insert(file.url), "{} twice", file.url);
        assert_eq!(asset(file.url).map(|found| found.name), Some(file.name));
        assert_eq!(asset(file.url.trim_start_matches("/assets/")).map(|found| found.name), Some(file.name));
        let (stem, ending) = file.name.rsplit_once('.').expect("an ending");
        let digest = file.url.strip_prefix(&format!("/assets/{stem}.")).expect("its stem");
        let digest = digest.strip_suffix(&format!(".{ending}")).expect("its ending");
        assert!(digest.len() == 10 && digest.chars().all(|sign| sign.is_ascii_hexdigit()), "{}", file.url);
        assert!(asset(file.name).is_none(), "{} under its plain name", file.name);
    }
    assert_eq!(url("nobody.css"), "/assets/no-such-file");
    assert!(asset("/assets/../Cargo.toml").is_none());
}

#[test]
fn packed_bytes_are_the_bytes() {
    for file in ASSETS {
        let mut unpacked = Vec::new();
        GzDecoder::new(file.gzipped).read_to_end(&mut unpacked).expect("gzip");
        assert!(unpacked == file.bytes, "{}", file.name);
    }
}

#[test]
fn no_font_no_crest_and_no_way_off_the_page() {
    let named: Vec<&str> = ASSETS.iter().map(|file| file.name).collect();
    assert!(
        !named.iter().any(|name| name.contains("crest") || name.contains("crown") || name.contains("woff"))
    );
    for name in SHEETS {
        let css = text(name);
        for gone in ["@font-face", "GDS Transport", "@import", "crest.", "sourceMappingURL", "url(data:"] {
            assert!(!css.contains(gone), "{name} has {gone}");
        }
        for part in css.split("url(").skip(1) {
            let address = part.split(')').next().expect("an address").trim_matches(['"', '\'']);
            assert!(asset(address).is_some() && address.starts_with("/assets/"), "{name} leads to {address}");
        }
        assert_eq!(css.matches('{').count(), css.matches('}').count(), "{name} lost a bracket");
    }
    assert!(!text("waymark.css").contains("!important"));
    assert!(!text("moj-frontend.css").contains(":root{--govuk"), "two versions of one variable");
}

#[test]
fn scripts_ask_only_for_each_other_and_run_no_text() {
    for file in ASSETS.iter().filter(|file| file.name.ends_with(".js")) {
        let script = std::str::from_utf8(file.bytes).expect("text");
        for gone in [
            "eval(",
            "new Function",
            "sourceMappingURL",
            "document.write",
            "setAttribute(\"style",
            "setAttribute('style",
        ] {
            assert!(!script.contains(gone), "{} has {gone}", file.name);
        }
        for part in script.split("/assets/").skip(1) {
            let address = part.split(['"', '\'']).next().expect("an address");
            assert!(asset(address).is_some(), "{} asks for {address}", file.name);
        }
        for line in script.lines().filter(|line| line.starts_with("import ")) {
            assert!(line.contains("'/assets/"), "{}: {line}", file.name);
        }
    }
}

#[test]
fn the_front_end_stays_small() {
    let all: usize = ASSETS.iter().map(|file| file.bytes.len() + file.gzipped.len()).sum();
    let first: usize = FIRST.iter().map(|name| asset(url(name)).expect("a file").gzipped.len()).sum();
    for file in ASSETS {
        println!("{:28} {:7} {:6}", file.name, file.bytes.len(), file.gzipped.len());
    }
    println!("embedded {all}, first page {first}");
    assert!(all <= 600_000, "{all} bytes are embedded; half of 1.2 MB is for what pages add");
    assert!(
        first <= 45_000,
        "{first} bytes before a first page; 60 KB less what the page itself and htmx take"
    );
}

#[test]
fn notices_travel_with_the_files() {
    let notices = text("notices.txt");
    for line in [
        "Copyright (c) 2017 Crown Copyright (Government Digital Service)",
        "Copyright (c) 2019 Ministry of Justice",
    ] {
        assert!(notices.contains(line), "{line}");
    }
    let lock = include_str!("../../npm/package-lock.json");
    for version in ["6.6.0", "11.1.0"] {
        assert!(
            notices.contains(version) && lock.contains(version),
            "{version}: the notices and the lock differ"
        );
    }
}

#[test]
fn every_class_of_ours_has_a_look() {
    let css = text("waymark.css");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut seen = 0;
    for name in ["timeline.rs", "table.rs", "chart.rs", "chart/over_time.rs", "chart/stacked_bar.rs"] {
        let source = std::fs::read_to_string(format!("{folder}/{name}")).expect("source");
        for part in source.split("\"waymark-").skip(1) {
            let class = part.split(['"', '{', ' ']).next().expect("a class").trim_end_matches('-');
            if !class.ends_with(".css") && !class.ends_with(".js") {
                assert!(css.contains(&format!("waymark-{class}")), "{name}: waymark-{class}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10);
}
