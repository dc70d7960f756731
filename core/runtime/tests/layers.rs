//! The law of layers in advice: whatever rules a site adds, everything a safeguard rule of the programme holds, raises,
//! adapts, asks or suggests is there still, and no suggestion of the programme is pushed out of sight.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a test says so by failing")]

use std::sync::Arc;

use domain::advice::{Advice, Item, Outcome};
use domain::date;
use domain::fact::{Choice, FactType, FactValue};
use domain::fact_sheet::FactSheet;
use domain::local_change::SiteChanges;
use domain::package::Package;
use domain::rule::{Adaptation, RuleText, Timing};
use domain::sample;
use domain::statement::{Marking, Origin, Said, Statement};
use proptest::prelude::*;
use runtime::advise::advise_all;
use runtime::compile::{Ready, at_site, compile};
use script::Scripts;

const FACTS: [&str; 4] = ["f.one", "f.two", "f.three", "f.four"];
const SESSIONS: [&str; 5] = ["hello", "groups", "letter", "plan", "look"];

fn condition() -> impl Strategy<Value = String> {
    let fact = || (0..FACTS.len()).prop_map(|number| FACTS[number]);
    prop_oneof![
        fact().prop_map(|fact| format!("{fact} == \"a\"")),
        fact().prop_map(|fact| format!("{fact} != \"b\"")),
        fact().prop_map(|fact| format!("unsettled({fact})")),
        (fact(), fact()).prop_map(|(one, two)| format!("{one} == \"a\" or {two} in [\"b\", \"c\"]")),
        (fact(), fact()).prop_map(|(one, two)| format!("{one} == \"c\" and {two} == \"c\"")),
    ]
}

fn rule() -> impl Strategy<Value = RuleText> {
    let session = || (0..SESSIONS.len()).prop_map(|number| SESSIONS[number]);
    let timing = prop_oneof![Just(Timing::Early), Just(Timing::Usual), Just(Timing::Late)];
    (0..5_u8, session(), condition(), timing, any::<bool>()).prop_map(
        |(verb, session, when, timing, safeguard)| {
            let mut rule = sample::rule("", &when);
            let session = (session.into(), rule.place.clone());
            match verb {
                0 => rule.hold.push(session),
                1 | 2 => rule.suggest.push(session),
                3 => rule.adapt.push(Adaptation::Pace),
                _ => rule.raise = Some("pacing".to_owned()),
            }
            RuleText { timing, safeguard, ..rule }
        },
    )
}

fn numbered(prefix: &str, rules: Vec<RuleText>) -> Vec<RuleText> {
    let named =
        |(number, rule): (usize, RuleText)| RuleText { id: format!("{prefix}-{number}").into(), ..rule };
    rules.into_iter().enumerate().map(named).collect()
}

fn ready(rules: Vec<RuleText>, own: Vec<RuleText>) -> (Ready, Ready) {
    let choice = |id: &str| Choice { id: id.into(), label: id.into() };
    let kind = FactType::Choice(vec![choice("a"), choice("b"), choice("c")]);
    let changes = SiteChanges {
        site: "here".into(),
        changes: Vec::new(),
        rules: numbered("own", own),
        cases: Vec::new(),
        bases: Default::default(),
        content_hash: "".into(),
    };
    let package = Package {
        facts: FACTS.map(|id| sample::fact(id, kind.clone())).into(),
        sessions: SESSIONS.map(sample::session).into(),
        rules: numbered("rule", rules),
        sites: vec![changes],
        ..sample::package("small")
    };
    let (scripts, mut findings) = (Scripts::new(None), Vec::new());
    let base = compile(package, &scripts, &mut findings);
    let site = at_site(&base, &"here".into(), &scripts, &mut findings);
    // A hold whose condition can never be known to be no is refused; the rest of the rules stand.
    (base, site)
}

fn sheet(ready: &Ready, values: &[u8]) -> FactSheet {
    let today = date::read("2026-11-20").expect("a date");
    let said = |(fact, value): (&&str, &u8)| {
        let value = ["a", "b", "c"].get(usize::from(*value))?;
        Some(Statement {
            fact: (**fact).into(),
            said: Said::Value(FactValue::Choice((*value).into())),
            origin: Origin {
                holder: "somebody".into(),
                on: Some(today),
                marking: Marking::default(),
                file: "".into(),
                line: 0,
                author: None,
            },
        })
    };
    let statements: Arc<[Statement]> = FACTS.iter().zip(values).filter_map(said).collect();
    FactSheet::assemble(&ready.programme.dictionary, statements, today)
}

fn advised(ready: &Ready, sheet: &FactSheet) -> Advice {
    advise_all(ready, std::slice::from_ref(sheet)).pop().expect("one person").advice
}

