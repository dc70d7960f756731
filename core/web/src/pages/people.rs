//! The people somebody may find: filtered, a page at a time.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Button, Checkbox, Checkboxes, Element, Html, Input, Select, SelectOption};
use domain::record::Refusal;
use runtime::record::{Desk, LaneRow, PersonRow, Search};

use super::parts::{called, cell, heading, link, link_about, small, table};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At};
use crate::words::Words;

/// People on one page.
const EACH_PAGE: usize = 25;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/people", get(people)).route("/waiting", get(waiting))
}

async fn people(at: At) -> Response {
    at.desk(|desk, at| list(desk, at, false)).await
}

async fn waiting(at: At) -> Response {
    at.desk(|desk, at| list(desk, at, true)).await
}

fn list(desk: &Desk<'_>, at: &At, only_waiting: bool) -> Result<Answer, Refusal> {
    let (words, asked) = (at.words, &at.asked);
    let here = asked.filled("site").is_none_or(|site| site == "here");
    let wanted = Search {
        site: here.then(|| desk.writer().site.clone()),
        programme: asked.filled("programme").map(Into::into),
        status: asked.filled("status").map(str::to_owned),
        waiting: only_waiting || asked.ticked("waiting", "yes"),
        text: asked.filled("text").map(str::to_owned),
    };
    let mut found = desk.search(&wanted)?;
    if only_waiting {
        // Whoever was referred first stands first.
        found.people.sort_by_key(|row| (referred(desk, row).is_none(), referred(desk, row)));
    }
    let pages = found.total.div_ceil(EACH_PAGE).max(1);
    let page = asked.number("page").unwrap_or(1).clamp(1, pages);
    let shown = found.people.iter().skip((page - 1).saturating_mul(EACH_PAGE)).take(EACH_PAGE);
    let rows: Vec<Vec<Html>> = shown.map(|row| line(desk, at, row, only_waiting)).collect();
    let (title, section) = if only_waiting {
        (words.say("waiting-title"), Section::Waiting)
    } else {
        (words.say("people-title"), Section::People)
    };
    let last = if only_waiting { "people-waiting" } else { "people-next" };
    let heads = ["people-name", "people-numbers", "people-lanes", last].map(|id| words.say(id));
    let count = words.count("people-found", found.total);
    let list =
        if rows.is_empty() { Html::paragraph(words.say("people-none")) } else { table(&count, &heads, rows) };
    let open = if !only_waiting && super::case::may_open(desk) {
        Html::paragraph(link("/people/new", &words.say("open-person-title")).done())
    } else {
        Html::default()
    };
    let body = heading(&title).then(open).then(filter(desk, at, only_waiting)).then(list).then(paging(
        at,
        page,
        pages,
        if only_waiting { "/waiting" } else { "/people" },
    ));
    Ok(Page::new(section, title, body).into())
}

/// What somebody is called, and a number beside it where that is a name: two of one name are told apart.
pub(super) fn name_and_number(words: Words, row: &PersonRow) -> (String, Option<String>) {
    let numbers: Vec<String> = row.identifiers.iter().map(|one| one.value.to_string()).collect();
    let name = called(words, row.preferred_name.as_deref(), &numbers);
    (name, row.preferred_name.as_ref().and(numbers.into_iter().next()))
}

/// The same in one line.
pub(super) fn named(words: Words, row: &PersonRow) -> String {
    match name_and_number(words, row) {
        (name, Some(number)) => format!("{name}, {number}"),
        (name, None) => name,
    }
}

/// One person. Whom one may find and not open is told so: no link leads nowhere, and nothing looks as if there were nothing.
fn line(desk: &Desk<'_>, at: &At, row: &PersonRow, waits: bool) -> Vec<Html> {
    let words = at.words;
    let numbers: Vec<String> = row.identifiers.iter().map(|one| one.value.to_string()).collect();
    let name = called(words, row.preferred_name.as_deref(), &numbers);
    if row.shut {
        let to = format!("/people/{}/break-glass", row.person);
        let way = link_about(&to, &words.say("glass-way"), &named(words, row)).done();
        let way = if desk.writer().has_role("facilitator") { way } else { Html::default() };
        return vec![cell(&name), cell(&numbers.join(", ")), cell(&words.say("people-shut")), way];
    }
    let lanes = row.lanes.iter().map(|lane| {
        let text = format!("{}: {}", desk.title(&lane.programme), status(desk, at, lane));
        Element::new("div").text(&text).done()
    });
    let more = row.more_lanes.then(|| Element::new("div").text(&words.say("people-more-lanes")).done());
    let about = name.clone();
    let linked = link(&format!("/people/{}", row.person), &name);
    let number = numbers.first().filter(|number| **number != about);
    let linked = linked.maybe(
        number.map(|number| Element::new("span").class("govuk-visually-hidden").text(&format!(", {number}"))),
    );
    vec![
        linked.done(),
        cell(&numbers.join(", ")),
        lanes.chain(more).collect(),
        if waits { reasons(desk, at, row) } else { next(at, row) },
    ]
}

