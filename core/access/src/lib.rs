//! Who may do and see what, and how passwords are kept.
//!
//! [`Policies`] answers `runtime::ports::access::Access` by the policies in `core/access/policies`, which people can
//! read; `core/access/README.md` lays out what comes of them as a table. Anything that goes wrong on the way is a no.
//! [`Accounts`] turns passwords into what is stored, and checks them. Nothing is kept here: no session, no attempt, no
//! account. Who is assigned, excluded or restricted is for the caller to say.

mod accounts;
mod named;
mod policies;
mod question;

pub use accounts::{Accounts, LONGEST, PasswordError, SHORTEST};
pub use policies::{FAULT, MALFORMED, NO_SUCH_QUESTION, Policies, PolicyError};
