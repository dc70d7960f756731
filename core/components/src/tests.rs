//! What must hold of every component: the fixtures, the law of escaping, the markup of the others, the files.

#![expect(clippy::disallowed_methods, reason = "tests read the fixtures")]

mod adapted;
mod askama;
mod assets;
mod charts;
mod escaping;
mod fixtures;
mod moj;
mod seen;
