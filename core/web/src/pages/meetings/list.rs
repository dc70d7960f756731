//! The meetings of one programme: those whose record is late on top, then what comes, then what was.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Element, Html, Tag};
use domain::hooks::Attendance;
use domain::ids::MeetingId;
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use runtime::record::Desk;

use super::lane::InLane;
use crate::answer::Answer;
use crate::at::At;
use crate::pages::parts::{cell, heading, link_about, subheading, subheading_at, table};

pub(super) async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meetings")?;
        page(desk, at, &lane)
    })
    .await
}

/// Goes to the meeting that is next in the diary, today's or a later one; to the list where there is none.
pub(super) async fn next(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, _| {
        let lane = InLane::open(desk, &person, &programme, "meetings")?;
        let all = lane.lane()?.meetings_in_order().into_iter();
        let mut open = all.filter(|(_, meeting)| is_open(meeting) && !is_late(desk, meeting));
        let to = open.next().map_or_else(|| lane.to("/meetings"), |(id, _)| lane.meeting_at(id, ""));
        Ok(Answer::Go { to, done: None })
    })
    .await
}

type Listed<'l> = (&'l MeetingId, &'l Meeting);

fn page(desk: &Desk<'_>, at: &At, lane: &InLane) -> Result<Answer, Refusal> {
    let words = at.words;
    let all = lane.lane()?.meetings_in_order();
    let (open, past): (Vec<Listed<'_>>, Vec<Listed<'_>>) =
        all.into_iter().partition(|(_, meeting)| is_open(meeting));
    let (late, ahead): (Vec<Listed<'_>>, Vec<Listed<'_>>) =
        open.into_iter().partition(|(_, meeting)| is_late(desk, meeting));
    let title = words.about("meetings-title", desk.title(&lane.programme));
    let rows = |meetings: Vec<Listed<'_>>| meetings.into_iter().map(|one| row(desk, at, lane, one)).collect();
    let heads = ["meetings-when", "meetings-what", "meetings-who", "meetings-how", "meetings-do"];
    let heads = heads.map(|id| words.say(id));
    let listed = |id: &str, meetings: Vec<Listed<'_>>, none: &str| {
        if meetings.is_empty() {
            return subheading(&words.say(id)).then(Html::paragraph(words.say(none)));
        }
        table(&words.say(id), &heads, rows(meetings))
    };
    let mut body = heading(&title);
    if !late.is_empty() {
        let title = words.count("meetings-late", late.len());
        let inside =
            subheading_at("late", &title).then(table(&words.say("meetings-late-about"), &heads, rows(late)));
        body = body.then(Element::new("section").class("waymark-loud").child(inside));
    }
    let diary = Button::link(words.say("meetings-new"), lane.to("/meetings/new")).html();
    let newest_first: Vec<Listed<'_>> = past.into_iter().rev().collect();
    let body = body
        .then(diary)
        .then(ways(at, lane))
        .then(listed("meetings-ahead", ahead, "meetings-none-ahead"))
        .then(listed("meetings-past", newest_first, "meetings-none-past"));
    Ok(lane.page(at, title, body).back(format!("/people/{}", lane.looked.person)).into())
}

/// What belongs to the lane and to no meeting.
fn ways(at: &At, lane: &InLane) -> Html {
    let planned = lane.lane().is_ok_and(|lane| !lane.plans.is_empty());
    let ways = [
        ("/promises", "meetings-promises"),
        ("/passed-on", "meetings-passed-on"),
        ("/repair", "meetings-repair"),
        ("/measures", "meetings-measures"),
        ("/report", "meetings-report"),
        ("/plan/print", "meetings-plan-paper"),
    ];
    let ways = ways.into_iter().filter(|(rest, _)| planned || *rest != "/plan/print").map(|(rest, id)| {
        Element::new("li").child(crate::pages::parts::link(&lane.to(rest), &at.words.say(id)))
    });
    Element::new("ul").class("govuk-list waymark-lane-ways").children(ways).done()
}

/// Whether a meeting can still take place, or be recorded.
pub(super) fn is_open(meeting: &Meeting) -> bool {
    meeting.held.is_none() && meeting.cancelled.is_none()
}

/// Whether its day is over and nobody has said how it went.
fn is_late(desk: &Desk<'_>, meeting: &Meeting) -> bool {
    is_open(meeting) && meeting.scheduled.what.at.date() < desk.today()
}

fn row(desk: &Desk<'_>, at: &At, lane: &InLane, (id, meeting): Listed<'_>) -> Vec<Html> {
    let words = at.words;
    let when = words.moment(meeting.when());
    let held = meeting.held.as_ref().map(|held| &held.what.facilitators);
    let who = held.unwrap_or(&meeting.scheduled.what.facilitators);
    let who: Vec<String> = who.iter().map(|id| desk.name(id)).collect();
    let look = link_about(&lane.meeting_at(id, ""), &words.say("meetings-open"), &when);
    let mut ways = Element::new("span").class("waymark-way").child(look).done();
    if is_open(meeting) && meeting.scheduled.what.at.date() <= desk.today() {
        let record = link_about(&lane.meeting_at(id, "/record"), &words.say("meetings-record"), &when);
        ways = ways.then(Element::new("span").class("waymark-way").child(record));
    }
    vec![cell(&when), cell(&lane.sessions(meeting)), cell(&who.join(", ")), state(desk, at, meeting), ways]
}

/// How a meeting stands, as a tag.
pub(super) fn state(desk: &Desk<'_>, at: &At, meeting: &Meeting) -> Html {
    let attendance = meeting.held.as_ref().map(|held| held.what.attendance);
    let (id, colour) = match (attendance, &meeting.cancelled) {
        (Some(Attendance::Met), _) => ("meeting-met", "govuk-tag--green"),
        (Some(Attendance::MetInPart), _) => ("meeting-met-in-part", "govuk-tag--turquoise"),
        (Some(Attendance::BriefContact), _) => ("meeting-brief-contact", "govuk-tag--grey"),
        (Some(Attendance::DidNotMeet), _) => ("meeting-did-not-meet", "govuk-tag--grey"),
        (Some(Attendance::ChoseNotTo), _) => ("meeting-chose-not-to", "govuk-tag--grey"),
        (None, Some(_)) => ("meeting-called-off", "govuk-tag--grey"),
        (None, None) if is_late(desk, meeting) => ("meeting-not-recorded", "govuk-tag--yellow"),
        (None, None) => ("meeting-planned", "govuk-tag--blue"),
    };
    Tag::new(at.words.say(id)).classes(colour).html()
}
