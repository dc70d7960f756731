//! One command a file: its arguments, what it asks of the runtime, how it is shown.

pub(crate) mod advise;
pub(crate) mod changes;
pub(crate) mod check;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod facts;
pub(crate) mod fmt;
pub(crate) mod lsp;
pub(crate) mod new;
pub(crate) mod next_steps;
pub(crate) mod plugin;
pub(crate) mod plugin_worker;
pub(crate) mod read;
pub(crate) mod record;
pub(crate) mod schemas;
pub(crate) mod script_worker;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod test;
pub(crate) mod why;
