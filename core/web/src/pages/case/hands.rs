//! Changes of hands: to colleagues, to another site and here, and where two programmes' teams meet.

use axum::extract::Path;
use axum::response::Response;
use components::{Checkbox, Html, InsetText, Select, SelectOption, Tag};
use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::record::transfer::{Conferred, HandedOver, Released, Standing};
use domain::record::{Refusal, Text};
use runtime::record::{Comparison, Desk, Looked};

use super::ask::{Asks, Fields, Form, Reads, Scene};
use crate::answer::{Answer, Page, Section};
use crate::at::At;
use crate::form::Wrong;
use crate::pages::parts::{cell, heading, link, look, subheading, table, whose};

/// Between colleagues.
pub(super) struct HandOver;

/// To another site.
pub(super) struct Release;

/// Here, from another site.
pub(super) struct Accept;

/// A case conference.
pub(super) struct Conference;

impl Form for HandOver {
    const LOOKS_AT: &'static str = "handover";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let all = scene.desk.deliverers(scene.looked, &scene.programme, scene.desk.today())?;
        let boxes = all.iter().filter(|one| one.id != scene.desk.writer().id).map(|one| {
            let hint = one.why_not.as_ref().map(|refusal| scene.in_words(&refusal.what)).unwrap_or_default();
            Checkbox::new(&one.id, &*one.name).hint(hint)
        });
        let fields = Fields::of(scene, wrong);
        let team = link(&scene.in_lane("/team"), &words.say("hand-over-team"));
        Ok(Asks {
            title: words.about("hand-over-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/hand-over"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("hand-over-about")).then(Html::paragraph(team.done())),
            fields: fields
                .any_of("to", words.say("hand-over-to"), String::new(), boxes.collect())
                .then(fields.text("wants", words.say("hand-over-wants"), words.say("hand-over-wants-hint")))
                .then(fields.text("know", words.say("hand-over-know"), words.say("hand-over-know-hint")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let to: Vec<StaffId> = reads.all("to").iter().map(|id| (&**id).into()).collect();
        if to.is_empty() {
            reads.wrong.add("to", words.say("hand-over-to-missing"));
        }
        let person_wants = reads.perhaps("wants");
        let next_should_know = reads.needed("know", "hand-over-know-missing");
        let on = reads.on(scene.desk);
        reads.sound()?;
        let programme = scene.programme.clone();
        scene.record(HandedOver { programme, to, person_wants, next_should_know, on })?;
        Ok(Answer::go(scene.in_lane(""), words.say("hand-over-done")))
    }
}

impl Form for Release {
    const LOOKS_AT: &'static str = "transfer";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let fields = Fields::of(scene, wrong);
        let own = scene.looked.case.owner.as_ref();
        let sites = scene.desk.sites().into_iter().filter(|site| Some(site) != own);
        let mut items: Vec<SelectOption> =
            sites.map(|site| SelectOption::new(&site, scene.desk.site_name(&site))).collect();
        items.insert(0, SelectOption::new("", words.say("case-release-choose")));
        let to = Select::new("to", words.say("case-release-to"))
            .items(items)
            .value(scene.typed.get("to"))
            .error(wrong.of("to"));
        let compare =
            scene.typed.filled("to").map(|site| comparison(scene.desk, scene.at, scene.looked, &site.into()));
        Ok(Asks {
            title: words.say("case-release-title"),
            to: scene.to("/handover/release"),
            back: scene.to("/handover"),
            says: Html::paragraph(words.say("case-release-about")).then(compare.unwrap_or_default()),
            fields: to
                .html()
                .then(fields.text("because", words.say("case-why"), String::new()))
                .then(fields.text(
                    "belongings",
                    words.say("case-release-belongings"),
                    words.say("case-may-stay-empty"),
                ))
                .then(fields.on()),
            send: words.say("case-release-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let to: SiteId = (&*reads.needed("to", "case-release-to-missing")).into();
        let because = reads.needed("because", "case-why-missing");
        let (belongings, on) = (reads.perhaps("belongings"), reads.on(scene.desk));
        reads.sound()?;
        scene.desk.must_be_site(&to)?;
        let name = scene.desk.site_name(&to);
        scene.record(Released { to, epoch: scene.looked.case.epoch, because, belongings, on })?;
        Ok(Answer::go(scene.to("/handover"), scene.words().about("case-release-done", name)))
    }
}

impl Form for Accept {
    const LOOKS_AT: &'static str = "transfer";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let site = &scene.desk.writer().site;
        let released = scene.looked.case.released.as_ref().filter(|released| released.what.to == *site);
        let Some(released) = released else {
            let what = "the case was not released to this site";
            return Err(Refusal::new(domain::codes::NOT_RELEASED, what));
        };
        let says = said(scene.at, scene.desk, &released.what).then(comparison(
            scene.desk,
            scene.at,
            scene.looked,
            site,
        ));
        Ok(Asks {
            title: words.about("case-accept-title", scene.desk.site_name(site)),
            to: scene.to("/handover/accept"),
            back: scene.to("/handover"),
            says,
            fields: Fields::of(scene, wrong).on(),
            send: words.say("case-accept-send"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let on = reads.on(scene.desk);
        reads.sound()?;
        scene.still()?;
        scene.desk.accept(&scene.looked.person, on)?;
        Ok(Answer::go(scene.to("/handover"), scene.words().say("case-accept-done")))
    }
}

/// What the site that lets a case go said.
pub(super) fn said(at: &At, desk: &Desk<'_>, released: &Released) -> Html {
    let words = at.words;
    let values = [("site", &*desk.site_name(&released.to)), ("day", &*words.day(released.on))];
    let line = Html::paragraph(words.with("released-to", &values));
    let why = Html::paragraph(&*released.because);
    let belongings = released
        .belongings
        .as_deref()
        .map(|what| Html::paragraph(format!("{}: {what}", words.say("case-release-belongings"))));
    InsetText::new(line.then(why).then(belongings.unwrap_or_default())).html()
}

impl Form for Conference {
    const LOOKS_AT: &'static str = "case conference";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        let lanes = scene.looked.case.lanes.keys();
        let lanes = lanes.map(|id| Checkbox::new(id, scene.desk.title(id))).collect();
        let fields = Fields::of(scene, wrong);
        Ok(Asks {
            title: words.say("conference-title"),
            to: scene.to("/handover/conference"),
            back: scene.to("/handover"),
            says: Html::paragraph(words.say("conference-about")),
            fields: fields
                .any_of(
                    "programmes",
                    words.say("conference-programmes"),
                    words.say("conference-programmes-hint"),
                    lanes,
                )
                .then(fields.line(
                    "present",
                    words.say("conference-present"),
                    words.say("conference-present-hint"),
                ))
                .then(fields.text(
                    "agreed",
                    words.say("conference-agreed"),
                    words.say("conference-agreed-hint"),
                ))
                .then(fields.text("said", words.say("conference-said"), words.say("conference-said-hint")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let programmes: Vec<ProgrammeId> = reads.all("programmes").iter().map(|id| (&**id).into()).collect();
        if programmes.len() < 2 {
            reads.wrong.add("programmes", words.say("conference-programmes-missing"));
        }
        let present: Vec<Text> = reads.list("present");
        let agreed = reads.needed("agreed", "conference-agreed-missing");
        let (person_said, on) = (reads.perhaps("said"), reads.on(scene.desk));
        reads.sound()?;
        scene.record(Conferred { programmes, present, agreed, person_said, on })?;
        Ok(Answer::go(scene.to("/handover"), words.say("conference-done")))
    }
}

/// A page that compares the plans with what another site has, before anybody decides.
pub(super) async fn compare(at: At, Path(person): Path<String>) -> Response {
    at.desk(move |desk, at| {
        let looked = look(desk, &person, "comparison of sites")?;
        let words = at.words;
        let to = at.asked.filled("to").map(SiteId::from);
        let own = looked.case.owner.clone();
        let sites = desk.sites().into_iter().filter(|site| Some(site) != own.as_ref());
        let ways = sites.map(|site| {
            let to = format!("/people/{person}/handover/compare?to={site}");
            components::Element::new("li").child(link(&to, &desk.site_name(&site)))
        });
        let ways = components::Element::new("ul").class("govuk-list govuk-list--bullet").children(ways);
        let compared = to.map(|site| comparison(desk, at, &looked, &site)).unwrap_or_default();
        let title = words.say("site-compare-title");
        let body =
            heading(&title).then(Html::paragraph(words.say("site-compare-about"))).then(ways).then(compared);
        let page = Page::new(Section::People, title, body).about(whose(words, &looked));
        Ok(page.back(format!("/people/{person}/handover")).into())
    })
    .await
}

/// How each session of the plans stands at a site.
pub(super) fn comparison(desk: &Desk<'_>, at: &At, looked: &Looked, site: &SiteId) -> Html {
    let words = at.words;
    let title = subheading(&words.about("site-compare-with", desk.site_name(site)));
    let compared = desk.compare(looked, site);
    if compared.is_empty() {
        return title.then(Html::paragraph(words.say("site-compare-no-plan")));
    }
    let rows = compared.iter().map(|one| compared_row(desk, at, one)).collect();
    let heads = ["people-programme", "site-compare-session", "site-compare-standing", "site-compare-differs"];
    let caption = words.count("site-compare-count", compared.len());
    title.then(table(&caption, &heads.map(|id| words.say(id)), rows))
}

fn compared_row(desk: &Desk<'_>, at: &At, one: &Comparison) -> Vec<Html> {
    let words = at.words;
    let (id, colour) = match one.standing {
        Standing::Done => ("site-standing-done", "govuk-tag--green"),
        Standing::Equivalent => ("site-standing-equivalent", "govuk-tag--blue"),
        Standing::Changed => ("site-standing-changed", "govuk-tag--yellow"),
        Standing::Missing => ("site-standing-missing", "govuk-tag--red"),
    };
    let differs = if one.differs.is_empty() { words.say("case-nothing") } else { one.differs.join(", ") };
    vec![
        cell(&desk.title(&one.programme)),
        cell(&one.title),
        Tag::new(words.say(id)).classes(colour).html(),
        cell(&differs),
    ]
}
