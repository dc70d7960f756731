//! A referral moves on: the ways there are from where it stands, as content has them, with whose they are and which
//! need a reason.

use components::{Details, Element, Html, Radio, Select, SelectOption, Tag};
use domain::codes;
use domain::record::Refusal;
use domain::record::referral::ReferralMoved;
use domain::record::words::{Next, ReasonCode, Status};

use super::ask::{Asks, Fields, Form, Reads, Scene};
use crate::answer::Answer;
use crate::content::english;
use crate::form::Wrong;
use crate::pages::team::role_in_words;

pub(super) struct MoveOn;

impl Form for MoveOn {
    const LOOKS_AT: &'static str = "referral";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let now = status(scene)?;
        let (mut items, mut others, mut why) = (Vec::new(), Vec::new(), Html::default());
        for next in &now.next {
            let Some(to) = scene.desk.words().status(&next.to) else { continue };
            match scene.desk.would(scene.looked, moved(scene, next)) {
                Ok(()) => {
                    items.push(way(scene, next, to));
                    let reasons = reasons(scene, &to.id, &to.title, next.needs_reason, wrong);
                    why = why.then(reasons.unwrap_or_default());
                }
                // A status of another kind of site is no way on here.
                Err(refusal) if refusal.code == codes::NO_SUCH_MOVE => {}
                Err(refusal) if refusal.code == codes::NOT_FOR_ROLE => {
                    others.push(format!("{}: {}", to.title, roles(scene, &next.by)));
                }
                Err(refusal) => return Err(refusal),
            }
        }
        let fields = Fields::of(scene, wrong);
        let says = Html::paragraph(words.about_content("refer-move-now", &now.title, &english()))
            .then(Html::paragraph(words.say("refer-move-by-itself")))
            .then(for_others(scene, &others));
        Ok(Asks {
            title: words.about("refer-move-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/move"),
            back: scene.in_lane(""),
            says,
            fields: fields
                .one_of("to", words.say("refer-move-to"), String::new(), items)
                .then(why)
                .then(fields.text("note", words.say("case-note"), words.say("case-may-stay-empty")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let to = reads.needed("to", "refer-move-to-missing");
        let moved = ReferralMoved {
            programme: scene.programme.clone(),
            reason: reads.perhaps(&format!("reason-{to}")),
            note: reads.perhaps("note"),
            on: reads.on(scene.desk),
            to,
        };
        let now = status(scene)?;
        let needs = now.next.iter().any(|next| *next.to == *moved.to && next.needs_reason);
        if needs && moved.reason.is_none() {
            reads.wrong.add(&format!("reason-{}", moved.to), scene.words().say("refer-move-reason-missing"));
        }
        reads.sound()?;
        scene.record(moved)?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("refer-move-done")))
    }
}

/// Where the referral stands.
fn status<'s>(scene: &'s Scene<'_>) -> Result<&'s Status, Refusal> {
    let lane = scene.desk.referral(scene.looked, &scene.programme)?;
    lane.status().and_then(|id| scene.desk.words().status(id)).ok_or_else(|| {
        Refusal::new(codes::OUT_OF_ORDER, format!("nobody has been referred to `{}` here", scene.programme))
    })
}

/// What a move is tried with.
fn moved(scene: &Scene<'_>, next: &Next) -> ReferralMoved {
    let reason = next.needs_reason.then(|| fitting(scene, &next.to).next()).flatten();
    ReferralMoved {
        programme: scene.programme.clone(),
        to: next.to.as_str().into(),
        reason: reason.map(|reason| reason.id.as_str().into()),
        note: None,
        on: scene.desk.today(),
    }
}

/// The reasons that may be given for a status.
fn fitting<'s>(scene: &'s Scene<'_>, to: &'s str) -> impl Iterator<Item = &'s ReasonCode> {
    scene.desk.words().reasons.iter().filter(move |reason| reason.for_statuses.iter().any(|id| id == to))
}

/// One way on.
fn way(scene: &Scene<'_>, next: &Next, to: &Status) -> Radio {
    let usual = Tag::new(scene.words().say("refer-move-usual")).classes("govuk-tag--blue");
    let usual = next.suggested.then(|| usual.html());
    let words = scene.words();
    let title = words.content(&to.title, &english()).then(Html::text(" ")).then(usual.unwrap_or_default());
    Radio::new(&to.id, title).hint(words.content(&to.help, &english()))
}

/// The reasons for a status, to choose from; none where it has none.
pub(super) fn reasons(scene: &Scene<'_>, to: &str, title: &str, needed: bool, wrong: &Wrong) -> Option<Html> {
    let words = scene.words();
    let name = format!("reason-{to}");
    let items = fitting(scene, to)
        .map(|reason| SelectOption::new(&reason.id, format!("{}: {}", reason.group, reason.title)));
    let mut items: Vec<SelectOption> = items.collect();
    if items.is_empty() {
        return None;
    }
    let none = if needed { "refer-move-choose-reason" } else { "refer-move-no-reason" };
    items.insert(0, SelectOption::new("", words.say(none)));
    let select = Select::new(&name, words.about_content("refer-move-reason", title, &english())).items(items);
    Some(select.value(scene.typed.get(&name)).error(wrong.of(&name)).html())
}

/// Roles as people read them.
fn roles(scene: &Scene<'_>, all: &[String]) -> String {
    all.iter().map(|role| role_in_words(scene.at, role)).collect::<Vec<_>>().join(", ")
}

/// What others may do, and who: nobody wonders where a status has gone.
fn for_others(scene: &Scene<'_>, others: &[String]) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let lines = others.iter().map(|other| Element::new("li").text(other));
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    Details::new(scene.words().say("refer-move-for-others"), list).html()
}
