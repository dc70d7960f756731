//! One entry of every kind as it is usually recorded, and how far a record has come with them.

mod work;

use domain::hooks::SaidBy;
use domain::person::FacilitatorRole;
use domain::record::Entry;
use domain::record::enrolment::{
    Assigned, ContentMoved, ContentPin, Ended, Ending, Enrolled, Resumed, Suspended, TeamChanged,
};
use domain::record::formulation::{
    Desistance, Formulated, Good, GoodLife, IdentityMapped, Lapsed, Room, Side,
};
use domain::record::information::{Basis, Contributed, FactStated, FindOut, FindOutStep, Sense, Stated};
use domain::record::person::{
    Described, GlassBroken, GlassReviewed, Identified, Identifier, Linked, Opened, Restricted,
};
use domain::record::referral::{
    Agreement, Consented, Judged, Judgement, Question, ReferralMoved, Referred, Waiting,
};
use domain::statement::Marking;

use crate::check::then;
use crate::world::{HERE, PATHS, TODAY};

pub(crate) use work::*;

pub(crate) fn opened() -> Opened {
    Opened {
        person: "p1".into(),
        identifiers: vec![Identifier::new("NOMS", "A1234BC")],
        described: Described::default(),
    }
}

pub(crate) fn described() -> Described {
    Described { preferred_name: Some("Sam".into()), ..Described::default() }
}

pub(crate) fn identified() -> Identified {
    Identified { identifier: Identifier::new("CRN", "X1"), because: "the letter".into() }
}

pub(crate) fn linked() -> Linked {
    Linked { other: "p2".into(), because: "one number".into() }
}

pub(crate) fn restricted() -> Restricted {
    Restricted { excluded: vec!["cat".into()], restricted_to: Vec::new(), because: "a neighbour".into() }
}

pub(crate) fn glass_broken() -> GlassBroken {
    GlassBroken { because: "on the landing, now".into(), until: TODAY }
}

pub(crate) fn glass_reviewed(entry: u64) -> GlassReviewed {
    GlassReviewed { entry, found: "it was needed".into() }
}

pub(crate) fn contributed() -> Contributed {
    Contributed {
        holder: "education".into(),
        author: Some("tutor".into()),
        on: Some(TODAY),
        marking: Marking::Official,
        basis: Basis::Fact,
        category: "learning".into(),
        text: "Reads well.".into(),
        amendments: Vec::new(),
        read_from: None,
    }
}

pub(crate) fn fact_stated() -> FactStated {
    FactStated {
        fact: "family.contact".into(),
        sense: Sense::Recorded,
        stated: Stated::Choice("some".into()),
        holder: "the unit".into(),
        on: Some(TODAY),
        marking: Marking::Official,
        because: None,
        author: None,
        read_from: None,
    }
}

pub(crate) fn find_out() -> FindOut {
    let fact = "family.contact".into();
    FindOut { fact, step: FindOutStep::Asked, of: "the unit".into(), on: TODAY, note: None }
}

pub(crate) fn formulated() -> Formulated {
    Formulated {
        programme: PATHS.into(),
        narrative: "He came to it through friends.".into(),
        hypotheses: Vec::new(),
        needs: Vec::new(),
        strengths: Vec::new(),
        responsivity: Vec::new(),
        changed: None,
    }
}

pub(crate) fn good_life() -> GoodLife {
    let good = Good {
        good: "belonging".into(),
        wanted: "people who know me".into(),
        means_before: None,
        means_now: None,
        inner_capacity: None,
        outer_capacity: None,
        obstacle: None,
    };
    let said_by = SaidBy::Participant;
    GoodLife { programme: PATHS.into(), goods: vec![good], conflicts: Vec::new(), said_by, on: TODAY }
}

pub(crate) fn identity_mapped() -> IdentityMapped {
    let side = Side { name: "brother".into(), now: Room::Some, wanted: Some(Room::Much) };
    IdentityMapped { programme: PATHS.into(), sides: vec![side], on: TODAY }
}

