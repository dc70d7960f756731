//! Two sites, two programmes and their staff; one person who takes part in both.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use access::Policies;
use domain::fact::{FactDefinition, FactType};
use domain::hooks::Attendance;
use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::measure::{AnswerOption, AnsweredBy, Figure, Item, Licence, LicenceKind, Measure, Scoring};
use domain::package::{ChangeGoal, DeliveryFormat};
use domain::person::Profession;
use domain::place::Place;
use domain::record::Refusal;
use domain::record::information::{Basis, Contributed, FactStated, Sense, Stated};
use domain::record::meeting::Scheduled;
use domain::record::person::{Described, Identifier, Opened as OpenedRecord, Restricted};
use domain::record::progress::Occasion;
use domain::record::promise::Promised;
use domain::record::referral::{Agreement, Consented, Referred};
use domain::record::staff::{Authorised, Joined, StaffEntry, Trained};
use domain::record::words::{AttendanceCode, Next, ReasonCode, RecordWords, Status, Worded};
use domain::sample;
use domain::site::Site;
use domain::statement::Marking;
use jiff::civil::{Date, date};
use runtime::compile::{Ready, compile};
use runtime::ports::store::Store;
use runtime::record::{Desk, FreshIds, Opened, Programmes, Remembered, Wish, first_member};
use script::Scripts;

use crate::memory::Memory;

pub(crate) const TODAY: Date = date(2026, 11, 25);
pub(crate) const HERE: &str = "northgate";
pub(crate) const PATHS: &str = "paths";
pub(crate) const BRIDGES: &str = "bridges";
pub(crate) const NUMBER: &str = "A1234BC";

/// Id, site, roles, the programme they are authorised for.
const STAFF: [(&str, &str, &[&str], &str); 10] = [
    ("ann", HERE, &["treatment-manager", "facilitator"], PATHS),
    ("mia", HERE, &["treatment-manager", "facilitator"], BRIDGES),
    ("ben", HERE, &["facilitator"], PATHS),
    ("cat", HERE, &["facilitator"], BRIDGES),
    ("unassigned", HERE, &["facilitator"], PATHS),
    ("excluded", HERE, &["facilitator", "treatment-manager"], PATHS),
    ("elsewhere", "southgate", &["facilitator", "treatment-manager"], PATHS),
    ("tom", HERE, &["programme-team"], PATHS),
    ("max", HERE, &["treatment-manager"], PATHS),
    ("aud", HERE, &["auditor"], PATHS),
];

static POLICIES: LazyLock<Policies> = LazyLock::new(|| Policies::built_in().expect("the policies"));

pub(crate) fn p1() -> ParticipantId {
    "p1".into()
}

pub(crate) fn nobody() -> ParticipantId {
    "nobody".into()
}

/// The words, programmes and ids that a desk stands on.
pub(crate) struct Content {
    programmes: [Arc<Ready>; 2],
    next: AtomicU64,
}

pub(crate) struct World<S = Memory> {
    pub(crate) store: S,
    content: Content,
    remembered: Remembered,
}

fn programme(id: &str, session: &str) -> Arc<Ready> {
    let mut package = sample::package(id);
    package.manifest.delivery.roles = vec![Profession::Psychologist];
    package.manifest.beside.shown_as = format!("{id} meeting");
    package.facts = vec![
        sample::fact("family.contact", FactType::yes_no()),
        FactDefinition {
            question: format!("Own of {id}?").into(),
            ..sample::fact(&format!("{id}.own"), FactType::yes_no())
        },
    ];
    let mut outline = sample::session(session);
    outline.title = format!("Title of {session}");
    outline.blocks = vec![sample::block("words", "Some words.", 1)];
    package.sessions = vec![outline];
    package.manifest.change_goals =
        vec![ChangeGoal { id: "belonging".into(), title: "Where I belong".to_owned() }];
    package.measures = vec![measure("ease")];
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert_eq!(findings, Vec::new());
    Arc::new(ready)
}

fn measure(id: &str) -> Measure {
    let item = |id: &str| Item { id: id.to_owned(), words: "How easy is it?".to_owned(), reverse: false };
    let answer = |id: &str, value| AnswerOption { id: id.to_owned(), label: id.to_owned(), value };
    Measure {
        id: id.to_owned(),
        title: id.to_owned(),
        about: String::new(),
        notice: String::new(),
        licence: Licence { kind: LicenceKind::Open, holder: "somebody".to_owned(), terms: String::new() },
        audience: AnsweredBy::Participant,
        occasions: vec![Occasion::Start, Occasion::End],
        languages: Vec::new(),
        answers: vec![answer("hardly", 0), answer("mostly", 1)],
        items: vec![item("asking"), item("waiting")],
        scoring: Scoring { figure: Figure::Sum, needs_answered: 1, range: (0, 2) },
        norms: None,
        place: Place::whole("measures/ease.yaml"),
    }
}

