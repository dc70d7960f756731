//! Both engines under the same commands: whatever staff wish in whatever order, SQLite and PostgreSQL give the same
//! results, the same refusals in the same words, and keep the same entries in the same order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use domain::ids::{ParticipantId, ProgrammeId, StaffId};
use domain::record::enrolment::{Ended, Ending};
use domain::record::person::Identifier;
use domain::record::plan::Chosen;
use domain::record::staff::StaffEntry;
use domain::record::{Entry, Refusal};
use runtime::ports::store::{Operation, Store};
use runtime::record::{Desk, HeldWish, Looked, PlanWish, ReportWish, Search, Wish};
use serde_json::Value;
use store::{Keys, Postgres, Sqlite};

use crate::importing::person as export_row;
use crate::postgres_server::server;
use crate::world::{BRIDGES, HERE, PATHS, TODAY, World};

/// A body of every kind of entry: the forms that are kept for ever.
const FORMS: &str = include_str!("../forms/1.json");
const PEOPLE: &[&str] = &["p1", "p2", "Zoë", "p10", "a+b", "P1", "\u{1f600}", "p 3", "p4", "p5", "p6", "p7"];
/// What a case seldom recovers from: asked for less often, or all of a history would be refusals.
const SELDOM: &[&str] = &["ended", "case-released", "access-restricted", "records-linked"];
const NUMBERS: &[&str] =
    &["A1234BC", "A5678DE", "X123456", "Ü\u{0}1", "C1", "C2", "C3", "C4", "C5", "C6", "C7"];
const STAFF: &[&str] =
    &["ann", "ben", "cat", "mia", "tom", "max", "sid", "elsewhere", "aud", "unassigned", "nobody"];

/// What is recorded only where something else was just before: asked for more often, or it is never reached.
const NEEDS_ANOTHER: &[&str] = &[
    "meeting-scheduled",
    "meeting-scheduled",
    "unit-rung",
    "meeting-recorded",
    "meeting-recorded",
    "meeting-note-written",
    "check-in-answered",
    "glass-broken",
    "glass-reviewed",
    "case-released",
    "case-accepted",
];

/// Words of the forms that stand for one another: each is replaced by another of its line.
const ALIKE: &[&[&str]] = &[
    &["m0", "m1"],
    &["pr0", "pr1"],
    PEOPLE,
    NUMBERS,
    &["northgate", "southgate"],
    &["withdrawn", "complete", "submitted"],
    &["motivation-changed", "sessions-completed"],
    &["groups", "letters", "crossing"],
    &["attended", "cut-short", "locked-in"],
    &["a.shaw", "b.oduya", "c.reed"],
    &["2026-11-25", "2026-11-25", "2026-11-25", "2026-11-25", "2026-11-25", "2026-11-24", "2026-11-26"],
    &["Reads “well”.\nWrites less.", "Draws.", "Sings.", "Asks.", "Zoë: \u{0}\u{1f600}", ""],
];

/// Numbers from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("it is below a usize")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Everything that may be wished, and who wishes it about whom.
struct Command {
    who: &'static str,
    person: ParticipantId,
    lane: ProgrammeId,
    wish: Asked,
}

/// What is wished.
#[derive(Clone)]
enum Asked {
    Record(Wish),
    Staff(StaffId, StaffEntry),
    Enrol(StaffId),
    Plan(Chosen, Option<u64>),
    Hold { meeting: String, code: &'static str },
    End(Ending),
    MoveContent,
    Report,
    Accept,
    Import(usize),
    Erase(StaffId),
    Rebuild,
    SendAndTakeBack,
    Read(usize),
}

/// The kinds of entries and a body of each, and how far each person's story has come.
struct Author {
    forms: Vec<(String, Value)>,
    come_to: BTreeMap<&'static str, usize>,
    begun: BTreeSet<&'static str>,
    enrolled: BTreeSet<&'static str>,
    opened: usize,
}

impl Author {
    fn new() -> Self {
        let lines: Vec<BTreeMap<String, Value>> = serde_json::from_str(FORMS).expect("the forms");
        let form = |mut line: BTreeMap<String, Value>| {
            let kind = line.remove("kind")?.as_str()?.to_owned();
            line.into_values().next().map(|body| (kind, body))
        };
        let forms = lines.into_iter().filter_map(form).collect();
        Self { forms, come_to: BTreeMap::new(), begun: BTreeSet::new(), enrolled: BTreeSet::new(), opened: 0 }
    }

