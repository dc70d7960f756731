//! How a referral came to where it stands: who did what when, and why. Newest first.

use components::{Element, Html};
use domain::record::Noted;
use domain::record::lane::Lane;
use jiff::civil::Date;

use super::ask::Scene;
use super::ending::ending;
use super::lane::by;
use super::waiting;
use crate::pages::parts::{small, subheading};

/// One thing that happened.
struct Happened {
    on: Date,
    number: u64,
    what: String,
    why: Vec<String>,
    by: String,
}

/// The list. What of it belongs to the lane itself, and not to its referral, is for those who read the lane.
pub(super) fn show(scene: &Scene<'_>, lane: &Lane, reads: bool) -> Html {
    let words = scene.words();
    let mut all = referral(scene, lane);
    if reads {
        all.extend(delivery(scene, lane));
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.on, one.number)));
    let lines = all.into_iter().map(|one| {
        let why = one.why.into_iter().filter(|why| !why.is_empty());
        let why = why.map(|why| Element::new("p").class("govuk-body waymark-typed").text(&why));
        Element::new("li")
            .class("waymark-timeline__line")
            .child(Element::new("span").class("waymark-timeline__when").text(&words.day(one.on)))
            .child(Element::new("strong").text(&one.what))
            .child(Element::new("div").child(small(&one.by)))
            .children(why)
    });
    let list = Element::new("ol").class("govuk-list waymark-timeline").children(lines).done();
    subheading(&words.say("lane-history")).then(list)
}

fn one<T>(scene: &Scene<'_>, noted: &Noted<T>, on: Date, what: String, why: Vec<String>) -> Happened {
    Happened { on, number: noted.recorded.number, what, why, by: by(scene, noted) }
}

fn referral(scene: &Scene<'_>, lane: &Lane) -> Vec<Happened> {
    let words = scene.words();
    let title =
        |id: &str| scene.desk.words().status(id).map_or_else(|| id.to_owned(), |one| one.title.clone());
    let mut all = Vec::new();
    if let Some(referred) = &lane.referral {
        let what = words.about("lane-history-referred", &referred.what.referrer);
        all.push(one(scene, referred, referred.what.on, what, vec![referred.what.because.to_string()]));
    }
    for moved in &lane.moves {
        let reason = moved.what.reason.as_deref().map(|id| {
            scene.desk.words().reason(id).map_or_else(|| id.to_owned(), |reason| reason.title.clone())
        });
        let note = moved.what.note.as_deref().map(str::to_owned);
        let why = reason.into_iter().chain(note).collect();
        all.push(one(
            scene,
            moved,
            moved.what.on,
            words.about("lane-history-moved", title(&moved.what.to)),
            why,
        ));
    }
    for waits in &lane.waiting {
        let off = waits.what.reasons.is_empty();
        let what = words.say(if off { "lane-history-waits-no-more" } else { "lane-history-waits" });
        let note = waits.what.note.as_deref().unwrap_or_default().to_owned();
        all.push(one(scene, waits, waits.what.on, what, vec![waiting::reasons(scene, &waits.what), note]));
    }
    all
}

fn delivery(scene: &Scene<'_>, lane: &Lane) -> Vec<Happened> {
    let words = scene.words();
    let mut all = Vec::new();
    if let Some(enrolled) = &lane.enrolment {
        let site = scene.desk.site_name(&enrolled.what.site);
        all.push(one(
            scene,
            enrolled,
            enrolled.what.on,
            words.about("lane-history-enrolled", site),
            Vec::new(),
        ));
    }
    for handed in &lane.handovers {
        let to: Vec<String> = handed.what.to.iter().map(|id| scene.desk.name(id)).collect();
        let what = words.about("lane-history-handed-over", to.join(", "));
        let wants = handed
            .what
            .person_wants
            .as_deref()
            .map(|wants| format!("{}: {wants}", words.say("hand-over-wants")));
        let why = std::iter::once(handed.what.next_should_know.to_string()).chain(wants).collect();
        all.push(one(scene, handed, handed.what.on, what, why));
    }
    if let Some(paused) = &lane.suspended {
        let review = paused.what.review_on.map(|day| words.about("lane-history-review", words.day(day)));
        let why = std::iter::once(paused.what.because.to_string()).chain(review).collect();
        all.push(one(scene, paused, paused.what.on, words.say("lane-history-paused"), why));
    }
    for resumed in &lane.resumed {
        let why = vec![resumed.what.because.to_string()];
        all.push(one(scene, resumed, resumed.what.on, words.say("lane-history-resumed"), why));
    }
    if let Some(ended) = &lane.ended {
        let reason = ended.what.reason.as_deref().map(|id| {
            scene.desk.words().reason(id).map_or_else(|| id.to_owned(), |reason| reason.title.clone())
        });
        let again = ended.what.reopenable.then(|| words.say("lane-history-reopenable"));
        let why = reason.into_iter().chain([ended.what.because.to_string()]).chain(again).collect();
        let what = words.say(&format!("ending-{}", ending(ended.what.how)));
        all.push(one(scene, ended, ended.what.on, what, why));
    }
    all
}
