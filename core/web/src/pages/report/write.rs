//! Writing a report: a change goal a page, beside the evidence there is; then anything else; then the person's own words.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use components::{Html, Label, Textarea};
use domain::ids::GoalId;
use domain::package::ChangeGoal;
use domain::record::{Refusal, Text};
use runtime::record::{Desk, ReportWish};

use super::evidence;
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::meetings::{Asked, Given, InLane, Steps, Walk, Walked};
use crate::pages::parts::wrong_status;

type Where = Path<(String, String)>;

/// A report, being written.
struct Writing<'a> {
    at: &'a At,
    desk: &'a Desk<'a>,
    lane: &'a InLane,
}

pub(super) async fn show(at: At, Path((person, programme)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report")?;
        let walk = Writing { at, desk, lane: &lane }.walk();
        let walked = walk.begin(&Typed::default());
        Ok(answer(&walk, walked))
    })
    .await
}

pub(super) async fn save(Path((person, programme)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report")?;
        let walk = Writing { at, desk, lane: &lane }.walk();
        let mut walked = walk.on(&typed);
        if matches!(walked, Walked::Save) {
            match walk.steps.keep(&typed) {
                Ok(()) => return Ok(Answer::go(lane.to("/report"), at.words.say("report-saved"))),
                Err(refusal) => walked = walk.refused(&typed, refusal.into()),
            }
        }
        Ok(answer(&walk, walked))
    })
    .await
}

fn answer(walk: &Walk<'_, Writing<'_>>, walked: Walked) -> Answer {
    let (title, body, wrong) = match walked {
        Walked::Page(title, body, wrong) => (title, body, wrong),
        Walked::Save => (String::new(), Html::default(), Wrong::default()),
    };
    let lane = walk.steps.lane;
    lane.page(walk.at, title, body).back(lane.to("/report")).refused(wrong_status(&wrong)).into()
}

impl<'a> Writing<'a> {
    fn walk(self) -> Walk<'a, Self> {
        let to = self.lane.to("/report/new");
        Walk { at: self.at, looked: &self.lane.looked, to, steps: self }
    }

    fn goals(&self) -> &'a [ChangeGoal] {
        &self.lane.package().manifest.change_goals
    }

    fn goal(&self, step: &str) -> Option<&'a ChangeGoal> {
        let id = step.strip_prefix("goal-")?;
        self.goals().iter().find(|goal| goal.id.as_str() == id)
    }

    fn keep(&self, typed: &Typed) -> Result<(), Refusal> {
        let written = |goal: &ChangeGoal| {
            let text = typed.filled(&format!("goal-{}", goal.id))?;
            Some((goal.id.clone(), Text::from(text)))
        };
        let goals: BTreeMap<GoalId, Text> = self.goals().iter().filter_map(written).collect();
        let wish = ReportWish {
            programme: self.lane.programme.clone(),
            goals,
            summary: typed.filled("summary").map(Into::into),
            own_words: typed.filled("own-words").map(Into::into),
            on: self.desk.today(),
        };
        self.desk.write_report(&self.lane.looked, &wish).map(|_| ())
    }

    /// The evidence about a goal, oldest first.
    fn evidence(&self, goal: &ChangeGoal) -> Html {
        let progress = self.lane.lane().map(|lane| lane.progress.as_slice()).unwrap_or_default();
        let own = progress.iter().filter(|one| one.what.goal == goal.id);
        let mut found: Vec<runtime::record::Evidence> = own
            .map(|one| runtime::record::Evidence {
                on: one.what.on,
                said_by: one.what.said_by,
                direction: one.what.direction,
                words: one.what.words.to_string(),
            })
            .collect();
        found.sort_by_key(|one| one.on);
        evidence(self.at.words, &goal.title, &found)
    }
}

impl Steps for Writing<'_> {
    fn steps(&self, _typed: &Typed) -> Vec<String> {
        let goals = self.goals().iter().map(|goal| format!("goal-{}", goal.id));
        goals.chain(["summary".to_owned(), "own-words".to_owned()]).collect()
    }

    fn owns(&self, step: &str, field: &str) -> bool {
        step == field
    }

    fn ask(&self, step: &str, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let field = |label: Label, hint: &str| {
            Textarea::new(step, label)
                .hint(words.say(hint))
                .rows(8)
                .value(typed.get(step))
                .error(wrong.of(step))
                .html()
        };
        if let Some(goal) = self.goal(step) {
            let fields =
                self.evidence(goal).then(field(Label::new(words.say("report-goal")), "report-goal-hint"));
            return Asked::new(goal.title.as_str(), fields);
        }
        let (title, hint) = match step {
            "summary" => (words.say("report-summary"), "report-summary-hint"),
            _ => (words.say("report-own-words"), "report-own-words-hint"),
        };
        let label = Label::new(title.as_str()).page_heading();
        Asked::one(title, field(label, hint))
    }

    /// What is said about somebody is looked through at once; the same rule refuses it when it is saved.
    fn wrong(&self, step: &str, typed: &Typed) -> Wrong {
        let mut wrong = Wrong::default();
        if step == "own-words" {
            return wrong;
        }
        if let Some(never) = self.desk.words().never_said(typed.get(step)).next() {
            let said =
                [("words", &never.words[..]), ("because", &never.because), ("instead", &never.instead)];
            wrong.add(step, self.at.words.with("report-never-said", &said));
        }
        let all = self.steps(typed);
        let goals = || all.iter().filter(|step| step.starts_with("goal-"));
        let is_last = goals().last().is_some_and(|last| last == step);
        if is_last && goals().all(|goal| typed.filled(goal).is_none()) {
            wrong.add(step, self.at.words.say("report-goals-missing"));
        }
        wrong
    }

    fn given(&self, typed: &Typed) -> Vec<Given> {
        let words = self.at.words;
        let given = |step: String, asked: String| {
            let answer = typed.filled(&step).map_or_else(|| words.say("report-nothing"), str::to_owned);
            Given { answer: Html::text(&answer), step, asked }
        };
        let goals = self.goals().iter().map(|goal| given(format!("goal-{}", goal.id), goal.title.clone()));
        let more =
            ["summary", "own-words"].map(|step| given(step.to_owned(), words.say(&format!("report-{step}"))));
        goals.chain(more).collect()
    }

    fn closing(&self) -> (String, String) {
        (self.at.words.say("check-answers"), self.at.words.say("report-save"))
    }
}
