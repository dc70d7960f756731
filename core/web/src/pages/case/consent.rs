//! What somebody said about taking part: what was explained, in which language and how, and what they answered.

use components::{Checkbox, Html, Radio};
use domain::record::Refusal;
use domain::record::referral::{Agreement, Consented};

use super::ask::{Asks, Checked, Fields, Form, Reads, STEP, Scene, check};
use crate::answer::Answer;
use crate::content::english;
use crate::form::Wrong;
use crate::named::language;

pub(super) struct Consent;

const ANSWERS: [(&str, Agreement); 3] =
    [("given", Agreement::Given), ("refused", Agreement::Refused), ("withdrawn", Agreement::Withdrawn)];

/// What they said, as the field and the messages have it.
pub(super) fn agreement(answer: Agreement) -> &'static str {
    ANSWERS.iter().find(|(_, one)| *one == answer).map_or("", |(id, _)| id)
}

impl Form for Consent {
    const LOOKS_AT: &'static str = "referral";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let lane = scene.desk.referral(scene.looked, &scene.programme)?;
        let words = scene.words();
        let fields = Fields::of(scene, wrong);
        let given = lane.consent().is_some_and(|last| last.what.answer == Agreement::Given);
        let answers = ANSWERS.iter().filter(|(_, answer)| given || *answer != Agreement::Withdrawn);
        let answers = answers.map(|(id, _)| {
            Radio::new(id, words.say(&format!("consent-say-{id}")))
                .hint(words.say(&format!("consent-say-{id}-hint")))
        });
        let explained = scene.desk.words().explained.iter();
        let explained = explained.map(|one| Checkbox::new(&one.id, words.content(&one.title, &english())));
        let explained = explained.collect();
        let fields = fields
            .any_of(
                "explained",
                words.say("consent-explained"),
                words.say("consent-explained-hint"),
                explained,
            )
            .then(fields.line("language", words.say("consent-language"), languages(scene)))
            .then(fields.line("how", words.say("consent-how"), words.say("consent-how-hint")))
            .then(fields.line("who", words.say("consent-who"), words.say("consent-who-hint")))
            .then(fields.one_of("answer", words.say("consent-answer"), String::new(), answers.collect()))
            .then(fields.day("review", words.say("consent-review"), words.say("case-may-stay-empty")))
            .then(fields.on());
        Ok(Asks {
            title: words.about("consent-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/consent"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("consent-about")),
            fields,
            send: words.say("continue"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let explained = reads.all("explained");
        let language = reads.needed("language", "consent-language-missing");
        let how = reads.needed("how", "consent-how-missing");
        let who_will_know = reads.list("who");
        let answer = reads.one_of("answer", &ANSWERS, "consent-answer-missing");
        let review_on = reads.day("review");
        let on = reads.on(scene.desk);
        reads.sound()?;
        let Some(answer) = answer else { return Err(Wrong::default()) };
        let programme = scene.programme.clone();
        let consented =
            Consented { programme, answer, explained, language, how, who_will_know, review_on, on };
        if scene.typed.get(STEP) != "save" {
            scene.desk.would(scene.looked, consented.clone())?;
            let title = words.about("consent-title", scene.desk.title(&scene.programme));
            return Ok(check(scene, &title, &scene.in_lane("/consent"), answers(scene, &consented)));
        }
        scene.record(consented)?;
        Ok(Answer::go(scene.in_lane(""), words.say("consent-done")))
    }
}

/// The languages they would rather use, as a hint.
fn languages(scene: &Scene<'_>) -> String {
    let own = &scene.looked.case.described.languages;
    let own: Vec<String> = own.iter().map(|one| language(one)).collect();
    let words = scene.words();
    if own.is_empty() {
        words.say("consent-language-hint")
    } else {
        words.about("consent-language-theirs", own.join(", "))
    }
}

/// What was explained, in the words people read.
pub(super) fn explained(scene: &Scene<'_>, ids: &[domain::record::Text]) -> Vec<String> {
    let known = &scene.desk.words().explained;
    let title = |id: &domain::record::Text| {
        known.iter().find(|one| *one.id == **id).map_or_else(|| id.to_string(), |one| one.title.clone())
    };
    ids.iter().map(title).collect()
}

fn answers(scene: &Scene<'_>, consented: &Consented) -> Vec<Checked> {
    let words = scene.words();
    let one = |field, id: &str, answer: String| Checked { field, asked: words.say(id), answer };
    let or_none = |text: String| if text.is_empty() { words.say("case-nothing") } else { text };
    let review = consented.review_on.map_or_else(|| words.say("case-nothing"), |day| words.day(day));
    let answer = agreement(consented.answer);
    vec![
        one("explained", "consent-explained", or_none(explained(scene, &consented.explained).join("\n"))),
        one("language", "consent-language", language(&consented.language)),
        one("how", "consent-how", consented.how.to_string()),
        one("who", "consent-who", or_none(consented.who_will_know.join(", "))),
        one("answer", "consent-answer", words.say(&format!("consent-say-{answer}"))),
        one("review-day", "consent-review", review),
        one("on-day", "case-on", words.day(consented.on)),
    ]
}
