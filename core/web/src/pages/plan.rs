//! The plan: advice with its reasons, the whole library, what somebody decides about each session and why, in order.
//! Decided on one page, looked over on the next, and recorded beside the advice as it stood.

mod cards;
mod lacks;
mod overview;

pub(super) use lacks::in_a_line;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Button, Html};
use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::record::plan::{Advised, Chosen};
use domain::record::{Refusal, Text};
use runtime::record::{Desk, Looked, PlanWish, SessionStanding, StandingReport};

use super::parts::{heading, link, look, problems, record_form, whose, wrong_status};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At, Posted};
use crate::form::{SEEN, Typed, Wrong};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/people/{person}/{programme}/plan", get(show).post(decide))
}

/// A person's lane with its advice.
struct Planning<'a> {
    desk: &'a Desk<'a>,
    at: &'a At,
    looked: &'a Looked,
    programme: &'a ProgrammeId,
    standing: &'a StandingReport,
    written_in: Language,
}

impl Planning<'_> {
    fn address(&self) -> String {
        format!("/people/{}/{}/plan", self.looked.person, self.programme)
    }

    /// The language the programme is written in.
    fn language(&self) -> Language {
        self.written_in.clone()
    }

    fn page(&self, title: String, body: Html, wrong: &Wrong) -> Answer {
        let page = Page::new(Section::People, title, body).about(whose(self.at.words, self.looked));
        page.back(format!("/people/{}", self.looked.person)).refused(wrong_status(wrong)).into()
    }
}

async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        with_advice(desk, at, &person, &programme, |planning| {
            let typed = as_planned(planning.standing);
            Ok(choose(planning, &typed, &Wrong::default()))
        })
    })
    .await
}

async fn decide(Path((person, programme)): Path<(String, String)>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        with_advice(desk, at, &person, &programme, |planning| match typed.get("step") {
            "change" => Ok(choose(planning, &typed, &Wrong::default())),
            "save" => save(planning, &typed),
            _ => match lines(planning, &typed) {
                Ok(lines) => Ok(overview::page(planning, &lines, &typed, &Wrong::default())),
                Err(wrong) => Ok(choose(planning, &typed, &wrong)),
            },
        })
    })
    .await
}

fn with_advice(
    desk: &Desk<'_>,
    at: &At,
    person: &str,
    programme: &str,
    answer: impl FnOnce(&Planning<'_>) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    let looked = look(desk, person, "advice")?;
    let programme: ProgrammeId = programme.into();
    let standing = desk.advice(&looked, &programme)?;
    let ready = desk.programme_of(&looked, &programme)?;
    let written_in = ready.programme.package.manifest.languages.written_in.clone();
    answer(&Planning { desk, at, looked: &looked, programme: &programme, standing: &standing, written_in })
}

fn save(planning: &Planning<'_>, typed: &Typed) -> Result<Answer, Refusal> {
    let lines = match lines(planning, typed) {
        Ok(lines) => lines,
        Err(wrong) => return Ok(choose(planning, typed, &wrong)),
    };
    let choices = lines.iter().map(|line| (line.session.session.clone(), line.chosen, line.because.clone()));
    let wish = PlanWish {
        programme: planning.programme.clone(),
        choices: choices.collect(),
        seen: typed.number(SEEN),
    };
    match planning.desk.plan(planning.looked, &wish) {
        Ok(_) => {
            let to = format!("/people/{}", planning.looked.person);
            Ok(Answer::go(to, planning.at.words.say("plan-saved")))
        }
        Err(refusal) => Ok(overview::page(planning, &lines, typed, &refusal.into())),
    }
}

/// What was decided about one session.
struct Line<'a> {
    session: &'a SessionStanding,
    chosen: Chosen,
    because: Option<Text>,
    /// Its place among those that are in the plan.
    order: u32,
}

/// The name of a session's field.
fn field(name: &str, session: &SessionStanding) -> String {
    format!("{name}-{}", session.session)
}

/// Reads what was decided, in the order of the plan.
fn lines<'a>(planning: &Planning<'a>, typed: &Typed) -> Result<Vec<Line<'a>>, Wrong> {
    let words = planning.at.words;
    let mut wrong = Wrong::default();
    let mut lines = Vec::new();
    for (place, session) in (1..).zip(&planning.standing.sessions) {
        let chosen = match (typed.get(&field("choice", session)), session.advised) {
            ("in", Advised::Suggested) => Chosen::Accepted,
            ("in", _) => Chosen::Added,
            ("later", _) => Chosen::Deferred,
            ("not", _) => Chosen::Declined,
            _ => continue,
        };
        let because = typed.filled(&field("because", session)).map(Text::from);
        if chosen != Chosen::Accepted && because.is_none() {
            let id = field("because", session);
            wrong.add(&id, words.about("plan-because-missing", &session.title));
        }
        let order = typed.number(&field("order", session)).unwrap_or(place);
        lines.push(Line { session, chosen, because, order });
    }
    if lines.is_empty() {
        wrong.add("main-content", words.say("plan-nothing-chosen"));
    }
    lines.sort_by_key(|line| (!is_in(line.chosen), line.order));
    if wrong.is_nothing() { Ok(lines) } else { Err(wrong) }
}

/// Whether a session is in the plan.
fn is_in(chosen: Chosen) -> bool {
    matches!(chosen, Chosen::Accepted | Chosen::Added)
}

/// The plan that stands, as if it had been typed.
fn as_planned(standing: &StandingReport) -> Typed {
    let mut typed = Typed::default();
    for session in &standing.sessions {
        let choice = match session.decided {
            Some(Chosen::Accepted | Chosen::Added) => "in",
            Some(Chosen::Deferred) => "later",
            Some(Chosen::Declined) => "not",
            None => continue,
        };
        typed = typed.with(&field("choice", session), choice);
        if let Some(because) = &session.because {
            typed = typed.with(&field("because", session), &**because);
        }
    }
    typed
}

/// The way to the plan on paper, where there is one that stands.
fn on_paper(planning: &Planning<'_>) -> Html {
    let lane = planning.looked.lane(planning.programme);
    if lane.is_ok_and(|lane| lane.plans.is_empty()) {
        return Html::default();
    }
    let to = format!("{}/print", planning.address());
    let way = link(&to, &planning.at.words.say("plan-paper"));
    components::Element::new("p").class("govuk-body").child(way).done()
}

/// Advice, and what somebody decides.
fn choose(planning: &Planning<'_>, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = planning.at.words;
    let title = words.about("plan-title", planning.desk.title(planning.programme));
    let form = record_form(planning.at, &planning.address(), planning.looked)
        .child(cards::groups(planning, typed, wrong))
        .child(Button::new(words.say("plan-look-over")).name("step").value("check").html());
    let body = problems(words, wrong)
        .then(heading(&title))
        .then(Html::paragraph(words.say("plan-people-decide")))
        .then(on_paper(planning))
        .then(cards::above(planning))
        .then(form);
    planning.page(title, body, wrong)
}
