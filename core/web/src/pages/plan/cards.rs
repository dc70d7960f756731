//! Sessions as cards, by how they stand: what speaks for each, from which facts, and what would change it.

use components::{Details, Element, Html, Radio, Radios, Tag, Textarea};
use domain::record::plan::Advised;
use runtime::record::SessionStanding;
use runtime::report::{ItemReport, LaneReport, LibraryReport, ReasonReport, Verb, WhyNoWay, WhyNotReport};

use super::lacks::lacks;
use super::{Planning, field};
use crate::content::english;
use crate::form::{Typed, Wrong};
use crate::named::days;
use crate::pages::parts::{link, small, subheading};
use crate::pages::person::said;

impl Planning<'_> {
    fn lane(&self) -> Option<&LaneReport> {
        self.standing.advice.people.first()?.lanes.first()
    }
}

/// What stands above all sessions: that the lane waits to be asked for, adaptations, what to find out, topics.
pub(super) fn above(planning: &Planning<'_>) -> Html {
    let words = planning.at.words;
    let Some(lane) = planning.lane() else { return Html::default() };
    if !lane.open {
        let line = words.content(lane.line.as_deref().unwrap_or_default(), &planning.language());
        return components::InsetText::new(line).html();
    }
    let of = |verb: Verb| lane.items.iter().filter(move |item| item.verb == verb);
    let list = |id: &str, items: Vec<&ItemReport>| {
        if items.is_empty() {
            return Html::default();
        }
        let lines = items.into_iter().map(|item| Element::new("li").child(reasons(planning, &item.reasons)));
        subheading(&words.say(id))
            .then(Element::new("ul").class("govuk-list govuk-list--bullet").children(lines))
    };
    list("plan-adapt", of(Verb::Adapt).collect())
        .then(list("plan-raise", of(Verb::Raise).collect()))
        .then(find_out(planning, lane))
}

/// Facts that would settle most, and who holds them.
fn find_out(planning: &Planning<'_>, lane: &LaneReport) -> Html {
    let words = planning.at.words;
    if lane.find_out.is_empty() && lane.conflicts.is_empty() {
        return Html::default();
    }
    let to = |fact: &str| format!("/people/{}/facts/{fact}", planning.looked.person);
    let unknown = lane.find_out.iter().map(|one| {
        let fact = &one.fact;
        let more = words.with_content(
            "plan-could-change",
            &[("count", &one.could_change.to_string()), ("holder", &fact.held_by)],
            &fact.language,
        );
        let question = words.content(&fact.question, &fact.language);
        Element::new("li")
            .child(link(&to(&fact.fact), "").child(question))
            .text(" ")
            .child(small("").child(more))
    });
    let differ = lane.conflicts.iter().map(|fact| {
        let differ = small(&words.say("plan-holders-differ"));
        let question = words.content(&fact.question, &fact.language);
        Element::new("li").child(link(&to(&fact.fact), "").child(question)).text(" ").child(differ)
    });
    let lines: Vec<Element> = differ.chain(unknown).collect();
    subheading(&words.say("plan-find-out")).then(Element::new("ul").class("govuk-list").children(lines))
}

/// The group a session belongs to: what was met in full is suggested to nobody as if it were still to come.
fn group_of(session: &SessionStanding) -> &'static str {
    match session.advised {
        Advised::Suggested if session.done => "plan-group-met",
        Advised::Suggested => "plan-group-suggested",
        Advised::MightApply => "plan-group-might-apply",
        Advised::Held => "plan-group-waits",
        Advised::InLibrary => "plan-group-library",
    }
}

/// Every session, none hidden.
pub(super) fn groups(planning: &Planning<'_>, typed: &Typed, wrong: &Wrong) -> Html {
    let group = |id: &str| {
        let cards: Html = planning
            .standing
            .sessions
            .iter()
            .filter(|session| group_of(session) == id)
            .map(|session| card(planning, session, typed, wrong))
            .collect();
        let title = subheading(&planning.at.words.say(id));
        if cards.is_empty() { Html::default() } else { title.then(cards) }
    };
    group("plan-group-suggested")
        .then(group("plan-group-might-apply"))
        .then(group("plan-group-waits"))
        .then(group("plan-group-met"))
        .then(group("plan-group-library"))
}

