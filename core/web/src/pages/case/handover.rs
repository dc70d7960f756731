//! Handover: what changed hands and what is open, with the ways on, each offered to whoever may go it.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html, Tag};
use domain::codes;
use domain::record::person::Restricted;
use domain::record::transfer::{Conferred, HandedOver, Released};
use domain::record::{Entry, Refusal};
use runtime::record::{Desk, Looked};

use super::hands::said;
use super::walls::reviewed;
use crate::answer::{Answer, Page, Section};
use crate::at::At;
use crate::pages::parts::{cell, heading, link, link_about, look, small, subheading, table, whose};

pub(super) async fn show(at: At, Path(person): Path<String>) -> Response {
    at.desk(move |desk, at| page(desk, at, &look(desk, &person, "handover")?)).await
}

fn page(desk: &Desk<'_>, at: &At, looked: &Looked) -> Result<Answer, Refusal> {
    let words = at.words;
    let title = words.say("handover-title");
    let body = heading(&title)
        .then(ways(desk, at, looked))
        .then(colleagues(desk, at, looked))
        .then(sites(desk, at, looked))
        .then(conferences(desk, at, looked))
        .then(glass(desk, at, looked))
        .then(walls(desk, at, looked));
    let page = Page::new(Section::People, title, body).about(whose(words, looked));
    Ok(page.back(format!("/people/{}", looked.person)).into())
}

/// What this member of staff can do now.
fn ways(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let to = |rest: &str| format!("/people/{}{rest}", looked.person);
    let mut ways: Vec<Element> = Vec::new();
    for programme in &looked.lanes {
        let entry = HandedOver {
            programme: programme.clone(),
            to: Vec::new(),
            person_wants: None,
            next_should_know: "?".into(),
            on: desk.today(),
        };
        if desk.would(looked, entry).is_ok() {
            let text = words.about("handover-way-colleague", desk.title(programme));
            ways.push(link(&to(&format!("/{programme}/hand-over")), &text));
        }
    }
    ways.push(link(&to("/handover/compare"), &words.say("handover-way-compare")));
    let case = &looked.case;
    let other = desk.sites().into_iter().find(|site| Some(site) != case.owner.as_ref());
    let release = other.map(|to| {
        let (epoch, on) = (case.epoch, desk.today());
        Entry::from(Released { to, epoch, because: "?".into(), belongings: None, on })
    });
    let programmes = case.lanes.keys().take(2).cloned().collect();
    let conference = Conferred {
        programmes,
        present: Vec::new(),
        agreed: "?".into(),
        person_said: None,
        on: desk.today(),
    };
    let restrict = Restricted { because: "?".into(), ..Restricted::default() };
    let tried = [
        (release, "/handover/release", "handover-way-release"),
        (Some(conference.into()), "/handover/conference", "handover-way-conference"),
        (Some(restrict.into()), "/handover/restrict", "handover-way-restrict"),
    ];
    for (entry, rest, id) in tried {
        if entry.is_some_and(|entry| desk.would(looked, entry).is_ok()) {
            ways.push(link(&to(rest), &words.say(id)));
        }
    }
    if case.released.as_ref().is_some_and(|released| released.what.to == desk.writer().site) {
        ways.push(link(&to("/handover/accept"), &words.say("handover-way-accept")));
    }
    if desk.may_give_copy(looked) {
        ways.push(link(&to("/handover/copy"), &words.say("handover-way-copy")));
    }
    let ways = ways.into_iter().map(|way| Element::new("li").child(way));
    Element::new("ul").class("govuk-list govuk-list--bullet").children(ways).done()
}

fn colleagues(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let lanes = looked.case.lanes.iter().filter(|(programme, _)| looked.may_read(programme));
    let all = lanes.flat_map(|(programme, lane)| lane.handovers.iter().map(move |one| (programme, one)));
    let rows: Vec<Vec<Html>> = all
        .map(|(programme, one)| {
            let to: Vec<String> = one.what.to.iter().map(|id| desk.name(id)).collect();
            let who = from_to(at, &desk.name(&one.recorded.by), &to.join(", "));
            let wants = one
                .what
                .person_wants
                .as_deref()
                .map(|wants| Html::paragraph(format!("{}: {wants}", words.say("hand-over-wants"))));
            vec![
                cell(&words.day(one.what.on)),
                cell(&desk.title(programme)),
                cell(&who),
                Html::paragraph(&*one.what.next_should_know).then(wants.unwrap_or_default()),
            ]
        })
        .collect();
    let heads = ["case-day", "people-programme", "handover-who", "hand-over-know"];
    section(at, "handover-colleagues", "handover-colleagues-none", &heads, rows)
}

