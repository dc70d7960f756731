//! Facts that a native plugin gives: asked where nobody has said anything and everything it is told is known; explained
//! as what people say; never told what is guarded.

#![expect(clippy::expect_used, reason = "a test says so by failing")]

use std::sync::{Arc, Mutex};

use domain::codes;
use domain::fact::{FactDefinition, FactType, FactValue, GivenBy};
use domain::fact_sheet::FactState;
use domain::finding::Finding;
use domain::place::Place;
use domain::sample;
use domain::statement::{Marking, Origin, Said, Statement};
use jiff::civil::{Date, date};
use runtime::compile::{Ready, compile};
use runtime::gather::Person;
use runtime::given::sheets;
use runtime::ports::plugins::Plugins;
use runtime::report::{Wanted, report};
use script::Scripts;
use serde_json::{Value, json};

const TODAY: Date = date(2026, 2, 20);

/// A calendar that knows one fast, and remembers what it was asked.
#[derive(Debug, Default)]
struct Calendar {
    asked: Mutex<Vec<Value>>,
    gone: bool,
}

impl Plugins for Calendar {
    fn version(&self, plugin: &str) -> Result<String, Finding> {
        let missing = || Finding::new(codes::PLUGIN_MISSING, Place::whole("plugins"), plugin.to_owned());
        if self.gone { Err(missing()) } else { Ok("1.2.0".to_owned()) }
    }

    fn packages(&self) -> Vec<String> {
        Vec::new()
    }

    fn operation(&self, plugin: &str, operation: &str) -> Result<(Value, Value), Finding> {
        self.version(plugin)?;
        if operation != "fasting" {
            let what = format!("there is no operation `{operation}`");
            return Err(Finding::new(codes::PLUGIN_OPERATION, Place::whole("plugins"), what));
        }
        let takes = json!({"type": "object", "properties": {"day": {}, "at": {}}, "required": ["day"]});
        Ok((takes, json!({})))
    }

    fn ask(&self, plugin: &str, _operation: &str, asked: &[Value]) -> Vec<Result<Value, Finding>> {
        self.asked.lock().expect("nobody panicked").extend_from_slice(asked);
        let answer = |asked: &Value| match asked["day"].as_str() {
            Some("2026-02-20") => Ok(json!({"value": "yes", "because": " expec\u{7}ted\n\n"})),
            Some("2026-02-21") => Ok(json!({"value": "perhaps"})),
            Some("2026-02-22") => Ok(json!({"value": null})),
            Some("2026-02-23") => Err(Finding::new(codes::PLUGIN_CALL, Place::whole(plugin), "it stopped")),
            _ => Ok(json!({"value": "no"})),
        };
        asked.iter().map(answer).collect()
    }
}

fn given_fact(with: &[(&str, &str)]) -> FactDefinition {
    let given_by = GivenBy {
        plugin: "calendar".into(),
        operation: "fasting".into(),
        with: with.iter().map(|(name, fact)| ((*name).into(), (*fact).into())).collect(),
        place: Place::whole("facts.yaml"),
    };
    FactDefinition {
        given_by: Some(given_by),
        changeable: false,
        ..sample::fact("season.fast", FactType::yes_no())
    }
}

/// A programme whose one rule asks for the fact that the calendar gives from these arguments.
fn programme(with: &[(&str, &str)], never: &[&str], when: &str) -> Ready {
    let mut package = sample::package("paths");
    package.manifest.never_tailor_on = never.iter().map(|prefix| (*prefix).to_owned()).collect();
    let wing = FactType::Text;
    package.facts = vec![
        sample::fact("unit.wing", wing),
        sample::fact("meeting.day", FactType::Date),
        FactDefinition { protected: true, ..sample::fact("belief.held", FactType::yes_no()) },
        given_fact(with),
    ];
    package.rules = vec![domain::rule::RuleText {
        adapt: vec![domain::rule::Adaptation::Pace],
        ..sample::rule("keep-clear", when)
    }];
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert!(findings.is_empty() || !never.is_empty(), "{findings:?}");
    ready
}

const WHEN: &str = "season.fast == \"yes\"";

