//! Results as people read them in a terminal.

pub(crate) mod advice;
pub(crate) mod beside;
pub(crate) mod change;
pub(crate) mod fact;
mod here;
pub(crate) mod person;
pub(crate) mod reading_copy;
pub(crate) mod simulation;
mod what_would_change;
pub(crate) mod why;
pub(crate) mod words;
