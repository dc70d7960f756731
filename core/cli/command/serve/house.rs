//! An installation as pages need it.

use std::sync::{Arc, Mutex, PoisonError};

use access::Accounts;
use domain::codes;
use domain::ids::StaffId;
use domain::record::Refusal;
use runtime::ports::access::Doing;
use runtime::record::{Desk, load_member};
use web::{AcceptedChange, House, LogHead, NotWritten, Plugins, Shelf, Verification};

use super::live::Live;
use super::shelf;
use crate::args::ContentArgs;
use crate::command::changes;
use crate::command::record::audit;
use crate::exit::Problem;
use crate::installation::{Installation, on_engine};

/// An installation that is served.
pub(super) struct Open {
    installation: Installation,
    live: Live,
    accounts: Accounts,
    /// One writes at a time, so that nothing comes between comparing and writing. Nothing is compiled meanwhile.
    writes: Mutex<()>,
}

impl Open {
    pub(super) fn new(installation: Installation, content: ContentArgs) -> Result<Self, Problem> {
        let accounts = Accounts::new().map_err(|error| std::io::Error::other(error.to_string()))?;
        let live = Live::new(Arc::clone(&installation.content), content)?;
        Ok(Self { live, installation, accounts, writes: Mutex::default() })
    }
}

impl House for Open {
    fn at_desk(&self, member: &StaffId, work: &mut dyn FnMut(&Desk<'_>)) -> Result<(), Refusal> {
        let content = self.live.content();
        let desk = self.installation.desk_with(&content.content, member)?;
        work(&desk);
        Ok(())
    }

    fn signs_in(&self, member: &StaffId, password: &str) -> Option<Arc<str>> {
        let member = load_member(self.installation.kept.store(), member).unwrap_or_else(|fault| {
            tracing::error!(code = %codes::STORE_FAULT, fault = %fault.what, "nobody can sign in.");
            None
        });
        let stored = member.filter(|member| member.active).and_then(|member| member.password);
        self.accounts.verify(password, stored.as_deref()).then_some(stored).flatten()
    }

    fn shelf(&self) -> Arc<dyn Shelf> {
        self.live.content()
    }

    fn write(&self, path: &str, seen: Option<&str>, text: &str) -> Result<(), NotWritten> {
        let content = self.live.content();
        let writing = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        shelf::write(&content.content, path, seen, text)?;
        drop(writing);
        self.live.take_in();
        Ok(())
    }

    fn accept(&self, change: &AcceptedChange) -> Result<String, NotWritten> {
        let content = self.live.content();
        let folder = content.content.its_folder().ok_or_else(shelf::no_folder)?;
        let AcceptedChange { site, programme, of, block } = change;
        let writing = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        let done =
            changes::accept(folder, &format!("{site}/{programme}/{of}/{block}")).map_err(|problem| {
                match problem {
                    Problem::WrongUse(what, fix) => NotWritten::Refused(what, fix),
                    Problem::Refused(refusal) => {
                        NotWritten::Refused(refusal.what.clone(), refusal.advice().to_owned())
                    }
                    Problem::Output(error) => shelf::refused(
                        format!("it could not be written: {error}"),
                        "see that the folder may be changed",
                    ),
                }
            })?;
        drop(writing);
        self.live.take_in();
        Ok(done)
    }

    fn html(&self, markdown: &str, level: u8) -> String {
        content::to_html(markdown, level)
    }

    fn time(&self) -> jiff::Timestamp {
        self.installation.time()
    }

    fn is_up(&self) -> bool {
        self.installation.kept.store().heads().is_ok()
    }

    fn verify(&self, member: &StaffId) -> Result<Verification, Refusal> {
        let content = self.live.content();
        let desk = self.installation.desk_with(&content.content, member)?;
        desk.must(Doing::ReadAudit, &desk.writer().site)?;
        let (verified, lists) = audit::verified(&self.installation, &desk, true, &[])?;
        let mut logs = Vec::new();
        for head in verified.heads {
            let note = on_engine!(&self.installation.kept, records => records.audit().checkpoint(&head.site));
            let checkpoint = note.map_err(|error| Refusal::new(codes::STORE_FAULT, error.to_string()))?;
            logs.push(LogHead { site: head.site, size: head.size, root: head.root, checkpoint });
        }
        let wrong = verified.bad.iter().map(audit::in_words);
        let lists = lists.iter().map(|one| format!("record {} {}", one.person, one.what));
        Ok(Verification { entries: verified.entries, logs, wrong: wrong.chain(lists).collect() })
    }

    fn plugins(&self) -> Result<Plugins, Refusal> {
        super::plugins::listed(&native::shelf::Shelf::open(&self.installation.folder))
    }

    fn hashed(&self, password: &str) -> Result<String, String> {
        self.accounts.hash(password).map_err(|error| error.to_string())
    }
}
