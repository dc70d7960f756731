//! What the answers to a questionnaire come to, and whether two of them differ by more than the questionnaire's own
//! unsteadiness explains.
//!
//! Every result is about answers to a questionnaire. None is about a person: there is no level, no cut-off, no better and
//! no worse. All arithmetic is exact and whole-numbered, rounded once at the end, so that every machine gives the same.

pub mod change;
pub mod score;

mod decimal;

use change::change;
use score::score;

waymark_plugin::plugin! { metadata: "../plugin.json", operations: { score, change } }
