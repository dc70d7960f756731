//! Modules and their session outlines: what each is for, what it takes, which rules speak of it, its blocks, and what
//! is recorded afterwards.

use domain::local_change::Target;
use domain::package::{Module, Phase, SessionOutline, SourceStatus};
use domain::rule::{Action, Rule};
use domain::theory::Term;

use super::rules::{anchor, held, told};
use super::{LabelKind, Part, Reading, Shown, Words};
use crate::phrases::{self, from_to};

/// The chapter of sessions.
pub(super) fn chapter(reading: Reading<'_>) -> Part {
    let mut chapter = Part::new("sessions", "Sessions", reading.written_in());
    for module in &reading.ready.programme.package.modules {
        chapter.parts.push(reading.module(module));
    }
    chapter
}

impl Reading<'_> {
    fn module(self, module: &Module) -> Part {
        let mut part = Part::new(module.id.as_str(), &module.title, self.written_in());
        part.line(
            "Phase",
            match module.phase {
                Phase::Preparation => "preparation",
                Phase::Core => "the work itself",
                Phase::Review => "looking back",
                Phase::FollowUp => "going on after it",
            },
        );
        part.list("Change goals", self.goals(&module.change_goals));
        let package = &self.ready.programme.package;
        for (position, session) in (0_u16..).zip(&package.sessions) {
            if session.module == module.id {
                part.parts.push(self.session(position, session));
            }
        }
        part
    }

    fn session(self, position: u16, session: &SessionOutline) -> Part {
        let package = &self.ready.programme.package;
        let of = Target::Session(session.id.clone());
        let mut part = Part::new(session.id.as_str(), &session.title, self.written_in());
        part.line("Purpose", &session.purpose);
        self.translated_title(&mut part, &of, &session.title, session.title_hash);
        self.takes(&mut part, session);
        let theory = &package.theory;
        let models = [
            ("Needs", &theory.needs),
            ("Strengths", &theory.strengths),
            ("Responsivity", &theory.responsivity),
            ("Goods", &theory.goods),
            ("Desistance", &theory.desistance),
        ];
        for ((name, terms), ids) in models.into_iter().zip(&session.lenses) {
            part.list(name, ids.iter().map(|id| term(terms, id)));
        }
        part.list("Change goals", self.goals(&session.change_goals));
        part.list("Usually after", session.usually_after.iter().map(|id| self.session_title(id.as_str())));
        for id in &session.sheets {
            let title =
                package.sheets.iter().find(|sheet| sheet.id == *id).map_or(id.as_str(), |sheet| &sheet.title);
            part.refer("Sheet", title, format!("sheets-{id}"));
        }
        for id in &session.sources {
            let source = package.sources.iter().find(|source| source.id == *id);
            if source.is_none_or(|source| source.status != SourceStatus::Approved) {
                part.label(LabelKind::Kept, "Waits: a work it quotes is not approved");
            }
            let title = source.map_or(id.as_str(), |source| &source.title);
            part.refer("Quotes", title, format!("sources-{id}"));
        }
        for rule in &self.ready.programme.rules {
            self.spoken_of(&mut part, rule, position);
        }
        let base = self.programme.programme.package.sessions.iter().find(|other| other.id == session.id);
        let base = base.map_or(&[][..], |base| &base.blocks);
        part.parts = self.blocks(&of, &session.blocks, &session.left_out, base);
        part.parts.extend(self.record(session));
        part
    }

    /// Minutes, meetings and what to bring, in the language of the copy and, where they differ, of the participant.
    fn takes(self, part: &mut Part, session: &SessionOutline) {
        let written = self.written_in();
        let mut languages = vec![("", written)];
        if self.translated() {
            languages.push((", as the participant reads it", self.language));
        }
        for (suffix, language) in languages {
            let say = |ids, range| from_to(self.phrases, language, ids, range);
            let takes = [
                ("Each meeting", say((phrases::MINUTES, phrases::MINUTES_RANGE), session.minutes)),
                ("In all", say((phrases::MEETINGS, phrases::MEETINGS_RANGE), session.meetings)),
            ];
            for (name, text) in takes {
                part.piece(&format!("{name}{suffix}"), Shown::Line, Words::new(text, language));
            }
            let things = session.bring.join(", ").replace('-', " ");
            if language == written {
                part.line("Bring", things);
            } else if !things.is_empty() {
                let text = self.phrases.say(language, phrases::BRING, &[("things", things.as_str().into())]);
                // The words say themselves what is to be done with the things.
                part.piece("Things, as the participant reads it", Shown::Line, Words::new(text, language));
            }
        }
    }

    fn record(self, session: &SessionOutline) -> Option<Part> {
        if session.record.is_empty() {
            return None;
        }
        let mut part = Part::new("what-to-record", "What to record afterwards", self.written_in());
        part.label(LabelKind::Audience, "For facilitators");
        for prompt in &session.record {
            let kind = match prompt.kind.as_str() {
                "yes_no" => "yes or no",
                "text" => "in words",
                "tags" => "any of",
                "number" => "a number",
                "block" => "one of the parts above",
                "promises" => "promises, each with who keeps it and by when",
                other => other,
            };
            let options = prompt.options.iter().map(|option| option.replace('-', " ")).collect::<Vec<_>>();
            let options =
                if options.is_empty() { String::new() } else { format!(": {}", options.join(", ")) };
            part.line(&prompt.id, format!("{} ({kind}{options})", prompt.ask));
        }
        Some(part)
    }

    /// A line for each thing `rule` does with the session at `position`.
    fn spoken_of(self, part: &mut Part, rule: &Rule, position: u16) {
        for action in &rule.actions {
            let (name, when) = match action {
                Action::Suggest(other) if *other == position => {
                    let timing = rule.timing.as_str();
                    (format!("Suggested ({timing})"), told(self, rule))
                }
                Action::Hold(other) if *other == position => ("Held".to_owned(), held(self, rule)),
                _ => continue,
            };
            let text = format!("when {when}. It says: \"{}\"", self.sentence(&rule.say));
            part.refer(&name, text, anchor(rule));
        }
    }

    pub(super) fn goals(self, ids: &[domain::ids::GoalId]) -> Vec<String> {
        let goals = &self.manifest().change_goals;
        let title = |id: &domain::ids::GoalId| {
            goals.iter().find(|goal| goal.id == *id).map_or_else(|| id.to_string(), |goal| goal.title.clone())
        };
        ids.iter().map(title).collect()
    }

    /// A session's title; its id where there is none.
    pub(super) fn session_title(self, id: &str) -> String {
        let sessions = &self.ready.programme.package.sessions;
        let found = sessions.iter().find(|session| session.id.as_str() == id);
        found.map_or_else(|| id.to_owned(), |session| session.title.clone())
    }
}

fn term(terms: &[Term], id: &str) -> String {
    terms.iter().find(|term| term.id == id).map_or_else(|| id.to_owned(), |term| term.title.clone())
}
