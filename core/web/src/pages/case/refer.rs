//! A referral to a programme: who refers, why now, who talks it through with the person.

use components::{Checkbox, Html, Radio};
use domain::codes;
use domain::ids::ProgrammeId;
use domain::record::Refusal;
use domain::record::referral::Referred;

use super::ask::{Asks, Checked, Fields, Form, Reads, STEP, Scene, check};
use crate::answer::Answer;
use crate::form::Wrong;

pub(super) struct Refer;

impl Form for Refer {
    const LOOKS_AT: &'static str = "referral";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let fields = Fields::of(scene, wrong);
        let fields = fields
            .one_of("programme", words.say("refer-programme"), String::new(), programmes(scene)?)
            .then(fields.line("referrer", words.say("refer-referrer"), words.say("refer-referrer-hint")))
            .then(fields.text("because", words.say("refer-because"), words.say("refer-because-hint")))
            .then(fields.on())
            .then(fields.any_of(
                "assess",
                words.say("refer-assess"),
                words.say("refer-assess-hint"),
                staff(scene)?,
            ));
        Ok(Asks {
            title: words.say("refer-title"),
            to: scene.to("/refer"),
            back: scene.to(""),
            says: Html::paragraph(words.say("refer-about")),
            fields,
            send: words.say("continue"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let referred = Referred {
            programme: (&*reads.needed("programme", "refer-programme-missing")).into(),
            referrer: reads.needed("referrer", "refer-referrer-missing"),
            because: reads.needed("because", "refer-because-missing"),
            on: reads.on(scene.desk),
            status: first_status(scene),
            assessed_by: reads.all("assess").iter().map(|id| (&**id).into()).collect(),
        };
        reads.sound()?;
        if scene.typed.get(STEP) != "save" {
            // What cannot be recorded is said before anybody checks their answers.
            scene.desk.would(scene.looked, referred.clone())?;
            return Ok(check(
                scene,
                &words.say("refer-title"),
                &scene.to("/refer"),
                answers(scene, &referred),
            ));
        }
        let programme = referred.programme.clone();
        scene.record(referred)?;
        Ok(Answer::go(scene.to(&format!("/{programme}")), words.say("refer-done")))
    }
}

fn first_status(scene: &Scene<'_>) -> domain::record::Text {
    scene.desk.words().first_status().map(|status| status.id.as_str()).unwrap_or_default().into()
}

fn answers(scene: &Scene<'_>, referred: &Referred) -> Vec<Checked> {
    let words = scene.words();
    let assess: Vec<String> = referred.assessed_by.iter().map(|id| scene.desk.name(id)).collect();
    let nobody = || words.say("lane-no-team");
    let one = |field, id: &str, answer: String| Checked { field, asked: words.say(id), answer };
    vec![
        one("programme", "refer-programme", scene.desk.title(&referred.programme)),
        one("referrer", "refer-referrer", referred.referrer.to_string()),
        one("because", "refer-because", referred.because.to_string()),
        one("on-day", "case-on", words.day(referred.on)),
        one("assess", "refer-assess", if assess.is_empty() { nobody() } else { assess.join(", ") }),
    ]
}

/// The programmes one can refer to; of the others, why not.
fn programmes(scene: &Scene<'_>) -> Result<Vec<Radio>, Refusal> {
    let mut never = None;
    let mut items = Vec::new();
    for id in scene.desk.programmes() {
        let title = scene.desk.title(&id);
        match scene.desk.would(scene.looked, probe(scene, &id)) {
            Ok(()) => items.push(Radio::new(&id, title)),
            Err(refusal) if refusal.code == codes::NOT_YOURS => never = Some(refusal),
            Err(refusal) => items.push(Radio::new(&id, title).hint(scene.in_words(&refusal.what))),
        }
    }
    // Whoever may refer to none is told so before they type anything.
    match never {
        Some(refusal) if items.is_empty() => Err(refusal),
        _ => Ok(items),
    }
}

fn probe(scene: &Scene<'_>, programme: &ProgrammeId) -> Referred {
    Referred {
        programme: programme.clone(),
        referrer: "?".into(),
        because: "?".into(),
        on: scene.desk.today(),
        status: first_status(scene),
        assessed_by: Vec::new(),
    }
}

/// What somebody is authorised for, and until when.
fn authorised(scene: &Scene<'_>, all: &[String]) -> String {
    let one = |one: &String| match one.split_once(' ') {
        Some((programme, until)) => scene.in_words(&format!("`{programme}` {until}")),
        None => one.clone(),
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Those of the site who could talk it through.
fn staff(scene: &Scene<'_>) -> Result<Vec<Checkbox>, Refusal> {
    let members = scene.desk.staff(Some(&scene.desk.writer().site))?;
    let delivers = |roles: &[domain::record::Text]| {
        roles.iter().any(|role| matches!(&**role, "facilitator" | "treatment-manager"))
    };
    let members = members.into_iter().filter(|member| member.active && delivers(&member.roles));
    Ok(members
        .map(|member| Checkbox::new(&member.id, &*member.name).hint(authorised(scene, &member.authorised)))
        .collect())
}
