//! What the answers to a measure came to, each time it was answered, and what a native plugin says of the difference.
//!
//! A plugin is asked only where the measure names a group in which somebody has looked. It says whether the difference is
//! more than the questionnaire's own unsteadiness, with the figures behind it; nothing here says what that means for a
//! person, and no rule reads it.

use domain::ids::ProgrammeId;
use domain::measure::{Measure, Norms};
use domain::record::progress::Occasion;
use domain::record::{Refusal, Text};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::desk::{Desk, Looked};
use crate::compile::Ready;

/// A measure over time.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeasureReport {
    /// Its id.
    pub measure: String,
    /// As people read it.
    pub title: String,
    /// What the reader must know before anything else.
    pub notice: String,
    /// The least and the most that can come out.
    pub range: (i32, i32),
    /// Each time it was answered, oldest first.
    pub answered: Vec<Answered>,
    /// What is said of the first and the last time together.
    pub change: Change,
}

/// One time a measure was answered.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// The day.
    pub on: Date,
    /// When in the programme.
    pub occasion: Occasion,
    /// What it came to; none where too few were answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came_to: Option<String>,
    /// How many were answered.
    pub items: usize,
    /// Which were rather not answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Text>,
}

/// What is said of a difference.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Nothing, and why not.
    NotCompared(String),
    /// What a plugin computed.
    #[serde(rename_all = "camelCase")]
    Compared {
        /// The plugin and its version.
        computed_by: String,
        /// From which figures of which group.
        norms: String,
        /// In words.
        words: String,
        /// Everything the plugin gave.
        figures: Value,
    },
}

impl Desk<'_> {
    /// The measures answered in a lane, each over time.
    ///
    /// # Errors
    /// Where the lane is not theirs to read, or there is no such programme.
    pub fn measures(&self, looked: &Looked, programme: &ProgrammeId) -> Result<Vec<MeasureReport>, Refusal> {
        let lane = looked.lane(programme)?;
        let ready = self.known_programme(&looked.case, programme)?;
        let report = |measure: &Measure| {
            let own = lane.measures.iter().map(|one| &one.what).filter(|one| *one.measure == measure.id);
            let mut own: Vec<_> = own.collect();
            own.sort_by_key(|one| one.on);
            (!own.is_empty()).then(|| {
                let answered = own.iter().map(|one| Answered {
                    on: one.on,
                    occasion: one.occasion,
                    came_to: measure.score(&one.answers).map(|score| score.to_string()),
                    items: one.answers.len(),
                    skipped: one.skipped.clone(),
                });
                let answered: Vec<Answered> = answered.collect();
                MeasureReport {
                    measure: measure.id.clone(),
                    title: measure.title.clone(),
                    notice: measure.notice.trim().to_owned(),
                    range: measure.scoring.range,
                    change: change(&ready, measure, &answered),
                    answered,
                }
            })
        };
        Ok(ready.programme.package.measures.iter().filter_map(report).collect())
    }
}

/// What is said of the first and the last result.
fn change(ready: &Ready, measure: &Measure, answered: &[Answered]) -> Change {
    let mut results = answered.iter().filter_map(|one| one.came_to.as_deref());
    let (Some(before), Some(after)) = (results.next(), results.next_back()) else {
        return Change::NotCompared("there are no two results to compare".to_owned());
    };
    let Some(norms) = &measure.norms else {
        let what = "nobody has looked at it in a group, so nobody can tell a change from chance";
        return Change::NotCompared(what.to_owned());
    };
    ask(ready, norms, before, after).unwrap_or_else(Change::NotCompared)
}

fn ask(ready: &Ready, norms: &Norms, before: &str, after: &str) -> Result<Change, String> {
    let Some((plugin, operation)) = &norms.compared_by else {
        return Err("no plugin is named that compares two results".to_owned());
    };
    let Some(plugins) = &ready.plugins else {
        return Err(format!("`{plugin}`, which would compare them, is not here"));
    };
    let version = plugins.version(plugin).map_err(|finding| finding.what)?;
    let asked = json!({
        "before": before,
        "after": after,
        "sd": norms.sd,
        "reliability": norms.reliability,
        "norm_group": norms.group,
        "citation": norms.source,
    });
    let answer = plugins.ask(plugin, operation, &[asked]).pop();
    let figures =
        answer.ok_or_else(|| format!("`{plugin}` gave no answer"))?.map_err(|finding| finding.what)?;
    let words = figures.get("words").and_then(Value::as_str);
    let words = words.ok_or_else(|| format!("`{plugin}` gave no words"))?.to_owned();
    let group = norms.group.as_deref().unwrap_or("a group that is not named");
    Ok(Change::Compared {
        computed_by: format!("{plugin} {version}"),
        norms: format!(
            "{group}: standard deviation {}, reliability {} ({})",
            norms.sd, norms.reliability, norms.source
        ),
        words,
        figures,
    })
}
