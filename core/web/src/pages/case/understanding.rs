//! The understanding a plan rests on, as it was recorded: formulations and Good Lives plans, the newest open, earlier
//! ones kept; and forms to write the next version. Narratives with evidence; nothing is added up.

use components::{CharacterCount, Checkbox, Details, Element, Html, Input};
use domain::hooks::SaidBy;
use domain::record::formulation::{Formulated, Good, GoodLife, Hypothesis};
use domain::record::lane::Lane;
use domain::record::{Noted, Refusal, Text};
use domain::theory::Term;

use super::ask::{Asks, Fields, Form, Reads, Scene};
use super::lane::by;
use crate::answer::Answer;
use crate::form::Wrong;
use crate::pages::parts::{small, subheading};

/// Writes a version of the formulation.
pub(super) struct Formulation;

/// Writes a version of the Good Lives plan.
pub(super) struct GoodLives;

/// What is recorded.
pub(super) fn show(scene: &Scene<'_>, lane: &Lane) -> Html {
    let words = scene.words();
    let formulations: Vec<Html> = lane.formulations.iter().map(|one| formulation(scene, one)).collect();
    let plans: Vec<Html> = lane.good_lives.iter().map(|one| good_life(scene, one)).collect();
    let newest = |id: &str, none: &str, mut all: Vec<Html>| {
        let title = subheading(&words.say(id));
        let Some(last) = all.pop() else { return title.then(Html::paragraph(words.say(none))) };
        let count = words.count("understanding-earlier", all.len());
        let earlier = match all.is_empty() {
            true => Html::default(),
            false => Details::new(count, all.into_iter().rev().collect::<Html>()).html(),
        };
        title.then(last).then(earlier)
    };
    newest("lane-formulation", "lane-formulation-none", formulations).then(newest(
        "lane-good-life",
        "lane-good-life-none",
        plans,
    ))
}

fn paragraph(text: &str) -> Html {
    Element::new("p").class("govuk-body waymark-typed").text(text).done()
}

fn list(title: &str, items: impl IntoIterator<Item = String>) -> Html {
    let items: Vec<Element> = items.into_iter().map(|item| Element::new("li").text(&item)).collect();
    if items.is_empty() {
        return Html::default();
    }
    let title = Element::new("p").class("govuk-body govuk-!-font-weight-bold").text(title).done();
    title.then(Element::new("ul").class("govuk-list govuk-list--bullet").children(items))
}

fn formulation(scene: &Scene<'_>, one: &Noted<Formulated>) -> Html {
    let words = scene.words();
    let theory = terms(scene);
    let named = |ids: &[Text], all: &[Term]| ids.iter().map(|id| title(all, id)).collect::<Vec<_>>();
    let hypotheses = one.what.hypotheses.iter().map(|hypothesis| match &hypothesis.against {
        Some(against) => format!("{} ({}: {against})", hypothesis.text, words.say("formulation-against")),
        None => hypothesis.text.to_string(),
    });
    let changed = one
        .what
        .changed
        .as_deref()
        .map(|changed| paragraph(&format!("{}: {changed}", words.say("formulation-changed"))));
    let (needs, strengths, responsivity) = match &theory {
        Some(theory) => (&*theory.needs, &*theory.strengths, &*theory.responsivity),
        None => (&[][..], &[][..], &[][..]),
    };
    let body = paragraph(&one.what.narrative)
        .then(list(&words.say("formulation-hypotheses"), hypotheses))
        .then(list(&words.say("formulation-needs"), named(&one.what.needs, needs)))
        .then(list(&words.say("formulation-strengths"), named(&one.what.strengths, strengths)))
        .then(list(&words.say("formulation-responsivity"), named(&one.what.responsivity, responsivity)))
        .then(changed.unwrap_or_default())
        .then(Element::new("p").child(small(&by(scene, one))));
    Element::new("article").class("waymark-note").child(body).done()
}