impl Programmes for Content {
    fn words(&self) -> Arc<RecordWords> {
        let worded = |id: &str| Worded { id: id.to_owned(), title: id.to_owned() };
        let next = |to: &str| Next {
            to: to.to_owned(),
            by: Vec::new(),
            suggested: false,
            needs_reason: to != "complete",
        };
        let status = |id: &str, next: Vec<Next>| Status {
            id: id.to_owned(),
            title: id.to_owned(),
            help: String::new(),
            setting: None,
            closed: next.is_empty(),
            first: id == "submitted",
            delivering: id == "submitted",
            next,
        };
        let attended = |id: &str, attendance| AttendanceCode {
            id: id.to_owned(),
            title: id.to_owned(),
            attendance,
            setting: None,
            by_choice: false,
        };
        let reason = ReasonCode {
            id: "motivation-changed".to_owned(),
            title: "Motivation changed".to_owned(),
            group: "reasons".to_owned(),
            for_statuses: vec!["withdrawn".to_owned()],
            reopenable: true,
        };
        Arc::new(RecordWords {
            statuses: vec![
                status("submitted", vec![next("complete"), next("withdrawn")]),
                status("complete", Vec::new()),
                status("withdrawn", Vec::new()),
            ],
            reasons: vec![reason],
            waiting: vec![worded("no-room")],
            attendance: vec![
                attended("attended", Attendance::Met),
                attended("cut-short", Attendance::MetInPart),
                attended("locked-in", Attendance::DidNotMeet),
            ],
            explained: vec![worded("what-it-is")],
            check_in: vec![worded("useful")],
            told: vec![worded("safer-custody")],
            gap_after_days: 14,
            supervision_every_days: 42,
            ..RecordWords::default()
        })
    }

    fn ids(&self) -> Vec<ProgrammeId> {
        vec![PATHS.into(), BRIDGES.into()]
    }

    fn now(&self, programme: &ProgrammeId, _: &SiteId) -> Option<Arc<Ready>> {
        self.programmes.iter().find(|ready| ready.programme.package.manifest.id == *programme).cloned()
    }

    fn files(&self, programme: &ProgrammeId) -> Vec<u8> {
        programme.as_str().as_bytes().to_vec()
    }

    fn kept(&self, _: &[u8], programme: &ProgrammeId, site: &SiteId) -> Option<Arc<Ready>> {
        self.now(programme, site)
    }

    fn site(&self, _: &SiteId) -> Option<Site> {
        None
    }

    fn is_shared(&self, fact: &str) -> bool {
        fact.starts_with("family.")
    }

    fn fact(&self, id: &str) -> Option<FactDefinition> {
        let facts = self.programmes.iter().flat_map(|ready| &ready.programme.package.facts);
        facts.into_iter().find(|fact| fact.id.as_str() == id).cloned()
    }
}

impl FreshIds for Content {
    fn fresh(&self) -> Arc<str> {
        format!("fresh{}", self.next.fetch_add(1, Ordering::SeqCst)).into()
    }
}

impl<S: Store> World<S> {
    /// Staff at two sites, and nobody else yet, in this store.
    pub(crate) fn on(store: S) -> Self {
        let programmes = [programme(PATHS, "groups"), programme(BRIDGES, "crossing")];
        let world = Self {
            store,
            content: Content { programmes, next: AtomicU64::new(1) },
            remembered: Remembered::default(),
        };
        let joined = |id: &str, site: &str, roles: &[&str]| Joined {
            member: id.into(),
            name: id.into(),
            site: site.into(),
            profession: Profession::Psychologist,
            roles: roles.iter().map(|role| (*role).into()).collect(),
        };
        let now = "2026-11-25T09:00:00Z".parse().expect("a time");
        first_member(&world.store, joined("sue", HERE, &["site-manager"]), now).expect("the first");
        let south = joined("sid", "southgate", &["site-manager"]);
        world.desk("sue").record_staff(&"sid".into(), &StaffEntry::Joined(south)).expect("the first there");
        for (id, site, roles, programme) in STAFF {
            let manager = world.desk(if site == HERE { "sue" } else { "sid" });
            let authorised = Authorised {
                programme: programme.into(),
                from: date(2026, 11, 1),
                until: date(2027, 6, 30),
                supervisor: "ann".into(),
            };
            for entry in [
                StaffEntry::Joined(joined(id, site, roles)),
                StaffEntry::Authorised(authorised),
                StaffEntry::Trained(Trained { what: "core".into(), on: date(2026, 8, 1), until: None }),
            ] {
                manager.record_staff(&id.into(), &entry).expect("recorded");
            }
        }
        world
    }

