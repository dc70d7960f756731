//! What can be done next in a lane: the rules are asked, so that a link leads nowhere it is refused; what is not possible
//! now is said with why.

use components::{Details, Element, Html};
use domain::codes;
use domain::record::Entry;
use domain::record::enrolment::{
    ContentMoved, ContentPin, Ended, Ending, Enrolled, Resumed, Suspended, TeamChanged,
};
use domain::record::formulation::{Formulated, GoodLife};
use domain::record::lane::Lane;
use domain::record::referral::{Agreement, Consented, Judged, Judgement, Question, Waiting};
use domain::record::transfer::HandedOver;

use super::ask::Scene;
use crate::pages::parts::{link, link_about, subheading};

/// A step: where it leads, what it is called, and what is tried to see whether it can be gone.
struct Step {
    rest: &'static str,
    id: &'static str,
    tried: Entry,
}

/// The links, most usual first, and why others cannot be followed now.
pub(super) fn show(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let title = scene.desk.title(&scene.programme);
    let (mut ways, mut not_now) = (Vec::new(), Vec::new());
    if scene.looked.may_read(&scene.programme) && lane.enrolment.is_some() {
        let pages = [
            ("/plan", "lane-plan"),
            ("/meetings", "lane-meetings"),
            ("/measures", "lane-measures"),
            ("/report", "lane-report"),
        ];
        ways.extend(pages.map(|(rest, id)| link_about(&scene.in_lane(rest), &words.say(id), &title)));
    }
    let goes_on =
        lane.status().and_then(|id| scene.desk.words().status(id)).is_some_and(|now| !now.next.is_empty());
    for step in all(scene) {
        if step.rest == "/move" && !goes_on {
            continue;
        }
        match scene.desk.would(scene.looked, step.tried) {
            Ok(()) => ways.push(link(&scene.in_lane(step.rest), &words.say(step.id))),
            // Whom to name, and which goods, is what the form asks.
            Err(refusal) if [codes::FACILITATORS, codes::NOTHING_SAID].contains(&refusal.code) => {
                ways.push(link(&scene.in_lane(step.rest), &words.say(step.id)));
            }
            Err(refusal) if refusal.code == codes::NOT_YOURS => {}
            Err(refusal) => {
                not_now.push(format!("{}: {}", words.say(step.id), scene.in_words(&refusal.what)));
            }
        }
    }
    let items = ways.into_iter().map(|way| Element::new("li").child(way));
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(items).done();
    subheading(&words.say("lane-next")).then(list).then(not_possible(scene, &not_now))
}

fn not_possible(scene: &Scene<'_>, not_now: &[String]) -> Html {
    if not_now.is_empty() {
        return Html::default();
    }
    let lines = not_now.iter().map(|line| Element::new("li").text(line));
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    Details::new(scene.words().say("lane-not-now"), list).html()
}

/// Whether somebody may give the person the programme as it is now.
pub(super) fn may_move_content(scene: &Scene<'_>) -> bool {
    let programme = scene.programme.clone();
    let moved =
        ContentMoved { programme, content: no_content(), because: "?".into(), on: scene.desk.today() };
    scene.desk.would(scene.looked, moved).is_ok()
}

/// Stands for content where only who and when is asked.
fn no_content() -> ContentPin {
    ContentPin { version: "?".into(), hash: "?".into(), kept: "?".into() }
}

fn all(scene: &Scene<'_>) -> Vec<Step> {
    let step = |rest, id, tried: Entry| Step { rest, id, tried };
    let programme = || scene.programme.clone();
    let on = scene.desk.today();
    let why = || "?".into();
    let judged = || Judged {
        programme: programme(),
        question: Question::Eligibility,
        judgement: Judgement::Yes,
        because: why(),
        overrides: None,
        on,
    };
    let consented = Consented {
        programme: programme(),
        answer: Agreement::Refused,
        explained: Vec::new(),
        language: why(),
        how: why(),
        who_will_know: Vec::new(),
        review_on: None,
        on,
    };
    let site = scene.desk.writer().site.clone();
    let enrolled =
        Enrolled { programme: programme(), site, content: no_content(), facilitators: Vec::new(), on };
    let team = TeamChanged { programme: programme(), facilitators: Vec::new(), because: why(), on };
    let ended = Ended {
        programme: programme(),
        how: Ending::Complete,
        reason: None,
        because: why(),
        reopenable: false,
        on,
    };
    let handed = HandedOver {
        programme: programme(),
        to: Vec::new(),
        person_wants: None,
        next_should_know: why(),
        on,
    };
    let waiting = Waiting { programme: programme(), reasons: Vec::new(), on, note: None };
    let suspended = Suspended { programme: programme(), because: why(), on, review_on: None };
    let resumed = Resumed { programme: programme(), because: why(), on };
    vec![
        step("/move", "lane-step-move", judged().into()),
        step("/consent", "lane-step-consent", consented.into()),
        step("/judge", "lane-step-judge", judged().into()),
        step("/waiting", "lane-step-waiting", waiting.into()),
        step("/enrol", "lane-step-enrol", enrolled.into()),
        step("/team", "lane-step-team", team.into()),
        step("/hand-over", "lane-step-hand-over", handed.into()),
        step("/pause", "lane-step-pause", suspended.into()),
        step("/resume", "lane-step-resume", resumed.into()),
        step("/end", "lane-step-end", ended.into()),
        step("/formulation", "lane-step-formulation", formulated(scene).into()),
        step("/good-life", "lane-step-good-life", good_life(scene).into()),
    ]
}

fn formulated(scene: &Scene<'_>) -> Formulated {
    Formulated {
        programme: scene.programme.clone(),
        narrative: "?".into(),
        hypotheses: Vec::new(),
        needs: Vec::new(),
        strengths: Vec::new(),
        responsivity: Vec::new(),
        changed: None,
    }
}

fn good_life(scene: &Scene<'_>) -> GoodLife {
    GoodLife {
        programme: scene.programme.clone(),
        goods: Vec::new(),
        conflicts: Vec::new(),
        said_by: domain::hooks::SaidBy::Participant,
        on: scene.desk.today(),
    }
}
