//! Who the person is: numbers, names, languages, needs for reading and access; who may not see them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::{Around, Kind, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{ParticipantId, StaffId};

/// A number or name under which somebody's systems know a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Identifier {
    /// Whose numbering: `NOMS`, `CRN` or another.
    pub scheme: Text,
    /// The number, in capitals, without blanks.
    pub value: Text,
}

impl Identifier {
    /// The number as it is compared: in capitals, without blanks.
    #[must_use]
    pub fn new(scheme: &str, value: &str) -> Self {
        let tidy = |text: &str| {
            text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase()
        };
        Self { scheme: tidy(scheme).into(), value: tidy(value).into() }
    }
}

impl Identifier {
    /// Whether it can be a number at all: letters, figures, dashes and strokes, at most 24 of them.
    fn checked(&self) -> Result<(), Refusal> {
        let is_number = |text: &str| {
            (1..=24).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/'))
        };
        if is_number(&self.scheme) && is_number(&self.value) {
            return Ok(());
        }
        let refusal = Refusal::new(codes::NOTHING_SAID, "the number is none");
        Err(refusal
            .fix("write it as SCHEME=NUMBER, such as NOMS=A1234BC: letters, figures, dashes and strokes"))
    }
}

impl std::fmt::Display for Identifier {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", self.scheme, self.value)
    }
}

/// A record was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// Who.
    pub person: ParticipantId,
    /// Their numbers.
    pub identifiers: Vec<Identifier>,
    /// What is known about them as a person to meet.
    pub described: Described,
}

impl Kind for Opened {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        if case.is_open() {
            return Err(Refusal::new(codes::ALREADY_SO, "this person has a record already"));
        }
        if self.identifiers.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "no number was given to know the person by"));
        }
        self.identifiers.iter().try_for_each(Identifier::checked)?;
        self.described.checked(around)
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.id = Some(self.person);
        case.owner = Some(stamp.site.clone());
        case.epoch = 1;
        case.identify(self.identifiers);
        case.described = self.described;
    }
}

/// How to meet them: replaces what was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Described {
    /// What they like to be called.
    pub preferred_name: Option<Text>,
    /// Their date of birth, for telling people apart.
    pub born: Option<Date>,
    /// Languages they would rather use, first first.
    pub languages: Vec<Text>,
    /// What helps with reading, hearing, seeing, moving.
    pub access_needs: Vec<Text>,
}

impl Described {
    fn checked(&self, around: &Around<'_>) -> Result<(), Refusal> {
        self.born.map_or(Ok(()), |born| happened(born, around.today, "the date of birth"))
    }
}

impl Kind for Described {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        self.checked(around)
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        let old = std::mem::take(&mut case.described);
        case.described = Self {
            preferred_name: self.preferred_name.or(old.preferred_name),
            born: self.born.or(old.born),
            languages: if self.languages.is_empty() { old.languages } else { self.languages },
            access_needs: if self.access_needs.is_empty() { old.access_needs } else { self.access_needs },
        };
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

/// Another number of theirs became known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identified {
    /// The number.
    pub identifier: Identifier,
    /// From what that is known.
    pub because: Text,
}

impl Kind for Identified {
    fn check(&self, case: &Case, _: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        self.identifier.checked()?;
        said(&self.because, "from what it is known")
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        case.identify([self.identifier]);
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

/// Two records are about one person: they are read together from now on, and neither is rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Linked {
    /// The other record.
    pub other: ParticipantId,
    /// From what that is known.
    pub because: Text,
}

impl Kind for Linked {
    fn check(&self, case: &Case, _: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        if case.id.as_ref() == Some(&self.other) || case.links.contains(&self.other) {
            return Err(Refusal::new(codes::ALREADY_SO, "the two records are linked already"));
        }
        said(&self.because, "from what it is known")
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        case.links.insert(self.other);
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

/// Who may not see the record, or who alone may: replaces what was there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Restricted {
    /// These may not see it, nor that it exists.
    pub excluded: Vec<StaffId>,
    /// These alone may; empty lifts it.
    pub restricted_to: Vec<StaffId>,
    /// Why.
    pub because: Text,
}

impl Kind for Restricted {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.because, "the reason")?;
        let stranger = self.excluded.iter().chain(&self.restricted_to).find(|id| around.member(id).is_none());
        stranger.map_or(Ok(()), |id| {
            Err(Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{id}`")))
        })?;
        let writer = &around.writer.id;
        let shut_out = self.excluded.contains(writer)
            || !self.restricted_to.is_empty() && !self.restricted_to.contains(writer);
        if shut_out {
            let what = "whoever puts up a wall must be able to take it down again";
            return Err(Refusal::new(codes::OUT_OF_ORDER, what)
                .fix("name yourself among those who may see the record"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        case.restriction = self;
    }
}

/// Somebody opened a record that is not theirs to read, and said why. It is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GlassBroken {
    /// Why it could not wait.
    pub because: Text,
    /// The last day it opens the record.
    pub until: Date,
}

/// For how many days breaking the glass opens a record.
const GLASS_DAYS: i64 = 3;

impl Kind for GlassBroken {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.because, "the reason")?;
        let last = crate::date::from_days(crate::date::to_days(around.today) + GLASS_DAYS);
        if last.is_some_and(|last| self.until > last) || self.until < around.today {
            let what = format!("a record opens so for {GLASS_DAYS} days at most, not until {}", self.until);
            return Err(Refusal::new(codes::TOO_LONG, what));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.glass.push(super::Noted::new(self, stamp));
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

/// Somebody else looked at why the glass was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GlassReviewed {
    /// The entry that is reviewed, by its number.
    pub entry: u64,
    /// What they found.
    pub found: Text,
}

impl Kind for GlassReviewed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        said(&self.found, "what was found")?;
        let broken = case.glass.iter().find(|broken| broken.recorded.number == self.entry);
        match broken {
            None => Err(Refusal::new(codes::NO_SUCH_ENTRY, format!("entry {} broke no glass", self.entry))),
            Some(broken) if broken.recorded.by == around.writer.id => {
                let what = "whoever broke the glass cannot review it";
                Err(Refusal::new(codes::TWO_PEOPLE, what))
            }
            Some(_) => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        case.glass_reviewed.insert(self.entry);
    }
}