    /// A body of this kind, its words replaced.
    fn body(&self, kind: &str, lane: &str, dice: &mut Dice) -> Value {
        let of_kind: Vec<&Value> =
            self.forms.iter().filter(|(other, _)| other == kind).map(|(_, body)| body).collect();
        let mut body = dice.pick(&of_kind).clone();
        replace(&mut body, "", lane, dice);
        body
    }

    /// An entry: half of the time the next kind in the order in which a case goes its way.
    fn entry(&mut self, person: &'static str, lane: &str, dice: &mut Dice) -> Entry {
        let kind = if dice.once_in(3) {
            dice.pick(Entry::KINDS)
        } else if dice.once_in(3) {
            dice.pick(NEEDS_ANOTHER)
        } else {
            let after_consent = || Entry::KINDS.iter().position(|kind| *kind == "waiting-list-changed");
            let at = self.come_to.entry(person).or_insert_with(|| after_consent().expect("a kind"));
            *at += 1;
            Entry::KINDS[(*at - 1) % Entry::KINDS.len()]
        };
        let kind = if SELDOM.contains(&kind) && !dice.once_in(4) { "contribution-added" } else { kind };
        loop {
            let mut body = self.body(kind, lane, dice);
            if kind == "person-opened" {
                body["person"] = person.into();
            }
            // A replaced word may be none that this kind knows.
            if let Ok(Some(entry)) = Entry::read(kind, &body) {
                return entry;
            }
        }
    }

    /// An entry of this kind with some fields set.
    fn set(&self, kind: &str, lane: &str, fields: &[(&str, Value)], dice: &mut Dice) -> Entry {
        let mut body = self.body(kind, lane, dice);
        for (field, value) in fields {
            body[field] = value.clone();
        }
        Entry::read(kind, &body).expect("a form").expect("a kind")
    }

    /// A meeting that can take place.
    fn meeting(&self, lane: &str, lead: &str, dice: &mut Dice) -> Wish {
        let session = if lane == PATHS { "groups" } else { "crossing" };
        let fields = [
            ("sessions", serde_json::json!([session])),
            ("facilitators", serde_json::json!([lead])),
            ("catchesUp", Value::Null),
        ];
        Wish::from(self.set("meeting-scheduled", lane, &fields, dice))
    }

    /// A person is opened, referred and asked in one step: most of what follows needs it.
    fn beginning(&mut self, person: &'static str, lane: &str, dice: &mut Dice) -> Wish {
        self.opened += 1;
        let on = ("on", Value::from("2026-11-25"));
        let number = serde_json::json!([{"scheme": "NOMS", "value": format!("B{}", self.opened)}]);
        let team: &[&str] = if lane == PATHS { &["ann", "ben", "elsewhere"] } else { &["mia", "cat"] };
        let referred = [on.clone(), ("status", "submitted".into()), ("assessedBy", serde_json::json!(team))];
        let entries = vec![
            self.set("person-opened", lane, &[("person", person.into()), ("identifiers", number)], dice),
            self.set("referred", lane, &referred, dice),
            self.set("consent-recorded", lane, &[on, ("answer", "given".into())], dice),
        ];
        Wish { entries, ..Wish::default() }
    }

