//! What pages stand on: the one port of the web application. The binary implements it over an installation.

use std::sync::Arc;

use domain::ids::StaffId;
use domain::record::Refusal;
use runtime::record::Desk;

use crate::shelf::{AcceptedChange, NotWritten, Shelf};

/// An installation, as pages need it.
pub trait House: Send + Sync + 'static {
    /// Sits a member of staff down at a desk, now, and does `work` there.
    ///
    /// # Errors
    /// Where there is no such member of staff (any more), or the records cannot be read.
    fn at_desk(&self, member: &StaffId, work: &mut dyn FnMut(&Desk<'_>)) -> Result<(), Refusal>;

    /// Whose password this is. Takes as long for an account that does not exist.
    fn signs_in(&self, member: &StaffId, password: &str) -> bool;

    /// The programmes as they are at this moment.
    fn shelf(&self) -> Arc<dyn Shelf>;

    /// Writes a file of the programmes, whole or not at all, and takes it in. `seen` is the [`crate::fingerprint`] of the
    /// text that the writer had in front of them; without one the file must be new.
    ///
    /// # Errors
    /// Where it is not written, and why.
    fn write(&self, path: &str, seen: Option<&str>, text: &str) -> Result<(), NotWritten>;

    /// Lets a local change stand against the programme's words as they are now, and takes that in. Gives what was done.
    ///
    /// # Errors
    /// Where it cannot be, and why.
    fn accept(&self, change: &AcceptedChange) -> Result<String, NotWritten>;

    /// A programme's Markdown as markup that can do nothing: headings of `level`, no links, no pictures, no attributes.
    fn html(&self, markdown: &str, level: u8) -> String;
}

/// How people sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// With the id of a member of staff and the password that is stored for them.
    Password,
    /// By choosing one of these accounts of invented staff, with no password: for a demonstration.
    Demonstration(Vec<Account>),
}

/// An account of an invented member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The member of staff.
    pub member: StaffId,
    /// Their name.
    pub name: String,
    /// What they do and where, in words.
    pub about: String,
}
