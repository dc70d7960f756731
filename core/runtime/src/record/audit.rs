//! What was done with a person's information, and making it unreadable for good.

use domain::codes;
use domain::ids::{ParticipantId, StaffId};
use domain::record::Refusal;
use serde::Serialize;

use super::desk::{Desk, refused, unseen};
use crate::ports::access::Doing;
use crate::ports::store::{NewEntry, Operation, Receipt};

/// One thing that was done with a person's information: who, when, what; never what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditLine {
    /// When.
    pub at: String,
    /// Which of the six operations.
    pub operation: &'static str,
    /// Who.
    pub by: String,
    /// In which site's log.
    pub site: String,
    /// At which position there.
    pub position: u64,
    /// What kind of entry.
    pub kind: String,
}

impl Desk<'_> {
    /// What was done with a person's information, oldest first. The look itself is logged.
    ///
    /// # Errors
    /// Where it is not theirs to see, or the look could not be logged.
    pub fn audit_about(&self, person: &ParticipantId) -> Result<Vec<AuditLine>, Refusal> {
        self.must(Doing::ReadAudit, &self.writer.site)?;
        let recorded = self.store.about(person.as_str()).map_err(|error| refused(&error))?;
        self.log_look(Some(person), "audit", Operation::Consultation)?;
        let line = |one: crate::ports::store::Recorded| AuditLine {
            at: one.at.to_string(),
            operation: one.operation.as_str(),
            by: one.by.to_string(),
            site: one.site.to_string(),
            position: one.position,
            kind: one.kind.to_string(),
        };
        Ok(recorded.into_iter().map(line).collect())
    }

    /// Whether the writer could make this person's record unreadable.
    ///
    /// # Errors
    /// Where not.
    pub fn may_erase(&self, person: &ParticipantId) -> Result<(), Refusal> {
        let (case, _) = self.load(person)?;
        let about = self.about(&case, None);
        if !case.is_open() || !self.may(Doing::FindPerson, &about) {
            return Err(unseen());
        }
        if self.may(Doing::Erase, &about) {
            return Ok(());
        }
        let what = format!("`{}` may not agree to this", self.writer.id);
        Err(Refusal::new(codes::NOT_YOURS, what))
    }

    /// Whether somebody else, who could do it as well, agrees.
    fn must_be_agreed(&self, person: &ParticipantId, agreed_by: &StaffId) -> Result<(), Refusal> {
        if *agreed_by == self.writer.id {
            let what = "two people must agree before a record is made unreadable";
            return Err(Refusal::new(codes::TWO_PEOPLE, what));
        }
        let second = self.known_member(agreed_by)?.filter(|member| member.active);
        let second = second.ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{agreed_by}`"))
        })?;
        let (case, _) = self.load(person)?;
        if self.allows(&second, Doing::Erase, &self.about(&case, None)) {
            return Ok(());
        }
        Err(Refusal::new(codes::NOT_YOURS, format!("`{agreed_by}` may not agree to this")))
    }

    /// Makes everything about a person unreadable for good. The log stays as it is. Two people agree to it.
    ///
    /// # Errors
    /// Where it is not theirs to do, nobody else who may agrees, or nothing could be written.
    pub fn erase(
        &self,
        person: &ParticipantId,
        because: &str,
        agreed_by: &StaffId,
    ) -> Result<Receipt, Refusal> {
        self.may_erase(person)?;
        self.must_be_agreed(person, agreed_by)?;
        domain::record::said(because, "the reason")?;
        // Whose it was is not said again: the entry speaks of a record, not of a person.
        let body = serde_json::json!({ "because": because, "agreedBy": agreed_by });
        let entry = NewEntry {
            kind: "record-erased".into(),
            form: 1,
            body: body.to_string().into_bytes(),
            operation: Operation::Erasure,
        };
        let erased = self.store.erase(person.as_str(), &self.beside(Some(person), entry));
        self.remembered.forget(person);
        erased.map_err(|error| refused(&error))
    }
}
