//! What a case expects: every outcome with the rules behind it, each at its place.

use std::collections::BTreeMap;

use domain::case::{Expectation, Expected};
use domain::codes;
use domain::finding::Finding;
use domain::ids::FactId;
use domain::rule::{RuleText, Timing};

use super::cases::World;
use super::desk::{Desk, Missed, Sheet};
use super::names::Known;
use crate::file::case::{DerivedFile, ExpectFile, LaneFile};
use crate::file::texts::{Id, OneOrMany};
use crate::yaml::escaped;

/// Reads what is expected at `pointer`, in file order.
pub(crate) fn read(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    world: &World<'_>,
    pointer: &str,
    file: &ExpectFile,
) -> Vec<Expectation> {
    let mut reader = Reader { desk, sheet, world, pointer, out: Vec::new() };
    reader.outcomes("suggest", &file.suggest, Kind::Session, Expected::Suggest, |rule, id| {
        names(&rule.suggest, id)
    });
    reader.outcomes("might_apply", &file.might_apply, Kind::Session, Expected::MightApply, |rule, id| {
        names(&rule.suggest, id)
    });
    reader.outcomes("hold", &file.hold, Kind::Session, Expected::Hold, |rule, id| names(&rule.hold, id));
    reader.outcomes("adapt", &file.adapt, Kind::Adaptation, Expected::Adapt, |rule, id| {
        rule.adapt.iter().any(|adaptation| adaptation.as_str() == id)
    });
    reader.outcomes("raise", &file.raise, Kind::Topic, Expected::Raise, |rule, id| {
        rule.raise.as_deref() == Some(id)
    });
    let find_out = |id: String, rules| Expected::FindOut(FactId::from(id), rules);
    reader.outcomes("find_out", &file.find_out, Kind::Fact, find_out, |_, _| true);
    reader.timings(file);
    reader.absent(file);
    reader.functions(file);
    reader.out.sort_by(|one, other| one.place.cmp(&other.place));
    reader.out
}

fn names(sessions: &[(domain::ids::SessionId, domain::place::Place)], id: &str) -> bool {
    sessions.iter().any(|(session, _)| session.as_str() == id)
}

/// What an outcome is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Session,
    Fact,
    Adaptation,
    Topic,
}

struct Reader<'r, 't> {
    desk: &'r mut Desk<'t>,
    sheet: &'r Sheet,
    world: &'r World<'r>,
    pointer: &'r str,
    out: Vec<Expectation>,
}

impl Reader<'_, '_> {
    fn outcomes(
        &mut self,
        list: &str,
        outcomes: &BTreeMap<String, OneOrMany<Id>>,
        kind: Kind,
        expected: impl Fn(String, Vec<String>) -> Expected,
        does: impl Fn(&RuleText, &str) -> bool,
    ) {
        for (id, rules) in outcomes {
            let pointer = format!("{}/{list}/{}", self.pointer, escaped(id));
            if !self.named(&pointer, id, kind) {
                continue;
            }
            let mut ids = Vec::new();
            for (rest, rule) in rules.items() {
                let at = format!("{pointer}{rest}");
                if self.desk.missed(
                    (codes::CASE_UNKNOWN_NAME, "rule"),
                    self.sheet,
                    &at,
                    rule.as_str(),
                    &self.world.names.rules,
                ) {
                    continue;
                }
                let text = self.world.rules.iter().find(|text| text.id.as_str() == rule.as_str());
                let told = self.world.names.doubtful_rules.contains(rule.as_str());
                if let Some(text) = text.filter(|text| !told && !does(text, id)) {
                    let what = format!("the rule `{}` has nothing to do with `{list}: {id}`", rule.as_str());
                    let finding = Finding::new(codes::CAN_NEVER_COME_OUT, self.sheet.tree.place(&at), what);
                    self.desk.add(finding.also(text.place.clone(), "the rule"));
                }
                ids.push(rule.as_str().to_owned());
            }
            self.push(&pointer, expected(id.clone(), ids));
        }
    }

    /// Whether the outcome is about something there is; a finding where not.
    fn named(&mut self, pointer: &str, id: &str, kind: Kind) -> bool {
        let names = self.world.names;
        let (missed, known) = match kind {
            Kind::Session => ((codes::CASE_UNKNOWN_NAME, "session"), &names.sessions),
            Kind::Fact => return self.fact(pointer, id),
            Kind::Topic => ((codes::CASE_UNKNOWN_NAME, "topic"), &self.world.topics),
            Kind::Adaptation => {
                let known = ["pace", "place", "materials", "version", "times"];
                if known.contains(&id) {
                    return true;
                }
                let what = format!("`{id}` is nothing that is adapted");
                let place = self.sheet.tree.key_place(pointer);
                let finding = Finding::new(codes::NOT_ALLOWED, place, what).nearest(id, known);
                self.desk.add(finding.fix(format!("use one of: {}", known.join(", "))));
                return false;
            }
        };
        self.known(pointer, id, missed, known)
    }

