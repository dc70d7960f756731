//! The words of the record that ship keep the promises made to people, both sources read them alike, and the guide's
//! worked example is sound.

use content::FolderSource;
use domain::hooks::Attendance;
use domain::record::words::RecordWords;
use domain::site::Setting;
use runtime::ports::ContentSource as _;

use super::measures::example;
use crate::harness::{Scratch, top};

const PATH: &str = "shared/record.yaml";

fn shipped() -> RecordWords {
    FolderSource::new(top().join("scripts")).record_words()
}

#[test]
fn the_statuses_are_the_public_ones_and_each_says_what_it_means() {
    let words = shipped();
    let custody = [
        "Referral started",
        "Referral submitted",
        "Awaiting assessment",
        "Assessment started",
        "On hold",
        "Assessed as suitable",
        "Suitable but not ready",
        "Not suitable",
        "Not eligible",
        "On programme",
        "Programme complete",
        "Withdrawn",
        "Deselected",
    ];
    let community = [
        "Awaiting assessment",
        "Awaiting allocation",
        "Suitable but not ready",
        "Deprioritised",
        "Recall",
        "Return to court",
        "Scheduled",
        "On programme",
        "Programme complete",
        "Breach (non-attendance)",
        "Deferred",
        "Withdrawn",
    ];
    for (setting, titles) in [(Setting::Custody, &custody[..]), (Setting::Community, &community[..])] {
        for title in titles {
            let status = words.statuses.iter().find(|status| status.title == *title);
            let status = status.unwrap_or_else(|| panic!("there is no status {title}"));
            assert!(status.setting.is_none_or(|of| of == setting), "{title} {setting:?}");
        }
    }
    for status in &words.statuses {
        assert!(status.help.split(' ').count() >= 8, "{}: {}", status.id, status.help);
        assert_eq!(status.delivering, status.id == "on-programme", "{}", status.id);
    }
    assert_eq!(words.first_status().map(|status| status.id.as_str()), Some("started"));
    assert_eq!((words.gap_after_days, words.supervision_every_days), (21, 42));
    assert_eq!(words.check_in.len(), 5);
    assert!((5..=7).contains(&words.explained.len()));
}

#[test]
fn a_regime_a_faith_and_a_solicitor_count_against_nobody() {
    let words = shipped();
    for id in ["regime", "religious", "legal-advice"] {
        let code = words.attendance(id).unwrap_or_else(|| panic!("no attendance code {id}"));
        assert!(!code.by_choice && code.attendance == Attendance::DidNotMeet, "{id}");
    }
    for id in ["regime", "religious", "instructed-by-solicitor"] {
        let reason = words.reason(id).unwrap_or_else(|| panic!("no reason {id}"));
        assert!(reason.reopenable, "{id}");
    }
    for word in ["comply", "complied", "acceptable", "licence"] {
        let licence = words.attendance.iter().filter(|code| code.title.to_lowercase().contains(word));
        for code in licence {
            assert_eq!(code.setting, Some(Setting::Community), "{} is a licence word", code.id);
        }
    }
}

#[test]
fn reports_are_told_what_not_to_say_and_innocent_words_pass() {
    let words = shipped();
    for text in [
        "He is cured.",
        "She has been deradicalised",
        "He is No Longer A Risk",
        "at low risk now",
        "MEDIUM RISK",
        "a high-risk person",
        "manipulative in meetings",
        "This was superficial compliance",
    ] {
        assert!(words.never_said(text).next().is_some(), "{text}");
    }
    for text in [
        "He has secured a place to live, and procured the papers for it.",
        "She says what she does when it gets hard, and whom she asks.",
        "Ten of twelve meetings took place. Two did not: the regime.",
    ] {
        let said: Vec<&str> = words.never_said(text).map(|never| never.words.as_str()).collect();
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn the_status_of_the_guide_can_be_added_as_it_says() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let row = example("## Change the words of the record");
    scripts.edit(PATH, "  - id: awaiting-assessment\n", &format!("{row}  - id: awaiting-assessment\n"));
    let found = |scripts: &Scratch| -> Vec<String> {
        let findings = FolderSource::new(scripts.path()).shared_findings();
        findings.iter().map(|finding| format!("{} {}", finding.code, finding.what)).collect()
    };
    let lost = "W003 no referral comes to `thinking-it-over` in custody or in the community";
    assert_eq!(found(&scripts), [lost]);
    scripts.edit(
        PATH,
        "      - {to: not-eligible",
        "      - {to: thinking-it-over}\n      - {to: not-eligible",
    );
    assert_eq!(found(&scripts), Vec::<String>::new());
    let words = FolderSource::new(scripts.path()).record_words();
    assert!(words.status("thinking-it-over").is_some());
}

#[test]
fn content_without_the_file_has_no_words_and_no_finding() {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    std::fs::remove_file(scripts.path().join(PATH)).expect("removed");
    let source = FolderSource::new(scripts.path());
    assert_eq!(source.shared_findings(), []);
    assert_eq!(source.record_words(), RecordWords::default());
}
