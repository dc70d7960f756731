//! The rules in plain words: what each does, when, and what it says.

use domain::layer::Layer;
use domain::rule::{Action, Adaptation, Rule};
use domain::theory::Lens;

use super::{LabelKind, Part, Reading, Shown, Words};
use crate::plain_words::{held_in_words, in_words};

/// The chapter of rules.
pub(super) fn chapter(reading: Reading<'_>) -> Part {
    let mut chapter =
        Part::new("rules", "Rules: when what is suggested, and what waits", reading.written_in());
    chapter.line("How to read them", "Every rule that matches applies. People decide: nothing is required, nothing is hidden, and the whole library stays open. A hold lets go only when it is known that it need not hold.");
    chapter.parts = reading.ready.programme.rules.iter().map(|rule| reading.rule(rule)).collect();
    chapter
}

/// When a rule that suggests, adapts, finds out or raises matches.
pub(super) fn told(reading: Reading<'_>, rule: &Rule) -> String {
    in_words(&rule.when, &reading.ready.programme.dictionary)
}

/// When a rule holds.
pub(super) fn held(reading: Reading<'_>, rule: &Rule) -> String {
    held_in_words(&rule.when, &reading.ready.programme.dictionary)
}

/// Where a rule stands in the copy.
pub(super) fn anchor(rule: &Rule) -> String {
    format!("rules-{}", rule.id)
}

/// A model's name.
pub(super) fn lens(lens: Lens) -> &'static str {
    match lens {
        Lens::Need => "needs",
        Lens::Strength => "strengths",
        Lens::Responsivity => "responsivity: how, not what",
        Lens::GoodLives => "good lives",
        Lens::Desistance => "desistance",
        Lens::Safety => "safety: supervision and pacing",
        Lens::Practical => "practical",
    }
}

impl Reading<'_> {
    fn rule(self, rule: &Rule) -> Part {
        let written = self.written_in();
        let mut part = Part::new(rule.id.as_str(), rule.id.as_str().replace('-', " "), written);
        if rule.safeguard {
            part.label(LabelKind::Kept, "Safeguard: no site changes it");
        }
        if let (Layer::Site(_), Some(site)) = (&rule.layer, self.site) {
            part.label(LabelKind::Site, format!("Added at {}", site.name));
        }
        let sessions = |wanted: fn(&Action) -> Option<u16>| {
            let sessions = &self.ready.programme.package.sessions;
            let named = rule.actions.iter().filter_map(wanted);
            named
                .filter_map(|at| sessions.get(usize::from(at)))
                .map(|one| one.title.clone())
                .collect::<Vec<_>>()
        };
        part.list("Holds", sessions(|action| if let Action::Hold(at) = action { Some(*at) } else { None }));
        let suggests = sessions(|action| if let Action::Suggest(at) = action { Some(*at) } else { None });
        if !suggests.is_empty() {
            part.list("Suggests", suggests);
            part.line(
                "Meant for",
                match rule.timing.as_str() {
                    "early" => "early, before other work",
                    "late" => "late, towards the end",
                    _ => "its usual place",
                },
            );
        }
        for action in &rule.actions {
            match action {
                Action::Suggest(_) | Action::Hold(_) => {}
                Action::Adapt(what) => part.line("Adapts", adaptation(*what)),
                Action::FindOut(slot) => {
                    let fact = self.ready.programme.dictionary.fact(*slot);
                    let question = fact.map(|fact| fact.question.to_string()).unwrap_or_default();
                    let name = self.ready.programme.dictionary.name(*slot);
                    part.refer("Asks to find out", question, format!("facts-{name}"));
                }
                Action::Raise(topic) => part.line("Raises in supervision", topic.replace('-', " ")),
            }
        }
        if rule.does_more_than_hold() {
            part.line("When", told(self, rule));
        }
        if rule.holds() {
            part.line("Holds when", held(self, rule));
        }
        let say = |text| Words::new(text, written);
        part.piece("Says", Shown::Quote, say(self.sentence(&rule.say)));
        part.piece("Says to staff", Shown::Quote, say(self.sentence(&rule.say_to_staff)));
        part.line("Model", rule.lens.map(lens).unwrap_or_default());
        let written_when = rule.when.source().split_whitespace().collect::<Vec<_>>().join(" ");
        part.piece("Condition as written", Shown::Verbatim, say(written_when));
        part
    }
}

fn adaptation(what: Adaptation) -> &'static str {
    match what {
        Adaptation::Pace => "the pace: how fast, how much at once",
        Adaptation::Place => "the place",
        Adaptation::Materials => "the materials: with what",
        Adaptation::Version => "the version",
        Adaptation::Times => "the times",
    }
}
