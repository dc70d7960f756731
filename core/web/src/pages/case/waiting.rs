//! Why somebody waits, or that they wait no more.

use components::{Checkbox, Html};
use domain::record::Refusal;
use domain::record::referral::Waiting;

use super::ask::{Asks, Fields, Form, Reads, Scene};
use crate::answer::Answer;
use crate::form::Wrong;

pub(super) struct Waits;

/// The box that takes somebody off the list: nothing ticked may be an oversight.
const NO_MORE: &str = "no-more";

impl Form for Waits {
    const LOOKS_AT: &'static str = "referral";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let lane = scene.desk.referral(scene.looked, &scene.programme)?;
        let last = lane.waiting.last().filter(|last| !last.what.reasons.is_empty());
        let now: Vec<String> = last.iter().map(|last| reasons(scene, &last.what)).collect();
        let says = last.map(|last| {
            let since = words.about("people-since", words.day(last.what.on));
            Html::paragraph(words.about("waiting-now", format!("{} ({since})", now.join("; "))))
        });
        let known = scene.desk.words().waiting.iter();
        let mut items: Vec<Checkbox> = known.map(|one| Checkbox::new(&one.id, one.title.as_str())).collect();
        items.push(Checkbox::or(words.say("case-or")));
        items.push(Checkbox::new(NO_MORE, words.say("waiting-no-more")).exclusive());
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("waits-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/waiting"),
            back: scene.in_lane(""),
            says: says.unwrap_or_default(),
            fields: fields
                .any_of("reasons", words.say("waiting-reasons"), words.say("waiting-reasons-hint"), items)
                .then(fields.text("note", words.say("case-note"), words.say("case-may-stay-empty")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let mut reasons = reads.all("reasons");
        if reasons.is_empty() {
            reads.wrong.add("reasons", words.say("waiting-reasons-missing"));
        }
        if reasons.iter().any(|one| &**one == NO_MORE) {
            reasons.clear();
        }
        let (note, on) = (reads.perhaps("note"), reads.on(scene.desk));
        reads.sound()?;
        let done = if reasons.is_empty() { "waiting-done-off" } else { "waiting-done-on" };
        scene.record(Waiting { programme: scene.programme.clone(), reasons, on, note })?;
        Ok(Answer::go(scene.in_lane(""), words.say(done)))
    }
}

/// Why, in the words people read.
pub(super) fn reasons(scene: &Scene<'_>, waiting: &Waiting) -> String {
    let known = &scene.desk.words().waiting;
    let title = |id: &domain::record::Text| {
        known.iter().find(|one| *one.id == **id).map_or_else(|| id.to_string(), |one| one.title.clone())
    };
    waiting.reasons.iter().map(title).collect::<Vec<_>>().join("; ")
}