    pub(crate) fn opened(&self) -> Opened<'_> {
        Opened {
            store: &self.store,
            access: &*POLICIES,
            content: &self.content,
            ids: &self.content,
            now: "2026-11-25T10:00:00Z".parse().expect("a time"),
            today: TODAY,
            remembered: &self.remembered,
        }
    }

    /// The desk of one member of staff.
    pub(crate) fn desk(&self, who: &str) -> Desk<'_> {
        Desk::of(self.opened(), &StaffId::from(who)).expect("a member of staff")
    }
}

impl World {
    /// Staff at two sites, and nobody else yet.
    pub(crate) fn new() -> Self {
        Self::on(Memory::default())
    }

    /// The person `p1`, with a lane for each of two teams: Ben delivers the one, Cat the other.
    pub(crate) fn with_p1() -> Self {
        let world = Self::new();
        let tom = world.desk("tom");
        tom.record(&p1(), opened()).expect("opened");
        for (manager, programme, lead) in [("ann", PATHS, "ben"), ("mia", BRIDGES, "cat")] {
            let desk = world.desk(manager);
            desk.record(
                &p1(),
                Wish {
                    entries: vec![referred(programme, lead).into(), consented(programme).into()],
                    ..Wish::default()
                },
            )
            .expect("referred");
            let looked = desk.look_over(&p1()).expect("seen");
            let team = Desk::assigned(&lead.into(), &[], &[]);
            desk.enrol(&looked, &programme.into(), team, TODAY).expect("enrolled");
        }
        let restricted = Restricted {
            excluded: vec!["excluded".into()],
            restricted_to: Vec::new(),
            because: "a neighbour".into(),
        };
        world.desk("ann").record(&p1(), restricted).expect("restricted");
        world
    }

    /// What a refused wish says; nothing may have been written.
    pub(crate) fn refused<T: std::fmt::Debug>(&self, ask: impl FnOnce() -> Result<T, Refusal>) -> Refusal {
        let before = self.store.snapshot();
        let refusal = ask().expect_err("it is refused");
        assert_eq!(self.store.snapshot(), before, "something was written by what was refused: {refusal:?}");
        refusal
    }
}

pub(crate) fn opened() -> OpenedRecord {
    OpenedRecord {
        person: p1(),
        identifiers: vec![Identifier::new("NOMS", NUMBER)],
        described: Described { preferred_name: Some("Sam".into()), ..Described::default() },
    }
}

pub(crate) fn referred(programme: &str, assessed_by: &str) -> Referred {
    Referred {
        programme: programme.into(),
        referrer: "keyworker".into(),
        because: "He asked.".into(),
        on: TODAY,
        status: "submitted".into(),
        assessed_by: vec![assessed_by.into()],
    }
}

pub(crate) fn consented(programme: &str) -> Consented {
    Consented {
        programme: programme.into(),
        answer: Agreement::Given,
        explained: vec!["what-it-is".into()],
        language: "en".into(),
        how: "talked through".into(),
        who_will_know: Vec::new(),
        review_on: None,
        on: TODAY,
    }
}

pub(crate) fn contributed(text: &str) -> Contributed {
    Contributed {
        holder: "education".into(),
        author: None,
        on: Some(TODAY),
        marking: Marking::Official,
        basis: Basis::Fact,
        category: "learning".into(),
        text: text.into(),
        amendments: Vec::new(),
        read_from: None,
    }
}

pub(crate) fn stated(fact: &str, holder: &str) -> FactStated {
    FactStated {
        fact: fact.into(),
        sense: Sense::Recorded,
        stated: Stated::Choice("yes".into()),
        holder: holder.into(),
        on: Some(TODAY),
        marking: Marking::Official,
        because: None,
        author: None,
        read_from: None,
    }
}

pub(crate) fn promised(programme: &str, what: &str) -> Promised {
    Promised {
        promise: format!("promise-{programme}").into(),
        programme: programme.into(),
        what: what.into(),
        by: Some(TODAY),
        on: TODAY,
    }
}

pub(crate) fn scheduled(programme: &str, session: &str, by: &str, at: &str) -> Scheduled {
    Scheduled {
        meeting: format!("meeting-{programme}").into(),
        programme: programme.into(),
        sessions: vec![session.into()],
        at: at.parse().expect("a time"),
        minutes: 60,
        room: None,
        format: DeliveryFormat::OneToOne,
        facilitators: vec![by.into()],
        catches_up: None,
        interpreter: None,
    }
}
