//! Pauses, taking up again, and endings: each with its reason, none a mark against anybody.

use components::{Html, Radio};
use domain::record::Refusal;
use domain::record::enrolment::{Ended, Ending, Resumed, Suspended};

use super::ask::{Asks, Fields, Form, Reads, Scene};
use super::move_on;
use crate::answer::Answer;
use crate::form::Wrong;

/// Pauses a programme.
pub(super) struct Pause;

/// Takes it up again.
pub(super) struct Resume;

/// Ends it.
pub(super) struct End;

const WAYS: [(&str, Ending); 3] =
    [("complete", Ending::Complete), ("withdrawn", Ending::Withdrawn), ("deselected", Ending::Deselected)];

/// How it ended, as the field and the messages have it.
pub(super) fn ending(how: Ending) -> &'static str {
    WAYS.iter().find(|(_, one)| *one == how).map_or("", |(id, _)| id)
}

impl Form for Pause {
    const LOOKS_AT: &'static str = "pause";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("pause-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/pause"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("pause-about")),
            fields: fields
                .text("because", words.say("case-why"), String::new())
                .then(fields.day("review", words.say("pause-review"), words.say("case-may-stay-empty")))
                .then(fields.on()),
            send: words.say("pause-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let because = reads.needed("because", "case-why-missing");
        let (review_on, on) = (reads.day("review"), reads.on(scene.desk));
        reads.sound()?;
        scene.record(Suspended { programme: scene.programme.clone(), because, on, review_on })?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("pause-done")))
    }
}

impl Form for Resume {
    const LOOKS_AT: &'static str = "pause";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let lane = scene.looked.lane(&scene.programme)?;
        let paused = lane.suspended.as_ref().map(|paused| {
            let (since, why) = (words.day(paused.what.on), paused.what.because.to_string());
            Html::paragraph(words.with("resume-about", &[("since", &since), ("why", &why)]))
        });
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("resume-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/resume"),
            back: scene.in_lane(""),
            says: paused.unwrap_or_default(),
            fields: fields.text("because", words.say("resume-because"), String::new()).then(fields.on()),
            send: words.say("resume-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let because = reads.needed("because", "resume-because-missing");
        let on = reads.on(scene.desk);
        reads.sound()?;
        scene.record(Resumed { programme: scene.programme.clone(), because, on })?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("resume-done")))
    }
}

impl Form for End {
    const LOOKS_AT: &'static str = "ending";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let ways = WAYS.map(|(id, how)| {
            let title = words.say(&format!("ending-{id}"));
            let radio = Radio::new(id, &title).hint(words.say(&format!("ending-{id}-hint")));
            let needed = how != Ending::Complete;
            match move_on::reasons(scene, Ended::status(how), &title, needed, wrong) {
                Some(reasons) => radio.conditional(reasons),
                None => radio,
            }
        });
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("ending-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/end"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("ending-about")),
            fields: fields
                .one_of("way", words.say("ending-way"), String::new(), ways.to_vec())
                .then(fields.text("because", words.say("ending-because"), words.say("ending-because-hint")))
                .then(fields.on()),
            send: words.say("ending-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let how = reads.one_of("way", &WAYS, "ending-way-missing");
        let field = how.map(|how| format!("reason-{}", Ended::status(how))).unwrap_or_default();
        let reason = reads.perhaps(&field);
        if reason.is_none() && how.is_some_and(|how| how != Ending::Complete) {
            reads.wrong.add(&field, words.say("refer-move-reason-missing"));
        }
        let because = reads.needed("because", "ending-because-missing");
        let on = reads.on(scene.desk);
        reads.sound()?;
        let Some(how) = how else { return Err(Wrong::default()) };
        let known = reason.as_deref().and_then(|id| scene.desk.words().reason(id));
        let reopenable = known.is_some_and(|known| known.reopenable);
        let programme = scene.programme.clone();
        scene.still()?;
        scene.desk.end(scene.looked, Ended { programme, how, reason, because, reopenable, on })?;
        let done = if reopenable { "ending-done-reopenable" } else { "ending-done" };
        Ok(Answer::go(scene.in_lane(""), words.say(done)))
    }
}
