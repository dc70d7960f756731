//! Who works in the story: three sites, fourteen facilitators, and the offices. All names are invented.

use domain::person::Profession::{self, Chaplain, Other, ProbationOfficer, Psychologist};
use domain::record::staff::{Authorised, Joined, Placed, StaffEntry, Supervised, Trained};
use runtime::record::first_member;

use super::super::{site, text};
use super::steps::Teller;
use super::words::{SUPERVISION, pick};
use crate::exit::Problem;
use crate::installation::Installation;

/// The three sites.
pub(super) const ASHGROVE: &str = "hmp-ashgrove";
pub(super) const CARRICK: &str = "hmp-carrick";
pub(super) const WEST: &str = "probation-west";

/// A site's offices and those who deliver there.
#[derive(Debug)]
pub(super) struct Offices {
    pub(super) site: &'static str,
    pub(super) site_manager: &'static str,
    /// The programme team.
    pub(super) team: &'static str,
    /// The treatment manager of the first programme.
    pub(super) manager: &'static str,
    /// The treatment manager of the programme beside it.
    pub(super) manager_beside: &'static str,
    pub(super) facilitators: &'static [&'static str],
    pub(super) chaplains: &'static [&'static str],
}

/// Every site.
pub(super) const SITES: [Offices; 3] = [
    Offices {
        site: ASHGROVE,
        site_manager: "j.hartley",
        team: "m.dunne",
        manager: "e.castell",
        manager_beside: "e.castell",
        facilitators: &["n.abara", "l.whitcombe", "d.sorrell"],
        chaplains: &["i.rahimi", "y.benali"],
    },
    Offices {
        site: CARRICK,
        site_manager: "g.probert",
        team: "s.lloyd",
        manager: "b.trevanion",
        manager_beside: "h.osman",
        facilitators: &["a.gwynne", "f.meredith", "o.kestrel"],
        chaplains: &["m.siddiq", "u.farouk"],
    },
    Offices {
        site: WEST,
        site_manager: "k.larch",
        team: "w.brannock",
        manager: "v.ashdown",
        manager_beside: "v.ashdown",
        facilitators: &["p.tolland", "j.marrow", "q.selby"],
        chaplains: &[],
    },
];

/// Whose authorisation has ended; until then, cover.
pub(super) const ENDED: &str = "c.penhale";

/// Whose supervision is due.
pub(super) const DUE: &str = "f.meredith";

/// Who reads the audit.
pub(super) const AUDITOR: &str = "x.quill";

/// One member of staff: id, name, site, profession, role.
type Line = (&'static str, &'static str, &'static str, Profession, &'static str);

const FACILITATOR: &str = "facilitator";

/// Whoever begins the installation.
pub(super) const FIRST: Line = ("j.hartley", "Joss Hartley", ASHGROVE, Other, "site-manager");

/// Everyone but the first.
pub(super) const STAFF: [Line; 26] = [
    ("m.dunne", "Marit Dunne", ASHGROVE, Other, "programme-team"),
    ("e.castell", "Elin Castell", ASHGROVE, Psychologist, "treatment-manager"),
    ("x.quill", "Xanthe Quill", ASHGROVE, Other, "auditor"),
    ("n.abara", "Nkem Abara", ASHGROVE, Psychologist, FACILITATOR),
    ("l.whitcombe", "Lorne Whitcombe", ASHGROVE, Psychologist, FACILITATOR),
    ("d.sorrell", "Dinah Sorrell", ASHGROVE, ProbationOfficer, FACILITATOR),
    ("c.penhale", "Corwin Penhale", ASHGROVE, ProbationOfficer, FACILITATOR),
    ("i.rahimi", "Imran Rahimi", ASHGROVE, Chaplain, FACILITATOR),
    ("y.benali", "Yasmina Benali", ASHGROVE, Chaplain, FACILITATOR),
    ("g.probert", "Gethin Probert", CARRICK, Other, "site-manager"),
    ("s.lloyd", "Seren Lloyd", CARRICK, Other, "programme-team"),
    ("b.trevanion", "Bryony Trevanion", CARRICK, Psychologist, "treatment-manager"),
    ("h.osman", "Hana Osman", CARRICK, Chaplain, "treatment-manager"),
    ("a.gwynne", "Anwen Gwynne", CARRICK, Psychologist, FACILITATOR),
    ("f.meredith", "Ffred Meredith", CARRICK, Psychologist, FACILITATOR),
    ("o.kestrel", "Oona Kestrel", CARRICK, ProbationOfficer, FACILITATOR),
    ("m.siddiq", "Maryam Siddiq", CARRICK, Chaplain, FACILITATOR),
    ("u.farouk", "Usman Farouk", CARRICK, Chaplain, FACILITATOR),
    ("k.larch", "Kester Larch", WEST, Other, "site-manager"),
    ("w.brannock", "Willa Brannock", WEST, Other, "programme-team"),
    ("v.ashdown", "Verity Ashdown", WEST, ProbationOfficer, "treatment-manager"),
    ("p.tolland", "Piers Tolland", WEST, ProbationOfficer, FACILITATOR),
    ("j.marrow", "Juno Marrow", WEST, ProbationOfficer, FACILITATOR),
    ("q.selby", "Quentin Selby", WEST, Psychologist, FACILITATOR),
    ("t.veale", "Tobias Veale", ASHGROVE, Other, "programme-designer"),
    ("r.nairn", "Rhona Nairn", ASHGROVE, Other, "evaluator"),
];

