//! Every line of advice can be followed: for both exports, in every programme and at every site, each item has its
//! sentence, rule, place, clauses and facts, and each session that is not suggested says why not and what would change
//! that.

use std::collections::BTreeMap;
use std::sync::Arc;

use content::FolderSource;
use domain::fact::FactDefinition;
use domain::ids::{FactId, SessionId};
use domain::place::Place;
use domain::site::SiteName;
use domain::truth::Truth;
use exchange::Mappings;
use jiff::civil::Date;
use runtime::catalogue::{Entry, load};
use runtime::compile::Ready;
use runtime::gather::{Person, gather};
use runtime::ports::{ContentSource as _, Exchange as _, Import};
use runtime::report::{
    AdviceReport, ClauseReport, FactReport, ItemReport, LaneReport, LibraryReport, ReasonReport, Wanted,
    report,
};
use runtime::why::why;
use script::Scripts;

use crate::harness::top;

const DAY: Date = Date::constant(2026, 11, 20);

/// The shipped programmes and the people of some exports.
struct Shipped {
    source: FolderSource,
    entries: Vec<Entry>,
    imports: Vec<Import>,
    people: Vec<Person>,
}

impl Shipped {
    fn with(exports: &[&str]) -> Self {
        let source = FolderSource::new(top().join("scripts"));
        let scripts = Scripts::new(None);
        let entries: Vec<Entry> =
            source.programmes().iter().map(|programme| load(&source, &scripts, programme)).collect();
        let usable = || entries.iter().filter_map(Entry::usable);
        let facts: BTreeMap<FactId, FactDefinition> = usable()
            .flat_map(|ready| &ready.programme.package.facts)
            .map(|fact| (fact.id.clone(), fact.clone()))
            .collect();
        let mappings = Mappings::new(source.mappings(), &facts);
        let import = |name: &&str| {
            let bytes = std::fs::read(top().join("tests/dossiers").join(name)).expect("an export");
            mappings.read(name, &bytes, None).expect("a mapping that knows it")
        };
        let imports: Vec<Import> = exports.iter().map(import).collect();
        Self { people: gather(&imports), imports, entries, source }
    }

    fn ready(&self, site: Option<&SiteName>) -> Vec<&Arc<Ready>> {
        let site = site.map(|site| &site.id);
        self.entries.iter().map(|entry| entry.usable_at(site).expect("a sound programme")).collect()
    }

    fn report(&self, site: Option<&SiteName>) -> AdviceReport {
        let ready: Vec<&Ready> = self.ready(site).into_iter().map(|ready| &**ready).collect();
        let wanted = Wanted { on: DAY, site, described: None, everything: true, team: None };
        report(&ready, &self.imports, &self.people, wanted)
    }

    /// What stands in the content at a place; nothing where there is no such line.
    fn at(&self, place: &Place) -> String {
        let text = self.source.text(&place.file).unwrap_or_default();
        let line = text.lines().nth((place.line as usize).saturating_sub(1)).unwrap_or_default();
        line.chars().skip((place.column as usize).saturating_sub(1)).collect()
    }

    fn reason(&self, reason: &ReasonReport) {
        let rule = &reason.rule;
        assert!(!reason.sentence.trim().is_empty(), "{rule} says nothing");
        assert!(!reason.layer.is_empty(), "{rule} has no layer");
        if rule == "source-not-approved" {
            assert!(self.source.text(&reason.place.file).is_some(), "{}", reason.place);
            return;
        }
        assert!(
            self.at(&reason.place).starts_with(rule.as_str()),
            "{rule} does not stand at {}",
            reason.place
        );
        assert!(!reason.clauses.is_empty(), "nothing decided {rule}");
        assert!(!reason.facts.is_empty(), "no fact is behind {rule}");
        reason.clauses.iter().for_each(|clause| self.clause(rule, clause));
        reason.facts.iter().for_each(|fact| check_fact(rule, fact));
        if reason.outcome == Truth::CannotTell {
            assert!(!reason.waits_for.is_empty(), "{rule} waits for nothing");
        }
    }

    fn clause(&self, rule: &str, clause: &ClauseReport) {
        let stands = self.at(&clause.place);
        let first = clause.text.split_whitespace().next().unwrap_or_default();
        assert!(
            !first.is_empty() && stands.starts_with(first),
            "{rule}: `{}` is not at {}",
            clause.text,
            clause.place
        );
    }

    fn item(&self, item: &ItemReport) {
        assert!(!item.reasons.is_empty(), "{} has no reason", item.subject);
        item.reasons.iter().chain(&item.also_suggested_by).for_each(|reason| self.reason(reason));
    }

