//! What content consists of, as lines: everything that must not appear or disappear unnoticed. Words, numbers and which
//! of several valid names stands somewhere are no part of it; how many there are, and every mark, is.

use domain::measure::Measure;
use domain::package::{Block, Package};
use domain::record::words::{RecordWords, Worded};
use domain::rule::RuleText;
use domain::translation::Translation;
use runtime::compile::Ready;

/// The bones of one programme, sorted.
pub(crate) fn bones(ready: &Ready) -> Vec<String> {
    let package = &*ready.programme.package;
    let mut lines = whole(package);
    lines.extend(package.facts.iter().map(|fact| {
        let values = fact.kind.choices().len();
        let marks = (fact.newest_stands, fact.protected, fact.changeable, fact.shown_to_participant);
        format!("fact {} {values} {marks:?} {}", fact.id, fact.seen_by.len())
    }));
    for session in &package.sessions {
        let lists = session.lenses.iter().map(Vec::len).sum::<usize>();
        let (goals, after, sheets) =
            (session.change_goals.len(), session.usually_after.len(), session.sheets.len());
        let (bring, sources) = (session.bring.len(), session.sources.len());
        lines.push(format!("session {} {lists} {goals} {after} {sheets} {bring} {sources}", session.id));
        lines.extend(
            session
                .record
                .iter()
                .map(|one| format!("prompt {} {} {} {}", session.id, one.id, one.kind, one.options.len())),
        );
        lines.extend(blocks(session.id.as_str(), &session.blocks));
    }
    for sheet in &package.sheets {
        lines.push(format!("sheet {}", sheet.id));
        lines.extend(blocks(sheet.id.as_str(), &sheet.blocks));
    }
    lines.extend(package.measures.iter().flat_map(measure));
    lines.extend(package.rules.iter().map(rule));
    let derived = ready.programme.dictionary.derived_facts();
    lines.extend(derived.iter().map(|fact| format!("derived {}", fact.name)));
    lines.push(format!("hooks {:?}", ready.functions.hooks()));
    lines.push(format!("compiled {}", ready.programme.rules.len()));
    lines.extend(package.cases.iter().map(case));
    for changes in &package.sites {
        for change in &changes.changes {
            lines
                .push(format!("change {} {:?} {}", changes.site, change.of, change.header.keeps_the_purpose));
            let of = |one: &domain::local_change::BlockChange| {
                format!("changes {} {} {} {}", changes.site, change.of.id(), one.verb.written(), one.block.id)
            };
            lines.extend(change.blocks.iter().map(of));
        }
        lines.extend(changes.rules.iter().map(rule));
        lines.extend(changes.cases.iter().map(case));
        lines.push(format!("bases {} {}", changes.site, changes.bases.len()));
    }
    lines.extend(package.translations.iter().flat_map(translation));
    lines.sort();
    lines
}

fn whole(package: &Package) -> Vec<String> {
    let manifest = &package.manifest;
    let (languages, relationships) = (&manifest.languages, &manifest.relationships);
    let mut lines = vec![
        format!("programme {} {}", manifest.id, manifest.settings.len()),
        format!("roles {} {}", manifest.delivery.roles.len(), manifest.delivery.formats.len()),
        format!("gate {}", manifest.asked_for_first.is_some()),
        format!("languages {} {}", languages.offered.len(), languages.handouts.len()),
        format!("chosen_by {} easy_read {}", languages.chosen_by.is_some(), languages.easy_read),
        format!("easy_read_when {}", languages.easy_read_when.is_some()),
        format!("sharing {}", manifest.beside.sharing.is_some()),
        format!("reinforces {}", relationships.reinforces.len()),
        format!("not_same_week_as {}", relationships.not_same_week_as.len()),
        format!("should_follow {}", relationships.should_follow.len()),
        format!("case_conference_with {}", relationships.case_conference_with.len()),
        format!("approvals {}", manifest.approvals.len()),
    ];
    lines.extend(manifest.never_tailor_on.iter().map(|prefix| format!("never_tailor_on {prefix}")));
    lines.extend(manifest.change_goals.iter().map(|goal| format!("goal {}", goal.id)));
    lines.extend(
        package.modules.iter().map(|module| format!("module {} {}", module.id, module.change_goals.len())),
    );
    lines.extend(package.sources.iter().map(|source| format!("source {} {:?}", source.id, source.status)));
    lines
}

