//! The team: what is due, records that are late, who works here, supervision and reviews, plugins, the audit, and which
//! version of which programme is live where. Each page shows what access gives whoever asks, and nothing stands behind a
//! link that would be refused.

mod acts;
mod audit;
mod live;
mod member;
mod plugins;
mod review;
mod staff;
mod supervision;

pub(super) use staff::role_in_words;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Html, InsetText, Task, TaskList, TaskStatus};
use domain::record::Refusal;
use runtime::ports::access::Doing;
use runtime::record::{Desk, LATE_AFTER, Outstanding, Unrecorded, Whom};

use super::parts::{cell, heading, link, small, subheading, table};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    Router::new()
        .route("/team", get(home))
        .route("/team/late", get(late))
        .merge(acts::addresses())
        .merge(audit::addresses())
        .merge(live::addresses())
        .merge(member::addresses())
        .merge(plugins::addresses())
        .merge(review::addresses())
        .merge(staff::addresses())
        .merge(supervision::addresses())
}

async fn home(at: At) -> Response {
    at.desk(due).await
}

/// Whether somebody may do something at their own site.
fn may(desk: &Desk<'_>, doing: Doing) -> bool {
    desk.must(doing, &desk.writer().site).is_ok()
}

/// A page of this area, with the way back to its first.
fn page(title: &str, body: Html) -> Page {
    Page::new(Section::Team, title, body).back("/team")
}

/// A link to somebody's record.
fn to_person(whom: &Whom) -> Html {
    link(&format!("/people/{}", whom.person), &whom.name).done()
}

fn due(desk: &Desk<'_>, at: &At) -> Result<Answer, Refusal> {
    let words = at.words;
    let found = desk.outstanding()?;
    let title = words.say("team-title");
    let with_people = may(desk, Doing::FindPerson);
    let mut body = heading(&title);
    if with_people
        || may(desk, Doing::ManageStaff)
        || !found.supervision.is_empty()
        || !found.lapsed.is_empty()
    {
        let tasks = TaskList::new(tasks(desk, at, &found)).html();
        body = body.then(subheading(&words.say("team-due"))).then(tasks);
    }
    body = body
        .then(agreements(desk, at, &found))
        .then(glass(desk, at, &found))
        .then(released(desk, at, &found))
        .then(subheading(&words.say("team-ways")))
        .then(ways(desk, at));
    Ok(Page::new(Section::Team, title, body).into())
}

/// A task with how much of it there is; with the way there where there is any.
pub(super) fn task(at: &At, title: String, count: usize, to: &str) -> Task {
    let words = at.words;
    if count == 0 {
        return Task::new(title, TaskStatus::new(words.say("team-none-due")));
    }
    let many = components::Tag::new(words.count("team-count", count)).colour("yellow");
    Task::new(title, TaskStatus::new(many)).href(to)
}

/// What is due, and how much of it.
pub(super) fn tasks(desk: &Desk<'_>, at: &At, found: &Outstanding) -> Vec<Task> {
    let task = |id: &str, count: usize, to: &str| task(at, at.words.say(id), count, to);
    let late = found.unrecorded.iter().filter(|one| one.is_late()).count();
    let mut tasks = Vec::new();
    // What is about meetings is nobody's who may not be told of people.
    if may(desk, Doing::FindPerson) && !found.is_of_staff_only {
        tasks.push(task("team-late", late, "/team/late"));
        tasks.push(task("team-agreements", found.agreements.len(), "/team#agreements"));
        tasks.push(task("team-glass", found.glass.len(), "/team#glass"));
        tasks.push(task("team-released", found.released.len(), "/team#released"));
    }
    tasks.push(task("team-supervision-due", found.supervision.len(), "/team/supervision"));
    tasks.push(task("team-lapsed", found.lapsed.len(), "/team/staff#due"));
    tasks
}

/// A table with an id to lead to; nothing where it has no rows.
fn listed(id: &'static str, caption: &str, heads: &[String], rows: Vec<Vec<Html>>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    components::Element::new("div").attribute("id", id).child(table(caption, heads, rows)).done()
}

