//! What pages stand on: the one port of the web application. The binary implements it over an installation.

use std::fmt;
use std::sync::Arc;

use domain::ids::{SiteId, StaffId};
use domain::record::Refusal;
use jiff::Timestamp;
use runtime::record::Desk;

use crate::shelf::{AcceptedChange, NotWritten, Shelf};

/// An installation, as pages need it.
pub trait House: Send + Sync + 'static {
    /// Sits a member of staff down at a desk, now, and does `work` there.
    ///
    /// # Errors
    /// Where there is no such member of staff (any more), or the records cannot be read.
    fn at_desk(&self, member: &StaffId, work: &mut dyn FnMut(&Desk<'_>)) -> Result<(), Refusal>;

    /// What is stored in place of this member's password, where this is it. Takes as long for an account that does not
    /// exist.
    fn signs_in(&self, member: &StaffId, password: &str) -> Option<Arc<str>>;

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

    /// The time now.
    fn time(&self) -> Timestamp;

    /// Whether the records can be reached.
    fn is_up(&self) -> bool;

    /// Reads every log again, opens what is sealed, and says whether anything is not as it was written.
    ///
    /// # Errors
    /// Where it is not this member's to ask, or the records cannot be read.
    fn verify(&self, member: &StaffId) -> Result<Verification, Refusal>;

    /// The native plugins that are allowed here, and the walls round them.
    ///
    /// # Errors
    /// Where the list cannot be read.
    fn plugins(&self) -> Result<Plugins, Refusal>;

    /// A password as it may be stored; in words, why it is none that may be used.
    ///
    /// # Errors
    /// Then.
    fn hashed(&self, password: &str) -> Result<String, String>;
}

/// How people sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// With the id of a member of staff and the password that is stored for them.
    Password,
    /// By choosing one of these accounts of invented staff, with no password: for a demonstration.
    Demonstration(Vec<Account>),
    /// With an account of an organisation, by OpenID Connect.
    OpenId(OpenId),
}

impl SignIn {
    /// In one word, for the log.
    pub(crate) fn how(&self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Demonstration(_) => "demonstration",
            Self::OpenId(_) => "openid",
        }
    }
}

/// The provider of accounts, and who we are to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenId {
    /// The provider, exactly as it names itself.
    pub issuer: String,
    /// Our id with it.
    pub client: String,
    /// What we prove it by.
    pub secret: ClientSecret,
    /// The claim that holds the id of a member of staff.
    pub claim: String,
    /// How browsers reach this server: scheme, host and port.
    pub address: String,
}

impl OpenId {
    /// The same, where provider and address may be used: over HTTPS, or at a loopback address.
    ///
    /// # Errors
    /// In words, where not.
    pub fn checked(self) -> Result<Self, String> {
        if self.secret.0.is_empty() {
            return Err("the client secret is empty".to_owned());
        }
        crate::sign_in::may_be_asked(&self.issuer)?;
        crate::sign_in::may_be_asked(&self.address)?;
        Ok(self)
    }
}

/// A secret that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(pub String);

impl fmt::Debug for ClientSecret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(secret)")
    }
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

/// Whether the logs are as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were read.
    pub entries: u64,
    /// Each log, with its checkpoint: a signed note to be kept elsewhere.
    pub logs: Vec<LogHead>,
    /// What is not as it was written, in words; none where everything is.
    pub wrong: Vec<String>,
}

/// The head of a site's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// The site.
    pub site: SiteId,
    /// How many entries.
    pub size: u64,
    /// The root of its tree, in hex.
    pub root: String,
    /// Its checkpoint.
    pub checkpoint: String,
}

/// Native plugins, as an administrator sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plugins {
    /// Those that are allowed.
    pub allowed: Vec<Plugin>,
    /// How strong the walls round them must be, in words.
    pub walls: String,
    /// The walls there are on this machine, a line each.
    pub reached: Vec<String>,
    /// What was decided, oldest first.
    pub acts: Vec<String>,
}

/// A plugin that is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plugin {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it is for, in its own words.
    pub about: String,
    /// Who allowed it, when and why.
    pub allowed: String,
    /// Why it may not run; none where it may.
    pub stopped: Option<String>,
}