/// Where a referral stands.
fn status(desk: &Desk<'_>, at: &At, lane: &LaneRow) -> String {
    lane.status.as_deref().map_or_else(
        || at.words.say("people-not-referred"),
        |id| desk.words().status(id).map_or_else(|| id.to_owned(), |status| status.title.clone()),
    )
}

/// When somebody is met next, and when they last were.
fn next(at: &At, row: &PersonRow) -> Html {
    let words = at.words;
    let next = row.lanes.iter().filter_map(|lane| lane.next_meeting).min();
    let last = row.lanes.iter().filter_map(|lane| lane.last_contact).max();
    let next = next.map_or_else(|| words.say("people-no-meeting"), |next| words.moment(next));
    let last = last.map(|last| small(&words.about("people-last-contact", words.day(last))));
    Element::new("div")
        .text(&next)
        .done()
        .then(last.map_or_else(Html::default, |last| Element::new("div").child(last).done()))
}

/// Since when somebody waits, and why where it was said.
fn reasons(desk: &Desk<'_>, at: &At, row: &PersonRow) -> Html {
    let words = at.words;
    let why = |lane: &LaneRow| {
        let title = |id: &std::sync::Arc<str>| {
            let known = desk.words().waiting.iter().find(|one| *one.id == **id);
            known.map_or_else(|| id.to_string(), |one| one.title.clone())
        };
        lane.waiting.iter().map(title).collect::<Vec<_>>().join("; ")
    };
    let lanes = row.lanes.iter().filter(|lane| lane.waits(desk.words())).map(|lane| {
        let referred = lane.referred_on.map(|day| words.about("people-referred", words.day(day)));
        let why = if lane.waiting.is_empty() { words.say("people-no-reason") } else { why(lane) };
        let since = lane.waiting_since.filter(|_| !lane.waiting.is_empty());
        let since = since.map(|day| small(&words.about("people-since", words.day(day))));
        Element::new("div")
            .text(&format!("{why} "))
            .maybe(since)
            .maybe(referred.map(|said| Element::new("div").child(small(&said))))
            .done()
    });
    lanes.collect()
}

/// The day from which somebody waits: of the first referral that goes no further yet.
fn referred(desk: &Desk<'_>, row: &PersonRow) -> Option<jiff::civil::Date> {
    row.lanes.iter().filter(|lane| lane.waits(desk.words())).filter_map(|lane| lane.referred_on).min()
}

fn filter(desk: &Desk<'_>, at: &At, only_waiting: bool) -> Html {
    let (words, asked) = (at.words, &at.asked);
    let programmes = desk.programmes().into_iter().map(|id| SelectOption::new(id.as_str(), desk.title(&id)));
    let any = SelectOption::new("", words.say("people-any"));
    let statuses =
        desk.words().statuses.iter().map(|one| SelectOption::new(one.id.as_str(), one.title.as_str()));
    let text = Input::new("text", words.say("people-search")).value(asked.get("text")).wide(20);
    let programme = Select::new("programme", words.say("people-programme"))
        .items(std::iter::once(any.clone()).chain(programmes).collect::<Vec<_>>())
        .value(asked.get("programme"));
    let status = Select::new("status", words.say("people-status"))
        .items(std::iter::once(any).chain(statuses).collect::<Vec<_>>())
        .value(asked.get("status"));
    let sites = Select::new("site", words.say("people-where"))
        .items(vec![
            SelectOption::new("here", desk.site_name(&desk.writer().site)),
            SelectOption::new("all", words.say("people-everywhere")),
        ])
        .value(asked.filled("site").unwrap_or("here"));
    let waiting = Checkboxes::new("waiting", words.say("people-who-waits"))
        .items(vec![Checkbox::new("yes", words.say("people-only-waiting"))])
        .values(asked.all("waiting").to_vec())
        .small();
    let mut form = Element::new("form")
        .class("waymark-filter")
        .attribute("method", "get")
        .attribute("action", if only_waiting { "/waiting" } else { "/people" })
        .attribute("role", "search")
        .flag("novalidate", true)
        .child(text)
        .child(programme)
        .child(status)
        .child(sites);
    if !only_waiting {
        form = form.child(waiting);
    }
    form.child(Button::new(words.say("people-filter")).secondary()).done()
}

/// The pages there are, with the filter kept.
fn paging(at: &At, page: usize, pages: usize, to: &str) -> Html {
    if pages < 2 {
        return Html::default();
    }
    let address = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let kept = at.asked.pairs().filter(|(name, value)| *name != "page" && !value.is_empty());
        query.extend_pairs(kept).append_pair("page", &page.to_string());
        format!("{to}?{}", query.finish())
    };
    super::parts::paging(at.words, page, pages, address)
}
