//! What to have in mind before a meeting: what was promised, how they last said it went, and the words in which they would
//! rather be met.

use components::{Element, Html, WarningText};
use domain::language::Language;
use domain::local_change::Target;
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use domain::wording::{WordingState, Words as WordsOf};
use runtime::record::Desk;

use super::lane::InLane;
use super::numbered::{lettered, outlines};
use super::session::section;
use super::{after, promise};
use crate::at::At;
use crate::pages::parts::small;

pub(super) fn show(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &Meeting,
    shown: &Language,
) -> Result<Html, Refusal> {
    let promises = section("promises", &at.words.say("meetings-promises"), promise::open(desk, at, lane));
    let check_in = last_check_in(desk, at, lane, meeting)?;
    Ok(preferred(at, lane, shown).then(out_of_date(at, lane, meeting)).then(promises).then(check_in))
}

/// That they would rather be met in another language than the one shown.
fn preferred(at: &At, lane: &InLane, shown: &Language) -> Html {
    let Some(first) = lane.looked.case.described.languages.first() else { return Html::default() };
    let first = Language::from(&**first);
    if first.plain() == shown.plain() {
        return Html::default();
    }
    let said = at.words.about("prepare-language", first.name());
    WarningText::new(said).icon_fallback_text(at.words.say("warning")).html()
}

/// How many parts of the sessions have a translation of earlier words only, in each language that has any.
fn out_of_date(at: &At, lane: &InLane, meeting: &Meeting) -> Html {
    let words = at.words;
    let package = lane.package();
    let written_in = &package.manifest.languages.written_in;
    let of = WordsOf { translations: &package.translations, written_in };
    let outlines = outlines(lane, &meeting.scheduled.what.sessions);
    let late = |language: &Language| {
        let all = outlines.iter().flat_map(|outline| {
            let target = Target::Session(outline.id.clone());
            lettered(outline).into_iter().map(move |(_, block)| (target.clone(), block))
        });
        all.filter(|(target, block)| of.own_state(target, block, language) == WordingState::OutOfDate).count()
    };
    let languages = package.manifest.languages.translated().into_iter();
    let lines = languages.map(|language| (late(&language), language)).filter(|(count, _)| *count > 0);
    let lines = lines.map(|(count, language)| {
        let said = format!("{}: {}", language.name(), words.count("prepare-out-of-date", count));
        Html::from(Element::new("p").class("waymark-remark").child(small(&said)))
    });
    lines.collect()
}

/// What was said in the check-in of the last meeting that had one.
fn last_check_in(desk: &Desk<'_>, at: &At, lane: &InLane, before: &Meeting) -> Result<Html, Refusal> {
    let all = lane.lane()?.meetings_in_order();
    let mut earlier = all.into_iter().rev().map(|(_, meeting)| meeting);
    let last = earlier.find(|meeting| meeting.when() < before.when() && !meeting.check_ins.is_empty());
    Ok(match last {
        Some(last) => {
            let when = Element::new("p").class("govuk-body").child(small(&at.words.moment(last.when())));
            after::check_ins(desk, at, last).then(Html::from(when))
        }
        None => section(
            "check-in",
            &at.words.say("check-in-title"),
            Html::paragraph(at.words.say("prepare-no-check-in")),
        ),
    })
}