    fn command(&mut self, dice: &mut Dice) -> Command {
        let person = dice.pick(PEOPLE);
        // Most of somebody's story is in one lane.
        let begins = !dice.once_in(4) && self.begun.insert(person);
        let enrols = !begins && self.begun.contains(person) && self.enrolled.insert(person);
        let astray = !begins && !enrols && dice.once_in(8);
        let lane = if person.len().is_multiple_of(2) != astray { PATHS } else { BRIDGES };
        let usual: &[&str] = if lane == PATHS {
            &["ann", "ann", "ann", "ben", "elsewhere"]
        } else {
            &["mia", "mia", "mia", "cat"]
        };
        let who = match dice.below(8) {
            0 => dice.pick(STAFF),
            1 => "tom",
            _ => dice.pick(usual),
        };
        let wish = match dice.below(30) {
            _ if begins => Asked::Record(self.beginning(person, lane, dice)),
            _ if enrols => Asked::Enrol(usual[0].into()),
            0 => {
                let kind = dice.pick(StaffEntry::KINDS);
                match StaffEntry::read(kind, &self.body(kind, lane, dice)) {
                    Ok(Some(entry)) => Asked::Staff(dice.pick(STAFF).into(), entry),
                    _ => Asked::Rebuild,
                }
            }
            1..=2 => Asked::Enrol(dice.pick(usual).into()),
            3 => {
                let seen = dice.once_in(2).then(|| dice.below(9) as u64);
                Asked::Plan(dice.pick(&[Chosen::Added, Chosen::Deferred, Chosen::Accepted]), seen)
            }
            4..=5 => {
                let code = dice.pick(&["attended", "cut-short", "locked-in", "no-such-code"]);
                Asked::Hold { meeting: format!("m{}", dice.below(2)), code }
            }
            6 => Asked::End(dice.pick(&[Ending::Complete, Ending::Withdrawn])),
            7 => dice.pick(&[0, 1, 2]).into(),
            8 => Asked::Import(dice.below(3)),
            9 if dice.once_in(8) => Asked::Erase(dice.pick(&["max", "ann", "ben"]).into()),
            10 if dice.once_in(4) => Asked::Rebuild,
            11..=14 => Asked::Read(dice.below(READS)),
            15..=17 => Asked::Record(self.meeting(lane, usual[0], dice)),
            18 => Asked::Record(self.beginning(person, lane, dice)),
            _ => {
                let entries =
                    (0..1 + usize::from(dice.once_in(4))).map(|_| self.entry(person, lane, dice)).collect();
                let seen = dice.once_in(12).then(|| dice.below(30) as u64);
                Asked::Record(Wish { entries, seen, ..Wish::default() })
            }
        };
        let who = match &wish {
            Asked::Accept => "elsewhere",
            Asked::Record(wish) if matches!(wish.entries.first(), Some(Entry::Opened(_))) => "tom",
            _ if enrols => usual[0],
            _ => who,
        };
        Command { who, person: person.into(), lane: lane.into(), wish }
    }
}

impl From<usize> for Asked {
    fn from(which: usize) -> Self {
        [Self::MoveContent, Self::Report, Self::Accept, Self::SendAndTakeBack][which % 4].clone()
    }
}

/// Puts other words of the same sort into a body.
fn replace(value: &mut Value, key: &str, lane: &str, dice: &mut Dice) {
    match value {
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(key, value)| replace(value, &key.clone(), lane, dice));
        }
        Value::Array(items) => {
            if dice.once_in(2) {
                items.truncate(1);
            }
            items.iter_mut().for_each(|item| replace(item, key, lane, dice));
        }
        Value::Number(_) if matches!(key, "entry" | "replaces" | "epoch" | "evidence") => {
            *value = (1 + dice.below(if key == "epoch" { 2 } else { 12 })).into();
        }
        Value::String(text) if text == PATHS => lane.clone_into(text),
        Value::String(text) => {
            let Some(alike) = ALIKE.iter().find(|alike| alike.contains(&text.as_str())) else { return };
            *text = match (text.as_str(), lane) {
                (_, _) if key == "excluded" => "excluded",
                ("a.shaw", PATHS) => "ann",
                ("a.shaw", _) => "mia",
                ("b.oduya", PATHS) => "ben",
                ("b.oduya", _) => "cat",
                ("groups", PATHS) => "groups",
                ("groups", _) => "crossing",
                ("c.reed", _) => dice.pick(&["max", "unassigned", "nobody"]),
                _ => dice.pick(alike),
            }
            .to_owned();
        }
        _ => {}
    }
}

