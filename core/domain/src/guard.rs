//! The guard of `never_tailor_on`: prefixes of fact ids that must not steer tailoring, directly, through a
//! derived fact or through what a plugin is told, when content is checked and again at run time.

use crate::dictionary::{Dictionary, Slot};

/// What a programme promised never to tailor on: prefixes of fact ids, by whole parts (`risk` covers `risk.level`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    prefixes: Vec<String>,
}

impl Guard {
    /// A guard over `prefixes`.
    #[must_use]
    pub fn new(prefixes: impl IntoIterator<Item = String>) -> Self {
        Self { prefixes: prefixes.into_iter().collect() }
    }

    /// The prefix that covers `name`, where one does.
    #[must_use]
    pub fn covers(&self, name: &str) -> Option<&str> {
        let covers = |prefix: &&String| {
            name.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.prefixes.iter().find(covers).map(String::as_str)
    }

    /// The first guarded fact that one of `reads` reaches, itself or through a derived fact.
    #[must_use]
    pub fn reached<'d>(&self, reads: &[Slot], dictionary: &'d Dictionary) -> Option<&'d str> {
        let facts = reads.iter().flat_map(|slot| {
            let mut behind = dictionary.behind(*slot);
            behind.insert(0, *slot);
            behind
        });
        // What a plugin is told to give a fact steers as much as the fact itself.
        let told = |slot: Slot| {
            let given = dictionary.fact(slot).and_then(|fact| fact.given_by.as_ref());
            let told = given.into_iter().flat_map(|given| given.with.iter().map(|(_, fact)| fact.as_str()));
            std::iter::once(dictionary.name(slot)).chain(told)
        };
        facts.flat_map(told).find(|name| self.covers(name).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: bool) {
        let guard = Guard::new(["risk".to_owned(), "faith.school".to_owned()]);
        assert_eq!(guard.covers(name).is_some(), expected, "{name}");
    }

    #[test]
    fn a_prefix_covers_whole_parts_only() {
        check("risk", true);
        check("risk.level", true);
        check("risky.level", false);
        check("faith.school", true);
        check("faith.wish", false);
    }
}