fn good_life(scene: &Scene<'_>, one: &Noted<GoodLife>) -> Html {
    let words = scene.words();
    let theory = terms(scene);
    let goods = one.what.goods.iter().map(|good| {
        let name =
            theory.as_ref().map_or_else(|| good.good.to_string(), |theory| title(&theory.goods, &good.good));
        let parts = [
            ("good-means-before", &good.means_before),
            ("good-means-now", &good.means_now),
            ("good-inner", &good.inner_capacity),
            ("good-outer", &good.outer_capacity),
            ("good-obstacle", &good.obstacle),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(id, text)| Some(format!("{}: {}", words.say(id), text.as_deref()?)));
        good_named(&name, &good.wanted, parts)
    });
    let questions = one.what.questions();
    let ask = list(&words.say("good-questions"), questions);
    let who = words.say(match one.what.said_by {
        SaidBy::Participant => "good-by-person",
        SaidBy::Facilitator => "good-by-facilitator",
    });
    let source = format!("{who}, {} · {}", words.day(one.what.on), by(scene, one));
    let body = goods
        .collect::<Html>()
        .then(list(&words.say("good-conflicts"), one.what.conflicts.iter().map(ToString::to_string)))
        .then(ask)
        .then(Element::new("p").child(small(&source)));
    Element::new("article").class("waymark-note").child(body).done()
}

/// One good: its name, what they want more of, and how.
fn good_named(name: &str, wanted: &str, parts: impl Iterator<Item = String>) -> Html {
    let parts: Vec<Element> = parts.map(|part| Element::new("li").text(&part)).collect();
    let title = Element::new("p").class("govuk-body govuk-!-font-weight-bold").text(name).done();
    let list = (!parts.is_empty())
        .then(|| Element::new("ul").class("govuk-list govuk-list--bullet").children(parts).done());
    title.then(paragraph(wanted)).then(list.unwrap_or_default())
}

/// The vocabulary of the programme as this person is given it.
fn terms(scene: &Scene<'_>) -> Option<domain::theory::Theory> {
    let ready = scene.desk.programme_of(scene.looked, &scene.programme).ok()?;
    Some(ready.programme.package.theory.clone())
}

fn title(all: &[Term], id: &str) -> String {
    all.iter().find(|term| term.id == id).map_or_else(|| id.to_owned(), |term| term.title.clone())
}

fn boxes(all: &[Term]) -> Vec<Checkbox> {
    all.iter().map(|term| Checkbox::new(&term.id, term.title.as_str()).hint(term.about.as_str())).collect()
}

