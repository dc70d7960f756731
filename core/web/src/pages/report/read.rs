//! The report was read with the person, and where they see it otherwise.

use axum::extract::Path;
use axum::response::Response;
use components::{DateInput, Html, Legend, Radio, Radios, Textarea};
use domain::record::report::ReportRead;
use runtime::record::{Desk, Wish};

use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{SEEN, Typed, Wrong};
use crate::pages::meetings::{InLane, form_page, text};

type Where = Path<(String, String)>;

pub(super) async fn show(at: At, Path((person, programme)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report")?;
        Ok(page(at, &lane, &Typed::default(), &Wrong::default()))
    })
    .await
}

pub(super) async fn save(Path((person, programme)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report")?;
        match record(desk, at, &lane, &typed) {
            Ok(()) => Ok(Answer::go(lane.to("/report"), at.words.say("report-read-saved"))),
            Err(wrong) => Ok(page(at, &lane, &typed, &wrong)),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed) -> Result<(), Wrong> {
    let words = at.words;
    let mut wrong = Wrong::default();
    let sees = typed.get("sees");
    if !["same", "otherwise"].contains(&sees) {
        wrong.add("sees", words.say("report-sees-missing"));
    }
    if sees == "otherwise" && typed.filled("disputes").is_none() {
        wrong.add("disputes", words.say("report-disputes-missing"));
    }
    let on = typed.day("on").unwrap_or_else(|_| {
        wrong.add("on-day", words.say("error-no-such-day"));
        None
    });
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let read = ReportRead {
        programme: lane.programme.clone(),
        disputes: typed.filled("disputes").filter(|_| sees == "otherwise").map(text),
        on: on.unwrap_or(desk.today()),
    };
    let wish = Wish { entries: vec![read.into()], seen: typed.number(SEEN), ..Wish::default() };
    desk.record(&lane.looked.person, wish)?;
    Ok(())
}

fn page(at: &At, lane: &InLane, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = at.words;
    let title = words.say("report-read-title");
    let items = [
        Radio::new("same", words.say("report-same")),
        Radio::new("otherwise", words.say("report-otherwise")),
    ];
    let sees = Radios::new("sees", Legend::new(words.say("report-sees")))
        .items(items)
        .value(typed.get("sees"))
        .error(wrong.of("sees"));
    let disputes = Textarea::new("disputes", words.say("report-disputes"))
        .hint(words.say("report-disputes-hint"))
        .rows(6)
        .value(typed.get("disputes"))
        .error(wrong.of("disputes"));
    let on = DateInput::new("on", Legend::new(words.say("report-day-read")))
        .hint(words.say("passed-on-day-hint"))
        .called(&words.say("day"), &words.say("month"), &words.say("year"))
        .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
        .error(wrong.of("on-day"));
    let fields = Html::paragraph(words.say("report-read-about"))
        .then(sees.html())
        .then(disputes.html())
        .then(on.html());
    let to = lane.to("/report/read");
    form_page(at, lane, (&title, &to, lane.to("/report")), fields, wrong)
}