fn card(planning: &Planning<'_>, session: &SessionStanding, typed: &Typed, wrong: &Wrong) -> Html {
    let words = planning.at.words;
    let title = Element::new("h3")
        .class("govuk-heading-s")
        .attribute("id", session.session.as_str())
        .child(words.content(&session.title, &planning.language()));
    let title = if session.done {
        title.text(" ").child(Tag::new(words.say("plan-done")).colour("green"))
    } else {
        title
    };
    let title = match session.in_diary {
        Some(next) => {
            let day = words.about("plan-in-diary", words.day(next.date()));
            title.text(" ").child(Tag::new(day).colour("blue"))
        }
        None => title,
    };
    Element::new("section")
        .class("waymark-card")
        .attribute("aria-labelledby", session.session.as_str())
        .child(title)
        .child(spoken(planning, session))
        .child(choices(planning, session, typed, wrong))
        .done()
}

/// What advice says of a session.
fn spoken(planning: &Planning<'_>, session: &SessionStanding) -> Html {
    let Some(lane) = planning.lane() else { return Html::default() };
    let about = |item: &&ItemReport| item.subject == session.session.as_str();
    let items = lane.items.iter().chain(&lane.might_apply).filter(about);
    let spoken: Html = items.map(|item| reasons(planning, &item.reasons)).collect();
    let library = lane.library.iter().find(|one| one.session == session.session);
    spoken.then(library.map_or_else(Html::default, |library| in_library(planning, library)))
}

/// Sentences, each with why behind a word.
fn reasons(planning: &Planning<'_>, reasons: &[ReasonReport]) -> Html {
    reasons.iter().map(|reason| one_reason(planning, reason)).collect()
}

/// What a rule says; where it cannot tell, what it waits for.
fn sentence(planning: &Planning<'_>, reason: &ReasonReport) -> Html {
    let words = planning.at.words;
    let facts: Vec<_> =
        reason.facts.iter().map(|fact| (fact.fact.as_str(), fact.question.as_str(), fact.state)).collect();
    let lacks = lacks(&reason.waits_for, &facts);
    if reason.if_so.is_none() || lacks.is_empty() {
        return words.content(&reason.sentence, &planning.language());
    }
    let said = lacks.into_iter().map(|(id, asked)| {
        words.about_content(id, &asked.join(" "), &planning.language()).then(Html::text(" "))
    });
    said.collect()
}

fn one_reason(planning: &Planning<'_>, reason: &ReasonReport) -> Html {
    let words = planning.at.words;
    let language = planning.language();
    let if_so = reason.if_so.as_deref();
    let if_so = if_so.map(|so| Html::paragraph(words.about_content("plan-if-so", so, &language)));
    let clauses =
        reason.clauses.iter().map(|clause| Element::new("li").child(Element::new("code").text(&clause.text)));
    let facts = reason.facts.iter().map(|fact| {
        let said = said(planning.desk, planning.at, &fact.said);
        Element::new("li").child(words.content(&fact.question, &fact.language)).text(" ").child(said)
    });
    let rule = words.with(
        "plan-rule",
        &[("rule", &reason.rule), ("layer", &reason.layer), ("place", &reason.place.to_string())],
    );
    let inside = Element::new("ul")
        .class("govuk-list govuk-list--bullet")
        .children(facts)
        .done()
        .then(Element::new("ul").class("govuk-list").children(clauses))
        .then(Element::new("p").child(small(&rule)));
    Element::new("p")
        .class("govuk-body waymark-typed")
        .child(sentence(planning, reason))
        .done()
        .then(if_so.unwrap_or_default())
        .then(Details::new(words.say("plan-why-details"), inside))
}

/// What the site does otherwise, how far it is in the person's language, why it is not suggested and what would change it.
fn in_library(planning: &Planning<'_>, library: &LibraryReport) -> Html {
    let words = planning.at.words;
    let preview = link(
        &format!("/programmes/{}/sessions/{}", planning.programme, library.session),
        &words.say("plan-read-session"),
    );
    let preview = Element::new("p").class("govuk-body").child(
        preview
            .child(Element::new("span").class("govuk-visually-hidden").text(&format!(" {}", library.title))),
    );
    let why_not = library.why_not.as_ref().map(|why_not| {
        Details::new(words.say("plan-what-would-change"), would_change(planning, why_not)).html()
    });
    why_not.unwrap_or_default().then(preview)
}

