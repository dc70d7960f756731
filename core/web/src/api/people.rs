//! What is read: who one is, programmes, people, their lanes, advice and meetings. A lane one may not read has dates only.

use axum::extract::Path;
use axum::response::Response;
use domain::ids::ProgrammeId;
use domain::record::Refusal;
use runtime::record::{Desk, LaneSummary, Line, Looked, PersonRow, Search, lane_summary};

use super::asked::{Caller, Paging};
use super::shapes::{Me, ProgrammeNow};

/// `GET /api/me`
pub(super) async fn me(caller: Caller) -> Response {
    caller
        .desk(|desk, at| {
            let writer = desk.writer();
            Ok(Me {
                member: writer.id.clone(),
                name: writer.name.to_string(),
                site: writer.site.clone(),
                roles: writer.roles.iter().map(ToString::to_string).collect(),
                token: at.token.clone(),
            })
        })
        .await
}

/// `GET /api/programmes`
pub(super) async fn programmes(caller: Caller) -> Response {
    caller
        .desk(|desk, at| {
            let paging = Paging::of(at, &["programme"])?;
            let mut all: Vec<ProgrammeNow> = desk.programmes().into_iter().map(|id| now(desk, id)).collect();
            if paging.sort.as_ref().is_some_and(|(_, down)| *down) {
                all.reverse();
            }
            Ok(paging.cut(all))
        })
        .await
}

fn now(desk: &Desk<'_>, programme: ProgrammeId) -> ProgrammeNow {
    let ready = desk.programme_now(&programme).ok();
    ProgrammeNow {
        title: desk.title(&programme),
        version: ready.map(|ready| ready.programme.package.manifest.version.to_string()),
        programme,
    }
}

/// `GET /api/people`
pub(super) async fn list(caller: Caller) -> Response {
    caller
        .desk(|desk, at| {
            let paging = Paging::of(at, &["name", "number", "nextMeeting", "waitingSince"])?;
            let asked = &at.asked;
            let wanted = Search {
                site: asked.filled("site").map(Into::into),
                programme: asked.filled("programme").map(Into::into),
                status: asked.filled("status").map(str::to_owned),
                waiting: asked.get("waiting") == "true",
                text: asked.filled("text").map(str::to_owned),
            };
            let mut people = desk.search(&wanted)?.people;
            if let Some((field, down)) = &paging.sort {
                sort(&mut people, field);
                if *down {
                    people.reverse();
                }
            }
            Ok(paging.cut(people))
        })
        .await
}

/// Puts people in order; whoever has nothing to be put in order by comes last.
fn sort(people: &mut [PersonRow], field: &str) {
    let next = |row: &PersonRow| row.lanes.iter().filter_map(|lane| lane.next_meeting).min();
    let since = |row: &PersonRow| row.lanes.iter().filter_map(|lane| lane.waiting_since).min();
    match field {
        "number" => people.sort_by(|one, other| one.identifiers.cmp(&other.identifiers)),
        "nextMeeting" => people.sort_by_key(|row| (next(row).is_none(), next(row))),
        "waitingSince" => people.sort_by_key(|row| (since(row).is_none(), since(row))),
        // They come in order of name.
        _ => {}
    }
}

fn look(desk: &Desk<'_>, person: &str, what: &str) -> Result<Looked, Refusal> {
    let person = desk.find(person)?;
    desk.look(&person, what, runtime::ports::store::Operation::Consultation)
}

/// `GET /api/people/{person}`
pub(super) async fn one(caller: Caller, Path(person): Path<String>) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = desk.look_over(&desk.find(&person)?)?;
            Ok(desk.overview(&looked))
        })
        .await
}

/// `GET /api/people/{person}/lanes`
pub(super) async fn lanes(caller: Caller, Path(person): Path<String>) -> Response {
    caller
        .desk(move |desk, at| {
            let paging = Paging::of(at, &["programme"])?;
            let looked = look(desk, &person, "lanes")?;
            let lanes = looked.case.lanes.iter();
            let mut all: Vec<LaneSummary> =
                lanes.map(|(id, lane)| lane_summary(desk, &looked, id, lane)).collect();
            if paging.sort.as_ref().is_some_and(|(_, down)| *down) {
                all.reverse();
            }
            Ok(paging.cut(all))
        })
        .await
}

/// `GET /api/people/{person}/lanes/{programme}`
pub(super) async fn lane(caller: Caller, Path((person, programme)): Path<(String, String)>) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = look(desk, &person, "lane")?;
            let programme = ProgrammeId::from(programme);
            let lane = looked.lane(&programme)?;
            Ok(lane_summary(desk, &looked, &programme, lane))
        })
        .await
}

/// `GET /api/people/{person}/lanes/{programme}/advice`
pub(super) async fn advice(caller: Caller, Path((person, programme)): Path<(String, String)>) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = look(desk, &person, "advice")?;
            desk.advice(&looked, &programme.into())
        })
        .await
}

/// `GET /api/people/{person}/lanes/{programme}/meetings`
pub(super) async fn meetings(caller: Caller, Path((person, programme)): Path<(String, String)>) -> Response {
    caller
        .desk(move |desk, at| {
            let paging = Paging::of(at, &["at"])?;
            let looked = look(desk, &person, "meetings")?;
            let mut lines: Vec<Line> = desk.timeline(&looked);
            lines.retain(|line| line.programme.as_str() == programme);
            if paging.sort.as_ref().is_some_and(|(_, down)| *down) {
                lines.reverse();
            }
            Ok(paging.cut(lines))
        })
        .await
}