/// How many ways of reading there are.
const READS: usize = 11;

/// One way of reading, and what it shows.
fn read(desk: &Desk<'_>, which: usize, command: &Command) -> Result<String, Refusal> {
    let looked = || desk.look_over(&command.person);
    Ok(match which {
        0 => format!("{:?}", desk.overview(&looked()?)),
        1 => format!("{:?}", desk.timeline(&looked()?)),
        2 => format!("{:?}", desk.alerts(&looked()?)),
        3 => format!("{:?}", desk.advice(&looked()?, &command.lane)?),
        4 => format!("{:?}", desk.compare(&looked()?, &"southgate".into())),
        5 => format!("{:?}", desk.search(&Search { text: Some("a".to_owned()), ..Search::default() })?),
        6 => format!("{:?}", NUMBERS.iter().map(|number| desk.find(number)).collect::<Vec<_>>()),
        7 => format!("{:?}", desk.words_of(&looked()?, &command.lane, &"m1".into())?),
        8 => format!("{:?} {:?}", desk.staff(None)?, desk.counts(&command.lane)?),
        9 => format!("{:?}", desk.subject_access(&command.person, "they asked")?),
        _ => format!("{:?}", desk.audit_about(&command.person)?),
    })
}

fn hold(
    desk: &Desk<'_>,
    looked: &Looked,
    command: &Command,
    meeting: &str,
    code: &str,
) -> Result<String, Refusal> {
    let wish = HeldWish {
        meeting: meeting.into(),
        programme: command.lane.clone(),
        on: None,
        code: code.into(),
        stopped_at: None,
        facilitators: Vec::new(),
        language: None,
        answers: BTreeMap::new(),
        departures: Vec::new(),
        did_not_land: Vec::new(),
        two_views: None,
        seen: None,
    };
    desk.hold(looked, wish).map(|receipt| format!("{receipt:?}"))
}

/// Sends a record on and takes it in again: nothing is new.
fn send_and_take_back(desk: &Desk<'_>, person: &ParticipantId) -> Result<String, Refusal> {
    let dossier = desk.dossier(person, "southgate", "it moves")?;
    let counts: Vec<usize> = dossier.logs.iter().map(|log| log.entries()).collect();
    let taken = desk.take_in(&dossier, &|_, _, _, _| true)?;
    Ok(format!("{counts:?} {taken:?}"))
}

/// One command, and what it gave, as text.
fn ask(world: &World<impl Store>, command: &Command) -> Result<String, Refusal> {
    let desk = Desk::of(world.opened(), &StaffId::from(command.who))?;
    let looked = || desk.look(&command.person, "a command", Operation::Consultation);
    let because: Arc<str> = "it is better so".into();
    let lane = command.lane.clone();
    let receipt = match &command.wish {
        Asked::Record(wish) => desk.record(&command.person, wish.clone())?,
        Asked::Staff(id, entry) => desk.record_staff(id, entry)?,
        Asked::Enrol(lead) => desk.enrol(&looked()?, &lane, Desk::assigned(lead, &[], &[]), TODAY)?,
        Asked::Plan(chosen, seen) => {
            let session = if lane == PATHS.into() { "groups" } else { "crossing" };
            let choices = vec![(session.into(), *chosen, Some(because))];
            desk.plan(&looked()?, &PlanWish { programme: lane, choices, seen: *seen })?
        }
        Asked::Hold { meeting, code } => return hold(&desk, &looked()?, command, meeting, code),
        Asked::End(how) => {
            let reason = (*how == Ending::Withdrawn).then(|| "motivation-changed".into());
            let ended = Ended { programme: lane, how: *how, reason, because, reopenable: false, on: TODAY };
            desk.end(&looked()?, ended)?
        }
        Asked::MoveContent => desk.move_content(&looked()?, &lane, because)?,
        Asked::Report => {
            let goals = [("belonging".into(), because)].into();
            let wish = ReportWish { programme: lane, goals, summary: None, own_words: None, on: TODAY };
            return desk.write_report(&looked()?, &wish).map(|done| format!("{done:?}"));
        }
        Asked::Accept => desk.accept(&command.person, TODAY)?,
        Asked::Import(which) => {
            let rows: Vec<_> =
                NUMBERS.iter().take(1 + *which).map(|number| export_row(number, TODAY)).collect();
            return desk.import(&rows).map(|imported| format!("{imported:?}"));
        }
        Asked::Erase(second) => desk.erase(&command.person, "the time is over", second)?,
        Asked::Rebuild => return world.desk("sue").rebuild().map(|rows| rows.to_string()),
        Asked::SendAndTakeBack => return send_and_take_back(&desk, &command.person),
        Asked::Read(which) => return read(&desk, *which, command),
    };
    Ok(format!("{receipt:?}"))
}

