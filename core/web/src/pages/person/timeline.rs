//! All meetings of all lanes on one line of time: a lane is a column where there is room, and always said in words.

use components::{Element, Html, Tag};
use domain::hooks::Attendance;
use runtime::record::{Desk, Line, OverviewReport};

use crate::at::At;
use crate::pages::parts::{link, small, subheading_at};

pub(super) fn show(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    let title = subheading_at("timeline", &at.words.say("person-timeline"));
    if overview.timeline.is_empty() {
        return title.then(Html::paragraph(at.words.say("person-no-meetings")));
    }
    let lane_of = |line: &Line| {
        overview.lanes.iter().position(|lane| lane.programme == line.programme).unwrap_or_default()
    };
    // Newest first: what comes and what was last is what people look for.
    let lines =
        overview.timeline.iter().rev().map(|line| one(desk, at, &overview.person, line, lane_of(line)));
    title.then(Element::new("ol").class("govuk-list waymark-timeline").children(lines))
}

fn one(desk: &Desk<'_>, at: &At, person: &str, line: &Line, lane: usize) -> Element {
    let words = at.words;
    let what = match &line.meeting {
        Some(meeting) => {
            let to = format!("/people/{person}/{}/meetings/{meeting}", line.programme);
            let called =
                if line.sessions.is_empty() { line.shown_as.clone() } else { line.sessions.join(", ") };
            link(&to, &called).done()
        }
        None => Html::text(&line.shown_as),
    };
    let stopped = line.stopped_at.as_deref().map(|at| small(&words.about("timeline-stopped-at", at)));
    Element::new("li")
        .class("waymark-timeline__line")
        .class(if lane == 0 { "waymark-timeline__line--first" } else { "waymark-timeline__line--beside" })
        .child(Element::new("span").class("waymark-timeline__when").text(&words.moment(line.at)))
        .child(Element::new("span").class("waymark-timeline__lane").text(&desk.title(&line.programme)))
        .child(Element::new("span").class("waymark-timeline__what").child(what))
        .child(state(at, line))
        .maybe(stopped)
}

fn state(at: &At, line: &Line) -> Html {
    let (id, colour) = match (line.state, line.attendance) {
        ("planned", _) => ("meeting-planned", "govuk-tag--blue"),
        ("called off", _) => ("meeting-called-off", "govuk-tag--grey"),
        (_, Some(Attendance::Met)) => ("meeting-met", "govuk-tag--green"),
        (_, Some(Attendance::MetInPart)) => ("meeting-met-in-part", "govuk-tag--turquoise"),
        (_, Some(Attendance::BriefContact)) => ("meeting-brief-contact", "govuk-tag--grey"),
        (_, Some(Attendance::DidNotMeet)) => ("meeting-did-not-meet", "govuk-tag--grey"),
        (_, Some(Attendance::ChoseNotTo)) => ("meeting-chose-not-to", "govuk-tag--grey"),
        (_, None) => ("meeting-held", "govuk-tag--green"),
    };
    Tag::new(at.words.say(id)).classes(colour).html()
}
