//! Two random programmes side by side, and what is random about one person. Everything of the second that could be
//! named has "right" in its name, but for what others call its meetings.

use domain::fact::{Choice, FactType, FactValue};
use domain::fact_sheet::FactSheet;
use domain::ids::GoalId;
use domain::package::{Beside, ChangeGoal, Gate, Pair, Sharing};
use domain::place::{Passage, Place};
use domain::rule::Timing;
use domain::sample;
use domain::site::{DaysWithout, Nation, Setting, Site};
use domain::statement::{Marking, Origin, Said, Statement};
use domain::template::Template;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use runtime::advise::{Advised, advise_all};
use runtime::compile::{Ready, compile};
use script::Scripts;

/// Sessions in each programme; each is suggested where a fact of its own is yes.
pub(crate) const SESSIONS: usize = 6;

pub(crate) const TODAY: Date = date(2026, 11, 25);

/// Timing, fewest meetings, the session it comes after, whether it works on the shared goal.
type Session = (u8, u16, Option<usize>, bool);

/// What is random about the two programmes.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// Which declares, which list, whose session, which of the other's.
    pub(crate) pairs: Vec<(bool, u8, usize, usize)>,
    /// The sessions of each programme.
    pub(crate) sessions: [Vec<Session>; 2],
    conference: bool,
    pub(crate) at_most: u8,
    /// Days without meetings, from so many days after today, so many long.
    without: Vec<(i64, i64)>,
}

/// What is random about a person: yes or no for each session's fact, and what each of two holders says of sharing.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) left: Vec<bool>,
    pub(crate) right: Vec<bool>,
    pub(crate) right_asked: bool,
    /// A value, not known, declined or nothing said, and how many days ago.
    pub(crate) sharing: [(u8, i64); 2],
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    let session = |number: usize| {
        let after = prop_oneof![2 => Just(None), 1 => (0..SESSIONS).prop_map(Some)];
        (0..3_u8, 1..3_u16, after, any::<bool>()).prop_map(move |(timing, meetings, after, goal)| {
            (timing, meetings, after.filter(|after| *after < number), goal)
        })
    };
    let sessions = || (0..SESSIONS).map(session).collect::<Vec<_>>();
    let pair = (any::<bool>(), 0..3_u8, 0..SESSIONS, 0..SESSIONS);
    let without = proptest::collection::vec((0..40_i64, 0..12_i64), 0..3);
    let pairs = proptest::collection::vec(pair, 0..8);
    (pairs, [sessions(), sessions()], any::<bool>(), 1..4_u8, without).prop_map(
        |(pairs, sessions, conference, at_most, without)| World {
            pairs,
            sessions,
            conference,
            at_most,
            without,
        },
    )
}

pub(crate) fn person() -> impl Strategy<Value = Person> {
    let facts = || proptest::collection::vec(any::<bool>(), SESSIONS);
    let said = || (0..6_u8, prop_oneof![0..10_i64, 400..500_i64]);
    (facts(), facts(), any::<bool>(), [said(), said()])
        .prop_map(|(left, right, right_asked, sharing)| Person { left, right, right_asked, sharing })
}