    fn entry(&self, entry: &LibraryReport) {
        let session = &entry.session;
        let Some(why_not) = &entry.why_not else {
            assert_eq!(entry.stands, "suggested", "{session} does not say why not");
            return;
        };
        for spoke in &why_not.rules {
            assert!(
                self.at(&spoke.place).starts_with(spoke.rule.as_str()),
                "{} is not at {}",
                spoke.rule,
                spoke.place
            );
            assert!(!spoke.clauses.is_empty(), "nothing decided {}", spoke.rule);
            spoke.clauses.iter().for_each(|clause| self.clause(&spoke.rule, clause));
        }
        let changes = &why_not.what_would_change;
        let told = !changes.ways.is_empty() || changes.note.is_some();
        assert!(told, "{session} says neither what would change it nor that nothing would");
        for way in &changes.ways {
            assert_ne!(way.stands, entry.stands, "{session}: {way:?} changes nothing");
            assert!(way.stands == "in the library" || !way.rules.is_empty(), "{session}: no rule in {way:?}");
            let whole = way.changes.iter().all(|change| !change.becomes.is_empty() && !change.now.is_empty());
            assert!(whole && (1..=2).contains(&way.changes.len()), "{session}: {way:?}");
        }
    }
}

fn check_fact(rule: &str, fact: &FactReport) {
    assert!(!fact.question.is_empty() && !fact.held_by.is_empty(), "{rule}: {fact:?}");
    let told = |said: &runtime::report::SaidReport| !said.origin.holder.is_empty() && !said.says.is_empty();
    assert!(fact.said.iter().all(told), "{rule}: {fact:?}");
    match fact.state {
        "known" | "out of date" => {
            assert!(fact.value.is_some(), "{rule}: {fact:?}");
            assert!(
                fact.said.iter().any(|said| said.origin.on.is_some()),
                "{rule}: nobody said when: {fact:?}"
            );
        }
        "conflicting" | "two accounts" => assert!(fact.said.len() > 1, "{rule}: {fact:?}"),
        state => assert!(fact.value.is_none() && !state.is_empty(), "{rule}: {fact:?}"),
    }
}

/// Where each session of a lane stands.
fn stands(lane: &LaneReport) -> BTreeMap<&SessionId, &'static str> {
    lane.library.iter().map(|entry| (&entry.session, entry.stands)).collect()
}

#[test]
fn every_line_of_both_exports_can_be_followed_at_every_site() {
    let shipped = Shipped::with(&["hmp-ashgrove.csv", "hmp-carrick.json"]);
    let sites: Vec<SiteName> =
        shipped.source.sites().into_iter().map(|site| SiteName { id: site.id, name: site.name }).collect();
    let mut lines = 0;
    for site in std::iter::once(None).chain(sites.iter().map(Some)) {
        for lane in shipped.report(site).people.iter().flat_map(|person| &person.lanes) {
            if !lane.open {
                assert!(lane.line.as_ref().is_some_and(|line| !line.is_empty()) && lane.library.is_empty());
                continue;
            }
            lane.items.iter().chain(&lane.might_apply).for_each(|item| shipped.item(item));
            lane.library.iter().for_each(|entry| shipped.entry(entry));
            for entry in &lane.find_out {
                assert!(!entry.rules.is_empty(), "nobody asks for {}", entry.fact.fact);
                check_fact("find out", &entry.fact);
            }
            lines += lane.items.len() + lane.might_apply.len() + lane.library.len();
        }
    }
    assert!(lines > 2000, "only {lines} lines were followed");
}

#[test]
fn why_works_for_every_person_and_every_session() {
    let shipped = Shipped::with(&["hmp-carrick.json"]);
    let report = shipped.report(None);
    let mut explained = 0;
    for (number, ready) in shipped.ready(None).into_iter().enumerate() {
        for (person, told) in shipped.people.iter().zip(&report.people) {
            let lane = told.lanes.get(number).expect("a lane a programme");
            let stands = stands(lane);
            for session in &ready.programme.package.sessions {
                let why = why(ready, person, &session.id, DAY, None).expect("an explanation");
                explained += 1;
                let shown = stands.get(&session.id).copied().unwrap_or("waits to be asked for");
                assert_eq!(why.stands, shown, "{} for {}", session.id, person.id);
                assert_eq!(why.what_would_change.is_some(), lane.open);
                for rule in &why.rules {
                    shipped.reason(&rule.reason);
                    assert!(!rule.when.trim().is_empty());
                }
                let entry = lane.library.iter().find(|entry| entry.session == session.id);
                if let Some(why_not) = entry.and_then(|entry| entry.why_not.as_ref()) {
                    assert_eq!(why.what_would_change.as_ref(), Some(&why_not.what_would_change));
                }
            }
        }
    }
    assert!(explained >= 40 * 30, "only {explained} were explained");
}
