//! All meetings of all lanes on one line of time: a lane is a column where there is room, and always said in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use components::{Element, Html, Tag};
use domain::hooks::Attendance;
use domain::ids::{ParticipantId, ProgrammeId};
use domain::package::SessionOutline;
use runtime::compile::Ready;
use runtime::record::{Desk, Line, Looked, OverviewReport};

use crate::at::At;
use crate::pages::parts::{link, small, subheading_at};

pub(super) fn show(desk: &Desk<'_>, at: &At, looked: &Looked, overview: &OverviewReport) -> Html {
    let title = subheading_at("timeline", &at.words.say("person-timeline"));
    if overview.timeline.is_empty() {
        return title.then(Html::paragraph(at.words.say("person-no-meetings")));
    }
    let lane_of = |line: &Line| {
        overview.lanes.iter().position(|lane| lane.programme == line.programme).unwrap_or_default()
    };
    // Newest first: what comes and what was last is what people look for.
    let outlines = Outlines::of(desk, looked);
    let lines = overview.timeline.iter().rev().map(|line| one(desk, at, &outlines, line, lane_of(line)));
    title.then(Element::new("ol").class("govuk-list waymark-timeline").children(lines))
}

/// The programmes as this person is given them, for what sessions and blocks are called.
struct Outlines {
    person: ParticipantId,
    programmes: BTreeMap<ProgrammeId, Arc<Ready>>,
}

impl Outlines {
    fn of(desk: &Desk<'_>, looked: &Looked) -> Self {
        let ready = |id: &ProgrammeId| Some((id.clone(), desk.programme_of(looked, id).ok()?));
        Self { person: looked.person.clone(), programmes: looked.lanes.iter().filter_map(ready).collect() }
    }

    fn outline(&self, line: &Line, session: &str) -> Option<&SessionOutline> {
        let package = &self.programmes.get(&line.programme)?.programme.package;
        package.sessions.iter().find(|outline| outline.id.as_str() == session)
    }

    /// What a meeting works with; what the lane calls its meetings where nothing is said.
    fn titles(&self, line: &Line) -> String {
        if line.sessions.is_empty() {
            return line.shown_as.clone();
        }
        let title = |id: &String| self.outline(line, id).map_or_else(|| id.clone(), |one| one.title.clone());
        line.sessions.iter().map(title).collect::<Vec<_>>().join(", ")
    }

    /// What a block is called.
    fn block(&self, line: &Line, block: &str) -> String {
        let outlines = line.sessions.iter().filter_map(|id| self.outline(line, id));
        let found = outlines.flat_map(|outline| &outline.blocks).find(|one| one.id.as_str() == block);
        found.map_or_else(|| block.to_owned(), |found| found.title.clone())
    }
}

fn one(desk: &Desk<'_>, at: &At, outlines: &Outlines, line: &Line, lane: usize) -> Element {
    let words = at.words;
    let what = match &line.meeting {
        Some(meeting) => {
            let to = format!("/people/{}/{}/meetings/{meeting}", outlines.person, line.programme);
            link(&to, &outlines.titles(line)).done()
        }
        None => Html::text(&line.shown_as),
    };
    let stopped = line
        .stopped_at
        .as_deref()
        .map(|block| small(&words.about("timeline-stopped-at", outlines.block(line, block))));
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
