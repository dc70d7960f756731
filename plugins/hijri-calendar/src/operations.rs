//! What can be asked: each operation takes named facts and gives a value with why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_plugin::{Declined, Given};

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

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

impl From<bool> for YesNo {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// A civil date, as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("format" = "date"))]
pub struct CivilDate(pub String);

/// Whether a day is in the month of fasting.
///
/// # Errors
/// In words: it is no date, or outside the years that the calendar knows. (Each operation declines for the same.)
pub fn fasting_month(asked: OnDay) -> Result<Given<YesNo>, Declined> {
    on(asked.day, |day| {
        let fasting = feast::is_fasting(day);
        let month = if fasting { "in Ramadan" } else { "not in Ramadan" };
        Ok(Given::known(YesNo::from(fasting)).because(expected(&format!("{} is {month}", day.civil()))))
    })
}

/// Whether one of the two Eids is within some days of a day.
///
/// # Errors
/// As [`fasting_month`], and where the number of days is not 0 to 30.
pub fn near_eid(asked: NearDay) -> Result<Given<YesNo>, Declined> {
    let within = asked.within.unwrap_or(1);
    if !(0..=MOST_DAYS).contains(&within) {
        return Err(format!("`within` is 0 to {MOST_DAYS} days, not {within}").into());
    }
    on(asked.day, |day| {
        let near = feast::within(day, within);
        let which = match near {
            Some((feast, eid)) => format!("{} is on {}", feast.name, eid.civil()),
            None => format!("neither Eid is within {} of {}", days(within), day.civil()),
        };
        Ok(Given::known(YesNo::from(near.is_some())).because(expected(&which)))
    })
}

/// Whether a day is a Friday, when there is the midday prayer.
///
/// # Errors
/// As [`fasting_month`].
pub fn friday_midday(asked: OnDay) -> Result<Given<YesNo>, Declined> {
    on(asked.day, |day| {
        let friday = day.is_friday();
        let which = if friday { "a Friday, with the midday prayer expected" } else { "not a Friday" };
        Ok(Given::known(YesNo::from(friday)).because(format!("{} is {which}; {CONFIRMED}", day.civil())))
    })
}

/// The date of a day in the Umm al-Qura calendar: year, month and day in digits, such as `1448-09-01`.
///
/// # Errors
/// As [`fasting_month`].
pub fn hijri_date(asked: OnDay) -> Result<Given<String>, Declined> {
    on(asked.day, |day| {
        let because = expected(&format!("{} is {}", day.civil(), day.written()));
        Ok(Given::known(day.written()).because(because))
    })
}

/// The first day of the next month of fasting, a day that is one included.
///
/// # Errors
/// As [`fasting_month`], and where it would lie after the years that the calendar knows.
pub fn next_fasting_month(asked: OnDay) -> Result<Given<CivilDate>, Declined> {
    on(asked.day, |day| Ok(on_date("Ramadan begins", feast::next_fasting(day)?)))
}

/// The next of the two Eids, a day that is one included.
///
/// # Errors
/// As [`next_fasting_month`].
pub fn next_eid(asked: OnDay) -> Result<Given<CivilDate>, Declined> {
    on(asked.day, |day| feast::next(day).map(|(feast, eid)| on_date(&format!("{} is", feast.name), eid)))
}

/// Answers about a day; where it is not known, neither is the answer.
fn on<T>(
    day: Option<String>,
    answer: impl FnOnce(Day) -> Result<Given<T>, String>,
) -> Result<Given<T>, Declined> {
    match day {
        Some(day) => Ok(answer(Day::read(&day)?)?),
        None => Ok(Given::unknown().because(format!("the day is not known; {CONFIRMED}"))),
    }
}

fn on_date(what: &str, day: Day) -> Given<CivilDate> {
    Given::known(CivilDate(day.civil())).because(expected(&format!("{what} on {}", day.civil())))
}

fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn expected(what: &str) -> String {
    format!("{what}, expected by the Umm al-Qura calendar; {CONFIRMED}")
}
