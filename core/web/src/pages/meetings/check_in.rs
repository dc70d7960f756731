//! The check-in after a meeting: how working together felt, asked of both sides. Everything may be skipped.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use components::{Html, Legend, Radio, Radios};
use domain::record::after_meeting::{CheckedIn, Felt};
use domain::record::{Refusal, Text};
use runtime::record::Desk;

use super::after::felt_id;
use super::lane::InLane;
use super::ring::{form_page, keep};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::subheading;

type Where = Path<(String, String, String)>;

const STEPS: [(&str, Felt); 5] = [
    ("not-at-all", Felt::NotAtAll),
    ("a-little", Felt::ALittle),
    ("in-between", Felt::InBetween),
    ("mostly", Felt::Mostly),
    ("very-much", Felt::VeryMuch),
];

pub(super) async fn show(at: At, Path((person, programme, meeting)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "check-in")?;
        page(desk, at, &lane, &meeting, &Typed::default(), &Wrong::default())
    })
    .await
}

pub(super) async fn save(Path((person, programme, meeting)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "check-in")?;
        match record(desk, &lane, &meeting, &typed) {
            Ok(to) => Ok(Answer::go(to, at.words.say("check-in-saved"))),
            Err(wrong) => page(desk, at, &lane, &meeting, &typed, &wrong),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, lane: &InLane, meeting: &str, typed: &Typed) -> Result<String, Wrong> {
    let (id, _) = lane.meeting(meeting)?;
    let side = |side: &str| -> BTreeMap<Text, Felt> {
        let answered = desk.words().check_in.iter().filter_map(|question| {
            let chosen = typed.get(&format!("{side}-{}", question.id));
            let (_, felt) = STEPS.into_iter().find(|(id, _)| *id == chosen)?;
            Some((Text::from(question.id.as_str()), felt))
        });
        answered.collect()
    };
    let checked = CheckedIn {
        meeting: id.clone(),
        programme: lane.programme.clone(),
        participant: side("participant"),
        facilitator: side("facilitator"),
    };
    keep(desk, lane, checked, typed)?;
    Ok(lane.meeting_at(&id, "#check-in"))
}

fn page(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &str,
    typed: &Typed,
    wrong: &Wrong,
) -> Result<Answer, Refusal> {
    let words = at.words;
    let (id, meeting) = lane.meeting(meeting)?;
    let title = words.say("check-in-title");
    let side = |side: &str| -> Html {
        let questions = desk.words().check_in.iter().map(|question| {
            let name = format!("{side}-{}", question.id);
            let steps = STEPS.map(|(id, felt)| Radio::new(id, words.say(felt_id(felt))));
            let skip = Radio::new("skip", words.say("check-in-skip"));
            Radios::new(&name, Legend::new(question.title.as_str()).small())
                .items(steps.into_iter().chain([skip]).collect::<Vec<_>>())
                .value(typed.filled(&name).unwrap_or("skip"))
                .inline()
                .small()
                .html()
        });
        subheading(&words.say(&format!("check-in-{side}"))).then(questions.collect::<Html>())
    };
    let fields = Html::paragraph(format!("{}, {}", lane.sessions(meeting), words.moment(meeting.when())))
        .then(Html::paragraph(words.say("check-in-about")))
        .then(side("participant"))
        .then(side("facilitator"));
    let to = lane.meeting_at(&id, "/check-in");
    Ok(form_page(at, lane, (&title, &to, lane.meeting_at(&id, "")), fields, wrong))
}