fn said(fact: &str, said: Said) -> Statement {
    let origin = Origin {
        holder: "the chaplaincy".into(),
        on: Some(TODAY),
        marking: Marking::Official,
        file: "dates.csv".into(),
        line: 2,
        author: None,
    };
    Statement { fact: fact.into(), said, origin }
}

fn day(day: Date) -> Statement {
    said("meeting.day", Said::Value(FactValue::Date(day)))
}

/// The state and the holder of the given fact for somebody of whom this was said; what kept it; how often it was asked.
fn check(
    ready: Ready,
    calendar: Calendar,
    people: &[&[Statement]],
    expected: &[(FactState, &str)],
    asked: usize,
) {
    let calendar = Arc::new(calendar);
    let ready = ready.asking(calendar.clone());
    let people: Vec<Arc<[Statement]>> = people.iter().map(|said| (*said).into()).collect();
    let (sheets, _) = sheets(&ready, &people, TODAY);
    let dictionary = &ready.programme.dictionary;
    let slot = dictionary.slot("season.fast").expect("the fact");
    let found: Vec<(FactState, String)> = sheets
        .iter()
        .map(|sheet| {
            let holder = sheet.standing(slot).last().map(|said| said.origin.holder.to_string());
            (sheet.cell(slot).state, holder.unwrap_or_default())
        })
        .collect();
    let expected: Vec<(FactState, String)> =
        expected.iter().map(|(state, holder)| (*state, (*holder).to_owned())).collect();
    assert_eq!(found, expected);
    assert_eq!(calendar.asked.lock().expect("nobody panicked").len(), asked, "how often it was asked");
}

const COMPUTED: &str = "computed by calendar 1.2.0: expected";

#[test]
fn what_a_plugin_gives_is_known_and_its_holder_is_the_plugin_with_its_version() {
    let ready = programme(&[("day", "today")], &[], WHEN);
    check(ready, Calendar::default(), &[&[]], &[(FactState::Known, COMPUTED)], 1);
}

#[test]
fn what_somebody_states_stands_and_the_plugin_is_not_asked() {
    for stated in [Said::Value(FactValue::Choice("no".into())), Said::NotKnown, Said::RatherNotSay] {
        let ready = programme(&[("day", "today")], &[], WHEN);
        let state = match stated {
            Said::Value(_) => FactState::Known,
            Said::RatherNotSay => FactState::RatherNotSay,
            _ => FactState::NotKnown,
        };
        let person = [said("season.fast", stated)];
        check(ready, Calendar::default(), &[&person], &[(state, "the chaplaincy")], 0);
    }
}

#[test]
fn a_plugin_is_asked_only_where_everything_it_is_told_is_known() {
    let ready = programme(&[("day", "meeting.day")], &[], WHEN);
    let declined = [said("meeting.day", Said::RatherNotSay)];
    let conflict = [
        day(TODAY),
        Statement {
            origin: Origin { holder: "the unit".into(), ..day(TODAY).origin },
            ..day(date(2026, 3, 1))
        },
    ];
    let unknown = (FactState::NotKnown, "");
    check(ready, Calendar::default(), &[&[], &declined, &conflict], &[unknown; 3], 0);
}

#[test]
fn people_who_are_alike_are_asked_about_once() {
    let ready = programme(&[("day", "meeting.day")], &[], WHEN);
    let (one, other) = ([day(TODAY)], [day(date(2026, 7, 1))]);
    let computed = (FactState::Known, COMPUTED);
    let later = (FactState::Known, "computed by calendar 1.2.0");
    check(ready, Calendar::default(), &[&one, &other, &one, &one], &[computed, later, computed, computed], 2);
}

#[test]
fn what_is_guarded_protected_or_free_text_reaches_no_plugin() {
    for (with, never) in [
        ("meeting.day", "meeting"),
        ("belief.held", "no-such"),
        ("unit.wing", "no-such"),
        ("season.fast", "no-such"),
    ] {
        let ready = programme(&[("day", with)], &[never], WHEN);
        let person = [
            day(TODAY),
            said("belief.held", Said::Value(FactValue::Choice("yes".into()))),
            said("unit.wing", Said::Value(FactValue::Text("B".into()))),
        ];
        check(ready, Calendar::default(), &[&person], &[(FactState::NotKnown, "")], 0);
    }
}

