//! The advice a plan was made from, as it stood that moment: kept as a document beside the plan, and read again where the
//! plan is shown or printed later.

use domain::record::Refusal;
use domain::record::plan::Planned;
use serde::Deserialize;

use super::desk::{Desk, refused};

/// What advice said of one session when a plan was made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KeptItem {
    /// The session's id.
    pub subject: String,
    /// Every rule that spoke.
    pub reasons: Vec<KeptReason>,
}

/// One rule's reason as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptReason {
    /// The rule's id, or the host's own word where the host itself spoke.
    pub rule: String,
    /// The sentence as it was read then.
    pub sentence: String,
    /// What the rule would have said if it were so; none where it was.
    #[serde(default)]
    pub if_so: Option<String>,
    /// Facts it waited for.
    #[serde(default)]
    pub waits_for: Vec<String>,
    /// The facts behind it.
    #[serde(default)]
    pub facts: Vec<KeptFact>,
}

/// A fact as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KeptFact {
    /// Its id.
    pub fact: String,
    /// Its question in plain words.
    pub question: String,
    /// How it stood: `known`, `not known` and so on.
    pub state: String,
}

/// The document, as far as it is read again.
#[derive(Deserialize)]
struct Document {
    advice: Advice,
}

#[derive(Deserialize)]
struct Advice {
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    lanes: Vec<Lane>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lane {
    items: Vec<KeptItem>,
    might_apply: Vec<KeptItem>,
}

impl Desk<'_> {
    /// What advice said of each session when a plan was made; nothing where its words are kept no more, or none were.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn advice_behind(&self, plan: &Planned) -> Result<Vec<KeptItem>, Refusal> {
        let bytes = self.store.document(&plan.advice).map_err(|error| refused(&error))?;
        Ok(bytes.map(|bytes| items(&bytes)).unwrap_or_default())
    }
}

fn items(bytes: &[u8]) -> Vec<KeptItem> {
    let Ok(document) = serde_json::from_slice::<Document>(bytes) else { return Vec::new() };
    let lanes = document.advice.people.into_iter().flat_map(|person| person.lanes);
    lanes.flat_map(|lane| lane.items.into_iter().chain(lane.might_apply)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_what_is_something_else_says_nothing() {
        let kept = br#"{"sessions":[],"advice":{"engine":"waymark 1","people":[{"person":"A1","lanes":[{
            "programme":"p","open":true,
            "items":[{"verb":"suggest","subject":"circles","reasons":[{"rule":"r1","sentence":"So it is.",
                "outcome":"yes","clauses":[],"facts":[],"safeguard":false,"layer":"p"}]}],
            "mightApply":[{"verb":"suggest","subject":"belonging","reasons":[{"rule":"r2",
                "sentence":"Not known yet: Whom?","ifSo":"It matters.","outcome":"cannot-tell",
                "waitsFor":["social.whom"],"facts":[{"fact":"social.whom","question":"Whom?",
                "state":"not known","heldBy":"them","said":[]}]}]}]}]}]}}"#;
        let read = items(kept);
        let subjects: Vec<&str> = read.iter().map(|item| item.subject.as_str()).collect();
        assert_eq!(subjects, ["circles", "belonging"]);
        let [.., last] = &*read else { panic!("two items") };
        let [reason] = &*last.reasons else { panic!("one reason") };
        assert_eq!(reason.if_so.as_deref(), Some("It matters."));
        assert_eq!(reason.waits_for, ["social.whom"]);
        assert_eq!(reason.facts.first().map(|fact| fact.state.as_str()), Some("not known"));
        assert_eq!(items(b"the advice"), []);
    }
}
