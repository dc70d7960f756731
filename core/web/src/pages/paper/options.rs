//! What is to be printed for a meeting: which paper, in which language, with or without a name or reference.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Element, Html, Input, Legend, Radio, Radios};
use domain::language::Language;
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use jiff::civil::Date;
use print::paper::{HandoutStyle, Reader};
use runtime::record::Desk;

use crate::answer::Answer;
use crate::at::At;
use crate::form::Wrong;
use crate::pages::meetings::{InLane, Names, every_language, named, offered, outlines};
use crate::pages::parts::{heading, problems, wrong_status};

/// A line to write a name on.
const TO_WRITE_ON: &str = "__________";

/// What somebody chose.
pub(super) struct Asked {
    /// `sheet`, `handout:` and a sheet or session, `questionnaire:` and a measure.
    pub(super) what: String,
    language: String,
    easy: bool,
    who: String,
    reference: Option<String>,
}

impl Asked {
    pub(super) fn read(at: &At) -> Self {
        let asked = &at.asked;
        Self {
            what: asked.get("what").to_owned(),
            language: asked.get("lang").to_owned(),
            easy: asked.get("style") == "easy-read",
            who: asked.get("who").to_owned(),
            reference: asked.filled("reference").map(str::to_owned),
        }
    }

    /// The language, where the programme has it.
    pub(super) fn language(&self, lane: &InLane) -> Language {
        let known = every_language(lane).into_iter().find(|one| one.as_str() == self.language);
        known.unwrap_or_else(|| lane.package().manifest.languages.written_in.clone())
    }

    /// How a handout looks: easy words come with room for pictures.
    pub(super) fn style(&self, language: &Language) -> HandoutStyle {
        if self.easy || language.is_easy() { HandoutStyle::EasyRead } else { HandoutStyle::LargePrint }
    }

    /// What is missing of what was chosen.
    pub(super) fn wrong(&self, at: &At) -> Wrong {
        if self.who == "reference" && self.reference.is_none() {
            return Wrong::one("reference", at.words.say("paper-reference-missing"));
        }
        Wrong::default()
    }

    /// Whether their name was asked for.
    pub(super) fn with_name(&self) -> bool {
        self.who == "name"
    }

    /// Whether their name belongs on a paper for the file: unless somebody chose otherwise.
    pub(super) fn is_for_file(&self) -> bool {
        self.who.is_empty() || self.with_name()
    }

    /// The reference, where one is wanted.
    pub(super) fn reference(&self) -> Option<String> {
        self.reference.clone().filter(|_| self.who == "reference")
    }

    /// The words in the place of names: the person's only where somebody asked for it. Without it there is a line to
    /// write it on where the participant is spoken to, and those who deliver read of the participant.
    pub(super) fn names(&self, at: &At, desk: &Desk<'_>, lane: &InLane, on: Date, reader: Reader) -> Names {
        let case = &lane.looked.case;
        let name = case.preferred_name().map(str::to_owned).filter(|_| self.who == "name");
        let name = name.or_else(|| (reader == Reader::Participant).then(|| TO_WRITE_ON.to_owned()));
        let site = case.owner.as_ref().map(|site| desk.site_name(site));
        Names::saying(at.words, name, site, on)
    }
}

pub(super) async fn show(
    at: At,
    Path((person, programme, meeting)): Path<(String, String, String)>,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "print pack")?;
        page(at, &lane, &meeting, &Wrong::default())
    })
    .await
}

/// What can be chosen; what was chosen before stands.
pub(super) fn page(at: &At, lane: &InLane, meeting: &str, wrong: &Wrong) -> Result<Answer, Refusal> {
    let words = at.words;
    let (id, meeting) = lane.meeting(meeting)?;
    let title = words.about("paper-title", lane.sessions(meeting));
    let form = Element::new("form")
        .attribute("method", "get")
        .attribute("action", &lane.meeting_at(&id, "/print/paper"))
        .child(which(at, lane, meeting))
        .child(languages(at, lane, meeting))
        .child(style(at))
        .child(who(at, wrong, &PACK))
        .child(Button::new(words.say("paper-print")).html());
    let about = Html::paragraph(words.say("paper-about"));
    let body = problems(words, wrong).then(heading(&title)).then(about).then(form);
    let page = lane.page(at, title, body).back(lane.meeting_at(&id, ""));
    Ok(page.refused(wrong_status(wrong)).into())
}

fn which(at: &At, lane: &InLane, meeting: &Meeting) -> Html {
    let words = at.words;
    let mut items = vec![Radio::new("sheet", words.say("paper-sheet")).hint(words.say("paper-sheet-hint"))];
    for outline in outlines(lane, &meeting.scheduled.what.sessions) {
        for id in &outline.sheets {
            let sheet = lane.package().sheets.iter().find(|sheet| sheet.id == *id);
            items.extend(sheet.map(|sheet| {
                Radio::new(format!("handout:{id}"), words.about("paper-handout", &sheet.title))
                    .hint(sheet.purpose.as_str())
            }));
        }
        items.push(
            Radio::new(format!("handout:{}", outline.id), words.about("paper-parts", &outline.title))
                .hint(words.say("paper-parts-hint")),
        );
    }
    let measures = lane.package().measures.iter().filter(|measure| measure.may_be_shown(false));
    items.extend(measures.map(|measure| {
        Radio::new(
            format!("questionnaire:{}", measure.id),
            words.about("paper-questionnaire", &measure.title),
        )
    }));
    Radios::new("what", Legend::new(words.say("paper-what")))
        .items(items)
        .value(chosen(at, "what", "sheet"))
        .html()
}