fn blocks(of: &str, blocks: &[Block]) -> Vec<String> {
    let mark = |block: &Block| {
        let fixed = if block.fixed { " fixed" } else { "" };
        let asks = if block.asks_about_others { " asks-about-others" } else { "" };
        format!("block {of} {} {:?}{fixed}{asks}", block.id, block.audiences)
    };
    blocks.iter().map(mark).collect()
}

fn rule(rule: &RuleText) -> String {
    let safeguard = if rule.safeguard { " safeguard" } else { "" };
    let counts = (rule.suggest.len(), rule.hold.len(), rule.adapt.len(), rule.find_out.len());
    format!("rule {} {counts:?} raise {}{safeguard}", rule.id, rule.raise.is_some())
}

fn case(case: &domain::case::Case) -> String {
    let expected = case.expect.len() + case.then.iter().map(|moment| moment.expect.len()).sum::<usize>();
    let set = case.then.iter().map(|moment| moment.set.len()).sum::<usize>();
    format!("case {} {} {set} {expected} {}", case.id, case.given.len(), case.then.len())
}

fn translation(one: &Translation) -> Vec<String> {
    let name = format!("{:?} {} {}", one.layer, one.language, one.of.id());
    let mut lines = vec![format!("translation {name} title {}", one.title.is_some())];
    lines.extend(one.blocks.iter().map(|block| format!("translated {name} {}", block.id)));
    lines
}

fn measure(one: &Measure) -> Vec<String> {
    let (occasions, languages, norms) = (one.occasions.len(), one.languages.len(), one.norms.is_some());
    let mut lines = vec![format!("measure {} {occasions} {languages} norms {norms}", one.id)];
    let reverse = |reverse: bool| if reverse { " reverse" } else { "" };
    lines
        .extend(one.items.iter().map(|item| format!("item {} {}{}", one.id, item.id, reverse(item.reverse))));
    lines.extend(one.answers.iter().map(|answer| format!("answer {} {}", one.id, answer.id)));
    lines
}

/// The bones of the words of the record, sorted.
pub(crate) fn of_record(words: &RecordWords) -> Vec<String> {
    let mark = |name: &str, on: bool| if on { format!(" {name}") } else { String::new() };
    let mut lines = Vec::new();
    for status in &words.statuses {
        let marks = [
            mark("closed", status.closed),
            mark("first", status.first),
            mark("delivering", status.delivering),
            mark("setting", status.setting.is_some()),
        ];
        lines.push(format!("status {}{}", status.id, marks.concat()));
        lines.extend(status.next.iter().map(|next| {
            let (suggested, reason) =
                (mark("suggested", next.suggested), mark("needs_reason", next.needs_reason));
            format!("way {} {} {}{suggested}{reason}", status.id, next.to, next.by.len())
        }));
    }
    lines.extend(words.reasons.iter().map(|reason| {
        let reopenable = mark("reopenable", reason.reopenable);
        format!("reason {} {}{reopenable}", reason.id, reason.for_statuses.len())
    }));
    lines.extend(words.attendance.iter().map(|code| {
        let marks = [mark("by_choice", code.by_choice), mark("setting", code.setting.is_some())];
        format!("attendance {}{}", code.id, marks.concat())
    }));
    let lists: [(&str, &[Worded]); 4] = [
        ("waiting", &words.waiting),
        ("explained", &words.explained),
        ("check_in", &words.check_in),
        ("told", &words.told),
    ];
    lines.extend(
        lists.iter().flat_map(|(name, rows)| rows.iter().map(move |row| format!("{name} {}", row.id))),
    );
    lines.push(format!("never_in_reports {}", words.never_in_reports.len()));
    lines.sort();
    lines
}