impl Form for Formulation {
    const LOOKS_AT: &'static str = "formulation";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let theory = terms(scene).unwrap_or_default();
        let fields = Fields::of(scene, wrong);
        let narrative = CharacterCount::new("narrative", words.say("formulation-narrative"), 4000)
            .hint(words.say("formulation-narrative-hint"))
            .textarea_description_text(words.about("count-most", "%{count}"))
            .characters_under_limit_text("one", words.about("count-left-one", "%{count}"))
            .characters_under_limit_text("other", words.about("count-left", "%{count}"))
            .characters_at_limit_text(words.say("count-none-left"))
            .characters_over_limit_text("one", words.about("count-over-one", "%{count}"))
            .characters_over_limit_text("other", words.about("count-over", "%{count}"))
            .value(scene.typed.get("narrative"))
            .error(wrong.of("narrative"));
        let lists = [
            ("needs", "formulation-needs", &theory.needs),
            ("strengths", "formulation-strengths", &theory.strengths),
            ("responsivity", "formulation-responsivity", &theory.responsivity),
        ];
        let lists: Html = lists
            .into_iter()
            .map(|(name, id, all)| {
                let legend = words.say(id);
                let boxes = fields.any_of(name, legend.clone(), words.say("case-may-stay-empty"), boxes(all));
                Details::new(legend, boxes).open(!scene.typed.all(name).is_empty()).html()
            })
            .collect();
        Ok(Asks {
            title: words.about("formulation-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/formulation"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("formulation-about")),
            fields: narrative
                .html()
                .then(fields.text(
                    "hypotheses",
                    words.say("formulation-hypotheses"),
                    words.say("formulation-hypotheses-hint"),
                ))
                .then(lists)
                .then(fields.text(
                    "changed",
                    words.say("formulation-changed"),
                    words.say("case-may-stay-empty"),
                )),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let mut reads = Reads::of(scene);
        let narrative = reads.needed("narrative", "formulation-narrative-missing");
        let lines = scene.typed.get("hypotheses").lines().map(str::trim).filter(|line| !line.is_empty());
        let hypothesis = |text: &str| Hypothesis {
            text: text.into(),
            evidence: Vec::new(),
            facts: Vec::new(),
            against: None,
        };
        let formulated = Formulated {
            programme: scene.programme.clone(),
            narrative,
            hypotheses: lines.map(hypothesis).collect(),
            needs: reads.all("needs"),
            strengths: reads.all("strengths"),
            responsivity: reads.all("responsivity"),
            changed: reads.perhaps("changed"),
        };
        reads.sound()?;
        scene.record(formulated)?;
        Ok(Answer::go(scene.in_lane(""), scene.words().say("formulation-done")))
    }
}

impl Form for GoodLives {
    const LOOKS_AT: &'static str = "Good Lives plan";

    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal> {
        let words = scene.words();
        scene.looked.lane(&scene.programme)?;
        let theory = terms(scene).unwrap_or_default();
        let fields = Fields::of(scene, wrong);
        let group = |term: &Term| {
            let field = |part: &str| format!("{part}-{}", term.id);
            let wanted = field("wanted");
            let line = |part: &str, label: String| {
                let name = field(part);
                Input::new(&name, label).value(scene.typed.get(&name)).error(wrong.of(&name)).html()
            };
            let inside = fields
                .text(&wanted, words.say("good-wanted"), term.about.clone())
                .then(line("now", words.say("good-means-now")))
                .then(line("help", words.say("good-outer")))
                .then(line("obstacle", words.say("good-obstacle")));
            let legend = Element::new("legend")
                .class("govuk-fieldset__legend govuk-fieldset__legend--m")
                .text(&term.title);
            Element::new("fieldset").class("govuk-fieldset waymark-group").child(legend).child(inside).done()
        };
        Ok(Asks {
            title: words.about("good-title", scene.desk.title(&scene.programme)),
            to: scene.in_lane("/good-life"),
            back: scene.in_lane(""),
            says: Html::paragraph(words.say("good-about")),
            fields: theory
                .goods
                .iter()
                .map(group)
                .collect::<Html>()
                .then(fields.text("conflicts", words.say("good-conflicts"), words.say("case-may-stay-empty")))
                .then(fields.on()),
            send: words.say("save"),
        })
    }

    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong> {
        let words = scene.words();
        let mut reads = Reads::of(scene);
        let theory = terms(scene).unwrap_or_default();
        let mut goods = Vec::new();
        for term in &theory.goods {
            let part = |part: &str| reads.perhaps(&format!("{part}-{}", term.id));
            let (wanted, now, help, obstacle) = (part("wanted"), part("now"), part("help"), part("obstacle"));
            let rest = now.is_some() || help.is_some() || obstacle.is_some();
            match wanted {
                Some(wanted) => goods.push(Good {
                    good: term.id.as_str().into(),
                    wanted,
                    means_before: None,
                    means_now: now,
                    inner_capacity: None,
                    outer_capacity: help,
                    obstacle,
                }),
                None if rest => {
                    reads.wrong.add(&format!("wanted-{}", term.id), words.say("good-wanted-missing"));
                }
                None => {}
            }
        }
        if let (true, true, Some(first)) = (goods.is_empty(), reads.wrong.is_nothing(), theory.goods.first())
        {
            reads.wrong.add(&format!("wanted-{}", first.id), words.say("good-none"));
        }
        let conflicts = scene.typed.get("conflicts").lines().map(str::trim).filter(|line| !line.is_empty());
        let conflicts: Vec<Text> = conflicts.map(Into::into).collect();
        let on = reads.on(scene.desk);
        reads.sound()?;
        let programme = scene.programme.clone();
        scene.record(GoodLife { programme, goods, conflicts, said_by: SaidBy::Participant, on })?;
        Ok(Answer::go(scene.in_lane(""), words.say("good-done")))
    }
}