fn languages(at: &At, lane: &InLane, meeting: &Meeting) -> Html {
    let all = offered(lane, &meeting.scheduled.what.sessions);
    let first = all.first().map(|(one, _)| one.to_string()).unwrap_or_default();
    let items = all.iter().map(|(one, any)| Radio::new(one, named(at, one, *any)));
    Radios::new("lang", Legend::new(at.words.say("session-languages")))
        .items(items.collect::<Vec<_>>())
        .value(chosen(at, "lang", &first))
        .html()
}

fn style(at: &At) -> Html {
    let words = at.words;
    let items = [
        Radio::new("large-print", words.say("paper-large-print")),
        Radio::new("easy-read", words.say("paper-easy-read")),
    ];
    Radios::new("style", Legend::new(words.say("paper-style")))
        .hint(words.say("paper-style-hint"))
        .items(items)
        .value(chosen(at, "style", "large-print"))
        .html()
}

/// What was chosen; else what usually is.
fn chosen<'a>(at: &'a At, field: &str, usual: &'a str) -> &'a str {
    at.asked.filled(field).unwrap_or(usual)
}

/// Whose a paper can be said to be: what is usual, and what a name on it means.
struct Whose {
    usual: &'static str,
    hint: &'static str,
    name: &'static str,
    name_hint: &'static str,
}

/// Paper for the room: no name unasked.
const PACK: Whose =
    Whose { usual: "none", hint: "paper-who-hint", name: "paper-who-name", name_hint: "paper-who-name-hint" };

/// A plan: the same, and without a name it speaks of the participant.
const PLAN: Whose = Whose { name_hint: "paper-who-within-hint", ..PACK };

/// A report is for the file, which has to know whom it is about.
const REPORT: Whose =
    Whose { usual: "name", hint: "paper-report-whose", name: "paper-who-file", name_hint: "" };

fn who(at: &At, wrong: &Wrong, whose: &Whose) -> Html {
    let words = at.words;
    let name = Radio::new("name", words.say(whose.name));
    let name = if whose.name_hint.is_empty() { name } else { name.hint(words.say(whose.name_hint)) };
    let items = [
        Radio::new("none", words.say("paper-who-none")),
        Radio::new("reference", words.say("paper-who-reference")),
        name,
    ];
    let who = Radios::new("who", Legend::new(words.say("paper-who")))
        .hint(words.say(whose.hint))
        .items(items)
        .value(chosen(at, "who", whose.usual));
    let reference = Input::new("reference", words.say("paper-reference"))
        .hint(words.say("paper-reference-hint"))
        .value(at.asked.get("reference"))
        .error(wrong.of("reference"))
        .wide(10);
    who.html().then(reference.html())
}

pub(super) async fn show_plan(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "plan on paper")?;
        Ok(plan_page(desk, at, &lane, &Wrong::default()))
    })
    .await
}

/// Whose the plan on paper is.
pub(super) fn plan_page(desk: &Desk<'_>, at: &At, lane: &InLane, wrong: &Wrong) -> Answer {
    let title = at.words.about("paper-plan-title", desk.title(&lane.programme));
    let about = Html::paragraph(at.words.say("paper-plan-about"));
    whose_page(at, lane, (title, about, "/plan/paper"), &PLAN, wrong)
}

pub(super) async fn show_report(
    at: At,
    Path((person, programme, number)): Path<(String, String, String)>,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report on paper")?;
        Ok(report_page(at, &lane, &number, &Wrong::default()))
    })
    .await
}

/// Whose the report on paper is.
pub(super) fn report_page(at: &At, lane: &InLane, number: &str, wrong: &Wrong) -> Answer {
    let title = at.words.say("paper-report-choose");
    whose_page(at, lane, (title, Html::default(), &format!("/report/{number}/paper")), &REPORT, wrong)
}

/// A page that asks only whose a paper is.
fn whose_page(
    at: &At,
    lane: &InLane,
    (title, about, paper): (String, Html, &str),
    whose: &Whose,
    wrong: &Wrong,
) -> Answer {
    let words = at.words;
    let form = Element::new("form")
        .attribute("method", "get")
        .attribute("action", &lane.to(paper))
        .child(who(at, wrong, whose))
        .child(Button::new(words.say("paper-print")).html());
    let body = problems(words, wrong).then(heading(&title)).then(about).then(form);
    let back = if paper.starts_with("/plan") { "/plan" } else { "/report" };
    lane.page(at, title, body).back(lane.to(back)).refused(wrong_status(wrong)).into()
}