pub(crate) fn desistance() -> Desistance {
    Desistance {
        programme: PATHS.into(),
        factor: "hope".into(),
        evidence: "He wrote to his sister.".into(),
        said_by: SaidBy::Facilitator,
        on: TODAY,
    }
}

pub(crate) fn lapsed() -> Lapsed {
    Lapsed {
        programme: PATHS.into(),
        on: TODAY,
        what: "An old group.".into(),
        learnt: None,
        plan_change: None,
    }
}

pub(crate) fn referred() -> Referred {
    Referred {
        programme: PATHS.into(),
        referrer: "keyworker".into(),
        because: "He asked.".into(),
        on: TODAY,
        status: "submitted".into(),
        assessed_by: vec!["ann".into()],
    }
}

pub(crate) fn moved(to: &str) -> ReferralMoved {
    ReferralMoved { programme: PATHS.into(), to: to.into(), reason: None, note: None, on: TODAY }
}

pub(crate) fn judged() -> Judged {
    Judged {
        programme: PATHS.into(),
        question: Question::Suitability,
        judgement: Judgement::Yes,
        because: "He wants it.".into(),
        overrides: None,
        on: TODAY,
    }
}

pub(crate) fn consented() -> Consented {
    Consented {
        programme: PATHS.into(),
        answer: Agreement::Given,
        explained: vec!["what-it-is".into(), "who-reads-it".into()],
        language: "en".into(),
        how: "talked through".into(),
        who_will_know: Vec::new(),
        review_on: None,
        on: TODAY,
    }
}

pub(crate) fn waiting() -> Waiting {
    Waiting { programme: PATHS.into(), reasons: vec!["no-room".into()], on: TODAY, note: None }
}

pub(crate) fn assigned(member: &str, role: FacilitatorRole) -> Assigned {
    Assigned { member: member.into(), role }
}

pub(crate) fn pin(hash: &str) -> ContentPin {
    ContentPin { version: "1.0.0".into(), hash: hash.into(), kept: "k".into() }
}

pub(crate) fn enrolled() -> Enrolled {
    Enrolled {
        programme: PATHS.into(),
        site: HERE.into(),
        content: pin("one"),
        facilitators: vec![assigned("ann", FacilitatorRole::Lead), assigned("ben", FacilitatorRole::Regular)],
        on: TODAY,
    }
}

pub(crate) fn team_changed() -> TeamChanged {
    TeamChanged {
        programme: PATHS.into(),
        facilitators: vec![assigned("ben", FacilitatorRole::Lead)],
        because: "Ann is away.".into(),
        on: TODAY,
    }
}

pub(crate) fn content_moved() -> ContentMoved {
    ContentMoved { programme: PATHS.into(), content: pin("two"), because: "clearer words".into(), on: TODAY }
}

pub(crate) fn suspended() -> Suspended {
    Suspended { programme: PATHS.into(), because: "He is unwell.".into(), on: TODAY, review_on: None }
}

pub(crate) fn resumed() -> Resumed {
    Resumed { programme: PATHS.into(), because: "He is better.".into(), on: TODAY }
}

pub(crate) fn ended() -> Ended {
    Ended {
        programme: PATHS.into(),
        how: Ending::Complete,
        reason: None,
        because: "The work is done.".into(),
        reopenable: false,
        on: TODAY,
    }
}

/// A record that was opened.
pub(crate) fn open() -> Vec<Entry> {
    vec![opened().into()]
}

/// The person was referred.
pub(crate) fn in_lane() -> Vec<Entry> {
    then(open(), referred())
}

/// The person agreed to take part.
pub(crate) fn agreed() -> Vec<Entry> {
    then(in_lane(), consented())
}

/// The person takes part.
pub(crate) fn in_delivery() -> Vec<Entry> {
    then(agreed(), enrolled())
}

/// There is a meeting `m1` in the diary.
pub(crate) fn in_diary() -> Vec<Entry> {
    then(in_delivery(), scheduled("m1", "2026-11-25T09:00"))
}

/// The meeting `m1` was held.
pub(crate) fn met() -> Vec<Entry> {
    then(in_diary(), held("m1"))
}
