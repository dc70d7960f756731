//! Eligibility and suitability as somebody judged them, with their reasons; where the usual rules would say otherwise,
//! why it is otherwise here.

use components::{Checkbox, Checkboxes, Details, Element, Html, Radio, Textarea};
use domain::record::Refusal;
use domain::record::referral::{Judged, Judgement, Question};

use super::ask::{Asks, Fields, Form, Reads, Scene};
use crate::answer::Answer;
use crate::form::Wrong;

pub(super) struct Judge;

const QUESTIONS: [(&str, Question); 2] =
    [("eligibility", Question::Eligibility), ("suitability", Question::Suitability)];
const JUDGEMENTS: [(&str, Judgement); 3] =
    [("yes", Judgement::Yes), ("not-ready", Judgement::NotReady), ("no", Judgement::No)];

/// A question, as the field and the messages have it.
pub(super) fn question(question: Question) -> &'static str {
    QUESTIONS.iter().find(|(_, one)| *one == question).map_or("", |(id, _)| id)
}

/// What came out, as the field and the messages have it.
pub(super) fn judgement(judgement: Judgement) -> &'static str {
    JUDGEMENTS.iter().find(|(_, one)| *one == judgement).map_or("", |(id, _)| id)
}

impl Form for Judge {
    const LOOKS_AT: &'static str = "referral";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        scene.desk.referral(scene.looked, &scene.programme)?;
        let words = scene.words();
        let fields = Fields::of(scene, wrong);
        let questions = QUESTIONS.map(|(id, _)| {
            Radio::new(id, words.say(&format!("judge-{id}"))).hint(words.say(&format!("judge-{id}-hint")))
        });
        let judgements = JUDGEMENTS.map(|(id, _)| Radio::new(id, words.say(&format!("judged-{id}"))));
        let overrides = Textarea::new("overrides", words.say("judge-overrides"))
            .hint(words.say("judge-overrides-hint"))
            .value(scene.typed.get("overrides"))
            .error(wrong.of("overrides"));
        let override_ = Checkboxes::new("override", words.say("judge-override"))
            .items([Checkbox::new("yes", words.say("judge-override-yes")).conditional(overrides.html())])
            .values(scene.typed.all("override").to_vec());
        Ok(Asks {
            title: words.about("judge-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/judge"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("judge-about")).then(asked(scene)),
            fields: fields
                .one_of("question", words.say("judge-question"), String::new(), questions.to_vec())
                .then(fields.one_of(
                    "judgement",
                    words.say("judge-judgement"),
                    String::new(),
                    judgements.to_vec(),
                ))
                .then(fields.text("because", words.say("judge-because"), words.say("judge-because-hint")))
                .then(override_.html())
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let question = reads.one_of("question", &QUESTIONS, "judge-question-missing");
        let judgement = reads.one_of("judgement", &JUDGEMENTS, "judge-judgement-missing");
        let because = reads.needed("because", "judge-because-missing");
        let overrides = scene
            .typed
            .ticked("override", "yes")
            .then(|| reads.needed("overrides", "judge-overrides-missing"));
        let on = reads.on(scene.desk);
        reads.sound()?;
        let (Some(question), Some(judgement)) = (question, judgement) else { return Err(Wrong::default()) };
        let programme = scene.programme.clone();
        scene.record(Judged { programme, question, judgement, because, overrides, on })?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("judge-done")))
    }
}

/// What the programme itself asks about suitability, where it asks anything and the lane may be read.
fn asked(scene: &Scene<'_>) -> Html {
    let Ok(standing) = scene.desk.advice(scene.looked, &scene.programme) else { return Html::default() };
    let asked = standing.advice.people.iter().flat_map(|person| &person.suitability);
    let lines: Vec<Element> = asked
        .flat_map(|one| &one.answers)
        .map(|answer| Element::new("li").text(&super::suitability(scene.words(), answer)))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    Details::new(scene.words().say("judge-asked"), list).open(true).html()
}
