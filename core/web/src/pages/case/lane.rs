//! One lane of a person: where it stands, what can be done next, how it came here, what was judged and agreed to, who
//! works in it, what content is given, and the understanding the plan rests on.

use axum::extract::Path;
use axum::response::Response;
use components::{Details, Element, Html, InsetText, SummaryList, SummaryRow, Tag};
use domain::ids::ProgrammeId;
use domain::person::FacilitatorRole;
use domain::record::lane::Lane;
use domain::record::{Noted, Refusal};
use runtime::record::lane_summary;

use super::ask::Scene;
use super::{consent, history, judge, steps, understanding};
use crate::answer::{Answer, Page, Section};
use crate::at::At;
use crate::content::english;
use crate::form::Typed;
use crate::named::language;
use crate::pages::parts::{cell, heading, link, look, small, subheading, table, whose};
use crate::pages::person::{content_given as given, lane_rows};

pub(super) async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let looked = &look(desk, &person, "lane")?;
        let (programme, typed) = (ProgrammeId::from(programme), &Typed::default());
        page(&Scene { desk, at, looked, programme, rest: String::new(), typed })
    })
    .await
}

fn page(scene: &Scene<'_>) -> Result<Answer, Refusal> {
    let words = scene.words();
    let lane = scene.desk.referral(scene.looked, &scene.programme)?;
    let reads = scene.looked.may_read(&scene.programme);
    let title = scene.desk.title(&scene.programme);
    let mut body = heading(&title)
        .then(stands(scene, lane))
        .then(steps::show(scene, lane))
        .then(history::show(scene, lane, reads))
        .then(judgements(scene, lane))
        .then(consents(scene, lane));
    if reads {
        body = body.then(team(scene, lane)).then(content(scene, lane)).then(understanding::show(scene, lane));
    }
    let page = Page::new(Section::People, title, body).about(whose(words, scene.looked));
    Ok(page.back(scene.to("")).into())
}

/// Where it stands; of a lane one only keeps the referral of, that.
fn stands(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let summary = lane_summary(scene.desk, scene.looked, &scene.programme, lane);
    let mut rows = match &summary.row {
        Some(detail) => lane_rows(scene.desk, scene.at, detail),
        None => vec![
            SummaryRow::new(words.say("lane-status"), status(scene, lane)),
            SummaryRow::new(words.say("lane-held"), words.say("lane-only-referral")),
        ],
    };
    if let Some(waits) = lane.waiting.last().filter(|last| !last.what.reasons.is_empty()) {
        let since = words.about("people-since", words.day(waits.what.on));
        let why = format!("{} ({since})", super::waiting::reasons(scene, &waits.what));
        rows.push(SummaryRow::new(words.say("people-waiting"), why));
    }
    SummaryList::new(rows).html()
}

/// The status as people read it, with what it means.
pub(super) fn status(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let Some(id) = lane.status() else { return Html::text(&words.say("people-not-referred")) };
    let Some(status) = scene.desk.words().status(id) else { return Html::text(id) };
    let help = Element::new("div").child(small(&status.help));
    Html::text(&status.title).then(help)
}

/// By whom and when something was recorded.
pub(super) fn by<T>(scene: &Scene<'_>, one: &Noted<T>) -> String {
    let site = scene.desk.site_name(&one.recorded.site);
    format!("{}, {site}", scene.desk.name(&one.recorded.by))
}

fn judgements(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let title = words.say("lane-judged");
    if lane.judged.is_empty() {
        return subheading(&title).then(Html::paragraph(words.say("lane-judged-none")));
    }
    let rows = lane.judged.iter().rev().map(|one| {
        let judged = format!("judged-{}", judge::judgement(one.what.judgement));
        let overrides = one.what.overrides.as_deref().map(|overrides| {
            let tag = Tag::new(words.say("judge-overridden")).classes("govuk-tag--yellow").html();
            Element::new("div").child(tag).child(Html::paragraph(overrides)).done()
        });
        vec![
            cell(&words.say(&format!("judge-{}", judge::question(one.what.question)))),
            Element::new("strong").text(&words.say(&judged)).done(),
            Element::new("div")
                .class("waymark-typed")
                .text(&one.what.because)
                .done()
                .then(overrides.unwrap_or_default()),
            cell(&words.day(one.what.on)).then(Element::new("div").child(small(&by(scene, one)))),
        ]
    });
    let heads = ["judge-question", "judge-judgement", "judge-because", "case-by"];
    table(&title, &heads.map(|id| words.say(id)), rows.collect())
}

fn consents(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let title = words.say("lane-consents");
    if lane.consents.is_empty() {
        return subheading(&title).then(Html::paragraph(words.say("consent-not-asked")));
    }
    let rows = lane.consents.iter().rev().map(|one| {
        let explained = consent::explained(scene, &one.what.explained);
        let lines = explained.iter().map(|line| Element::new("li").child(words.content(line, &english())));
        let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
        let count = words.count("consent-explained-count", explained.len());
        let how = format!("{}, {}", language(&one.what.language), one.what.how);
        let who = one.what.who_will_know.join(", ");
        let who =
            (!who.is_empty()).then(|| Element::new("div").child(small(&words.about("consent-told", who))));
        let review = one.what.review_on.map_or_else(|| words.say("case-nothing"), |day| words.day(day));
        let said = consent::agreement(one.what.answer);
        vec![
            Element::new("strong").text(&words.say(&format!("consent-say-{said}"))).done(),
            cell(&how).then(who.map(Html::from).unwrap_or_default()).then(Details::new(count, list).html()),
            cell(&review),
            cell(&words.day(one.what.on)).then(Element::new("div").child(small(&by(scene, one)))),
        ]
    });
    let heads = ["consent-answer", "consent-how", "consent-review", "case-by"];
    table(&title, &heads.map(|id| words.say(id)), rows.collect())
}

fn team(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let title = subheading(&words.say("lane-team"));
    let rows: Vec<SummaryRow> = match &lane.enrolment {
        Some(enrolled) => enrolled
            .what
            .facilitators
            .iter()
            .map(|one| {
                let role = words.say(match one.role {
                    FacilitatorRole::Lead => "lane-team-lead",
                    FacilitatorRole::Regular => "lane-team-with",
                    FacilitatorRole::Cover => "lane-team-cover",
                });
                SummaryRow::new(role, scene.desk.name(&one.member))
            })
            .collect(),
        None => lane
            .team()
            .iter()
            .map(|member| SummaryRow::new(words.say("lane-team-assesses"), scene.desk.name(member)))
            .collect(),
    };
    if rows.is_empty() {
        return title.then(Html::paragraph(words.say("lane-no-team")));
    }
    title.then(SummaryList::new(rows).html())
}

/// What content the person is given, and whether the programme has moved on since.
fn content(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let Some(enrolled) = &lane.enrolment else { return Html::default() };
    let title = subheading(&words.say("lane-content"));
    let summary = lane_summary(scene.desk, scene.looked, &scene.programme, lane);
    let given = summary.row.as_ref().and_then(|row| given(scene.at, row));
    let version =
        words.about("lane-content-given", given.as_deref().unwrap_or(&enrolled.what.content.version));
    let moved_on = summary.row.is_some_and(|row| row.content_moved_on);
    if !moved_on {
        return title.then(Html::paragraph(version));
    }
    let way = steps::may_move_content(scene)
        .then(|| Html::paragraph(link(&scene.in_lane("/content"), &words.say("lane-content-way")).done()));
    let more = Html::paragraph(words.say("lane-content-newer")).then(way.unwrap_or_default());
    title.then(Html::paragraph(version)).then(InsetText::new(more).html())
}
