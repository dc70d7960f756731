//! What is asked and answered, checked against the descriptions in the metadata: compiled once for each plugin.

use jsonschema::Validator;
use serde_json::Value;
use waymark_plugin::abi::MOST_BYTES;

use crate::fault::{Trouble, one_line};
use crate::metadata::Metadata;

/// A schema ready to be used.
pub(crate) fn compiled(schema: &Value) -> Result<Validator, String> {
    // Patterns in linear time; and a date is checked to be one.
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .with_pattern_options(jsonschema::PatternOptions::regex())
        .should_validate_formats(true)
        .build(schema)
        .map_err(|error| one_line(&error.to_string()))
}

/// The two descriptions of each operation, in order.
#[derive(Debug)]
pub(crate) struct Checks(Vec<(Validator, Validator)>);

impl Checks {
    pub(crate) fn new(metadata: &Metadata) -> Result<Self, String> {
        let both = |takes, gives| Ok((compiled(takes)?, compiled(gives)?));
        metadata.operations.iter().map(|one| both(&one.takes, &one.gives)).collect::<Result<_, _>>().map(Self)
    }

    /// What is asked, as bytes to send.
    pub(crate) fn asked(&self, operation: u32, asked: &Value) -> Result<Vec<u8>, Trouble> {
        let (takes, _) = self.of(operation)?;
        fits(takes, asked)
            .map_err(|why| Trouble::NotAsDescribed(format!("what it is asked does not fit: {why}")))?;
        let bytes = serde_json::to_vec(asked).map_err(|error| Trouble::NotAsDescribed(error.to_string()))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Trouble::NotAsDescribed(format!(
                "what it is asked is {} bytes long, over 1 MiB",
                bytes.len()
            )));
        }
        Ok(bytes)
    }

    /// What was answered, read.
    pub(crate) fn answered(&self, operation: u32, answer: &[u8]) -> Result<Value, Trouble> {
        let (_, gives) = self.of(operation)?;
        // What cannot be read is not quoted: it may hold anything.
        let given: Value = serde_json::from_slice(answer)
            .map_err(|_| Trouble::NotAsDescribed("what it answered is no JSON".to_owned()))?;
        fits(gives, &given)
            .map_err(|why| Trouble::NotAsDescribed(format!("what it answered does not fit: {why}")))?;
        Ok(given)
    }

    fn of(&self, operation: u32) -> Result<&(Validator, Validator), Trouble> {
        usize::try_from(operation).ok().and_then(|number| self.0.get(number)).ok_or(Trouble::NoSuchOperation)
    }
}

/// Says where a value does not fit, without quoting it: it may be about a person.
fn fits(description: &Validator, value: &Value) -> Result<(), String> {
    if description.is_valid(value) {
        return Ok(());
    }
    let Err(error) = description.validate(value) else { return Ok(()) };
    let (place, why) = (error.instance_path().to_string(), error.masked().to_string());
    let place = if place.is_empty() { "as a whole".to_owned() } else { format!("at {place}") };
    Err(one_line(&format!("{place}, {why}")))
}
