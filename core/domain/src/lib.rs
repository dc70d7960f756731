//! People, sites, programmes, facts, rules, advice: the words of the trade and the rules that always hold.
//!
//! Nothing here reads a file, a clock or a script; everything is a pure function of its arguments, so that the
//! same input and the same content give the same bytes today and when replayed in ten years.

pub mod accreditation;
pub mod advice;
pub mod case;
pub mod cells;
pub mod codes;
pub mod condition;
pub mod counterfactual;
pub mod date;
mod decision;
pub mod dictionary;
pub mod explain;
pub mod fact;
pub mod fact_sheet;
pub mod finding;
pub mod function;
pub mod guard;
pub mod hooks;
pub mod ids;
pub mod language;
pub mod layer;
pub mod layers;
pub mod local_change;
pub mod measure;
pub mod package;
pub mod person;
pub mod place;
pub mod possible;
mod program;
pub mod programme;
pub mod reading;
pub mod record;
pub mod rule;
pub mod sample;
pub mod site;
pub mod statement;
pub mod template;
pub mod theory;
pub mod translation;
pub mod truth;
pub mod wording;
