//! Measures: what is asked, what can be answered, and what the answers come to.

use domain::measure::{AnsweredBy, Figure, Item, Measure, Scoring};
use domain::record::progress::Occasion;

use super::{Part, Reading};

impl Reading<'_> {
    /// The chapter of measures.
    pub(super) fn measures(self) -> Part {
        let mut chapter = Part::new("measures", "Measures", self.written_in());
        let measures = &self.ready.programme.package.measures;
        chapter.parts = measures.iter().map(|measure| self.measure(measure)).collect();
        chapter
    }

    fn measure(self, measure: &Measure) -> Part {
        let mut part = Part::new(measure.id.as_str(), &measure.title, self.written_in());
        part.line("About", &measure.about);
        part.line("Notice", &measure.notice);
        let licence = &measure.licence;
        part.line("Licence", format!("{}; held by {}", licence.terms, licence.holder));
        part.line(
            "Answered by",
            match measure.audience {
                AnsweredBy::Participant => "the participant",
                AnsweredBy::Facilitator => "the facilitator",
            },
        );
        part.list("Answered", measure.occasions.iter().map(|occasion| when(*occasion).to_owned()));
        part.list("In", measure.languages.iter().map(ToString::to_string));
        part.line("Comes to", comes_to(measure.scoring, measure.items.len()));
        if let Some(norms) = &measure.norms {
            let (sd, reliability) = (&norms.sd, &norms.reliability);
            part.line("In a group", format!("deviation {sd}, reliability {reliability}; {}", norms.source));
        }
        if !measure.may_be_shown(false) {
            part.line("Items", "shown to nobody until the holder's permission is recorded");
            return part;
        }
        part.list(
            "Answers",
            measure.answers.iter().map(|answer| format!("{} ({})", answer.label, answer.value)),
        );
        part.parts = measure.items.iter().map(|item| self.item(item)).collect();
        part
    }

    fn item(self, item: &Item) -> Part {
        let mut part = Part::new(item.id.as_str(), &item.words, self.written_in());
        if item.reverse {
            part.line("Counts", "the other way round");
        }
        part
    }
}

fn when(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Start => "at the start",
        Occasion::Middle => "on the way",
        Occasion::End => "at the end",
        Occasion::FollowUp => "later",
    }
}

fn comes_to(scoring: Scoring, items: usize) -> String {
    let (least, most) = scoring.range;
    match scoring.figure {
        Figure::Sum => format!("a sum from {least} to {most}; none where an item is skipped"),
        Figure::Mean => {
            let needed = scoring.needs_answered;
            format!("a mean from {least} to {most}; none where fewer than {needed} of {items} are answered")
        }
    }
}