fn sites(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let case = &looked.case;
    let open = case.released.as_ref().map(|released| said(at, desk, &released.what)).unwrap_or_default();
    let rows: Vec<Vec<Html>> = case
        .transfers
        .iter()
        .map(|one| {
            let tallies = tallies(at, &one.what.compared);
            vec![
                cell(&words.day(one.what.on)),
                cell(&from_to(at, &desk.site_name(&one.what.from), &desk.site_name(&one.what.to))),
                cell(&tallies),
            ]
        })
        .collect();
    let heads = ["case-day", "handover-from-to", "handover-compared"];
    open.then(section(at, "handover-sites", "handover-sites-none", &heads, rows))
}

/// From whom to whom, or from where to where.
fn from_to(at: &At, from: &str, to: &str) -> String {
    at.words.with("handover-hands", &[("from", from), ("to", to)])
}

/// How many sessions stood how when a case was taken over.
fn tallies(at: &At, compared: &[domain::record::transfer::Compared]) -> String {
    use domain::record::transfer::Standing::{Changed, Done, Equivalent, Missing};
    let all = [
        (Done, "site-standing-done"),
        (Equivalent, "site-standing-equivalent"),
        (Changed, "site-standing-changed"),
        (Missing, "site-standing-missing"),
    ];
    let counted = all.into_iter().filter_map(|(standing, id)| {
        let count = compared.iter().filter(|one| one.standing == standing).count();
        (count > 0).then(|| format!("{}: {count}", at.words.say(id)))
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() { at.words.say("case-nothing") } else { counted.join(", ") }
}

fn conferences(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let shown = desk.overview(looked).conferences;
    let rows: Vec<Vec<Html>> = shown
        .iter()
        .map(|one| {
            let programmes: Vec<String> = one.what.programmes.iter().map(|id| desk.title(id)).collect();
            let said = one
                .what
                .person_said
                .as_deref()
                .map(|said| Html::paragraph(format!("{}: {said}", words.say("conference-said"))));
            vec![
                cell(&words.day(one.what.on)),
                cell(&programmes.join(", ")),
                cell(&one.what.present.join(", ")),
                Html::paragraph(&*one.what.agreed).then(said.unwrap_or_default()),
            ]
        })
        .collect();
    let heads = ["case-day", "people-lanes", "conference-present", "conference-agreed"];
    section(at, "handover-conferences", "handover-conferences-none", &heads, rows)
}

/// Who opened the record with a reason: for those who look into it.
fn glass(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let case = &looked.case;
    let looks_into = |number: u64| match desk.would(looked, reviewed(number, "?")) {
        Ok(()) => Some(true),
        Err(refusal) if refusal.code == codes::NOT_YOURS => None,
        Err(_) => Some(false),
    };
    let rows: Vec<Vec<Html>> = case
        .glass
        .iter()
        .filter_map(|one| {
            let number = one.recorded.number;
            let may = looks_into(number)?;
            let to = format!("/people/{}/handover/review/{number}", looked.person);
            let state = if case.glass_reviewed.contains(&number) {
                Tag::new(words.say("glass-reviewed")).classes("govuk-tag--green").html()
            } else if may {
                link_about(&to, &words.say("glass-review"), &desk.name(&one.recorded.by)).done()
            } else {
                Tag::new(words.say("glass-open")).classes("govuk-tag--yellow").html()
            };
            let until = small(&words.about("glass-open-until", words.day(one.what.until)));
            let who = Html::text(&desk.name(&one.recorded.by)).then(Element::new("div").child(until));
            Some(vec![who, cell(&one.what.because), state])
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let heads = ["handover-who", "case-why", "glass-state"];
    section(at, "handover-glass", "handover-glass", &heads, rows)
}

/// The walls round the record, for those who may move them.
fn walls(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let now = &looked.case.restriction;
    let may = desk.would(looked, Restricted { because: "?".into(), ..Restricted::default() }).is_ok();
    if !may || (now.excluded.is_empty() && now.restricted_to.is_empty()) {
        return Html::default();
    }
    let names = |ids: &[domain::ids::StaffId]| {
        let names: Vec<String> = ids.iter().map(|id| desk.name(id)).collect();
        if names.is_empty() { words.say("lane-no-team") } else { names.join(", ") }
    };
    let list = components::SummaryList::new([
        components::SummaryRow::new(words.say("restrict-excluded"), names(&now.excluded)),
        components::SummaryRow::new(words.say("restrict-only"), names(&now.restricted_to)),
        components::SummaryRow::new(words.say("case-why"), &*now.because),
    ]);
    subheading(&words.say("handover-walls")).then(list.html())
}

/// A table under its heading; one sentence where there is nothing in it.
fn section(at: &At, title: &str, none: &str, heads: &[&str], rows: Vec<Vec<Html>>) -> Html {
    let words = at.words;
    let title = words.say(title);
    if rows.is_empty() {
        return subheading(&title).then(Html::paragraph(words.say(none)));
    }
    let heads: Vec<String> = heads.iter().map(|id| words.say(id)).collect();
    table(&title, &heads, rows)
}
