//! The use cases, one verb a file, and the ports they need.
//!
//! A use case takes what the ports give, calls the domain, and returns data that any front can show. Nothing here
//! knows of Rhai, files, SQL or HTTP.

pub mod advise;
mod calendar;
pub mod case_text;
pub mod catalogue;
pub mod check;
pub mod compile;
pub mod complete;
pub mod gather;
pub mod hover;
pub mod identity;
pub mod list_changes;
pub mod list_facts;
pub mod phrases;
pub mod plain_words;
pub mod ports;
pub mod reading_copy;
pub mod record;
pub mod report;
pub mod run_cases;
pub mod schema_cost;
pub mod sentences;
pub mod side_by_side;
pub mod simulate;
pub mod why;
pub mod workbench;
