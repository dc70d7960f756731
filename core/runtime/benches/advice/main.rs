//! Conditions, derived facts and whole advice against a hand-written twin: ratios in one run, answers checked.
//!
//! `cargo bench -p runtime`. A ratio of 1 is as fast as plain Rust written for exactly these rules.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on says so by stopping"
)]

mod measure;

mod invented;
mod ours;
mod twin;

use std::hint::black_box;

use domain::fact_sheet::{FactSheet, FactState};
use domain::reading::{Freshness, Reading};
use domain::template::Names;
use domain::truth::Truth;
use measure::{is_bench, ratio, row, seconds};
use ours::Rules;
use runtime::advise::{advise, advise_all};
use runtime::compile::Ready;
use runtime::report::{add_why_not, lane_report};
use runtime::simulate::{Wanted, invented as invented_people, simulate};
use twin::Person;

/// Enough that no branch predictor can learn them by heart.
const PEOPLE: usize = 4096;

/// A programme with people as both sides see them.
struct Setting {
    ready: Ready,
    sheets: Vec<FactSheet>,
    twins: Vec<Person>,
}

impl Setting {
    fn new(rules: usize, kind: Rules) -> Self {
        let ready = ours::programme(rules, kind);
        let people = invented::people(if is_bench() { PEOPLE } else { 16 });
        let sheets = people.iter().map(|person| ours::sheet(&ready, person)).collect();
        let twins = people.iter().map(Person::from).collect();
        Self { ready, sheets, twins }
    }

    /// The first people again and again, as many as there are people.
    fn at_hand(&self) -> impl Iterator<Item = &FactSheet> {
        self.sheets.iter().take(AT_HAND).cycle().take(self.sheets.len())
    }

    /// Every rule's truth for everyone, one person after another.
    fn truths(&self, out: &mut Vec<Truth>) {
        out.clear();
        let programme = &*self.ready.programme;
        let Some(first) = self.sheets.first() else { return };
        let mut reading = Reading::new(&programme.dictionary, first.cells(), &[]);
        for sheet in &self.sheets {
            reading.turn_to(sheet.cells(), &[]);
            for rule in &programme.rules {
                out.push(rule.when.evaluate(&reading, Freshness::AsRecorded));
            }
        }
    }
}

fn main() {
    // As in the binary, whose commands run on such a stack from the beginning.
    script::on_large_stack(run).expect("a thread");
}

fn run() {
    // `cargo bench -p runtime -- threads` runs one part.
    let part = |name: &str| std::env::args().skip(1).all(|part| part.starts_with("--") || part == name);
    if part("conditions") {
        conditions(24, twin::rules_24);
        conditions(100, twin::rules_100);
        conditions(400, twin::rules_400);
    }
    if part("derived") {
        derived();
    }
    if part("advice") {
        whole_advice();
    }
    if part("changes") {
        changes("a session each", 36);
        changes("three for each session", 12);
    }
    if part("simulate") {
        simulated();
    }
    if part("threads") {
        threads();
    }
    if part("rules") {
        rule_count();
    }
}

fn conditions(count: usize, by_hand: fn(&Person, &mut Vec<Truth>)) {
    let setting = Setting::new(count, Rules::Conditions);
    let (mut ours, mut hand) = (Vec::new(), Vec::new());
    setting.truths(&mut ours);
    setting.twins.iter().for_each(|person| by_hand(person, &mut hand));
    assert_eq!(ours, hand, "both give the same answers");
    let decided = ratio(
        || setting.truths(&mut ours),
        || {
            hand.clear();
            setting.twins.iter().for_each(|person| by_hand(person, &mut hand));
        },
    );
    row(&format!("conditions, decision only, {count} rules"), decided, 0.67, true);

    let names = Names { preferred_name: Some("Sam"), ..Names::default() };
    let (mut our_text, mut hand_text) = (String::new(), String::new());
    let rendered = ratio(
        || {
            our_text.clear();
            setting.truths(&mut ours);
            for (number, _) in ours.iter().enumerate().filter(|(_, truth)| **truth == Truth::Yes) {
                setting.ready.programme.rules[number % count].say.render_into(names, &mut our_text);
            }
        },
        || {
            hand_text.clear();
            hand.clear();
            setting.twins.iter().for_each(|person| by_hand(person, &mut hand));
            for _ in hand.iter().filter(|truth| **truth == Truth::Yes) {
                twin::sentence("Sam", &mut hand_text);
            }
        },
    );
    assert_eq!(our_text, hand_text, "both say the same");
    row(&format!("conditions, reasons rendered, {count} rules"), rendered, 0.6, true);
}

