//! How much two scores of one person differ, beside how much they would differ without any change.
//!
//! The rule is the reliable change index of Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59,
//! 12-19: with the standard deviation `sd` of a norm group and the reliability `r` of the questionnaire, the standard
//! error of measurement is `sd * sqrt(1 - r)`, that of a difference `sqrt(2)` times as much, and the index is the
//! difference divided by it. Beyond 1.96 either way, a difference is unlikely where nothing has changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_plugin::Declined;

use crate::decimal::{Decimal, nearest, two_places};

/// The longest name of a norm group, and the longest citation, in letters.
const LONGEST: usize = 300;

/// Two scores, and what is published of the questionnaire they come from. Numbers are texts, as they were written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The earlier score.
    pub before: String,
    /// The later score.
    pub after: String,
    /// The standard deviation of the questionnaire in the norm group: above nought.
    pub sd: Option<String>,
    /// The reliability of the questionnaire in that group: above nought and below one.
    pub reliability: Option<String>,
    /// The group that both figures were found in.
    pub norm_group: Option<String>,
    /// Where both figures are published.
    pub citation: Option<String>,
}

/// How the two scores differ. Numbers are texts with two places, the last one rounded, halves away from nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The later score less the earlier one.
    pub difference: String,
    /// How much two scores differ by the questionnaire's own unsteadiness: the standard error of a difference.
    pub standard_error: String,
    /// The difference divided by that standard error: the reliable change index.
    pub index: String,
    /// The lower end of the 95 per cent interval: the difference less 1.96 standard errors.
    pub low: String,
    /// The upper end of that interval: the difference and 1.96 standard errors.
    pub high: String,
    /// Whether the index, unrounded, is beyond 1.96 either way.
    pub beyond: YesNo,
    /// What may be said of it, and no more.
    pub words: String,
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

/// Compares two scores.
///
/// # Errors
/// In words, why they cannot be compared: the questionnaire does not declare a reliability between nought and one, a standard
/// deviation, a norm group and where they are published, or a number is none.
pub fn change(asked: Asked) -> Result<Given, Declined> {
    let published = Published::read(&asked)?;
    let before = Decimal::read("the earlier score", &asked.before)?;
    let after = Decimal::read("the later score", &asked.after)?;
    let difference = after.millionths() - before.millionths();
    let beyond = published.is_beyond(difference);
    Ok(Given {
        difference: two_places(nearest(difference, 10_000)),
        standard_error: two_places(published.standard_error()),
        index: two_places(published.index(difference)),
        low: two_places(published.low(difference)),
        // The interval lies evenly about the difference, so its upper end is the lower end of the opposite difference.
        high: two_places(-published.low(-difference)),
        beyond: if beyond { YesNo::Yes } else { YesNo::No },
        words: words(beyond, &published),
    })
}

/// What is published of a questionnaire.
struct Published<'a> {
    /// The square of the standard error of a difference, `2 * sd^2 * (1 - r)`, in units of 10^-18. Above nought.
    square: i128,
    norm_group: &'a str,
    citation: &'a str,
}

impl<'a> Published<'a> {
    fn read(asked: &'a Asked) -> Result<Self, String> {
        let reliability = declared("a reliability", asked.reliability.as_deref())?;
        let reliability = Decimal::read("the reliability", reliability)?;
        if reliability <= Decimal::NOUGHT || reliability >= Decimal::ONE {
            return Err("the reliability must be above 0 and below 1".to_owned());
        }
        let sd =
            Decimal::read("the standard deviation", declared("a standard deviation", asked.sd.as_deref())?)?;
        if sd <= Decimal::NOUGHT {
            return Err("the standard deviation must be above 0".to_owned());
        }
        let unreliable = Decimal::ONE.millionths() - reliability.millionths();
        Ok(Self {
            // At most 2 * 10^24 * 10^6: far within the type.
            square: 2 * sd.millionths() * sd.millionths() * unreliable,
            norm_group: sentence("a norm group", asked.norm_group.as_deref())?,
            citation: sentence("a citation", asked.citation.as_deref())?,
        })
    }

    /// The standard error of a difference, in hundredths: `sqrt(square * 10^-18) * 100`.
    fn standard_error(&self) -> i128 {
        // Twice the figure, cut off; a half more and cut off again is the nearest.
        (root(4 * self.square / 100_000_000_000_000) + 1) / 2
    }

    /// The index in hundredths, of a difference in millionths.
    fn index(&self, difference: i128) -> i128 {
        let twice = root(4 * difference * difference * 10_000_000_000 / self.square);
        let size = (twice + 1) / 2;
        if difference < 0 { -size } else { size }
    }

    /// Whether the index is beyond 1.96, decided by its square, before anything is rounded.
    fn is_beyond(&self, difference: i128) -> bool {
        difference * difference * 10_000_000_000 > 196 * 196 * self.square
    }

    /// The difference less 1.96 standard errors, in hundredths.
    fn low(&self, difference: i128) -> i128 {
        // In millionths, the 1.96 standard errors are the root of `square / unit`, which lies between `down` and `up`.
        // With `up` a positive result, and with `down` a negative one, comes out in half hundredths exactly as it would
        // from the unrounded root.
        let square = 196 * 196 * self.square;
        let (unit, half) = (10_000_000_000, 5_000);
        let down = root(square / unit);
        let up = if down * down * unit == square { down } else { down + 1 };
        if difference >= up {
            ((difference - up) / half + 1) / 2
        } else {
            -(((down - difference) / half + 1) / 2)
        }
    }
}

/// The whole part of a square root. What is not above nought has the root nought.
fn root(square: i128) -> i128 {
    square.max(0).isqrt()
}

/// A figure that must be declared.
fn declared<'a>(what: &str, text: Option<&'a str>) -> Result<&'a str, String> {
    text.filter(|text| !text.trim().is_empty()).ok_or_else(|| {
        format!(
            "the questionnaire does not declare {what}: without a reliability, a standard deviation, a norm group and \
             where they are published, nobody can tell a change from chance"
        )
    })
}

/// Words that must be declared, and that are repeated in the answer.
fn sentence<'a>(what: &str, text: Option<&'a str>) -> Result<&'a str, String> {
    let text = declared(what, text)?.trim();
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(format!("{what} must be one line of at most {LONGEST} letters"));
    }
    Ok(text)
}

fn words(beyond: bool, published: &Published<'_>) -> String {
    let said = if beyond {
        "The two answers differ by more than the questionnaire's own unsteadiness explains in 95 of 100 cases. That does \
         not say why."
    } else {
        "The two answers differ by no more than the questionnaire's own unsteadiness explains in 95 of 100 cases. That \
         does not say that nothing has changed."
    };
    let Published { norm_group, citation, .. } = published;
    format!("{said} Its unsteadiness was found in this group: {norm_group}. Source: {citation}.")
}
