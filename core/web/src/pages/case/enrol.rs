//! Enrolment: who delivers, from those who may, and what content the person is given from now on.

use components::{Checkbox, Checkboxes, Details, Element, Html, InsetText, Select, SelectOption};
use domain::ids::StaffId;
use domain::person::FacilitatorRole;
use domain::record::Refusal;
use domain::record::enrolment::{Assigned, TeamChanged, version_and_hash};
use runtime::record::{Deliverer, Desk};

use super::ask::{Asks, Fields, Form, Reads, Scene};
use crate::answer::Answer;
use crate::form::Wrong;

/// Enrols somebody.
pub(super) struct Enrol;

/// Changes who delivers.
pub(super) struct Team;

/// Gives the person the programme as it is now.
pub(super) struct Content;

impl Form for Enrol {
    const LOOKS_AT: &'static str = "enrolment";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let package = scene.desk.programme_now(&scene.programme)?;
        let version = &package.programme.package.manifest.version;
        Ok(Asks {
            title: words.about("enrol-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/enrol"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.about("enrol-content", version)),
            fields: choose(scene, wrong)?.then(Fields::of(scene, wrong).on()),
            send: words.say("enrol-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let chosen = chosen(&mut reads);
        let on = reads.on(scene.desk);
        reads.sound()?;
        scene.still()?;
        scene.desk.enrol(scene.looked, &scene.programme, chosen, on)?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("enrol-done")))
    }
}

impl Form for Team {
    const LOOKS_AT: &'static str = "facilitators";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("lane-team-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/team"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("lane-team-about")),
            fields: choose(scene, wrong)?
                .then(fields.text("because", words.say("case-why"), words.say("lane-team-because-hint")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let facilitators = chosen(&mut reads);
        let because = reads.needed("because", "case-why-missing");
        let on = reads.on(scene.desk);
        reads.sound()?;
        scene.record(TeamChanged { programme: scene.programme.clone(), facilitators, because, on })?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("lane-team-done")))
    }
}

impl Form for Content {
    const LOOKS_AT: &'static str = "content";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let lane = scene.looked.lane(&scene.programme)?;
        let before = lane.enrolment.as_ref().map(|enrolled| &enrolled.what.content);
        let before = before.map(|pin| version_and_hash(&pin.version, &pin.hash));
        let now = scene.desk.programme_now(&scene.programme)?;
        let package = &now.programme.package;
        let now = version_and_hash(&package.manifest.version, &package.content_hash);
        let versions = [("before", &*before.unwrap_or_else(|| words.say("not-known"))), ("now", &*now)];
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.about("lane-content-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/content"),
            back: scene.in_lane(""),
            says: InsetText::new(words.with("lane-content-about", &versions)).html(),
            fields: fields.text("because", words.say("case-why"), words.say("lane-content-because-hint")),
            send: words.say("lane-content-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let because = reads.needed("because", "case-why-missing");
        reads.sound()?;
        scene.still()?;
        scene.desk.move_content(scene.looked, &scene.programme, because)?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("lane-content-done")))
    }
}

/// Who delivers, chosen from those who may; of the others, why not.
fn choose(scene: &Scene<'_>, wrong: &Wrong) -> Result<Html, Refusal> {
    let words = scene.words();
    let all = scene.desk.deliverers(scene.looked, &scene.programme, scene.desk.today())?;
    let (may, may_not): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.why_not.is_none());
    let now = now(scene);
    let options = |none: &str| {
        let people = may.iter().map(|one| SelectOption::new(&one.id, name(scene, one)));
        std::iter::once(SelectOption::new("", words.say(none))).chain(people).collect::<Vec<_>>()
    };
    let lead = Select::new("lead", words.say("enrol-lead"))
        .hint(words.say("enrol-lead-hint"))
        .items(options("enrol-choose"))
        .value(first(&now, FacilitatorRole::Lead))
        .error(wrong.of("lead"));
    let with = Select::new("with", words.say("enrol-with"))
        .hint(words.say("enrol-with-hint"))
        .items(options("enrol-nobody"))
        .value(first(&now, FacilitatorRole::Regular));
    let cover = may.iter().map(|one| Checkbox::new(&one.id, name(scene, one)));
    let cover = Checkboxes::new("cover", words.say("enrol-cover"))
        .hint(words.say("enrol-cover-hint"))
        .items(cover.collect::<Vec<_>>())
        .values(now.iter().filter(|one| one.role == FacilitatorRole::Cover).map(|one| &one.member))
        .small();
    let chosen = if may.is_empty() {
        InsetText::new(words.say("enrol-nobody-may")).html()
    } else {
        lead.html().then(with.html()).then(cover.html())
    };
    Ok(chosen.then(others(scene, &may_not)))
}

fn name(scene: &Scene<'_>, one: &Deliverer) -> String {
    let id = serde_json::to_value(one.profession).unwrap_or_default();
    let profession = scene.words().say(&format!("enrol-profession-{}", id.as_str().unwrap_or("other")));
    format!("{}, {profession}", one.name)
}

/// Those who deliver, as typed or as recorded.
fn now(scene: &Scene<'_>) -> Vec<Assigned> {
    if !scene.typed.all("lead").is_empty() {
        return chosen(&mut Reads::of(scene));
    }
    let lane = scene.looked.lane(&scene.programme).ok();
    let enrolled = lane.and_then(|lane| lane.enrolment.as_ref());
    enrolled.map(|enrolled| enrolled.what.facilitators.clone()).unwrap_or_default()
}

fn first(all: &[Assigned], role: FacilitatorRole) -> &str {
    all.iter().find(|one| one.role == role).map_or("", |one| one.member.as_str())
}

fn chosen(reads: &mut Reads<'_>) -> Vec<Assigned> {
    let lead = reads.needed("lead", "enrol-lead-missing");
    let ids = |texts: Vec<domain::record::Text>| texts.iter().map(|id| (&**id).into()).collect();
    let (with, cover): (Vec<StaffId>, Vec<StaffId>) = (ids(reads.all("with")), ids(reads.all("cover")));
    Desk::assigned(&(&*lead).into(), &with, &cover)
}

/// Those who may not deliver, each with why and what to do.
fn others(scene: &Scene<'_>, others: &[Deliverer]) -> Html {
    let lines: Vec<Element> = others
        .iter()
        .filter_map(|one| {
            let refusal = one.why_not.as_ref()?;
            Some(Element::new("li").text(&format!("{}: {}", name(scene, one), scene.in_words(&refusal.what))))
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    Details::new(scene.words().count("enrol-others", others.len()), list).html()
}