fn derived() {
    let setting = Setting::new(24, Rules::Derived);
    let dictionary = &setting.ready.programme.dictionary;
    assert_eq!(dictionary.outside(), 0, "all are lowered");
    let slots: Vec<_> =
        (0..24).map(|i| dictionary.slot(&format!("derived_{i}")).expect("a derived fact")).collect();
    let mut ours = Vec::new();
    let all = |out: &mut Vec<Option<bool>>| {
        out.clear();
        let mut reading = Reading::new(dictionary, setting.sheets[0].cells(), &[]);
        for sheet in &setting.sheets {
            reading.turn_to(sheet.cells(), &[]);
            out.extend(slots.iter().map(|slot| {
                let cell = reading.cell(*slot, Freshness::AsRecorded);
                (cell.state == FactState::Known).then_some(cell.bits == 1)
            }));
        }
    };
    all(&mut ours);
    let mut hand = Vec::new();
    setting.twins.iter().for_each(|person| twin::derived_24(person, &mut hand));
    assert_eq!(ours, hand, "both give the same answers");
    let figure = ratio(
        || all(&mut ours),
        || {
            hand.clear();
            setting.twins.iter().for_each(|person| twin::derived_24(person, &mut hand));
        },
    );
    row("loop-free derived facts, lowered, 24 of them", figure, 0.33, true);
}

/// People whose sheets the engine has just put together, as it has when it advises: few enough to be at hand.
const AT_HAND: usize = 256;

/// Both sides decide and render every reason; ours also says by which clauses and facts, with holder and date, what
/// is held against what, and what to find out.
fn whole_advice() {
    let names = Names { preferred_name: Some("Sam"), ..Names::default() };
    let (mut truths, mut text) = (Vec::new(), String::new());
    let mut by_hand = |setting: &Setting| {
        text.clear();
        truths.clear();
        setting.twins.iter().for_each(|person| twin::rules_24(person, &mut truths));
        truths.iter().filter(|truth| **truth == Truth::Yes).for_each(|_| twin::sentence("Sam", &mut text));
        text.len()
    };
    let spelled = |ready: &Ready, advice: &domain::advice::Advice, sheet: &FactSheet, text: &mut String| {
        for reason in &advice.all_reasons {
            let rule = reason.rule.and_then(|rule| ready.programme.rules.get(usize::from(rule)));
            rule.iter().for_each(|rule| rule.say.render_into(names, text));
            for slot in advice.slots(reason.facts) {
                black_box(sheet.standing(slot).last().map(|said| (&said.origin.holder, said.origin.on)));
            }
        }
        black_box((&ready.programme.package.content_hash, &ready.programme.package.manifest.id));
    };
    let mut ours = String::new();

    let setting = Setting::new(24, Rules::Conditions);
    let full = ratio(
        || {
            ours.clear();
            for sheet in setting.at_hand() {
                spelled(&setting.ready, &advise(&setting.ready, sheet, &[]), sheet, &mut ours);
            }
        },
        || by_hand(&setting),
    );
    row("full advice, 24 rules", full, 0.15, true);

    let setting = Setting::new(24, Rules::OneInTwelveScripted);
    assert_eq!(setting.ready.programme.dictionary.outside(), 2, "one rule in twelve runs as a script");
    let scripted = ratio(
        || {
            ours.clear();
            for _ in 0..PEOPLE / AT_HAND {
                let sheets = setting.sheets.get(..AT_HAND).unwrap_or(&setting.sheets);
                for (advised, sheet) in advise_all(&setting.ready, sheets).iter().zip(sheets) {
                    spelled(&setting.ready, &advised.advice, sheet, &mut ours);
                }
            }
        },
        || by_hand(&setting),
    );
    row("full advice, 1 rule in 12 a script", scripted, 0.08, true);

    // Nobody to share an answer of a function with: each call is interpreted, by an engine of its own.
    let alone = ratio(
        || {
            ours.clear();
            for sheet in setting.at_hand() {
                for advised in advise_all(&setting.ready, std::slice::from_ref(sheet)) {
                    spelled(&setting.ready, &advised.advice, sheet, &mut ours);
                }
            }
        },
        || by_hand(&setting),
    );
    row("full advice, 1 rule in 12 a script, one person at a time", alone, 0.04, true);
}

