//! A copy of everything held about a person, for the person: readable, with what is withheld said and why.

use domain::ids::ParticipantId;
use domain::record::Refusal;
use domain::record::report::SharedOut;
use domain::statement::Marking;
use serde::Serialize;
use serde_json::Value;

use super::desk::{Desk, person_thread, refused};

use crate::ports::access::Doing;
use crate::ports::store::{Operation, Recorded};

/// The copy.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectAccessCopy {
    /// What it is.
    pub about: &'static str,
    /// Their numbers.
    pub identifiers: Vec<String>,
    /// Everything recorded, in order.
    pub entries: Vec<CopiedEntry>,
    /// What is withheld, each with why.
    pub withheld: Vec<Withheld>,
    /// Who looked at the record or was given something of it, in order.
    pub looked: Vec<LookedAt>,
}

/// One entry of the copy.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CopiedEntry {
    /// Its number.
    pub number: u64,
    /// What kind.
    pub kind: String,
    /// When it was recorded.
    pub at: String,
    /// At which site.
    pub site: String,
    /// What it says.
    pub says: Value,
}

/// Something that is not in the copy.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Withheld {
    /// The entry's number.
    pub number: u64,
    /// What kind.
    pub kind: String,
    /// Why.
    pub because: &'static str,
}

/// One look.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LookedAt {
    /// When.
    pub at: String,
    /// At which site; who it was is for the audit.
    pub site: String,
    /// Which operation.
    pub operation: &'static str,
}

impl Desk<'_> {
    /// Makes the copy, records that it left and to whom.
    ///
    /// # Errors
    /// Where it is not theirs to give, or the store cannot be read or written.
    pub fn subject_access(
        &self,
        person: &ParticipantId,
        because: &str,
    ) -> Result<SubjectAccessCopy, Refusal> {
        let (case, _) = self.load(person)?;
        case_is_theirs(self, &case)?;
        let shared = SharedOut {
            what: "a copy of everything held about them".into(),
            to: "the person".into(),
            because: because.into(),
            document: None,
        };
        let wish = super::write::Wish {
            entries: vec![shared.into()],
            operation: Some(Operation::Disclosure),
            ..Default::default()
        };
        self.record(person, wish)?;
        let (mut entries, mut withheld) = (Vec::new(), Vec::new());
        let threads: Vec<_> = std::iter::once(person).chain(&case.links).map(person_thread).collect();
        for one in self.store.threads(&threads).map_err(|error| refused(&error))? {
            match why_withheld(&one) {
                Some(because) => {
                    withheld.push(Withheld { number: one.number, kind: one.kind.to_string(), because });
                }
                None => entries.push(copied(&one)),
            }
        }
        let about = self.store.about(person.as_str()).map_err(|error| refused(&error))?;
        let looks = about
            .iter()
            .filter(|one| !matches!(one.operation, Operation::Collection | Operation::Alteration));
        let looked = looks.map(|one| LookedAt {
            at: one.at.to_string(),
            site: one.site.to_string(),
            operation: one.operation.as_str(),
        });
        Ok(SubjectAccessCopy {
            about: "Everything recorded about you here, in the order it was recorded. What is left out is listed, with why.",
            identifiers: case.identifiers.iter().map(ToString::to_string).collect(),
            entries,
            withheld,
            looked: looked.collect(),
        })
    }
}

fn case_is_theirs(desk: &Desk<'_>, case: &domain::record::case::Case) -> Result<(), Refusal> {
    if case.is_open() && desk.may_disclose(case) {
        return Ok(());
    }
    if case.is_open() && desk.may(Doing::ReadPerson, &desk.about(case, None)) {
        let what = "copies of a record are not yours to give";
        return Err(Refusal::new(domain::codes::NOT_YOURS, what).fix(super::desk::who_may(Doing::Disclose)));
    }
    let unseen = "there is no such person, or none that you may see";
    Err(Refusal::new(domain::codes::NO_SUCH_PERSON, unseen))
}

fn copied(one: &Recorded) -> CopiedEntry {
    let body = one.body.as_deref().and_then(|body| serde_json::from_slice(body).ok());
    CopiedEntry {
        number: one.number,
        kind: one.kind.to_string(),
        at: one.at.to_string(),
        site: one.site.to_string(),
        says: body.unwrap_or(Value::Null),
    }
}

/// Why an entry is not in the copy; none where it is.
fn why_withheld(one: &Recorded) -> Option<&'static str> {
    let body: Value =
        one.body.as_deref().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default();
    match &*one.kind {
        "access-restricted" | "glass-broken" | "glass-reviewed" => Some("it is about members of staff"),
        "passed-on" => Some("telling who was told could put somebody else at risk; ask us about it"),
        "contribution-added" | "fact-stated" => {
            let holder_decides = body.get("marking").is_some_and(|marking| {
                serde_json::from_value::<Marking>(marking.clone())
                    .is_ok_and(|marking| marking != Marking::Official)
            });
            let theirs = body.get("basis").is_some_and(|basis| basis == "participant-account")
                || body.get("holder").is_some_and(|holder| holder == "the person");
            (holder_decides && !theirs && one.kind.starts_with("contribution"))
                .then_some("another holder wrote it and decides; ask them, or us to ask them")
        }
        _ => None,
    }
}
