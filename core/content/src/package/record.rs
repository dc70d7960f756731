//! The words of the record: read from `shared/record.yaml`, which content without records may lack.

mod moves;

use std::collections::BTreeSet;

use domain::codes;
use domain::finding::{Finding, nearest};
use domain::hooks::Attendance;
use domain::record::enrolment::{Ended, Ending};
use domain::record::staff::ROLES;
use domain::record::words::{RecordWords, Status};

use super::desk::{Desk, Sheet};
use crate::file::record::RecordFile;
use crate::shape::Shape;

/// The path of the file.
const FILE: &str = "shared/record.yaml";

/// How many questions a session check-in has.
const CHECK_IN: usize = 5;

/// The lists whose rows have ids.
const LISTS: [&str; 7] = ["statuses", "reasons", "waiting", "attendance", "explained", "check_in", "told"];

/// How a programme may end.
const ENDINGS: [Ending; 3] = [Ending::Complete, Ending::Withdrawn, Ending::Deselected];

/// Reads the words of the record; none of them where there is no file, or where something in it cannot be used.
pub(crate) fn read(desk: &mut Desk<'_>) -> RecordWords {
    let Some(sheet) = desk.yaml(FILE, Shape::Record) else { return RecordWords::default() };
    for list in LISTS {
        sheet.ids(list, desk);
    }
    let Some(file) = sheet.whole::<RecordFile>(desk) else { return RecordWords::default() };
    let words = RecordWords::from(file);
    // What a row with an unknown key was meant to say is anybody's guess: only the key is told of it.
    if !has_stranger(&sheet, &words) {
        statuses(desk, &sheet, &words);
        endings(desk, &sheet, &words);
        reasons(desk, &sheet, &words);
    }
    for (number, code) in words.attendance.iter().enumerate() {
        let chose = code.attendance == Attendance::ChoseNotTo;
        if chose != code.by_choice {
            let key = if code.by_choice { "by_choice" } else { "attendance" };
            let place = sheet.tree.place(&format!("/attendance/{number}/{key}"));
            let (what, fix) = if chose {
                (
                    format!("`{}` is a choice, and `by_choice` does not say so", code.id),
                    "add `by_choice: true`",
                )
            } else {
                (format!("`{}` counts as a choice, and is none", code.id), "write `false`")
            };
            desk.add(Finding::new(codes::CHOICE_AND_ATTENDANCE, place, what).fix(fix));
        }
    }
    conversation(desk, &sheet, &words);
    own_words(desk, &sheet, &words);
    words
}

/// Whether a status, a way or a reason has a key that is not known.
fn has_stranger(sheet: &Sheet, words: &RecordWords) -> bool {
    let strange = |list: &str, number: usize| sheet.has_stranger(&format!("/{list}/{number}"));
    let ways = |number: usize, status: &Status| {
        (0..status.next.len()).any(|way| sheet.has_stranger(&format!("/statuses/{number}/next/{way}")))
    };
    let mut statuses = words.statuses.iter().enumerate();
    statuses.any(|(number, status)| strange("statuses", number) || ways(number, status))
        || (0..words.reasons.len()).any(|number| strange("reasons", number))
}

