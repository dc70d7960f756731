//! The plan that stands, with the advice it was made from: how each session stood, what was not known, and what has come
//! of it since.

use domain::record::Refusal;
use domain::record::plan::{Advised, Choice, Chosen, Planned};
use domain::template;
use print::paper::{Paper, Plan, PlanReason, PlannedSession};
use runtime::record::{Desk, KeptItem, KeptReason};

use super::options::Asked;
use crate::at::At;
use crate::pages::meetings::InLane;
use crate::pages::plan::in_a_line;
use crate::words::Words;

/// A plan with what advice said when it was made.
struct Printing<'a> {
    words: Words,
    lane: &'a InLane,
    plan: &'a Planned,
    kept: Vec<KeptItem>,
    /// Their name, where somebody asked for it to be on the paper.
    name: Option<&'a str>,
    site: Option<String>,
}

pub(super) fn paper(desk: &Desk<'_>, at: &At, lane: &InLane, asked: &Asked) -> Result<Paper, Refusal> {
    let words = at.words;
    let plan = &lane.lane()?.plans.last().ok_or_else(|| super::missing("plan yet"))?.what;
    let case = &lane.looked.case;
    let printing = Printing {
        words,
        lane,
        plan,
        kept: desk.advice_behind(plan)?,
        name: case.preferred_name().filter(|_| asked.with_name()),
        site: case.owner.as_ref().map(|site| desk.site_name(site)),
    };
    let not_known = plan.incomplete.iter().map(|fact| {
        let known = lane.package().facts.iter().find(|one| one.id == *fact);
        known.map_or_else(|| fact.to_string(), |fact| fact.question.to_string())
    });
    Ok(Paper::Plan(Plan {
        edge: super::edge(at, desk, &[lane.package()], asked.reference()),
        title: words.about("paper-plan-title", desk.title(&lane.programme)),
        chosen: printing.of(&[Chosen::Accepted, Chosen::Added]),
        deferred: printing.of(&[Chosen::Deferred]),
        declined: printing.of(&[Chosen::Declined]),
        not_known: not_known.collect(),
    }))
}

impl Printing<'_> {
    fn of(&self, wanted: &[Chosen]) -> Vec<PlannedSession> {
        let chosen = self.plan.choices.iter().filter(|choice| wanted.contains(&choice.chosen));
        chosen.map(|choice| self.session(choice)).collect()
    }

    fn session(&self, choice: &Choice) -> PlannedSession {
        PlannedSession {
            title: self.lane.session(&choice.session),
            standing: self.standing(choice),
            reasons: self.reasons(choice),
            because: choice.because.as_deref().map(str::to_owned),
        }
    }

    /// How advice stood, and whether the session was met or is in the diary.
    fn standing(&self, choice: &Choice) -> Vec<String> {
        let words = self.words;
        let mut lines = vec![words.say(match choice.advised {
            Advised::Suggested => "paper-plan-suggested",
            Advised::MightApply => "paper-plan-might-apply",
            Advised::Held => "paper-plan-waits",
            Advised::InLibrary => "paper-plan-library",
        })];
        if choice.chosen == Chosen::Added {
            lines.push(words.say("paper-plan-added"));
        }
        if let Ok(lane) = self.lane.lane() {
            if lane.has_met(&choice.session) {
                lines.push(words.say("plan-done"));
            }
            let next = lane.in_diary(&choice.session);
            lines.extend(next.map(|next| words.about("plan-in-diary", words.moment(next))));
        }
        lines
    }

    /// What rules said. Where nothing was kept, only what was suggested outright is said: of anything else it is not
    /// known any more whether it was so.
    fn reasons(&self, choice: &Choice) -> Vec<PlanReason> {
        let subject = choice.session.as_str();
        let kept: Vec<&KeptReason> =
            self.kept.iter().filter(|item| item.subject == subject).flat_map(|item| &item.reasons).collect();
        if !kept.is_empty() {
            let own = |reason: &KeptReason, kept: &str| {
                self.says(&reason.rule).unwrap_or_else(|| self.without_name(kept))
            };
            return kept.into_iter().map(|reason| printed(self.words, reason, own)).collect();
        }
        let rules = choice.rules.iter().filter(|_| choice.advised == Advised::Suggested);
        let says = rules.filter_map(|rule| self.says(rule.as_str()));
        says.map(|says| PlanReason { not_known: None, says }).collect()
    }

    /// What a rule says, with the names this paper may carry; nothing where the programme has it no more.
    fn says(&self, rule: &str) -> Option<String> {
        let rule = self.lane.package().rules.iter().find(|one| one.id.as_str() == rule)?;
        let names = template::Names {
            preferred_name: self.name,
            site_name: self.site.as_deref(),
            session_date: None,
        };
        Some(rule.say.render(names))
    }

    /// A sentence that was kept with their name in it, as this paper may carry it.
    fn without_name(&self, kept: &str) -> String {
        let name = self.lane.looked.case.preferred_name().filter(|name| !name.is_empty());
        match name.filter(|_| self.name.is_none()) {
            Some(name) => kept.replace(name, &self.words.say("words-the-participant")),
            None => kept.to_owned(),
        }
    }
}

/// A reason as it stood. Where the rule could not tell, what was not known stands before what it would have said; `own` is the
/// rule's sentence as this paper may carry it.
fn printed(words: Words, reason: &KeptReason, own: impl Fn(&KeptReason, &str) -> String) -> PlanReason {
    let Some(if_so) = &reason.if_so else {
        return PlanReason { not_known: None, says: own(reason, &reason.sentence) };
    };
    let facts: Vec<_> = reason
        .facts
        .iter()
        .map(|fact| (fact.fact.as_str(), fact.question.as_str(), fact.state.as_str()))
        .collect();
    // Where the facts were not kept, the sentence itself asks.
    let not_known = in_a_line(words, &reason.waits_for, &facts).unwrap_or_else(|| reason.sentence.clone());
    PlanReason { not_known: Some(not_known), says: words.about("plan-if-so", own(reason, if_so)) }
}

#[cfg(test)]
mod tests {
    use runtime::record::KeptFact;

    use super::*;
    use crate::words::Speaks;

    fn reason(if_so: Option<&str>, facts: Vec<KeptFact>) -> KeptReason {
        KeptReason {
            rule: "belongs".to_owned(),
            sentence: if_so.map_or("It matters to Idris.", |_| "Not known yet: Whom?").to_owned(),
            if_so: if_so.map(str::to_owned),
            waits_for: vec!["social.whom".to_owned()],
            facts,
        }
    }

    #[track_caller]
    fn check(reason: &KeptReason, not_known: Option<&str>, says: &str) {
        let own = |_: &KeptReason, kept: &str| kept.replace("Idris", "the participant");
        let printed = printed(Speaks::English.into(), reason, own);
        assert_eq!((printed.not_known.as_deref(), &*printed.says), (not_known, says));
    }

    #[test]
    fn what_was_not_known_is_never_printed_as_if_it_were_so() {
        let fact = KeptFact {
            fact: "social.whom".to_owned(),
            question: "Whom?".to_owned(),
            state: "out of date".to_owned(),
        };
        let so = "If it is so: It matters to the participant.";
        let cannot_tell = reason(Some("It matters to Idris."), vec![fact]);
        check(&cannot_tell, Some("Out of date, ask again: Whom?"), so);
        check(&reason(Some("It matters to Idris."), Vec::new()), Some("Not known yet: Whom?"), so);
        check(&reason(None, Vec::new()), None, "It matters to the participant.");
    }
}
