//! Exports read through mappings: the two real dossiers, every fault by itself, and the account of every row.

mod accounting;
mod dictionary;
mod dossiers;
mod files;
mod hostile;
mod mappings;
mod rows;