/// Each status by itself, then the ways between them. A way to nowhere is told alone, without what follows from it.
fn statuses(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    let ids = || words.statuses.iter().map(|status| status.id.as_str());
    // Of two statuses with one id nobody knows which a way leads to.
    let mut sound = ids().collect::<BTreeSet<_>>().len() == words.statuses.len();
    for (number, status) in words.statuses.iter().enumerate() {
        for (way, next) in status.next.iter().enumerate() {
            let pointer = format!("/statuses/{number}/next/{way}");
            if words.status(&next.to).is_none() {
                sound = false;
                let place = sheet.tree.place(&format!("{pointer}/to"));
                let what = format!("there is no status `{}`", next.to);
                desk.add(Finding::new(codes::UNKNOWN_NEXT_STATUS, place, what).nearest(&next.to, ids()));
            }
            if status.next.iter().take(way).any(|before| before.to == next.to) {
                let place = sheet.tree.place(&format!("{pointer}/to"));
                let what = format!("the way from `{}` to `{}` stands twice", status.id, next.to);
                desk.add(Finding::new(codes::REPEATED_ID, place, what).fix("take one of the two out"));
            }
            for (at, role) in next.by.iter().enumerate().filter(|(_, role)| !ROLES.contains(&role.as_str())) {
                let place = sheet.tree.place(&format!("{pointer}/by/{at}"));
                let finding = Finding::new(codes::UNKNOWN_ROLE, place, format!("nobody can be a `{role}`"));
                desk.add(match nearest(role, ROLES.iter().copied()) {
                    Some(near) => finding.fix(format!("write `{near}`")).nearest(role, [near]),
                    None => finding.fix(format!("use one of: {}", ROLES.join(", "))),
                });
            }
        }
    }
    moves::suggested(desk, sheet, words);
    if let (Some(first), true) = (first(desk, sheet, words), sound) {
        moves::check(desk, sheet, words, first);
    }
}

/// The one status that referrals begin in; none where there is none, or not one for everybody.
fn first<'w>(desk: &mut Desk<'_>, sheet: &Sheet, words: &'w RecordWords) -> Option<&'w Status> {
    let mut firsts = words.statuses.iter().enumerate().filter(|(_, status)| status.first);
    let Some((number, first)) = firsts.next() else {
        let place = sheet.tree.key_place("/statuses");
        desk.add(Finding::new(codes::FIRST_STATUS, place, "no status says `first: true`"));
        return None;
    };
    if let Some((second, status)) = firsts.next() {
        let place = sheet.tree.place(&format!("/statuses/{second}/first"));
        let what = format!("a referral begins as `{}` and as `{}`", first.id, status.id);
        let also = sheet.tree.place(&format!("/statuses/{number}/first"));
        desk.add(
            Finding::new(codes::FIRST_STATUS, place, what).fix("write `false`").also(also, "the first one"),
        );
        return None;
    }
    let other = |status: &Status| first.setting.is_some() && status.setting != first.setting;
    if words.statuses.iter().any(other) {
        let place = sheet.tree.key_place(&format!("/statuses/{number}/setting"));
        let what = format!("a referral begins as `{}`, which one setting alone has", first.id);
        let fix = "take the line out: a referral begins alike everywhere";
        desk.add(Finding::new(codes::FIRST_STATUS, place, what).fix(fix));
        return None;
    }
    Some(first)
}

/// The statuses that endings lead to.
fn endings(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    for id in ENDINGS.map(Ended::status) {
        let Some(number) = words.statuses.iter().position(|status| status.id == id) else {
            let place = sheet.tree.key_place("/statuses");
            let what = format!("there is no status `{id}`, and programmes end so");
            desk.add(Finding::new(codes::ENDING_STATUS, place, what));
            continue;
        };
        let Some(status) = words.statuses.get(number) else { continue };
        if !status.closed {
            let place = sheet.tree.place(&format!("/statuses/{number}/id"));
            let what = format!("a programme ends as `{id}`, and the status is not closed");
            let fix = format!("add `closed: true` to `{id}`");
            desk.add(Finding::new(codes::ENDING_STATUS, place, what).fix(fix));
        }
        if status.setting.is_some() {
            let place = sheet.tree.key_place(&format!("/statuses/{number}/setting"));
            let what = format!("programmes end as `{id}` everywhere, and one setting alone has the status");
            desk.add(Finding::new(codes::ENDING_STATUS, place, what).fix("take the line out"));
        }
    }
}

