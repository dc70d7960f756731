//! What can be asked: each operation takes named facts and gives a value with why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::feast;

/// Whose word an expected date waits for.
const CONFIRMED: &str = "the chaplain confirms, and what is announced locally counts";

/// The most days that count as near.
const MOST_DAYS: i64 = 30;

/// A day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnDay {
    /// The day, as `YYYY-MM-DD`. Where it is not known, neither is the answer.
    #[schemars(extend("format" = "date"))]
    pub day: Option<String>,
}

/// A day, and how near counts as near.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearDay {
    /// The day, as `YYYY-MM-DD`. Where it is not known, neither is the answer.
    #[schemars(extend("format" = "date"))]
    pub day: Option<String>,
    /// How many days before or after still count, 0 to 30; 1 where nothing is said.
    #[schemars(range(min = 0, max = 30))]
    pub within: Option<i64>,
}

/// Yes or no, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Whether {
    /// The answer; none where it is not known.
    pub value: Option<YesNo>,
    /// Why, and whose word it waits for.
    pub because: String,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

/// A civil date, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The date, as `YYYY-MM-DD`; none where it is not known.
    #[schemars(extend("format" = "date"))]
    pub value: Option<String>,
    /// Why, and whose word it waits for.
    pub because: String,
}

/// A date of the Umm al-Qura calendar in digits, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Year, month and day, such as `1448-09-01`; none where it is not known.
    pub value: Option<String>,
    /// Why, and whose word it waits for.
    pub because: String,
}

/// Whether a day is in the month of fasting.
///
/// # Errors
/// In words: it is no date, or outside the years that the calendar knows. (Each operation declines for the same.)
pub fn fasting_month(asked: &OnDay) -> Result<Whether, String> {
    whether(asked.day.as_deref(), |day| {
        let fasting = feast::is_fasting(day);
        let month = if fasting { "in Ramadan" } else { "not in Ramadan" };
        Ok((fasting, format!("{} is {month}, {}", day.civil(), expected())))
    })
}

/// Whether one of the two Eids is within some days of a day.
///
/// # Errors
/// As [`fasting_month`], and where the number of days is not 0 to 30.
pub fn near_eid(asked: &NearDay) -> Result<Whether, String> {
    let within = asked.within.unwrap_or(1);
    if !(0..=MOST_DAYS).contains(&within) {
        return Err(format!("`within` is 0 to {MOST_DAYS} days, not {within}"));
    }
    whether(asked.day.as_deref(), |day| {
        let near = feast::within(day, within);
        let which = match near {
            Some((feast, eid)) => format!("{} is on {}", feast.name, eid.civil()),
            None => format!("neither Eid is within {} of {}", days(within), day.civil()),
        };
        Ok((near.is_some(), format!("{which}, {}", expected())))
    })
}

/// Whether a day is a Friday, when there is the midday prayer.
///
/// # Errors
/// As [`fasting_month`].
pub fn friday_midday(asked: &OnDay) -> Result<Whether, String> {
    whether(asked.day.as_deref(), |day| {
        let friday = day.is_friday();
        let which = if friday { "a Friday, with the midday prayer expected" } else { "not a Friday" };
        Ok((friday, format!("{} is {which}; {CONFIRMED}", day.civil())))
    })
}

/// The date of a day in the Umm al-Qura calendar.
///
/// # Errors
/// As [`fasting_month`].
pub fn hijri_date(asked: &OnDay) -> Result<Written, String> {
    let Some(day) = asked.day.as_deref() else { return Ok(Written { value: None, because: unknown() }) };
    let day = Day::read(day)?;
    let because = format!("{} is {}, {}", day.civil(), day.written(), expected());
    Ok(Written { value: Some(day.written()), because })
}

/// The first day of the next month of fasting, a day that is one included.
///
/// # Errors
/// As [`fasting_month`], and where it would lie after the years that the calendar knows.
pub fn next_fasting_month(asked: &OnDay) -> Result<When, String> {
    when(asked.day.as_deref(), |day| Ok(("Ramadan begins", feast::next_fasting(day)?)))
}

/// The next of the two Eids, a day that is one included.
///
/// # Errors
/// As [`next_fasting_month`].
pub fn next_eid(asked: &OnDay) -> Result<When, String> {
    when(asked.day.as_deref(), |day| feast::next(day).map(|(feast, eid)| (feast.name, eid)))
}

fn whether(
    day: Option<&str>,
    answer: impl FnOnce(Day) -> Result<(bool, String), String>,
) -> Result<Whether, String> {
    let Some(day) = day else { return Ok(Whether { value: None, because: unknown() }) };
    let (yes, because) = answer(Day::read(day)?)?;
    Ok(Whether { value: Some(if yes { YesNo::Yes } else { YesNo::No }), because })
}

fn when(
    day: Option<&str>,
    answer: impl FnOnce(Day) -> Result<(&'static str, Day), String>,
) -> Result<When, String> {
    let Some(day) = day else { return Ok(When { value: None, because: unknown() }) };
    let (what, on) = answer(Day::read(day)?)?;
    let because = format!("{what} on {}, {}", on.civil(), expected());
    Ok(When { value: Some(on.civil()), because })
}

fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn expected() -> String {
    format!("expected by the Umm al-Qura calendar; {CONFIRMED}")
}

fn unknown() -> String {
    format!("the day is not known; {CONFIRMED}")
}
