//! A measure to be filled in with a pen: the keys in its boxes are those of the screen.

use domain::record::Refusal;
use print::paper::{AnswerChoice, Paper, Questionnaire, QuestionnaireItem};
use runtime::record::Desk;

use super::options::Asked;
use crate::at::At;
use crate::pages::meetings::InLane;

/// The key of what is not answered, on paper and on the screen.
const NOT_ANSWERED: &str = "0";

pub(super) fn paper(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    asked: &Asked,
    id: &str,
) -> Result<Paper, Refusal> {
    let package = lane.package();
    let measure = package.measures.iter().find(|measure| measure.id == id && measure.may_be_shown(false));
    let measure = measure.ok_or_else(|| super::missing(&format!("measure `{id}` that may be printed")))?;
    let language = measure.languages.first().unwrap_or(&package.manifest.languages.written_in).clone();
    let answers = measure
        .answers
        .iter()
        .zip(1_u8..)
        .map(|(answer, key)| AnswerChoice { label: answer.label.clone(), key: key.to_string() });
    let items = measure
        .items
        .iter()
        .zip(1_u16..)
        .map(|(item, number)| QuestionnaireItem { number: number.to_string(), words: item.words.clone() });
    Ok(Paper::Questionnaire(Questionnaire {
        edge: super::edge(at, desk, &[package], asked.reference()),
        title: measure.title.clone(),
        language,
        instruction: format!("{}\n\n{}", measure.about.trim(), measure.notice.trim()),
        answers: answers.collect(),
        not_answered: Some(NOT_ANSWERED.to_owned()),
        items: items.collect(),
    }))
}