fn would_change(planning: &Planning<'_>, why_not: &WhyNotReport) -> Html {
    let words = planning.at.words;
    let language = planning.language();
    let change = &why_not.what_would_change;
    let ways = change.ways.iter().map(|way| {
        let changes = way.changes.iter().enumerate().map(|(at, one)| {
            let fact = if one.asks.is_empty() { &one.fact } else { &one.asks };
            let (now, becomes) = (days(words, &one.now), days(words, &one.becomes));
            let said = [("fact", fact.as_str()), ("now", &now), ("becomes", &becomes)];
            let between = Html::text(if at == 0 { " " } else { "; " });
            between.then(words.with_content("plan-a-change", &said, &language))
        });
        let changes: Html = changes.collect();
        let then = words.about("plan-then-stands", words.say(stands(way.stands)));
        Element::new("li").text(&then).child(changes)
    });
    let note = match (change.why, &change.note) {
        (Some(why), _) => Some(Html::paragraph(words.say(no_way(why)))),
        (None, note) => note.as_deref().map(|note| Html::paragraph(words.content(note, &english()))),
    };
    let none = change.ways.is_empty() && note.is_none();
    let none = none.then(|| Html::paragraph(words.say("plan-nothing-would-change")));
    Element::new("ul")
        .class("govuk-list govuk-list--bullet")
        .children(ways)
        .done()
        .then(note.unwrap_or_default())
        .then(none.unwrap_or_default())
}

/// Why there is no way, as a message.
fn no_way(why: WhyNoWay) -> &'static str {
    match why {
        WhyNoWay::NoRule => "plan-no-rule",
        WhyNoWay::NoPair => "plan-nothing-would-change",
        WhyNoWay::OnlySingles => "plan-only-singles",
        WhyNoWay::TooMany => "plan-too-many",
    }
}

/// How a session stands, as a message.
fn stands(stands: &str) -> &'static str {
    match stands {
        "held" => "plan-stands-held",
        "suggested" => "plan-stands-suggested",
        "might apply" => "plan-stands-might-apply",
        _ => "plan-stands-in-library",
    }
}

/// In the plan, later, not, or nothing decided; and why.
fn choices(planning: &Planning<'_>, session: &SessionStanding, typed: &Typed, wrong: &Wrong) -> Html {
    let words = planning.at.words;
    let (choice, because) = (field("choice", session), field("because", session));
    let items = [("in", "plan-in"), ("later", "plan-later"), ("not", "plan-not"), ("", "plan-undecided")];
    let legend =
        components::Legend::new(words.about_content("plan-decide", &session.title, &planning.language()))
            .classes("govuk-fieldset__legend--s");
    let radios = Radios::new(choice.as_str(), legend)
        .items(items.map(|(value, id)| {
            let radio = Radio::new(value, words.say(id));
            if value.is_empty() { radio.checked(typed.get(&choice).is_empty()) } else { radio }
        }))
        .value(typed.get(&choice))
        .inline()
        .small();
    let why = Textarea::new(because.as_str(), words.say("plan-your-why"))
        .rows(2)
        .value(typed.get(&because))
        .error(wrong.of(&because));
    radios.html().then(why.html())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_in_full_is_not_suggested_as_if_it_were_to_come() {
        let session = |advised, done| SessionStanding {
            session: "circles".into(),
            title: "Circles".to_owned(),
            advised,
            rules: Vec::new(),
            done,
            in_diary: None,
            decided: None,
            because: None,
        };
        for (advised, done, group) in [
            (Advised::Suggested, false, "plan-group-suggested"),
            (Advised::Suggested, true, "plan-group-met"),
            (Advised::Held, true, "plan-group-waits"),
            (Advised::InLibrary, true, "plan-group-library"),
        ] {
            assert_eq!(group_of(&session(advised, done)), group);
        }
    }
}
