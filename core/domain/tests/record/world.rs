//! A small invented service: two programmes, two sites, the words of the record and four members of staff.

use domain::hooks::Attendance;
use domain::ids::SiteId;
use domain::measure::{AnswerOption, AnsweredBy, Figure, Item, Licence, LicenceKind, Measure, Scoring};
use domain::package::{ChangeGoal, Manifest, RecordPrompt, SessionOutline};
use domain::person::Profession;
use domain::place::Place;
use domain::record::progress::Occasion;
use domain::record::staff::{Authorised, Member, Trained};
use domain::record::words::{AttendanceCode, NeverSaid, Next, ReasonCode, RecordWords, Status, Worded};
use domain::sample;
use domain::site::Setting;
use jiff::civil::{Date, date};

pub(crate) const TODAY: Date = date(2026, 11, 25);
pub(crate) const TOMORROW: Date = date(2026, 11, 26);
/// The site that opens records.
pub(crate) const HERE: &str = "northgate";
/// Another one.
pub(crate) const THERE: &str = "southgate";
/// The programme that most entries are about.
pub(crate) const PATHS: &str = "paths";
/// A second one.
pub(crate) const BRIDGES: &str = "bridges";

pub(crate) struct World {
    pub(crate) words: RecordWords,
    pub(crate) programmes: Vec<Manifest>,
    pub(crate) sessions: Vec<SessionOutline>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) staff: Vec<Member>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            words: words(),
            programmes: [PATHS, BRIDGES].map(programme).into(),
            sessions: vec![session("groups"), session("letters")],
            measures: vec![
                measure("ease", LicenceKind::Open),
                measure("theirs", LicenceKind::PermissionNeeded),
            ],
            staff: vec![
                member("ann", &["facilitator", "treatment-manager"]),
                member("ben", &["facilitator"]),
                member("cat", &["facilitator"]),
                Member { trained: Vec::new(), ..member("untrained", &["facilitator"]) },
            ],
        }
    }
}

fn programme(id: &str) -> Manifest {
    let mut manifest = sample::manifest(id);
    manifest.delivery.roles = vec![Profession::Psychologist];
    manifest.change_goals = vec![ChangeGoal { id: "belonging".into(), title: "Where I belong".to_owned() }];
    manifest
}

fn session(id: &str) -> SessionOutline {
    let mut session = sample::session(id);
    session.blocks = vec![sample::block("circles", "Draw them.", 1), sample::block("close", "Look back.", 2)];
    session.record = vec![RecordPrompt {
        id: "named".to_owned(),
        ask: "Which groups were named?".to_owned(),
        kind: "text".to_owned(),
        options: Vec::new(),
    }];
    session
}

fn measure(id: &str, kind: LicenceKind) -> Measure {
    let item = |id: &str| Item { id: id.to_owned(), words: "How easy is it?".to_owned(), reverse: false };
    let answer = |id: &str, value| AnswerOption { id: id.to_owned(), label: id.to_owned(), value };
    Measure {
        id: id.to_owned(),
        title: id.to_owned(),
        about: String::new(),
        notice: String::new(),
        licence: Licence { kind, holder: "somebody".to_owned(), terms: String::new() },
        audience: AnsweredBy::Participant,
        occasions: vec![Occasion::Start, Occasion::End],
        languages: Vec::new(),
        answers: vec![answer("hardly", 0), answer("mostly", 1)],
        items: vec![item("asking"), item("waiting")],
        scoring: Scoring { figure: Figure::Sum, needs_answered: 2, range: (0, 2) },
        norms: None,
        place: Place::whole("measures/ease.yaml"),
    }
}

/// A psychologist who may deliver both programmes this year.
pub(crate) fn member(id: &str, roles: &[&str]) -> Member {
    let authorised = |programme: &str| Authorised {
        programme: programme.into(),
        from: date(2026, 9, 2),
        until: date(2026, 12, 31),
        supervisor: "ann".into(),
    };
    Member {
        id: id.into(),
        name: id.into(),
        site: SiteId::from(HERE),
        profession: Profession::Psychologist,
        roles: roles.iter().map(|role| (*role).into()).collect(),
        authorised: [PATHS, BRIDGES].map(authorised).into(),
        trained: vec![Trained { what: "core".into(), on: date(2026, 8, 1), until: None }],
        supervised: Vec::new(),
        reviews: Vec::new(),
        password: None,
        active: true,
        number: 1,
    }
}

fn status(id: &str, next: &[Next]) -> Status {
    Status {
        id: id.to_owned(),
        title: id.to_owned(),
        help: id.to_owned(),
        setting: None,
        closed: false,
        first: false,
        delivering: false,
        next: next.to_vec(),
    }
}

fn next(to: &str, by: &[&str], needs_reason: bool) -> Next {
    let by = by.iter().map(|role| (*role).to_owned()).collect();
    Next { to: to.to_owned(), by, suggested: false, needs_reason }
}

fn statuses() -> Vec<Status> {
    let ends = [next("withdrawn", &[], true), next("deselected", &["treatment-manager"], true)];
    let with = |first: &[Next]| [first, &ends].concat();
    let closed = |id: &str| Status { closed: true, ..status(id, &[]) };
    vec![
        // So that each test need not move the referral on before it enrols anybody.
        Status {
            first: true,
            delivering: true,
            ..status("submitted", &with(&[next("suitable", &[], false), next("on-licence", &[], false)]))
        },
        status("suitable", &with(&[next("on-programme", &[], false)])),
        Status { setting: Some(Setting::Community), ..status("on-licence", &ends) },
        Status { delivering: true, ..status("on-programme", &with(&[next("complete", &[], false)])) },
        closed("complete"),
        closed("withdrawn"),
        closed("deselected"),
    ]
}

/// The lists of the service.
pub(crate) fn words() -> RecordWords {
    let worded = |id: &str| Worded { id: id.to_owned(), title: id.to_owned() };
    let reason = |id: &str, status: &str| ReasonCode {
        id: id.to_owned(),
        title: id.to_owned(),
        group: "reasons".to_owned(),
        for_statuses: vec![status.to_owned()],
        reopenable: true,
    };
    let attendance = |id: &str, attendance, setting| AttendanceCode {
        id: id.to_owned(),
        title: id.to_owned(),
        attendance,
        setting,
        by_choice: false,
    };
    RecordWords {
        statuses: statuses(),
        reasons: vec![reason("motivation-changed", "withdrawn"), reason("behaviour", "deselected")],
        waiting: vec![worded("no-room")],
        attendance: vec![
            attendance("attended", Attendance::Met, None),
            attendance("cut-short", Attendance::MetInPart, None),
            attendance("locked-in", Attendance::DidNotMeet, Some(Setting::Custody)),
            attendance("bus-late", Attendance::DidNotMeet, Some(Setting::Community)),
        ],
        explained: vec![worded("what-it-is"), worded("who-reads-it")],
        check_in: vec![worded("heard"), worded("useful")],
        told: vec![worded("safer-custody")],
        never_in_reports: vec![NeverSaid {
            words: "no longer a risk".to_owned(),
            because: "it is taken for a verdict".to_owned(),
            instead: "what was seen".to_owned(),
        }],
        gap_after_days: 14,
        supervision_every_days: 42,
    }
}
