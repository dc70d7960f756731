//! The smallest manifest, package, fact, session and rule there can be: what tests and benches of every crate start
//! from, so that a new field is filled in one place.

use std::sync::Arc;

use crate::accreditation::Accreditation;
use crate::date::LookAgain;
use crate::fact::{ComeBy, FactDefinition, FactType, Sensitivity};
use crate::layer::Layer;
use crate::local_change::BlockHash;
use crate::package::{
    Audience, Beside, Block, Delivery, DeliveryFormat, EverySession, Languages, Manifest, Package,
    Relationships, SessionOutline, Sheet, Source, SourceStatus,
};
use crate::place::{Passage, Place};
use crate::rule::{RuleText, Timing};
use crate::statement::Marking;
use crate::template::Template;
use crate::theory::{Lens, Theory};

/// A manifest that promises nothing.
#[must_use]
pub fn manifest(id: &str) -> Manifest {
    Manifest {
        id: id.into(),
        title: id.to_owned(),
        version: "0.1.0".to_owned(),
        owner: String::new(),
        notice: String::new(),
        licence: String::new(),
        settings: Vec::new(),
        ages: String::new(),
        for_whom: String::new(),
        delivery: Delivery {
            formats: vec![DeliveryFormat::OneToOne],
            facilitators: (1, 2),
            roles: Vec::new(),
            training: Vec::new(),
        },
        meetings: (1, 40),
        weeks_at_least: 1,
        languages: Languages::only("en"),
        never_tailor_on: Vec::new(),
        asked_for_first: None,
        change_goals: Vec::new(),
        relationships: Relationships::default(),
        beside: Beside::default(),
        reading_age_at_most: 11,
        approvals: Vec::new(),
        every_session: EverySession::default(),
        accreditation: Accreditation::default(),
        requires: Vec::new(),
        place: Place::whole("programme.yaml"),
    }
}

/// A package with nothing in it.
#[must_use]
pub fn package(id: &str) -> Package {
    Package {
        manifest: manifest(id),
        facts: Vec::new(),
        theory: Theory::default(),
        modules: Vec::new(),
        sessions: Vec::new(),
        sheets: Vec::new(),
        rules: Vec::new(),
        scripts: Vec::new(),
        cases: Vec::new(),
        sources: Vec::new(),
        measures: Vec::new(),
        sites: Vec::new(),
        translations: Vec::new(),
        content_hash: "0".repeat(64).into(),
        trusted: true,
    }
}

/// A fact that anybody may be asked for and that never goes out of date.
#[must_use]
pub fn fact(id: &str, kind: FactType) -> FactDefinition {
    FactDefinition {
        id: id.into(),
        question: "?".into(),
        kind,
        held_by: "somebody".into(),
        come_by: ComeBy::Ask,
        look_again: LookAgain::Never,
        marking: Marking::default(),
        sensitivity: Sensitivity::Ordinary,
        changeable: true,
        protected: false,
        shown_to_participant: true,
        seen_by: Vec::new(),
        newest_stands: false,
        lens: Lens::Practical,
        given_by: None,
        place: Place::whole("facts.yaml"),
    }
}

/// A session outline without blocks.
#[must_use]
pub fn session(id: &str) -> SessionOutline {
    SessionOutline {
        id: id.into(),
        title: id.to_owned(),
        title_hash: BlockHash(0),
        module: "m".into(),
        minutes: (45, 60),
        meetings: (1, 2),
        purpose: String::new(),
        lenses: Default::default(),
        change_goals: Vec::new(),
        usually_after: Vec::new(),
        sheets: Vec::new(),
        bring: Vec::new(),
        sources: Vec::new(),
        record: Vec::new(),
        blocks: Vec::new(),
        left_out: Vec::new(),
        place: Place::whole("session.md"),
    }
}

/// A sheet without blocks.
#[must_use]
pub fn sheet(id: &str) -> Sheet {
    Sheet {
        id: id.into(),
        title: id.to_owned(),
        title_hash: BlockHash(0),
        purpose: String::new(),
        blocks: Vec::new(),
        left_out: Vec::new(),
        place: Place::whole("sheet.md"),
    }
}

/// A quoted work that nobody has checked.
#[must_use]
pub fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: id.to_owned(),
        edition: String::new(),
        checked_by: None,
        checked_on: None,
        status: SourceStatus::UnderReview,
        licence: String::new(),
        note: None,
        place: Place::whole("sources.yaml"),
    }
}

/// A block of the programme for the participant. `hash` stands for its words.
#[must_use]
pub fn block(id: &str, text: &str, hash: u32) -> Block {
    Block {
        id: id.into(),
        title: id.to_owned(),
        audiences: vec![Audience::Participant],
        ways: Vec::new(),
        fixed: false,
        asks_about_others: false,
        text: text.into(),
        text_line: 2,
        hash: BlockHash(hash),
        layer: Layer::Programme,
        change: None,
        replaces: None,
        place: Place::new(&Arc::from("session.md"), 1, 1, 1),
    }
}

/// A rule that does nothing yet.
#[must_use]
pub fn rule(id: &str, when: &str) -> RuleText {
    let place = Place::new(&Arc::from("rules.yaml"), 1, 1, 1);
    RuleText {
        id: id.into(),
        suggest: Vec::new(),
        hold: Vec::new(),
        adapt: Vec::new(),
        find_out: Vec::new(),
        raise: None,
        timing: Timing::Usual,
        safeguard: false,
        when: Passage::line(when, &place),
        say: Template::default(),
        say_to_staff: Template::default(),
        lens: None,
        layer: Layer::Programme,
        place,
    }
}
