//! Prisons' exports, read through mappings that people who are no programmers write.
//!
//! A mapping (`scripts/mappings/<name>.yaml`) says which export it is for, where things stand in it and what its codes
//! mean. Here it turns an export into contributions, facts and findings, behind `runtime::ports::Exchange`.
//! `bundle` carries one person's record from one installation to another, signed and sealed.
//! Free text becomes contributions only; every row is read, merged, superseded or refused; the words of a refused row
//! are kept nowhere. No file is opened here and nothing is known about programmes but the facts they declare.

mod amounts;
pub mod bundle;
mod cells;
mod compile;
mod csv_rows;
mod days;
mod decode;
mod draft;
mod facts;
mod fields;
mod json_rows;
mod lines;
mod mapping;
mod mapping_file;
mod mappings;
mod pattern;
mod person;
mod reading;
mod recognise;
mod row;
mod sheet_rows;
mod tally;
mod workbook;

pub use mapping_file::schema;
pub use mappings::Mappings;