/// Why each session that is not suggested is not, and what would change that, spelled out for one person.
fn changes(how: &str, sessions: usize) {
    let ready = ours::programme_of(36, sessions, Rules::Conditions);
    let people = if is_bench() { AT_HAND } else { 2 };
    let advised = |person: &invented::Invented| {
        let sheet = ours::sheet(&ready, person);
        let advice = advise(&ready, &sheet, &[]);
        let lane = lane_report(&ready, &sheet, &[], &advice, Names::default());
        (sheet, advice, lane)
    };
    let mut people: Vec<_> = invented::people(people).iter().map(advised).collect();
    let mut ways = 0;
    let taken = seconds(|| {
        ways = 0;
        for (sheet, advice, lane) in &mut people {
            add_why_not(&ready, sheet, &[], advice, Names::default(), lane);
            let why_not = lane.library.iter().filter_map(|entry| entry.why_not.as_ref());
            ways += why_not.map(|why_not| why_not.what_would_change.ways.len()).sum::<usize>();
        }
    });
    assert!(ways > people.len(), "there is something to find");
    let milliseconds = taken * 1000.0 / people.len() as f64;
    row(&format!("why not and what would change it, 36 rules, {how}, ms"), milliseconds, 1.0, false);
}

/// Inventing people, advising them and counting what was reached, against advice alone on the same people.
fn simulated() {
    let (one, other) = (ours::programme(24, Rules::Conditions), ours::programme(24, Rules::Conditions));
    let wanted = Wanted {
        people: if is_bench() { PEOPLE as u32 } else { 16 },
        seed: 1,
        on: jiff::civil::date(2026, 11, 25),
        site: None,
        described: None,
        site_of_cases: "anywhere",
    };
    let sheets = invented_people(&one, wanted);
    let bare = |lanes: usize| {
        for _ in 0..lanes {
            sheets.iter().for_each(|sheet| drop(black_box(advise(&one, sheet, &[]))));
        }
    };
    let counted =
        simulate(&[&one], wanted).programmes.iter().map(|programme| programme.lanes_open).sum::<u32>();
    assert_eq!(counted, wanted.people, "everybody is counted");
    let alone = ratio(|| simulate(&[&one], wanted), || bare(1));
    row("simulate, coverage included, against bare advice", 1.0 / alone, 3.0, false);
    let beside = ratio(|| simulate(&[&one, &other], wanted), || bare(2));
    row("the same, two programmes side by side", 1.0 / beside, 3.0, false);
}

/// Two threads do twice the people; no lock may stand between them.
fn threads() {
    let setting = Setting::new(24, Rules::OneInTwelveScripted);
    let rounds = if is_bench() { 4 } else { 1 };
    let advise = || (0..rounds).for_each(|_| drop(black_box(advise_all(&setting.ready, &setting.sheets))));
    let work = || script::on_large_stack(advise).expect("a thread");
    let figure = ratio(
        || {
            std::thread::scope(|scope| {
                scope.spawn(work);
                scope.spawn(work);
            });
        },
        work,
    );
    row("two threads against one, scripts included", figure * 2.0, 1.85, true);
}

fn rule_count() {
    let few = Setting::new(24, Rules::Conditions);
    let many = Setting::new(400, Rules::Conditions);
    let cost = |setting: &Setting| {
        seconds(|| {
            setting.sheets.iter().for_each(|sheet| drop(black_box(advise(&setting.ready, sheet, &[]))));
        })
    };
    let figure = cost(&many) / cost(&few) / (400.0 / 24.0);
    row("cost of 400 rules against 24, a rule each", figure, 1.0, false);
}
