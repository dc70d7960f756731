//! The web application: pages that work with no script, one request at one desk. People see here what [`runtime::record`]
//! lets them see and nothing else: no rule of access or of records is written a second time.
//!
//! A request comes in at `server`, is known by its `session`, sits down at a desk (`at`), and a page (`pages`) answers.

mod answer;
mod api;
mod at;
mod content;
mod doors;
mod form;
mod headers;
mod hosts;
mod house;
mod limits;
mod named;
mod pages;
mod patient;
mod remembered;
mod secret;
mod server;
mod session;
mod shelf;
mod shell;
mod sign_in;
mod turns;
mod when;
mod words;

pub use house::{Account, ClientSecret, House, LogHead, OpenId, Plugin, Plugins, SignIn, Verification};
pub use server::{Serving, serve};
pub use shelf::{AcceptedChange, NotWritten, Shelf, Unread, fingerprint};

#[cfg(test)]
#[path = "../../runtime/tests/desk/memory.rs"]
#[expect(dead_code, reason = "what the tests of the desk need of it")]
mod memory;
#[cfg(test)]
#[path = "../../runtime/tests/desk/world.rs"]
#[expect(dead_code, reason = "what the tests of the desk need of it")]
mod world;