#[test]
fn a_fact_that_no_rule_reads_is_not_asked_for() {
    let ready = programme(&[("day", "today")], &[], "meeting.day == today");
    check(ready, Calendar::default(), &[&[]], &[(FactState::NotKnown, "")], 0);
}

#[test]
fn what_a_plugin_does_not_know_gives_wrongly_or_cannot_give_is_not_known_and_the_last_two_are_told() {
    for (on, code) in [
        (date(2026, 2, 22), None),
        (date(2026, 2, 21), Some(codes::PLUGIN_ANSWER)),
        (date(2026, 2, 23), Some(codes::PLUGIN_CALL)),
    ] {
        let ready = programme(&[("day", "meeting.day")], &[], WHEN).asking(Arc::new(Calendar::default()));
        let person: Arc<[Statement]> = [day(on)].into();
        let (sheets, faults) = sheets(&ready, [&person, &person], TODAY);
        let slot = ready.programme.dictionary.slot("season.fast").expect("the fact");
        assert!(sheets.iter().all(|sheet| sheet.cell(slot).state == FactState::NotKnown));
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), Vec::from_iter(code), "{on}");
    }
}

#[test]
fn a_plugin_that_is_gone_is_told_once_and_nothing_else_changes() {
    let ready = programme(&[("day", "today")], &[], WHEN);
    let ready = ready.asking(Arc::new(Calendar { gone: true, ..Calendar::default() }));
    let nobody: Arc<[Statement]> = [].into();
    let (sheets, faults) = sheets(&ready, [&nobody, &nobody, &nobody], TODAY);
    assert_eq!(sheets.len(), 3);
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [codes::PLUGIN_MISSING]);
}

#[test]
fn advice_says_who_computed_what_it_rests_on() {
    let ready = programme(&[("day", "today")], &[], WHEN).asking(Arc::new(Calendar::default()));
    let person = Person {
        id: "A1".into(),
        identifiers: Vec::new(),
        preferred_name: None,
        statements: Arc::from([]),
        contributions: Vec::new(),
    };
    let wanted = Wanted { on: TODAY, site: None, described: None, everything: true, team: None };
    let advice = report(&[&ready], &[], &[person], wanted);
    let text = serde_json::to_string(&advice).expect("JSON");
    assert!(text.contains(COMPUTED) && text.contains("\"file\":\"plugin calendar 1.2.0\""), "{text}");
    assert_eq!(advice.faults, Vec::new());
}

#[test]
fn what_is_to_be_found_out_is_what_the_plugin_would_have_to_be_told() {
    let ready = programme(&[("day", "meeting.day")], &[], WHEN).asking(Arc::new(Calendar::default()));
    let nobody: Arc<[Statement]> = [].into();
    let sheet = sheets(&ready, [&nobody], TODAY).0.pop().expect("a sheet");
    let dictionary = &ready.programme.dictionary;
    let names = |ready: &Ready| -> Vec<String> {
        let rule = ready.programme.rules.first().expect("the rule");
        let reading = ready.programme.reading(&sheet, &[]);
        let missing = domain::explain::missing(&rule.when, &reading, domain::reading::Freshness::AsRecorded);
        missing.into_iter().map(|slot| dictionary.name(slot).to_owned()).collect()
    };
    assert_eq!(names(&ready), ["meeting.day"]);
}

#[test]
fn what_rests_on_something_out_of_date_is_out_of_date_itself() {
    let mut package =
        domain::package::Package::clone(&programme(&[("day", "meeting.day")], &[], WHEN).programme.package);
    package.facts.iter_mut().filter(|fact| fact.id.as_str() == "meeting.day").for_each(|fact| {
        fact.look_again = domain::date::LookAgain::read("1 day").expect("a length");
    });
    let ready = compile(package, &Scripts::new(None), &mut Vec::new());
    let old = Statement { origin: Origin { on: Some(date(2026, 1, 2)), ..day(TODAY).origin }, ..day(TODAY) };
    check(ready, Calendar::default(), &[&[old]], &[(FactState::OutOfDate, COMPUTED)], 1);
}
