//! Examples of what must come out of a plugin: read, and compared.

use std::path::Path;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use native::{Plugin, Trouble};
use serde::Deserialize;
use serde_json::Value;

use crate::command::plugin::text_file;
use crate::exit::Problem;

/// Asked this, it answers or declines so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    operation: String,
    asked: Value,
    /// What it answers.
    answer: Option<Value>,
    /// In which words it declines.
    declined: Option<String>,
}

pub(super) fn read(path: &Path) -> Result<Vec<Example>, Problem> {
    let wrong = |why: String| {
        Problem::WrongUse(
            format!("the examples in `{}` cannot be used: {why}", path.display()),
            "write [{\"operation\": \"...\", \"asked\": {...}, \"answer\": {...}}, ...], or `declined` with the words"
                .to_owned(),
        )
    };
    let examples: Vec<Example> =
        serde_json::from_str(&text_file(path)?).map_err(|error| wrong(error.to_string()))?;
    match examples.iter().position(|one| one.answer.is_some() == one.declined.is_some()) {
        Some(at) => Err(wrong(format!("number {} has neither or both of answer and declined", at + 1))),
        None => Ok(examples),
    }
}

/// How many examples hold; a finding for each that does not.
pub(super) fn hold(plugin: &Plugin, examples: &[Example], findings: &mut Vec<Finding>) -> usize {
    let before = findings.len();
    findings.extend(examples.iter().filter_map(|example| differs(plugin, example)));
    examples.len() - (findings.len() - before)
}

fn differs(plugin: &Plugin, example: &Example) -> Option<Finding> {
    let Example { operation, asked, answer, declined } = example;
    let came = plugin.call(operation, asked);
    let words = match (&came, answer, declined) {
        (Ok(came), Some(answer), _) if came == answer => return None,
        (Ok(came), ..) => format!("it answered {came}"),
        (Err(fault), _, declined) => match (&fault.trouble, declined) {
            (Trouble::Declined(words), Some(expected)) if words == expected => return None,
            (Trouble::Declined(words), _) => format!("it declined: {words}"),
            _ => return Some(super::asked(fault, asked)),
        },
    };
    let expected = match (answer, declined) {
        (Some(answer), _) => format!("it answers {answer}"),
        (None, Some(words)) => format!("it declines: {words}"),
        (None, None) => return None,
    };
    let what =
        format!("the example `{operation}` of {asked} does not hold: {words}; expected was that {expected}");
    let place = Place::whole(&format!("plugins/{}", plugin.metadata().id));
    Some(
        Finding::new(codes::PLUGIN_ANSWER, place, what)
            .why("an example that does not hold is a promise that is not kept")
            .fix("correct the plugin or the example"),
    )
}
