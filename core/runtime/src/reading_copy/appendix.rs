//! What rules rest on, and what else there is to ask: quoted works, measures, facts, derived facts, functions as written, and the words of the models.

use domain::date::LookAgain;
use domain::dictionary::{Derived, Slot};
use domain::fact::{Choice, ComeBy, FactDefinition, FactType, Sensitivity};
use domain::package::{Source, SourceStatus};
use domain::statement::Marking;
use domain::theory::Term;

use super::build::yes_no;
use super::rules::lens;
use super::{Part, Reading, Shown, Words};

/// The chapters after the rules.
pub(super) fn chapters(reading: Reading<'_>) -> Vec<Part> {
    let written = reading.written_in();
    let programme = &*reading.ready.programme;
    let mut sources = Part::new("sources", "Works that are quoted", written);
    sources.parts = programme.package.sources.iter().map(|source| reading.source(source)).collect();
    let mut facts = Part::new("facts", "Facts rules may use", written);
    facts.parts = (0_u16..)
        .zip(programme.dictionary.facts())
        .map(|(slot, fact)| reading.fact(Slot(slot), fact))
        .collect();
    let mut derived = Part::new("derived", "Facts worked out from others", written);
    derived.parts = programme.dictionary.derived_facts().iter().map(|one| reading.derived(one)).collect();
    let mut functions = Part::new("functions", "Functions as written", written);
    let folder = format!("{}/", programme.package.manifest.id);
    for script in &programme.package.scripts {
        let name = script.file.strip_prefix(&folder).unwrap_or(&script.file);
        let mut part = Part::new(name, name, written);
        part.piece("", Shown::Verbatim, Words::new(&*script.text, written));
        functions.parts.push(part);
    }
    let chapters = [sources, reading.measures(), facts, derived, functions, reading.models()];
    chapters.into_iter().filter(|chapter| !chapter.parts.is_empty()).collect()
}

impl Reading<'_> {
    fn source(self, source: &Source) -> Part {
        let mut part = Part::new(source.id.as_str(), &source.title, self.written_in());
        part.line("Edition", &source.edition);
        part.line(
            "Status",
            match source.status {
                SourceStatus::Approved => "approved",
                SourceStatus::UnderReview => "under review: sessions that quote it wait",
                SourceStatus::Withdrawn => "withdrawn: sessions that quote it wait",
            },
        );
        part.line("Checked by", source.checked_by.clone().unwrap_or_default());
        part.line("Checked on", source.checked_on.clone().unwrap_or_default());
        part.line("Licence", &source.licence);
        part.line("Note", source.note.clone().unwrap_or_default());
        part
    }

    fn fact(self, slot: Slot, fact: &FactDefinition) -> Part {
        let mut part = Part::new(fact.id.as_str(), &*fact.question, self.written_in());
        part.line("Name in rules", fact.id.as_str());
        part.line("Answers", answers(&fact.kind));
        part.line("Held by", &*fact.held_by);
        part.line(
            "Come by",
            match fact.come_by {
                ComeBy::LookUp => "looked up: a holder has it",
                ComeBy::Ask => "asked, once, kindly",
                ComeBy::Wait => "waited for, never asked",
            },
        );
        part.line(
            "Look again",
            match fact.look_again {
                LookAgain::Never => "never".to_owned(),
                LookAgain::EachChange => "whenever it changes".to_owned(),
                LookAgain::Days(days) => format!("after {days} days"),
                LookAgain::Months(months) => format!("after {months} months"),
            },
        );
        part.line(
            "Marking",
            match fact.marking {
                Marking::Official => "OFFICIAL",
                Marking::OfficialSensitive => "OFFICIAL-SENSITIVE",
            },
        );
        part.line(
            "Touches somebody",
            match fact.sensitivity {
                Sensitivity::Ordinary => "in ordinary ways",
                Sensitivity::Personal => "personally",
                Sensitivity::Special => "closely: health, belief or law, strictly necessary only",
                Sensitivity::ThirdParty => "and other people too",
            },
        );
        part.line("Staff or time can change it", yes_no(fact.changeable));
        part.line("Protected characteristic", yes_no(fact.protected));
        part.line("May stand in a sentence the participant reads", yes_no(fact.shown_to_participant));
        part.list("Seen only by", fact.seen_by.iter().cloned());
        part.line("The newest answer stands whoever holds it", yes_no(fact.newest_stands));
        part.line("Model", lens(fact.lens));
        part.line("Used by", self.used_by(slot));
        part
    }

    fn derived(self, derived: &Derived) -> Part {
        let dictionary = &self.ready.programme.dictionary;
        let mut part = Part::new(&*derived.name, derived.name.replace('_', " "), self.written_in());
        part.line("Says", &*derived.about);
        part.line("Name in rules", &*derived.name);
        part.line("Gives", answers(&derived.kind));
        for slot in &derived.reads {
            let (name, fact) = (dictionary.name(*slot), dictionary.fact(*slot));
            let question = fact.map(|fact| fact.question.to_string()).unwrap_or_default();
            part.refer("Read from", question, format!("facts-{name}"));
        }
        part.line(
            "Used by",
            dictionary.slot(&derived.name).map(|slot| self.used_by(slot)).unwrap_or_default(),
        );
        part
    }

    /// The rules that read a fact, themselves or through a derived fact.
    fn used_by(self, slot: Slot) -> String {
        let programme = &self.ready.programme;
        let rules = programme.rules.iter().filter(|rule| {
            let reads = rule.when.reads();
            reads.iter().any(|read| *read == slot || programme.dictionary.behind(*read).contains(&slot))
        });
        let names: Vec<String> = rules.map(|rule| rule.id.as_str().replace('-', " ")).collect();
        if names.is_empty() { "no rule".to_owned() } else { names.join("; ") }
    }

    /// The words of the models that sessions name.
    fn models(self) -> Part {
        let theory = &self.ready.programme.package.theory;
        let mut chapter = Part::new("models", "Words of the models", self.written_in());
        let models: [(&str, &[Term]); 5] = [
            ("Needs", &theory.needs),
            ("Strengths", &theory.strengths),
            ("Responsivity", &theory.responsivity),
            ("Goods", &theory.goods),
            ("Desistance factors", &theory.desistance),
        ];
        for (name, terms) in models.into_iter().filter(|(_, terms)| !terms.is_empty()) {
            let mut part = Part::new(name.to_lowercase().replace(' ', "-"), name, self.written_in());
            for term in terms {
                part.line(&term.title, &term.about);
            }
            chapter.parts.push(part);
        }
        chapter
    }
}

/// The answers something has: labels, and where they differ the ids that rules write.
fn answers(kind: &FactType) -> String {
    let listed = |choices: &[Choice]| {
        let one = |choice: &Choice| {
            if choice.id == choice.label {
                choice.label.to_string()
            } else {
                format!("{} ({})", choice.label, choice.id)
            }
        };
        choices.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    match kind {
        FactType::Choice(choices) => format!("one of: {}", listed(choices)),
        FactType::Tags(choices) => format!("any of: {}", listed(choices)),
        FactType::Number { at_least: i64::MIN, .. } => "a whole number".to_owned(),
        FactType::Number { at_least, at_most, unit } => {
            format!("a whole number from {at_least} to {at_most} {unit}").trim_end().to_owned()
        }
        FactType::Date => "a date".to_owned(),
        FactType::Text => "words; no rule reads them".to_owned(),
    }
}
