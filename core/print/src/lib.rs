//! Paper: what facilitators take into the room and what participants keep, as tagged PDF (PDF/UA-1), by typst in this
//! process.
//!
//! Data goes in ([`paper`]), bytes come out ([`print`]). Templates and fonts are in the program; the press sees nothing
//! else: no file, no network, no package, no clock. What people wrote is handed to templates as values and is never
//! source of anything.

mod desk;
mod gate;
mod lay;
mod letters;
mod markdown;
pub mod paper;
mod picture;
mod press;
mod refused;

pub use press::{FONT_LICENCES, Printed, print};
pub use refused::{Refused, Trouble, TroubleKind};
