//! One meeting: before it what the session holds, after it what was recorded.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html, SummaryList, SummaryRow};
use domain::ids::MeetingId;
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use runtime::record::Desk;

use super::lane::InLane;
use super::list::{is_open, state};
use super::{after, before};
use crate::answer::Answer;
use crate::at::At;
use crate::pages::parts::{heading, link, subheading_at};

pub(super) async fn show(
    at: At,
    Path((person, programme, meeting)): Path<(String, String, String)>,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meeting")?;
        page(desk, at, &lane, &meeting)
    })
    .await
}

fn page(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &str) -> Result<Answer, Refusal> {
    let (id, meeting) = lane.meeting(meeting)?;
    let title = lane.sessions(meeting);
    let top = heading(&title).then(facts(desk, at, lane, meeting)).then(ways(desk, at, lane, &id, meeting));
    let below = if is_open(meeting) {
        before::show(desk, at, lane, meeting, &id)?
    } else {
        after::show(desk, at, lane, meeting, &id)?
    };
    Ok(lane.page(at, title, top.then(below)).back(lane.to("/meetings")).into())
}

/// When, where and with whom.
fn facts(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &Meeting) -> Html {
    let words = at.words;
    let planned = &meeting.scheduled.what;
    let who: Vec<String> = planned.facilitators.iter().map(|id| desk.name(id)).collect();
    let mut rows = vec![
        SummaryRow::new(words.say("meetings-how"), state(desk, at, meeting)),
        SummaryRow::new(words.say("meetings-when"), words.moment(meeting.when())),
        SummaryRow::new(
            words.say("meetings-minutes"),
            words.count("meetings-so-many-minutes", planned.minutes),
        ),
        SummaryRow::new(words.say("meetings-who"), who.join(", ")),
    ];
    if let Some(room) = &planned.room {
        rows.push(SummaryRow::new(words.say("meetings-room"), room_about(desk, lane, room)));
    }
    if let Some(interpreter) = &planned.interpreter {
        rows.push(SummaryRow::new(words.say("meetings-interpreter"), &**interpreter));
    }
    if let Some(missed) = &planned.catches_up {
        let lead = lane.lane().ok().and_then(|lane| lane.meetings.get(missed));
        let when = lead.map_or_else(|| missed.to_string(), |missed| words.moment(missed.when()));
        rows.push(SummaryRow::new(
            words.say("meetings-catches-up"),
            link(&lane.meeting_at(missed, ""), &when).done(),
        ));
    }
    for rung in &meeting.rung {
        let said = words.say(if rung.what.go_ahead { "ring-good-day" } else { "ring-not-today" });
        let note = rung.what.note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
        rows.push(SummaryRow::new(
            words.about("meetings-rung", words.day(rung.what.on)),
            format!("{said}{note}"),
        ));
    }
    SummaryList::new(rows).html()
}

/// A room's name, as its id says it: `room-4` is Room 4.
pub(super) fn room_name(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a room is, as the site's list says.
fn room_about(desk: &Desk<'_>, lane: &InLane, id: &str) -> String {
    let site = lane.looked.case.owner.as_ref().and_then(|site| desk.site(site));
    let room = site.and_then(|site| site.rooms.into_iter().find(|room| room.id == id));
    let about = room.map(|room| format!(". {}", room.about)).unwrap_or_default();
    format!("{}{about}", room_name(id))
}

/// What can be done about it.
fn ways(desk: &Desk<'_>, at: &At, lane: &InLane, id: &MeetingId, meeting: &Meeting) -> Html {
    let words = at.words;
    let mut ways: Vec<(&str, &str)> = Vec::new();
    if is_open(meeting) {
        if meeting.scheduled.what.at.date() <= desk.today() {
            ways.push(("/record", "meetings-record"));
        }
        ways.extend([
            ("/print", "meetings-print"),
            ("/ring", "meetings-ring"),
            ("/move", "meetings-move"),
            ("/call-off", "meetings-call-off"),
        ]);
    } else {
        ways.extend([
            ("/note", "meetings-note"),
            ("/check-in", "meetings-check-in"),
            ("/print", "meetings-print"),
        ]);
    }
    let buttons = ways.into_iter().enumerate().map(|(number, (rest, id_of_words))| {
        let button = components::Button::link(words.say(id_of_words), lane.meeting_at(id, rest));
        if number == 0 { button.html() } else { button.secondary().html() }
    });
    Element::new("div").class("govuk-button-group").children(buttons).done()
}

/// A section of a meeting's page.
pub(super) fn section(id: &'static str, title: &str, body: Html) -> Html {
    Element::new("section").child(subheading_at(id, title)).child(body).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_called_as_its_id_says() {
        assert_eq!(room_name("multi-faith-room"), "Multi faith room");
        assert_eq!(room_name("room-4"), "Room 4");
        assert_eq!(room_name(""), "");
    }
}
