//! Advice as people and other systems read it: sentences rendered, facts with holder and date, places, layers.
//!
//! Every field is in a fixed order and every list in a stated one, so that a replay is byte-identical.

mod advice;
mod beside;
mod change;
mod fact;
mod here;
mod lane;
mod why_not;

pub use advice::{
    AdviceReport, ImportReport, PersonReport, ProgrammeReport, SuitabilityReport, Wanted, report,
};
pub use change::{ChangeReport, WayReport, WhatWouldChangeReport, WhyNoWay};
pub use fact::{FactReport, SaidReport, fact_report};
pub use here::{HereReport, LanguageReport};
pub(crate) use lane::subject;
pub use lane::{
    ClauseReport, FindOutReport, ItemReport, LaneReport, LibraryReport, ReasonReport, Verb, lane_report,
};
pub use why_not::{SpokeReport, WhyNotReport, add_why_not};
pub(crate) use why_not::{says_of, speakers, what_would_change};
