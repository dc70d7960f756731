//! Whether what advice can come to stays within the programme's bounds of meetings: proved from the rules, broken by
//! somebody, or neither.

use domain::advice::{Advice, Outcome};
use domain::package::SessionOutline;
use domain::rule::Action;
use domain::truth::Truth;
use schemars::JsonSchema;
use serde::Serialize;

use crate::compile::Ready;

/// What is known of a programme's bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dosage {
    /// Fewest meetings.
    pub at_least: u16,
    /// Most meetings.
    pub at_most: u16,
    /// Fewest meetings of everything that some rule can suggest: no plan made of suggestions needs more.
    pub suggested_at_most: u32,
    /// Most meetings of everything that nothing can hold: there is always as much to do.
    pub never_held_at_least: u32,
    /// What follows.
    pub verdict: DosageVerdict,
}

/// What follows for a programme's bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum DosageVerdict {
    /// Nobody's advice can break them.
    Proved,
    /// Somebody's does.
    Broken {
        /// Which invented person.
        person: u32,
        /// How.
        what: String,
    },
    /// The rules alone do not show it, and nobody's did.
    NotBroken {
        /// Among so many people.
        people: u32,
    },
}

/// Looks at the rules; `broken` is the first person for whom a bound did not hold.
pub(super) fn dosage(ready: &Ready, people: u32, broken: Option<(u32, String)>) -> Dosage {
    let package = &ready.programme.package;
    let (at_least, at_most) = package.manifest.meetings;
    let speaks = |wanted: &Action| {
        let rules = ready.programme.rules.iter().zip(&ready.stopped).filter(|(_, stopped)| stopped.is_none());
        rules.into_iter().any(|(rule, _)| rule.actions.contains(wanted))
    };
    let (mut suggested, mut never_held) = (0_u32, 0_u32);
    for ((position, session), waits) in (0_u16..).zip(&package.sessions).zip(&ready.waits_for_source) {
        if speaks(&Action::Suggest(position)) && !waits {
            suggested += fewest(session);
        }
        if !speaks(&Action::Hold(position)) && !waits {
            never_held += u32::from(session.meetings.1);
        }
    }
    let verdict = match broken {
        Some((person, what)) => DosageVerdict::Broken { person, what },
        None if suggested <= u32::from(at_most) && never_held >= u32::from(at_least) => DosageVerdict::Proved,
        None => DosageVerdict::NotBroken { people },
    };
    Dosage { at_least, at_most, suggested_at_most: suggested, never_held_at_least: never_held, verdict }
}

/// How somebody's advice breaks the bounds, where it does. A session that waits only until something is known waits for
/// a while, and is still to come.
pub(super) fn broken(ready: &Ready, advice: &Advice) -> Option<String> {
    if !advice.open {
        return None;
    }
    let package = &ready.programme.package;
    let (at_least, at_most) = package.manifest.meetings;
    let outline = |position: u16| package.sessions.get(usize::from(position));
    let mut suggested = 0_u32;
    let mut left: u32 = package.sessions.iter().map(|session| u32::from(session.meetings.1)).sum();
    for item in &advice.items {
        match item.outcome {
            Outcome::Suggest(_, session) => suggested += outline(session).map_or(0, fewest),
            Outcome::Hold(session)
                if advice.reasons(item.reasons).iter().any(|reason| reason.truth == Truth::Yes) =>
            {
                left -= outline(session).map_or(0, |session| u32::from(session.meetings.1)).min(left);
            }
            Outcome::Hold(_) | Outcome::Adapt(_) | Outcome::Raise(_) => {}
        }
    }
    if suggested > u32::from(at_most) {
        Some(format!(
            "What is suggested takes at least {suggested} meetings; the programme has at most {at_most}."
        ))
    } else if left < u32::from(at_least) {
        Some(format!(
            "What does not wait takes at most {left} meetings; the programme has at least {at_least}."
        ))
    } else {
        None
    }
}

fn fewest(session: &SessionOutline) -> u32 {
    u32::from(session.meetings.0.max(1))
}
