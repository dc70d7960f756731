//! The plan that stands, with the reasons of the advice it was made from.

use domain::record::Refusal;
use domain::record::plan::{Choice, Chosen};
use print::paper::{Paper, Plan, PlannedSession};
use runtime::record::Desk;

use crate::at::At;
use crate::pages::meetings::{InLane, Names};

pub(super) fn paper(desk: &Desk<'_>, at: &At, lane: &InLane) -> Result<Paper, Refusal> {
    let words = at.words;
    let plan = lane.lane()?.plans.last().ok_or_else(|| super::missing("plan yet"))?;
    let names = Names::saying(words, None, None, desk.today());
    let of = |wanted: &[Chosen]| {
        let chosen = plan.what.choices.iter().filter(|choice| wanted.contains(&choice.chosen));
        chosen.map(|choice| session(at, lane, &names, choice)).collect::<Vec<_>>()
    };
    let not_known = plan.what.incomplete.iter().map(|fact| {
        let known = lane.package().facts.iter().find(|one| one.id == *fact);
        known.map_or_else(|| fact.to_string(), |fact| fact.question.to_string())
    });
    Ok(Paper::Plan(Plan {
        edge: super::edge(at, desk, &[lane.package()], None),
        title: words.about("paper-plan-title", desk.title(&lane.programme)),
        chosen: of(&[Chosen::Accepted, Chosen::Added]),
        deferred: of(&[Chosen::Deferred]),
        declined: of(&[Chosen::Declined]),
        not_known: not_known.collect(),
    }))
}

fn session(at: &At, lane: &InLane, names: &Names, choice: &Choice) -> PlannedSession {
    let words = at.words;
    let standing = words.say(match choice.chosen {
        Chosen::Accepted => "paper-plan-suggested",
        Chosen::Added => "paper-plan-added",
        Chosen::Deferred => "paper-plan-later",
        Chosen::Declined => "paper-plan-not",
    });
    let rules = lane.package().rules.iter().filter(|rule| choice.rules.contains(&rule.id));
    let reasons = rules.map(|rule| names.fill(&rule.say.render(domain::template::Names::default())));
    PlannedSession {
        title: lane.session(&choice.session),
        standing,
        reasons: reasons.collect(),
        because: choice.because.as_deref().map(str::to_owned),
    }
}
