//! Who may see a record: the glass that is broken with a reason and looked into afterwards, walls round a record, and
//! the copy a person asks for.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Checkbox, Checkboxes, Html, InsetText, WarningText};
use domain::codes;
use domain::ids::StaffId;
use domain::record::Refusal;
use domain::record::person::{GlassBroken, GlassReviewed, Restricted};
use runtime::record::Desk;

use super::ask::{Asks, Fields, Form, Reads, Scene};
use super::copy;
use crate::answer::{Answer, Page, Section, status};
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::{form, heading, link, problems, wrong_status};

/// Says who may not see a record, or who alone may.
pub(super) struct Restrict;

/// Looks into why the glass was broken.
pub(super) struct Review;

/// Gives the copy a person asks for.
pub(super) struct Copy;

/// The page of a record that cannot be read: the same whether there is one or not, with the way in that leaves a trace.
pub(in crate::pages) fn shut(at: &At, person: &str, refusal: &Refusal) -> Answer {
    let words = at.words;
    let title = words.say("refused-nobody");
    let way = link(&format!("/people/{person}/break-glass"), &words.say("glass-way"));
    let body = heading(&title)
        .then(InsetText::new(refusal.what.as_str()).html())
        .then(Html::paragraph(refusal.advice()))
        .then(Html::paragraph(words.say("glass-when")).then(Html::paragraph(way.done())));
    Page::new(Section::People, title, body).refused(status(refusal)).back("/people").into()
}

/// Asks why a record that is not one's own cannot wait. It looks at nothing: that there is a record is only told to
/// whoever opens it.
pub(super) async fn show_glass(at: At, Path(person): Path<String>) -> Response {
    at.desk(move |_, at| Ok(glass(at, &person, &Typed::default(), &Wrong::default()))).await
}

pub(super) async fn break_glass(Path(person): Path<String>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| match broken(desk, at, &person, &typed) {
        Ok(person) => Ok(Answer::go(format!("/people/{person}"), at.words.say("glass-done"))),
        Err(wrong) => Ok(glass(at, &person, &typed, &wrong)),
    })
    .await
}

fn broken(
    desk: &Desk<'_>,
    at: &At,
    person: &str,
    typed: &Typed,
) -> Result<domain::ids::ParticipantId, Wrong> {
    let Some(because) = typed.filled("because") else {
        return Err(Wrong::one("because", at.words.say("glass-because-missing")));
    };
    let until = typed.day("until").map_err(|_| Wrong::one("until-day", at.words.say("error-no-such-day")))?;
    let person = desk.find(person)?;
    let until = until.unwrap_or(desk.today());
    desk.record(&person, GlassBroken { because: because.into(), until })?;
    Ok(person)
}

fn glass(at: &At, person: &str, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = at.words;
    let fields = Fields { words, typed, wrong };
    let title = words.say("glass-title");
    let form = form(at, &format!("/people/{person}/break-glass"))
        .child(fields.text("because", words.say("glass-because"), words.say("glass-because-hint")))
        .child(fields.day("until", words.say("glass-until"), words.say("glass-until-hint")))
        .child(Button::new(words.say("glass-send")).warning().once());
    let body = problems(words, wrong)
        .then(heading(&title))
        .then(WarningText::new(words.say("glass-about")).icon_fallback_text(words.say("case-warning")).html())
        .then(form);
    let page = Page::new(Section::People, title, body).back("/people");
    page.refused(wrong_status(wrong)).into()
}

