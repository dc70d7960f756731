//! Asks whether an entry may be recorded after others, and says what was expected where it is otherwise.

use domain::codes::Code;
use domain::record::case::Case;
use domain::record::{Around, Entry, Refusal, Stamp};
use domain::site::Setting;

use crate::world::{HERE, TODAY, World};

/// Who records, and where.
pub(crate) struct Writer {
    by: &'static str,
    at: &'static str,
    setting: Setting,
}

/// Ann, who is a facilitator and the treatment manager, at the site that opens records.
pub(crate) const ANN: Writer = Writer { by: "ann", at: HERE, setting: Setting::Custody };

impl Writer {
    pub(crate) fn by(self, by: &'static str) -> Self {
        Self { by, ..self }
    }

    pub(crate) fn at(self, at: &'static str) -> Self {
        Self { at, ..self }
    }

    pub(crate) fn in_the_community(self) -> Self {
        Self { setting: Setting::Community, ..self }
    }

    /// What the rules say of an entry.
    pub(crate) fn asks(&self, case: &Case, entry: &Entry) -> Result<(), Refusal> {
        let world = World::new();
        let site = self.at.into();
        let around = Around {
            today: TODAY,
            writer: world.staff.iter().find(|member| member.id.as_str() == self.by).expect("a member"),
            site: &site,
            setting: Some(self.setting),
            words: &world.words,
            programme: entry.lane().and_then(|lane| world.programmes.iter().find(|one| one.id == *lane)),
            sessions: &world.sessions,
            measures: &world.measures,
            staff: &world.staff,
        };
        case.check(entry, &around)
    }

    /// Records an entry that must be allowed.
    pub(crate) fn records(&self, case: &mut Case, entry: impl Into<Entry>) {
        let entry = entry.into();
        if let Err(refusal) = self.asks(case, &entry) {
            panic!("`{}` is refused: {} {}", entry.kind(), refusal.code.as_str(), refusal.what);
        }
        let number = case.number + 1;
        case.record(&stamp(number, self.at, self.by), entry);
    }

    /// Checks what becomes of `entry` in a record.
    pub(crate) fn finds(&self, case: &Case, entry: impl Into<Entry>, expected: Result<(), Code>) {
        let entry = entry.into();
        let found = self.asks(case, &entry);
        let said = match &found {
            Ok(()) => "it is allowed".to_owned(),
            Err(refusal) => format!("{}: {}", refusal.code.as_str(), refusal.what),
        };
        assert_eq!(
            found.as_ref().err().map(|refusal| refusal.code),
            expected.err(),
            "{}: {said}",
            entry.kind()
        );
        if let Err(refusal) = found {
            assert!(
                !refusal.what.is_empty() && !refusal.advice().is_empty(),
                "it says what is wrong and what to do"
            );
        }
    }
}

pub(crate) fn stamp(number: u64, site: &str, by: &str) -> Stamp {
    let at = "2026-11-25T10:00:00Z".parse().expect("a time");
    Stamp { number, site: site.into(), by: by.into(), at }
}

/// The record of entries that Ann recorded, each of them allowed.
pub(crate) fn case(before: impl IntoIterator<Item = Entry>) -> Case {
    let mut case = Case::default();
    for entry in before {
        ANN.records(&mut case, entry);
    }
    case
}

/// Checks what becomes of `entry` after `before`, all of it recorded by Ann.
pub(crate) fn check(
    before: impl IntoIterator<Item = Entry>,
    entry: impl Into<Entry>,
    expected: Result<(), Code>,
) {
    ANN.finds(&case(before), entry, expected);
}

/// `before`, and then `entry`.
pub(crate) fn then(mut before: Vec<Entry>, entry: impl Into<Entry>) -> Vec<Entry> {
    before.push(entry.into());
    before
}
