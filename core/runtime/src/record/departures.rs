//! What was done otherwise than the outlines of a programme say, for those who write them: at how many people's meetings a
//! block was left out, done in another way, or did not land, and why. Nobody is named, and few people are not counted: a
//! small number would tell of somebody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::ids::{BlockId, ParticipantId, ProgrammeId, SessionId};
use domain::record::Refusal;
use domain::record::case::Case;
use domain::record::meeting::{DepartureKind, Held, Meeting};
use serde::Serialize;

use super::desk::Desk;
use super::lists::LaneRow;
use crate::ports::store::Operation;

/// So many people there must be before they are counted, or what was said of their meetings is told.
pub const FEWEST: usize = 5;

/// So many days are looked back.
pub const LOOKED_BACK: i64 = 365;

/// What is said in the place of a participant's name.
const UNNAMED: &str = "(name)";

/// How a block of an outline fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockFared {
    /// Of which outline.
    pub session: SessionId,
    /// Which block.
    pub block: BlockId,
    /// Left out.
    pub left_out: HowMany,
    /// Done in another way, earlier or later, or with something added.
    pub changed: HowMany,
    /// Did not land.
    pub did_not_land: HowMany,
    /// Why it was left out or changed, where enough people's meetings are counted; in order of words.
    pub because: Vec<String>,
}

/// At how many people's meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HowMany {
    /// At nobody's.
    None,
    /// At fewer than [`FEWEST`].
    Few,
    /// At so many.
    People(usize),
}

impl From<usize> for HowMany {
    fn from(people: usize) -> Self {
        match people {
            0 => Self::None,
            few if few < FEWEST => Self::Few,
            people => Self::People(people),
        }
    }
}

/// What is gathered of a block: whose meetings, and why.
#[derive(Default)]
struct Gathered {
    left_out: BTreeSet<ParticipantId>,
    changed: BTreeSet<ParticipantId>,
    did_not_land: BTreeSet<ParticipantId>,
    because: BTreeSet<String>,
}

impl Desk<'_> {
    /// How the blocks of a programme fared in the last year, at every site: those that were left out, changed or did not
    /// land. People whose record only some may see are not counted. Logged as one consultation.
    ///
    /// # Errors
    /// Where they are no programme designer, the store cannot be read, or the look could not be logged.
    pub fn how_blocks_fared(&self, programme: &ProgrammeId) -> Result<Vec<BlockFared>, Refusal> {
        self.must_design()?;
        let since = domain::date::from_days(domain::date::to_days(self.today).saturating_sub(LOOKED_BACK));
        let lately = |lane: &Arc<LaneRow>| lane.programme == *programme && lane.had_contact(since);
        let mut all: BTreeMap<(SessionId, BlockId), Gathered> = BTreeMap::new();
        for row in self.rows_of_people(None)?.into_iter().filter(|row| row.lanes.iter().any(lately)) {
            let (case, _) = self.load(&row.person)?;
            let is_walled =
                !case.restriction.excluded.is_empty() || !case.restriction.restricted_to.is_empty();
            if is_walled || !case.is_open() {
                continue;
            }
            let Some(lane) = case.lane(programme) else { continue };
            for meeting in lane.meetings.values() {
                let held = meeting.held.as_ref().map(|held| &held.what);
                if let Some(held) = held.filter(|held| since.is_none_or(|since| held.on >= since)) {
                    self.gather(programme, (&row.person, &case), meeting, held, &mut all);
                }
            }
        }
        self.log_look(None, "how blocks fared", Operation::Consultation)?;
        Ok(all.into_iter().map(|((session, block), gathered)| gathered.told(session, block)).collect())
    }

    fn gather(
        &self,
        programme: &ProgrammeId,
        (person, case): (&ParticipantId, &Case),
        meeting: &Meeting,
        held: &Held,
        all: &mut BTreeMap<(SessionId, BlockId), Gathered>,
    ) {
        let ready = self.programme(case, programme);
        let outlines = ready.iter().flat_map(|ready| &ready.programme.package.sessions);
        let given: Vec<_> =
            outlines.filter(|outline| meeting.scheduled.what.sessions.contains(&outline.id)).collect();
        let of = |block: &BlockId| {
            let outline = given.iter().find(|outline| outline.blocks.iter().any(|one| one.id == *block));
            outline.or(given.first()).map(|outline| (outline.id.clone(), block.clone()))
        };
        for departure in &held.departures {
            let Some(place) = of(&departure.block) else { continue };
            let gathered = all.entry(place).or_default();
            let people = match departure.kind {
                DepartureKind::LeftOut => &mut gathered.left_out,
                DepartureKind::Added | DepartureKind::DoneDifferently | DepartureKind::Reordered => {
                    &mut gathered.changed
                }
            };
            people.insert(person.clone());
            gathered.because.insert(unnamed(case, &departure.because));
        }
        for block in &held.did_not_land {
            let Some(place) = of(block) else { continue };
            all.entry(place).or_default().did_not_land.insert(person.clone());
        }
    }
}

impl Gathered {
    fn told(self, session: SessionId, block: BlockId) -> BlockFared {
        let otherwise: BTreeSet<&ParticipantId> = self.left_out.union(&self.changed).collect();
        let because = if otherwise.len() < FEWEST { BTreeSet::new() } else { self.because };
        BlockFared {
            session,
            block,
            left_out: self.left_out.len().into(),
            changed: self.changed.len().into(),
            did_not_land: self.did_not_land.len().into(),
            because: because.into_iter().collect(),
        }
    }
}

/// What somebody wrote, without the participant's names and numbers.
fn unnamed(case: &Case, text: &str) -> String {
    let numbers = case.identifiers.iter().map(|one| one.value.to_string());
    let names = case.preferred_name().into_iter().flat_map(str::split_whitespace).map(str::to_owned);
    let mut text = text.to_owned();
    for name in numbers.chain(names).filter(|name| name.chars().count() > 1) {
        text = text.replace(&name, UNNAMED);
    }
    text
}
