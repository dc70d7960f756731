//! What a page's work comes to, before it is a response.

use axum::http::StatusCode;
use components::Html;
use domain::codes;
use domain::record::Refusal;

/// What is sent back.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A page.
    Page(Box<Page>),
    /// Somewhere else on this site, and what was done, to be said there.
    Go {
        /// A path of ours.
        to: String,
        /// What was done.
        done: Option<Done>,
    },
    /// A file to keep.
    File {
        /// Its name, of letters, digits, dots and hyphens.
        name: String,
        /// What it is.
        media: &'static str,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A response that is whole already.
    Whole(axum::response::Response),
}

impl Answer {
    /// Somewhere else, with what was done.
    pub(crate) fn go(to: impl Into<String>, done: impl Into<Done>) -> Self {
        Self::Go { to: to.into(), done: Some(done.into()) }
    }
}

/// What was done, to be said on the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    /// In words.
    pub(crate) text: String,
    /// Where to go on, and what that is called.
    pub(crate) way: Option<(String, String)>,
}

impl Done {
    /// The same, with a way on to a path of ours.
    pub(crate) fn way(self, to: String, called: String) -> Self {
        Self { way: Some((to, called)), ..self }
    }
}

impl From<String> for Done {
    fn from(text: String) -> Self {
        Self { text, way: None }
    }
}

impl From<Page> for Answer {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}

/// Where a page belongs in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// My work.
    Home,
    /// People.
    People,
    /// Who waits.
    Waiting,
    /// Programmes, for those who write them.
    Programmes,
    /// The team: records that are late, supervision, accounts, the audit.
    Team,
    /// None of these.
    None,
}

/// A page, without what all pages have.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its title; its heading is the page's own.
    pub(crate) title: String,
    /// Where it belongs.
    pub(crate) section: Section,
    /// The way back.
    pub(crate) back: Option<String>,
    /// Whom it is about.
    pub(crate) person: Option<Whose>,
    /// What it says.
    pub(crate) body: Html,
    /// How it is answered: 200 unless something is wrong.
    pub(crate) status: StatusCode,
}

impl Page {
    /// A page of a section.
    pub(crate) fn new(section: Section, title: impl Into<String>, body: impl Into<Html>) -> Self {
        Self {
            title: title.into(),
            section,
            back: None,
            person: None,
            body: body.into(),
            status: StatusCode::OK,
        }
    }

    /// The same, with a way back.
    pub(crate) fn back(mut self, to: impl Into<String>) -> Self {
        self.back = Some(to.into());
        self
    }

    /// The same, about somebody: their name, number and date of birth stand at the top.
    pub(crate) fn about(mut self, person: Whose) -> Self {
        self.person = Some(person);
        self
    }

    /// The same, because what was typed cannot be saved as it is.
    pub(crate) fn refused(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// Whom a page is about, as it stands at the top of each of their pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Whose {
    /// The record.
    pub(crate) person: String,
    /// What they like to be called.
    pub(crate) name: String,
    /// Their numbers.
    pub(crate) numbers: Vec<String>,
    /// Their date of birth, or that it is not known.
    pub(crate) born: String,
    /// The highest marking of what may be shown.
    pub(crate) marking: String,
}

/// What a refusal is in HTTP.
pub(crate) fn status(refusal: &Refusal) -> StatusCode {
    let is = |codes: &[domain::codes::Code]| codes.contains(&refusal.code);
    let absent =
        [codes::NO_SUCH_PERSON, codes::NO_SUCH_PROGRAMME, codes::NO_SUCH_SESSION, codes::NO_SUCH_ENTRY];
    if is(&[codes::NOT_YOURS]) {
        StatusCode::FORBIDDEN
    } else if is(&absent) {
        StatusCode::NOT_FOUND
    } else if is(&[codes::MOVED_ON]) {
        StatusCode::CONFLICT
    } else if is(&[codes::STORE_FAULT]) {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