/// What somebody does, in words.
pub(super) fn in_words(profession: Profession, role: &str) -> String {
    let role = role.replace('-', " ");
    match profession {
        Psychologist => format!("{role}, psychologist"),
        ProbationOfficer => format!("{role}, probation officer"),
        Chaplain => format!("{role}, chaplain"),
        Other => role,
    }
}

/// When the first of them joined.
const BEGAN: i64 = 420;

/// The offices of a site.
pub(super) fn offices(at: &str) -> &'static Offices {
    let [ashgrove, ..] = &SITES;
    SITES.iter().find(|offices| offices.site == at).unwrap_or(ashgrove)
}

/// The first member of staff lets the others in.
pub(super) fn first(installation: &Installation, teller: &Teller) -> Result<(), Problem> {
    installation.rehearse_at(teller.calendar.stamp(BEGAN, 8));
    let (id, name, at, profession, role) = FIRST;
    let joined =
        Joined { member: id.into(), name: text(name), site: site(at), profession, roles: vec![text(role)] };
    first_member(installation.kept.store(), joined, installation.time())?;
    Ok(())
}

/// Everyone joins, is authorised, trained and supervised.
pub(super) fn tell(teller: &mut Teller) {
    let first = offices(ASHGROVE).site_manager;
    for (id, name, at, profession, role) in STAFF {
        let opens = role == "site-manager";
        // Whoever opens another site joins here and is placed there; then they let their own people in.
        let (by, joins, hour) = if opens { (first, ASHGROVE, 8) } else { (offices(at).site_manager, at, 10) };
        let joined = Joined {
            member: id.into(),
            name: text(name),
            site: site(joins),
            profession,
            roles: vec![text(role)],
        };
        teller.staff((BEGAN - 1, hour), by, id, StaffEntry::Joined(joined));
        if opens {
            let because = text("The programmes begin there.");
            let placed = Placed { site: site(at), roles: vec![text(role)], because };
            teller.staff((BEGAN - 1, 9), first, id, StaffEntry::Placed(placed));
        }
        if matches!(role, FACILITATOR | "treatment-manager") {
            authorise(teller, id, at, profession, role == FACILITATOR);
        }
    }
}

/// Which programmes somebody works with: true for the one beside.
fn works_with(id: &str, at: &str, profession: Profession, delivers: bool) -> Vec<bool> {
    let here = offices(at);
    match (delivers, profession) {
        (true, Chaplain) => vec![true],
        (true, _) => vec![false],
        (false, _) => [false, true]
            .into_iter()
            .filter(|beside| if *beside { here.manager_beside == id } else { here.manager == id })
            .collect(),
    }
}

fn authorise(teller: &mut Teller, id: &'static str, at: &str, profession: Profession, delivers: bool) {
    let here = offices(at);
    for beside in works_with(id, at, profession, delivers) {
        let (programme, supervisor) = if beside {
            (teller.programmes.beside.clone(), here.manager_beside)
        } else {
            (teller.programmes.first.clone(), here.manager)
        };
        let supervisor = if delivers { supervisor } else { "a supervisor from outside the service" };
        let until = teller.calendar.plain(if id == ENDED { 20 } else { -310 });
        let from = teller.calendar.plain(BEGAN - 20);
        let authorised =
            Authorised { programme: programme.clone(), from, until, supervisor: text(supervisor) };
        teller.staff((BEGAN - 10, 9), here.site_manager, id, StaffEntry::Authorised(authorised));
        supervise(teller, (id, if delivers { supervisor } else { id }), &programme, supervisor);
        if !delivers {
            continue;
        }
        for (ago, what, until) in [
            (BEGAN - 14, "The programme, five days", None),
            (BEGAN - 30, "Safety support and safeguarding", Some(teller.calendar.plain(-200))),
        ] {
            let on = teller.calendar.day(ago);
            teller.staff(
                (ago, 16),
                here.site_manager,
                id,
                StaffEntry::Trained(Trained { what: text(what), on, until }),
            );
        }
    }
}

/// Supervision every few weeks; one of them has none for longer than agreed.
fn supervise(
    teller: &mut Teller,
    (id, by): (&'static str, &'static str),
    programme: &domain::ids::ProgrammeId,
    supervisor: &str,
) {
    let held: &[i64] = if id == DUE { &[210, 170, 130, 90, 55] } else { &[210, 170, 130, 90, 50, 12] };
    for (place, ago) in held.iter().enumerate() {
        let supervised = Supervised {
            programme: programme.clone(),
            on: teller.calendar.day(*ago),
            with: text(supervisor),
            points: text(pick(SUPERVISION, place + id.len())),
        };
        teller.staff((*ago, 16), by, id, StaffEntry::Supervised(supervised));
    }
}