/// Everything that is kept, as text.
fn kept(store: &dyn Store) -> String {
    let logs: Vec<_> = [HERE, "southgate"].map(|site| store.log(&site.into(), 0, usize::MAX)).into();
    let rows: Vec<_> = ["people", "staff"].map(|table| store.rows(table, None, None, usize::MAX)).into();
    let names: Vec<_> =
        NUMBERS.iter().map(|number| store.find("NOMS", &Identifier::new("NOMS", number).value)).collect();
    format!("{logs:#?}\n{rows:#?}\n{names:#?}")
}

fn keys() -> Keys {
    Keys { seal: [1; 32], name: [2; 32], sign: [3; 32] }
}

/// What the same history comes to on both engines: the kinds of entries that are kept, and the refusals' codes.
fn history(seed: u64, commands: usize, file: &Path) -> (BTreeSet<Arc<str>>, BTreeSet<String>) {
    let lite = World::on(Sqlite::open(file, keys()).expect("SQLite"));
    let database = server().database();
    let postgres = World::on(Postgres::open(&database, keys()).expect("PostgreSQL"));
    let (mut dice, mut author) = (Dice(seed), Author::new());
    let mut refused = BTreeSet::new();
    for number in 0..commands {
        let command = author.command(&mut dice);
        let (one, other) = (ask(&lite, &command), ask(&postgres, &command));
        assert_eq!(one, other, "history {seed}, command {number}");
        refused.extend(one.err().map(|refusal| refusal.code.to_string()));
    }
    assert_eq!(kept(&lite.store), kept(&postgres.store), "history {seed}: what is kept");
    assert_eq!(lite.store.audit().verify(true, &[]).expect("verified").bad, None, "history {seed}");
    assert_eq!(postgres.store.audit().verify(true, &[]).expect("verified").bad, None, "history {seed}");
    let logs = [HERE, "southgate"].map(|site| lite.store.log(&site.into(), 0, usize::MAX).expect("a log"));
    drop((lite, postgres));
    // Three hundred of them would fill a small disk.
    std::fs::remove_file(file).expect("the file goes");
    let name = database.rsplit("dbname=").next().expect("its name");
    server().run("postgres", &format!("DROP DATABASE {name}"));
    (logs.into_iter().flatten().map(|entry| entry.kind).collect(), refused)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the big dose is asked for by `tests/run --long`")]
fn the_same_commands_give_the_same_on_both_engines() {
    let histories = if std::env::var_os("WAYMARK_LONG").is_some() { 300 } else { 20 };
    let folder = std::env::temp_dir().join(format!("waymark-histories-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (mut kinds, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..histories {
        let (accepted, codes) = history(seed, 500, &folder.join(format!("{seed}.db")));
        kinds.extend(accepted);
        refused.extend(codes);
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    let recorded = Entry::KINDS.iter().filter(|kind| kinds.contains(**kind)).count();
    assert!(recorded >= 40, "only {recorded} of {} kinds of entries were recorded", Entry::KINDS.len());
    assert!(refused.len() > 15, "few sorts of refusals were met: {refused:?}");
}