fn agreements(desk: &Desk<'_>, at: &At, found: &Outstanding) -> Html {
    let words = at.words;
    let rows = found
        .agreements
        .iter()
        .map(|one| vec![to_person(&one.whom), cell(&desk.title(&one.programme)), cell(&words.day(one.due))]);
    let heads = ["team-who", "team-programme", "team-due-since"].map(|id| words.say(id));
    listed("agreements", &words.say("team-agreements"), &heads, rows.collect())
}

fn glass(desk: &Desk<'_>, at: &At, found: &Outstanding) -> Html {
    let words = at.words;
    let rows = found.glass.iter().map(|one| {
        vec![
            to_person(&one.whom),
            cell(&desk.name(&one.by)),
            cell(&one.because),
            cell(&words.about("team-open-until", words.day(one.until))),
        ]
    });
    let heads = ["team-who", "team-opened-by", "team-because", "team-opens"].map(|id| words.say(id));
    listed("glass", &words.say("team-glass"), &heads, rows.collect())
}

fn released(desk: &Desk<'_>, at: &At, found: &Outstanding) -> Html {
    let words = at.words;
    let rows = found.released.iter().map(|one| {
        let from = one.from.as_ref().map_or_else(|| words.say("not-known"), |site| desk.site_name(site));
        vec![to_person(&one.whom), cell(&from), cell(&words.day(one.on))]
    });
    let heads = ["team-who", "team-from", "team-on"].map(|id| words.say(id));
    listed("released", &words.say("team-released"), &heads, rows.collect())
}

/// Where one can go from here: only what would not be refused.
fn ways(desk: &Desk<'_>, at: &At) -> Html {
    let auditor = may(desk, Doing::ReadAudit);
    let all = [
        ("/team/late", "team-late", may(desk, Doing::FindPerson)),
        ("/team/staff", "team-staff", !auditor),
        ("/team/supervision", "team-supervision", !auditor),
        ("/team/review", "team-review", may(desk, Doing::Supervise)),
        ("/team/plugins", "team-plugins", may(desk, Doing::Operate)),
        ("/team/audit", "team-audit", auditor),
        ("/team/what-is-live", "team-live", true),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    let items = shown.map(|(to, id, _)| components::Element::new("li").child(link(to, &at.words.say(id))));
    components::Element::new("ul").class("govuk-list").children(items).done()
}

async fn late(at: At) -> Response {
    at.desk(|desk, at| {
        desk.must(Doing::FindPerson, &desk.writer().site)?;
        let words = at.words;
        let found = desk.outstanding()?;
        let (late, recent): (Vec<_>, Vec<_>) = found.unrecorded.iter().partition(|one| one.is_late());
        let title = words.say("team-late");
        let list = if late.is_empty() {
            Html::paragraph(words.say("team-late-none"))
        } else {
            unrecorded(desk, at, &words.count("team-late-found", late.len()), &late)
        };
        let recent = if recent.is_empty() {
            Html::default()
        } else {
            unrecorded(desk, at, &words.say("team-late-recent"), &recent)
        };
        let what = words.about("team-late-what", LATE_AFTER);
        let body = heading(&title).then(Html::from(InsetText::new(what))).then(list).then(recent);
        Ok(page(&title, body).into())
    })
    .await
}

fn unrecorded(desk: &Desk<'_>, at: &At, caption: &str, all: &[&Unrecorded]) -> Html {
    let words = at.words;
    let rows = all.iter().map(|one| {
        let names: Vec<String> = one.facilitators.iter().map(|id| desk.name(id)).collect();
        let to = format!("/people/{}/{}/meetings/{}", one.whom.person, one.programme, one.meeting);
        let at = components::Element::new("div")
            .child(link(&to, &words.moment(one.at)))
            .child(components::Element::new("div").child(small(&desk.title(&one.programme))));
        vec![
            at.done(),
            to_person(&one.whom),
            cell(&names.join(", ")),
            cell(&words.count("team-working-days", one.working_days)),
        ]
    });
    let heads = ["team-meeting", "team-who", "team-facilitators", "team-missing-for"].map(|id| words.say(id));
    table(caption, &heads, rows.collect())
}
