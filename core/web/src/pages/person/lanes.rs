//! Lanes as cards: where each stands, who works in it, and the ways on. Of a lane one may not read, that it is there.

use components::{Html, SummaryCard, SummaryList, SummaryRow};
use domain::ids::StaffId;
use domain::record::referral::Agreement;
use runtime::record::{Desk, LaneDetail, LaneSummary, Looked, OverviewReport};

use crate::at::At;
use crate::content::english;
use crate::pages::parts::{link_about, subheading};

/// A card for each lane.
pub(super) fn cards(desk: &Desk<'_>, at: &At, looked: &Looked, overview: &OverviewReport) -> Html {
    let cards = overview.lanes.iter().map(|lane| card(desk, at, looked, lane));
    let cards: Html = cards.collect();
    let words = at.words;
    let ways = crate::pages::case::ways(desk, at, looked);
    subheading(&words.say("person-programmes")).then(cards).then(ways)
}

fn card(desk: &Desk<'_>, at: &At, looked: &Looked, lane: &LaneSummary) -> Html {
    let words = at.words;
    let title = desk.title(&lane.programme);
    let Some(detail) = &lane.row else {
        let mut rows = vec![SummaryRow::new(words.say("lane-status"), words.say("lane-not-yours"))];
        // Whoever keeps referrals without reading lanes goes on to the referral.
        if desk.referral(looked, &lane.programme).is_ok() {
            let to = format!("/people/{}/{}", looked.person, lane.programme);
            let way = link_about(&to, &words.say("lane-referral"), &title).done();
            rows.push(SummaryRow::new(words.say("lane-ways"), way));
        }
        return SummaryList::new(rows).card(SummaryCard::new(title)).html();
    };
    let to = |rest: &str| format!("/people/{}/{}{rest}", looked.person, lane.programme);
    let ways = [("", "lane-open"), ("/plan", "lane-plan"), ("/meetings", "lane-meetings")];
    let ways: Html = ways
        .into_iter()
        .map(|(rest, id)| {
            let way = link_about(&to(rest), &words.say(id), &title);
            components::Element::new("span").class("waymark-way").child(way).done()
        })
        .collect();
    let mut rows = rows(desk, at, detail);
    rows.push(SummaryRow::new(words.say("lane-ways"), ways));
    SummaryList::new(rows).card(SummaryCard::new(title)).html()
}

/// Where a lane stands.
pub(in crate::pages) fn rows(desk: &Desk<'_>, at: &At, detail: &LaneDetail) -> Vec<SummaryRow> {
    let words = at.words;
    let lane = &detail.lane;
    let status = lane.status.as_deref().map_or_else(
        || Html::text(&words.say("people-not-referred")),
        |id| words.content(desk.words().status(id).map_or(id, |status| &status.title), &english()),
    );
    let consent = words.say(match detail.consent {
        None => "consent-not-asked",
        Some(Agreement::Given) => "consent-given",
        Some(Agreement::Refused) => "consent-refused",
        Some(Agreement::Withdrawn) => "consent-withdrawn",
    });
    let member = |id: &StaffId| match desk.ended_for(id, &lane.programme) {
        Some(until) => words.with("lane-team-ended", &[("who", &desk.name(id)), ("day", &words.day(until))]),
        None => desk.name(id),
    };
    let team: Vec<String> = lane.team.iter().map(member).collect();
    let next = lane.next_meeting.map_or_else(|| words.say("people-no-meeting"), |next| words.moment(next));
    let last = lane.last_contact.map_or_else(|| words.say("lane-no-contact"), |day| words.day(day));
    let mut rows = vec![
        SummaryRow::new(words.say("lane-status"), status),
        SummaryRow::new(words.say("lane-consent"), consent),
        SummaryRow::new(
            words.say("lane-team"),
            if team.is_empty() { words.say("lane-no-team") } else { team.join(", ") },
        ),
        SummaryRow::new(words.say("people-next"), next),
        SummaryRow::new(words.say("lane-last"), last),
        SummaryRow::new(words.say("lane-held"), lane.held.to_string()),
    ];
    if let Some(given) = given(at, detail) {
        let now = detail.content_now.as_deref().filter(|_| detail.content_moved_on);
        let said = match now {
            Some(now) => words.with("lane-content-moved-on", &[("it", &given), ("now", now)]),
            None => given,
        };
        rows.push(SummaryRow::new(words.say("lane-content"), said));
    }
    if let Some(since) = detail.paused_since {
        rows.push(SummaryRow::new(words.say("lane-paused"), words.about("people-since", words.day(since))));
    }
    rows
}

/// What content the person is given, told apart from any other of the same version, and since when.
pub(in crate::pages) fn given(at: &At, detail: &LaneDetail) -> Option<String> {
    let given = detail.content_pinned.as_deref()?;
    let words = at.words;
    Some(detail.content_since.map_or_else(
        || given.to_owned(),
        |since| words.with("lane-content-since", &[("it", given), ("day", &words.day(since))]),
    ))
}