impl World {
    /// The programme of one side.
    pub(crate) fn programme(&self, right: bool) -> Ready {
        let (me, other) = if right { ("right", "left") } else { ("left", "right") };
        let mut package = sample::package(me);
        let shared = ChangeGoal { id: "both".into(), title: format!("{me} words for both") };
        let own = ChangeGoal { id: format!("{me}-goal").into(), title: format!("{me} goal") };
        package.manifest.change_goals = vec![shared, own];
        package.manifest.place = Place::whole(&format!("{me}/programme.yaml"));
        package.manifest.beside = Beside {
            shown_as: if right { "afternoon meeting" } else { "morning meeting" }.to_owned(),
            sharing: Some(Sharing {
                fact: "sharing".into(),
                topics: vec!["topics".to_owned()],
                nothing: vec!["nothing".to_owned()],
                place: Place::whole("programme.yaml"),
            }),
        };
        package.facts.push(sharing());
        if right {
            package.facts.push(sample::fact("right.asked", FactType::yes_no()));
            let place = Place::whole("right/programme.yaml");
            let when = Passage::line("right.asked == \"yes\"", &place);
            package.manifest.asked_for_first = Some(Gate { when, say: Template::default() });
        }
        for (number, (timing, meetings, after, goal)) in self.sessions[usize::from(right)].iter().enumerate()
        {
            package.facts.push(sample::fact(&format!("{me}.f{number}"), FactType::yes_no()));
            let mut session = sample::session(&format!("{me}-{number}"));
            session.title = format!("{me} title {number}");
            session.meetings = (*meetings, *meetings + 1);
            session.place = Place::whole(&format!("{me}/{number}.md"));
            session.usually_after.extend(after.map(|after| format!("{me}-{after}").into()));
            let goal: GoalId = if *goal { "both".into() } else { format!("{me}-goal").into() };
            session.change_goals.push(goal);
            let mut rule =
                sample::rule(&format!("{me}-rule-{number}"), &format!("{me}.f{number} == \"yes\""));
            rule.suggest.push((session.id.clone(), rule.place.clone()));
            rule.timing = [Timing::Early, Timing::Usual, Timing::Late][usize::from(*timing)];
            package.sessions.push(session);
            package.rules.push(rule);
        }
        for (of_right, list, ours, theirs) in self.pairs.iter().filter(|(of_right, ..)| *of_right == right) {
            assert_eq!(*of_right, right);
            let pair = Pair {
                ours: format!("{me}-{ours}").into(),
                programme: other.into(),
                theirs: format!("{other}-{theirs}").into(),
                place: Place::whole(&format!("{me}/programme.yaml")),
            };
            let said = &mut package.manifest.relationships;
            [&mut said.not_same_week_as, &mut said.should_follow, &mut said.reinforces][usize::from(*list)]
                .push(pair);
        }
        if self.conference && right {
            package
                .manifest
                .relationships
                .case_conference_with
                .push((other.into(), Place::whole("right/programme.yaml")));
        }
        let mut findings = Vec::new();
        let ready = compile(package, &Scripts::new(None), &mut findings);
        assert_eq!(findings, Vec::new());
        ready
    }

    pub(crate) fn site(&self) -> Site {
        Site {
            id: "site".into(),
            name: "Site".to_owned(),
            notice: String::new(),
            setting: Setting::Custody,
            nation: Nation::Wales,
            languages: Vec::new(),
            rooms: Vec::new(),
            meetings_a_week_at_most: self.at_most,
            no_meetings: self.without.iter().map(|(from, days)| without(*from, *days)).collect(),
            place: Place::whole("sites/site/site.yaml"),
        }
    }
}

fn without(from: i64, days: i64) -> DaysWithout {
    let day = |days: i64| domain::date::from_days(domain::date::to_days(TODAY) + days).expect("a day");
    DaysWithout { from: day(from), to: day(from + days), why: "shut".to_owned() }
}

fn sharing() -> domain::fact::FactDefinition {
    let choices = ["dates", "topics", "nothing"].map(|id| Choice { id: id.into(), label: id.into() });
    let mut fact = sample::fact("sharing", FactType::Choice(choices.to_vec()));
    fact.look_again = domain::date::LookAgain::Months(12);
    fact
}

impl Person {
    /// The person's sheet and advice in a programme.
    pub(crate) fn in_lane(&self, ready: &Ready, right: bool) -> (FactSheet, Advised) {
        let (me, facts) = if right { ("right", &self.right) } else { ("left", &self.left) };
        let say = |fact: &str, said, days_ago: i64, holder: &str| Statement {
            fact: fact.into(),
            said,
            origin: Origin {
                holder: holder.into(),
                on: domain::date::from_days(domain::date::to_days(TODAY) - days_ago),
                marking: Marking::Official,
                file: "test".into(),
                line: 1,
                author: None,
            },
        };
        let choice = |id: &str| Said::Value(FactValue::Choice(id.into()));
        let yes_no = |yes: bool| choice(if yes { "yes" } else { "no" });
        let mut statements: Vec<Statement> = facts
            .iter()
            .enumerate()
            .map(|(number, yes)| say(&format!("{me}.f{number}"), yes_no(*yes), 1, &format!("{me}-holder")))
            .collect();
        statements.push(say("right.asked", yes_no(self.right_asked), 1, "right-holder"));
        for (number, (said, days_ago)) in self.sharing.iter().enumerate() {
            let said = match said {
                0 => choice("dates"),
                1 | 2 => choice("topics"),
                3 => choice("nothing"),
                4 => Said::RatherNotSay,
                _ => continue,
            };
            statements.push(say("sharing", said, *days_ago, &format!("holder {number}")));
        }
        let sheet = FactSheet::assemble(&ready.programme.dictionary, statements.into(), TODAY);
        let advised = advise_all(ready, std::slice::from_ref(&sheet)).pop().expect("one person");
        (sheet, advised)
    }
}