/// Reasons for statuses that there are, and a reason wherever one must be given.
fn reasons(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    let mut sound = true;
    for (number, reason) in words.reasons.iter().enumerate() {
        for (at, id) in reason.for_statuses.iter().enumerate() {
            if words.status(id).is_none() {
                sound = false;
                let place = sheet.tree.place(&format!("/reasons/{number}/for/{at}"));
                let what = format!("there is no status `{id}` to give `{}` for", reason.id);
                let ids = words.statuses.iter().map(|status| status.id.as_str());
                desk.add(Finding::new(codes::REASON_FOR_UNKNOWN_STATUS, place, what).nearest(id, ids));
            }
        }
    }
    let lacks = |id: &str| !words.reasons.iter().any(|reason| reason.for_statuses.iter().any(|of| of == id));
    if !sound {
        return;
    }
    for (number, status) in words.statuses.iter().enumerate() {
        for (way, next) in status.next.iter().enumerate().filter(|(_, next)| next.needs_reason) {
            if lacks(&next.to) && words.status(&next.to).is_some() {
                let place = sheet.tree.key_place(&format!("/statuses/{number}/next/{way}/needs_reason"));
                let what = format!("`{}` needs a reason, and none is for it", next.to);
                desk.add(Finding::new(codes::NO_REASON_TO_GIVE, place, what));
            }
        }
    }
    // Whoever ends a programme before its end must say why, whichever way the referral went.
    for id in ENDINGS.into_iter().filter(|how| *how != Ending::Complete).map(Ended::status) {
        if lacks(id) && words.status(id).is_some() {
            let place = sheet.tree.key_place("/reasons");
            let what = format!("an ending as `{id}` needs a reason, and none is for it");
            let fix = format!("add a reason with `for: [{id}]`");
            desk.add(Finding::new(codes::NO_REASON_TO_GIVE, place, what).fix(fix));
        }
    }
}

/// What is explained before somebody agrees, and what is asked after a meeting.
fn conversation(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    if words.explained.is_empty() {
        let place = sheet.tree.key_place("/explained");
        desk.add(Finding::new(codes::NOTHING_EXPLAINED, place, "nothing need be explained"));
    }
    let asked = words.check_in.len();
    if asked != CHECK_IN {
        let place = sheet.tree.key_place("/check_in");
        let what = format!("the session check-in has {asked} questions, and not {CHECK_IN}");
        desk.add(Finding::new(codes::CHECK_IN_NOT_FIVE, place, what));
    }
}

/// Says so where the file's own words are ones that reports must not use, and where a phrase stands twice.
fn own_words(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    let reasons = words.reasons.iter().map(|reason| &reason.title);
    let attendance = words.attendance.iter().map(|code| &code.title);
    let instead = words.never_in_reports.iter().map(|never| &never.instead);
    let said = reasons.enumerate().map(|(number, text)| (format!("/reasons/{number}/title"), text));
    let said = said
        .chain(attendance.enumerate().map(|(number, text)| (format!("/attendance/{number}/title"), text)));
    let said = said.chain(
        instead.enumerate().map(|(number, text)| (format!("/never_in_reports/{number}/instead"), text)),
    );
    for (pointer, text) in said {
        if let Some(never) = words.never_said(text).next() {
            let what = format!("this says \"{}\", and reports must not", never.words);
            let place = sheet.tree.place(&pointer);
            desk.add(Finding::new(codes::SAYS_WHAT_IS_NEVER_SAID, place, what));
        }
    }
    for (number, never) in words.never_in_reports.iter().enumerate() {
        let same = |before: &&domain::record::words::NeverSaid| {
            before.words.to_lowercase() == never.words.to_lowercase()
        };
        if words.never_in_reports.iter().take(number).any(|before| same(&before)) {
            let place = sheet.tree.place(&format!("/never_in_reports/{number}/words"));
            let what = format!("\"{}\" stands twice", never.words);
            desk.add(Finding::new(codes::REPEATED_ID, place, what).fix("take one of the two out"));
        }
    }
}