/// What a rule does in an advice: the subject, and how.
fn done(ready: &Ready, advice: &Advice, wanted: impl Fn(&str, bool) -> bool) -> Vec<String> {
    let rules = &ready.programme.rules;
    let named = |item: &Item, span| -> Vec<String> {
        let rule = |number: u16| rules.get(usize::from(number));
        let reasons = advice.reasons(span).iter().filter_map(|reason| rule(reason.rule?));
        let wanted = reasons.filter(|rule| wanted(rule.id.as_str(), rule.safeguard));
        wanted.map(|rule| format!("{} {}", rule.id, subject(&item.outcome))).collect()
    };
    let items = advice.items.iter().chain(&advice.might_apply);
    let mut done: Vec<String> = items
        .flat_map(|item| [named(item, item.reasons), named(item, item.also_suggested_by)].concat())
        .collect();
    let asks = advice.find_out.iter().flat_map(|entry| entry.rules.iter().map(move |rule| (entry, rule)));
    done.extend(asks.filter_map(|(entry, rule)| {
        let rule = rules.get(usize::from(*rule)).filter(|rule| wanted(rule.id.as_str(), rule.safeguard))?;
        Some(format!("{} asks {}", rule.id, ready.programme.dictionary.name(entry.fact)))
    }));
    done.sort();
    done
}

fn subject(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Hold(session) => format!("holds {session}"),
        Outcome::Suggest(_, session) => format!("speaks for {session}"),
        Outcome::Adapt(adaptation) => format!("adapts {}", adaptation.as_str()),
        Outcome::Raise(topic) => format!("raises {topic}"),
    }
}

fn sessions_spoken_of(advice: &Advice) -> Vec<u16> {
    let session = |item: &Item| match item.outcome {
        Outcome::Hold(session) | Outcome::Suggest(_, session) => Some(session),
        _ => None,
    };
    advice.items.iter().chain(&advice.might_apply).filter_map(session).collect()
}

/// The sessions listed under "might apply", each with the rule that might suggest it.
fn might_apply(ready: &Ready, advice: &Advice) -> Vec<(u16, String)> {
    let listed = advice.might_apply.iter().filter_map(|item| match item.outcome {
        Outcome::Suggest(_, session) => Some((session, advice.reasons(item.reasons).first()?.rule?)),
        _ => None,
    });
    listed.map(|(session, rule)| (session, ready.programme.rules[usize::from(rule)].id.to_string())).collect()
}

fn suggested_outright(advice: &Advice) -> Vec<u16> {
    let session = |item: &Item| match item.outcome {
        Outcome::Suggest(_, session) => Some(session),
        _ => None,
    };
    advice.items.iter().filter_map(session).collect()
}

proptest! {
    #[test]
    fn what_safeguards_do_no_site_undoes(
        rules in proptest::collection::vec(rule(), 0..6),
        own in proptest::collection::vec(rule(), 0..6),
        values in proptest::collection::vec(0..5_u8, FACTS.len()),
    ) {
        let (base, site) = ready(rules, own);
        let sheet = sheet(&base, &values);
        let (before, after) = (advised(&base, &sheet), advised(&site, &sheet));
        // A suggestion that might apply may become one that is made: then its session is spoken of all the same.
        let outright = |id: &str, safeguard: bool| safeguard && !id.is_empty();
        let now = done(&site, &after, outright);
        for what in done(&base, &before, outright) {
            let speaks_of = |session: &u16| what.ends_with(&format!("speaks for {session}"));
            let still = now.contains(&what) || sessions_spoken_of(&after).iter().any(speaks_of);
            prop_assert!(still || what.contains(" asks "), "{what}\n{now:?}");
        }
        for session in sessions_spoken_of(&before) {
            prop_assert!(sessions_spoken_of(&after).contains(&session), "session {session} is still spoken of");
        }
        let (now, suggested) = (might_apply(&site, &after), suggested_outright(&after));
        for (session, rule) in might_apply(&base, &before) {
            let still = now.contains(&(session, rule.clone())) || suggested.contains(&session);
            prop_assert!(still, "{rule} might still suggest {session}\n{now:?}");
        }
        for entry in &before.find_out {
            let asked = after.find_out.iter().any(|other| other.fact == entry.fact);
            prop_assert!(asked, "what is worth finding out stays so: {entry:?}");
        }
    }

    #[test]
    fn a_site_without_rules_gives_the_advice_of_the_programme(
        rules in proptest::collection::vec(rule(), 0..6),
        values in proptest::collection::vec(0..5_u8, FACTS.len()),
    ) {
        let (base, site) = ready(rules, Vec::new());
        let sheet = sheet(&base, &values);
        prop_assert_eq!(advised(&base, &sheet), advised(&site, &sheet));
    }
}
