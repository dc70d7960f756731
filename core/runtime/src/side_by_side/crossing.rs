//! What may cross from one lane to another's team: dates only, unless the person agreed to more, or to less.

use domain::fact::FactValue;
use domain::fact_sheet::{FactSheet, FactState};
use domain::package::Sharing;
use domain::statement::{Said, Statement};
use schemars::JsonSchema;
use serde::Serialize;

use super::Lane;

/// What may cross, the narrowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Crossing {
    /// Not even that there is such a lane.
    Nothing,
    /// Dates of meetings, under the name the programme gives them for others.
    DatesOnly,
    /// The titles of sessions and the change goals they work on as well. Never a fact, a holder or a reason.
    Topics,
}

/// What of `lane` may cross to other teams: the narrowest that any holder says, in every standing statement of the
/// fact the programme names. Who would rather not say, does not know or said it too long ago agreed to dates only; an
/// old wish that nothing crosses stands until there is a new one.
pub(crate) fn crossing(lane: &Lane<'_>) -> Crossing {
    let programme = &*lane.ready.programme;
    let Some(sharing) = &programme.package.manifest.beside.sharing else { return Crossing::DatesOnly };
    let dictionary = &programme.dictionary;
    let slot = dictionary.slot(sharing.fact.as_str());
    let Some((slot, definition)) = slot.and_then(|slot| Some((slot, dictionary.fact(slot)?))) else {
        return Crossing::DatesOnly;
    };
    let today = lane.sheet.today();
    let says = |statement: &Statement| match &statement.said {
        Said::Value(value) | Said::Account(value) | Said::Settled { value, .. } => {
            let old = definition.look_again.is_out_of_date(statement.origin.on, today);
            Some(agreed(sharing, value, old))
        }
        Said::RatherNotSay => Some(Crossing::DatesOnly),
        // Whoever does not know takes nothing back that the person told somebody else.
        Said::NotKnown | Said::NobodyHoldsIt => None,
    };
    let narrowest = lane.sheet.standing(slot).filter_map(says).min();
    narrowest.unwrap_or_else(|| {
        let cell = lane.sheet.cell(slot);
        let value = definition.kind.decode(cell.bits).filter(|_| has_value(lane.sheet, slot));
        value.map_or(Crossing::DatesOnly, |value| agreed(sharing, &value, cell.state == FactState::OutOfDate))
    })
}

/// A sheet made of cells has values nobody stated.
fn has_value(sheet: &FactSheet, slot: domain::dictionary::Slot) -> bool {
    matches!(sheet.cell(slot).state, FactState::Known | FactState::OutOfDate)
}

fn agreed(sharing: &Sharing, value: &FactValue, old: bool) -> Crossing {
    let FactValue::Choice(id) = value else { return Crossing::DatesOnly };
    let among = |list: &[String]| list.iter().any(|other| **other == **id);
    if among(&sharing.nothing) {
        Crossing::Nothing
    } else if among(&sharing.topics) && !old {
        Crossing::Topics
    } else {
        Crossing::DatesOnly
    }
}