    fn fact(&mut self, pointer: &str, id: &str) -> bool {
        let strange = self.world.names.strange_fact(id, self.sheet.tree.key_place(pointer));
        let known = strange.is_none();
        self.desk.extend(strange.into_iter().collect());
        known
    }

    fn known(&mut self, pointer: &str, id: &str, (code, noun): Missed, known: &Known) -> bool {
        let lacks = known.lacks(id);
        if lacks {
            let place = self.sheet.tree.key_place(pointer);
            self.desk.add(
                Finding::new(code, place, format!("there is no {noun} `{id}`")).nearest(id, known.iter()),
            );
        }
        !lacks
    }

    fn absent(&mut self, file: &ExpectFile) {
        let names = self.world.names;
        for (list, ids, expected) in [
            ("not_held", &file.not_held, Expected::NotHeld as fn(String) -> Expected),
            ("not_suggested", &file.not_suggested, Expected::NotSuggested),
        ] {
            for (number, id) in ids.iter().enumerate() {
                let pointer = format!("{}/{list}/{number}", self.pointer);
                if self.known(&pointer, id.as_str(), (codes::CASE_UNKNOWN_NAME, "session"), &names.sessions) {
                    self.push(&pointer, expected(id.as_str().to_owned()));
                }
            }
        }
        for (number, id) in file.not_find_out.iter().enumerate() {
            let pointer = format!("{}/not_find_out/{number}", self.pointer);
            if self.fact(&pointer, id.as_str()) {
                self.push(&pointer, Expected::NotFindOut(FactId::from(id.as_str())));
            }
        }
        for (number, id) in file.quiet.iter().enumerate() {
            let pointer = format!("{}/quiet/{number}", self.pointer);
            let missed = (codes::CASE_UNKNOWN_NAME, "rule");
            if !self.desk.missed(missed, self.sheet, &pointer, id.as_str(), &names.rules) {
                self.push(&pointer, Expected::Quiet(id.as_str().to_owned()));
            }
        }
        if let Some(lane) = file.lane {
            let pointer = format!("{}/lane", self.pointer);
            self.push(&pointer, Expected::Lane { open: lane == LaneFile::Open });
        }
    }

    /// When suggestions are meant for; a finding where no rule could ever bring it out so.
    fn timings(&mut self, file: &ExpectFile) {
        let world = self.world;
        for (id, timing) in &file.timing {
            let pointer = format!("{}/timing/{}", self.pointer, escaped(id));
            if !self.named(&pointer, id, Kind::Session) {
                continue;
            }
            let timing = Timing::from(*timing);
            let may = |rule: &RuleText| rule.timing == timing && names(&rule.suggest, id);
            if world.rules_are_whole() && !world.rules.iter().any(may) {
                let what = format!("no rule with `timing: {}` suggests `{id}`", timing.as_str());
                let place = self.sheet.tree.place(&pointer);
                let finding = Finding::new(codes::CAN_NEVER_COME_OUT, place, what);
                self.desk.add(finding.fix("use the `timing` of a rule that suggests the session"));
            }
            self.push(&pointer, Expected::Timing(id.clone(), timing));
        }
    }

    /// What the programme's functions must give; whether they exist is known where scripts are.
    fn functions(&mut self, file: &ExpectFile) {
        for (question, answer) in &file.suitability {
            let pointer = format!("{}/suitability/{}", self.pointer, escaped(question));
            self.push(&pointer, Expected::Suitability(question.clone(), (*answer).into()));
        }
        for (name, value) in &file.derived {
            let pointer = format!("{}/derived/{}", self.pointer, escaped(name));
            let value = match value {
                DerivedFile::Text(text) if text.as_str() == "not-known" => None,
                DerivedFile::Text(text) => Some(text.as_str().to_owned()),
                DerivedFile::Number(number) => Some(number.to_string()),
            };
            self.push(&pointer, Expected::Derived(name.clone(), value));
        }
        for (subject, kind) in &file.follow_up {
            let pointer = format!("{}/follow_up/{}", self.pointer, escaped(subject));
            self.push(&pointer, Expected::FollowUp(subject.clone(), (*kind).into()));
        }
        for (goal, lines) in &file.progress {
            let pointer = format!("{}/progress/{}", self.pointer, escaped(goal));
            let goals = &self.world.names.goals;
            if self.known(&pointer, goal, (codes::CASE_UNKNOWN_NAME, "change goal"), goals) {
                self.push(&pointer, Expected::Progress(goal.clone(), usize::from(*lines)));
            }
        }
    }

    fn push(&mut self, pointer: &str, outcome: Expected) {
        self.out.push(Expectation { outcome, place: self.sheet.tree.key_place(pointer) });
    }
}
