//! What the answers of one day come to: of a whole questionnaire and of its parts, items that nobody answered allowed for.
//!
//! The two figures are the sum and the mean. Where an item is not answered, there is either no figure or one that is
//! *prorated*: the unanswered items are taken as the mean of the answered ones, provided enough are answered. Which of
//! the two, and how many are enough, is the questionnaire's to say.

mod part;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_plugin::Declined;

use part::Values;

/// How many items a questionnaire has at most.
const MOST_ITEMS: usize = 500;

/// The most that an answer counts, either way.
const MOST_VALUE: i32 = 10_000;

/// A questionnaire, and what somebody answered on one day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What is asked.
    pub items: Vec<Item>,
    /// What can be answered, the same to every item: the id of an answer, and what it counts.
    pub values: BTreeMap<String, i32>,
    /// What was answered: the id of an item, and that of the answer. Items that are left out are not answered.
    pub answers: BTreeMap<String, String>,
    /// What becomes of items that are not answered.
    pub missing: Missing,
    /// How many items must be answered; without it, all of them.
    pub needs_answered: Option<u32>,
    /// Parts with figures of their own.
    #[serde(default)]
    pub subscales: Vec<Subscale>,
}

/// Something that is asked.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Whether it counts the other way round: the highest value for the lowest.
    #[serde(default)]
    pub reverse: bool,
}

/// What becomes of items that are not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// There is no figure with an item missing.
    None,
    /// They are taken as the mean of the answered items.
    Prorated,
}

/// Some of the items, with figures of their own.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subscale {
    /// Its id.
    pub id: String,
    /// The ids of its items.
    pub items: Vec<String>,
    /// How many of them must be answered; without it, all of them.
    pub needs_answered: Option<u32>,
}

/// What the answers come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// Of all items.
    pub whole: Figures,
    /// Of each subscale, by its id.
    pub subscales: BTreeMap<String, Figures>,
}

/// What some answers come to. Figures are texts, the last place rounded, halves away from nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The values added up: a whole number where every item is answered, two places where it is prorated. None where too
    /// few are answered.
    pub sum: Option<String>,
    /// The values added up and divided by how many are answered, with two places. None where too few are answered.
    pub mean: Option<String>,
    /// How many items are answered.
    pub answered: u32,
    /// How many there are.
    pub of: u32,
    /// How many must be answered for there to be a figure.
    pub needed: u32,
}

/// Works out what answers come to.
///
/// # Errors
/// In words, what of the questionnaire or the answers is not as it must be.
pub fn score(asked: Asked) -> Result<Given, Declined> {
    let items = ids(&asked)?;
    let values = Values::read(&asked, &items)?;
    let whole: Vec<&str> = asked.items.iter().map(|item| item.id.as_str()).collect();
    let mut given = Given {
        whole: values.figures("the questionnaire", &whole, asked.missing, asked.needs_answered)?,
        subscales: BTreeMap::new(),
    };
    for subscale in &asked.subscales {
        let what = format!("the subscale `{}`", subscale.id);
        let part: Vec<&str> = subscale.items.iter().map(String::as_str).collect();
        if let Some(unknown) = part.iter().find(|id| !items.contains(*id)) {
            return Err(format!("{what} names `{unknown}`, which is no item").into());
        }
        let figures = values.figures(&what, &part, asked.missing, subscale.needs_answered)?;
        if given.subscales.insert(subscale.id.clone(), figures).is_some() {
            return Err(format!("there are two subscales `{}`", subscale.id).into());
        }
    }
    Ok(given)
}

/// The ids of all items, each once.
fn ids(asked: &Asked) -> Result<BTreeSet<&str>, String> {
    if asked.items.is_empty() || asked.items.len() > MOST_ITEMS {
        return Err(format!("a questionnaire has 1 to {MOST_ITEMS} items"));
    }
    let mut ids = BTreeSet::new();
    for item in &asked.items {
        if !ids.insert(item.id.as_str()) {
            return Err(format!("there are two items `{}`", item.id));
        }
    }
    Ok(ids)
}