impl Form for Review {
    const LOOKS_AT: &'static str = "broken glass";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let number = number(scene);
        let broken = scene.looked.case.glass.iter().find(|one| one.recorded.number == number);
        let broken = broken
            .ok_or_else(|| Refusal::new(codes::NO_SUCH_ENTRY, format!("entry {number} broke no glass")))?;
        // Why somebody opened a record is for those who look into it.
        if let Err(refusal) = scene.desk.would(scene.looked, reviewed(number, "?"))
            && refusal.code == codes::NOT_YOURS
        {
            return Err(refusal);
        }
        let who = scene.desk.name(&broken.recorded.by);
        let until = words.day(broken.what.until);
        let says = words.with("glass-review-about", &[("who", &who), ("until", &until)]);
        let why = Html::paragraph(&*broken.what.because);
        Ok(Asks {
            title: words.say("glass-review-title"),
            to: scene.to(&format!("/handover/review/{number}")),
            back: scene.to("/handover"),
            says: InsetText::new(Html::paragraph(says).then(why)).html(),
            fields: Fields::of(scene, wrong).text(
                "found",
                words.say("glass-review-found"),
                words.say("glass-review-found-hint"),
            ),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let found = reads.needed("found", "glass-review-found-missing");
        reads.sound()?;
        scene.record(reviewed(number(scene), &found))?;
        Ok(Answer::go(scene.to("/handover"), scene.words().say("glass-review-done")))
    }
}

fn number(scene: &Scene<'_>) -> u64 {
    scene.rest.parse().unwrap_or_default()
}

/// A review of an entry.
pub(super) fn reviewed(entry: u64, found: &str) -> GlassReviewed {
    GlassReviewed { entry, found: found.into() }
}

impl Form for Restrict {
    const LOOKS_AT: &'static str = "restriction";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.desk.would(scene.looked, Restricted { because: "?".into(), ..Restricted::default() })?;
        let now = &scene.looked.case.restriction;
        let members = scene.desk.staff(None)?;
        let boxes = |name: &'static str, legend: String, hint: String, own: &[StaffId]| {
            let items = members.iter().filter(|member| member.active).map(|member| {
                Checkbox::new(&member.id, &*member.name).hint(scene.desk.site_name(&member.site))
            });
            let typed = scene.typed.filled("because").is_some() || !wrong.is_nothing();
            let chosen: Vec<String> = if typed {
                scene.typed.all(name).to_vec()
            } else {
                own.iter().map(ToString::to_string).collect()
            };
            Checkboxes::new(name, legend)
                .hint(hint)
                .items(items.collect::<Vec<_>>())
                .values(chosen)
                .small()
                .html()
        };
        Ok(Asks {
            title: words.say("restrict-title"),
            to: scene.to("/handover/restrict"),
            back: scene.to("/handover"),
            says: Html::paragraph(words.say("restrict-about")),
            fields: boxes(
                "excluded",
                words.say("restrict-excluded"),
                words.say("restrict-excluded-hint"),
                &now.excluded,
            )
            .then(boxes(
                "only",
                words.say("restrict-only"),
                words.say("restrict-only-hint"),
                &now.restricted_to,
            ))
            .then(Fields::of(scene, wrong).text("because", words.say("case-why"), String::new())),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let ids = |texts: Vec<domain::record::Text>| texts.iter().map(|id| (&**id).into()).collect();
        let because = reads.needed("because", "case-why-missing");
        let (excluded, restricted_to) = (ids(reads.all("excluded")), ids(reads.all("only")));
        reads.sound()?;
        scene.record(Restricted { excluded, restricted_to, because })?;
        Ok(Answer::go(scene.to("/handover"), scene.words().say("restrict-done")))
    }
}

impl Form for Copy {
    const LOOKS_AT: &'static str = "copy for the person";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        Ok(Asks {
            title: words.say("access-copy-title"),
            to: scene.to("/handover/copy"),
            back: scene.to("/handover"),
            says: Html::paragraph(words.say("access-copy-about")),
            fields: Fields::of(scene, wrong).text(
                "because",
                words.say("access-copy-because"),
                words.say("access-copy-because-hint"),
            ),
            send: words.say("access-copy-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let because = reads.needed("because", "access-copy-because-missing");
        reads.sound()?;
        let copy = scene.desk.subject_access(&scene.looked.person, &because)?;
        let bytes = copy::in_words(scene, &copy).into_bytes();
        let name = format!("copy-{}.txt", scene.desk.today());
        Ok(Answer::File { name, media: "text/plain; charset=utf-8", bytes })
    }
}
