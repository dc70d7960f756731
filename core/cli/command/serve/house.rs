//! An installation as pages need it.

use access::Accounts;
use domain::codes;
use domain::ids::StaffId;
use domain::record::Refusal;
use runtime::record::{Desk, load_member};
use web::House;

use super::live::Live;
use crate::args::ContentArgs;
use crate::exit::Problem;
use crate::installation::Installation;

/// An installation that is served.
pub(super) struct Open {
    installation: Installation,
    live: Live,
    accounts: Accounts,
}

impl Open {
    pub(super) fn new(installation: Installation, content: ContentArgs) -> Result<Self, Problem> {
        let accounts = Accounts::new().map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(Self { live: Live::new(content)?, installation, accounts })
    }
}

impl House for Open {
    fn at_desk(&self, member: &StaffId, work: &mut dyn FnMut(&Desk<'_>)) -> Result<(), Refusal> {
        let content = self.live.content();
        let desk = self.installation.desk_with(&content, member)?;
        work(&desk);
        Ok(())
    }

    fn signs_in(&self, member: &StaffId, password: &str) -> bool {
        let member = load_member(self.installation.kept.store(), member).unwrap_or_else(|fault| {
            tracing::error!(code = %codes::STORE_FAULT, fault = %fault.what, "nobody can sign in.");
            None
        });
        let stored = member.filter(|member| member.active).and_then(|member| member.password);
        self.accounts.verify(password, stored.as_deref())
    }

    fn html(&self, markdown: &str, level: u8) -> String {
        content::to_html(markdown, level)
    }
}
