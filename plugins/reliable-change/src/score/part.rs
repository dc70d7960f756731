//! The figures of some items of a questionnaire.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, Figures, MOST_VALUE, Missing};
use crate::decimal::{nearest, two_places};

/// What each answered item counts, reversed items turned round.
pub(super) struct Values<'a>(BTreeMap<&'a str, i32>);

impl<'a> Values<'a> {
    /// Reads the answers.
    pub(super) fn read(asked: &'a Asked, items: &BTreeSet<&str>) -> Result<Self, String> {
        let (least, most) = range(asked)?;
        if let Some(unknown) = asked.answers.keys().find(|id| !items.contains(id.as_str())) {
            return Err(format!("`{unknown}` is answered, and is no item"));
        }
        let mut values = BTreeMap::new();
        for item in &asked.items {
            let Some(answer) = asked.answers.get(&item.id) else { continue };
            let Some(value) = asked.values.get(answer) else {
                return Err(format!("`{answer}` is no answer to `{}`", item.id));
            };
            values.insert(item.id.as_str(), if item.reverse { least + most - value } else { *value });
        }
        Ok(Self(values))
    }

    /// What the answers to these items come to.
    pub(super) fn figures(
        &self,
        what: &str,
        part: &[&str],
        missing: Missing,
        needs_answered: Option<u32>,
    ) -> Result<Figures, String> {
        let distinct: BTreeSet<&&str> = part.iter().collect();
        if part.is_empty() || distinct.len() != part.len() {
            return Err(format!("{what} has no items, or names one twice"));
        }
        let of = count(part.len());
        let needed = needed(what, of, missing, needs_answered)?;
        let answers: Vec<i32> = part.iter().filter_map(|id| self.0.get(id).copied()).collect();
        let answered = count(answers.len());
        let enough = answered >= needed;
        let total: i128 = answers.iter().copied().map(i128::from).sum();
        let divided = |times: u32| two_places(nearest(total * i128::from(times) * 100, i128::from(answered)));
        let sum = || if answered == of { total.to_string() } else { divided(of) };
        Ok(Figures { sum: enough.then(sum), mean: enough.then(|| divided(1)), answered, of, needed })
    }
}

/// The least and the most that an answer counts.
fn range(asked: &Asked) -> Result<(i32, i32), String> {
    let values = || asked.values.values().copied();
    let (Some(least), Some(most)) = (values().min(), values().max()) else {
        return Err("nothing can be answered: `values` is empty".to_owned());
    };
    if least < -MOST_VALUE || most > MOST_VALUE {
        return Err(format!("an answer counts at most {MOST_VALUE} either way"));
    }
    Ok((least, most))
}

/// How many of the items must be answered.
fn needed(what: &str, of: u32, missing: Missing, needs_answered: Option<u32>) -> Result<u32, String> {
    let needed = needs_answered.unwrap_or(of);
    if needed == 0 || needed > of {
        return Err(format!("{what} needs 1 to {of} answers, not {needed}"));
    }
    if missing == Missing::None && needed != of {
        return Err(format!(
            "{what} needs {needed} of {of} answers, and says `missing: none`: a figure with items left out would be \
             prorated, so say so"
        ));
    }
    Ok(needed)
}

/// How many. There are far fewer items than this type holds.
fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
