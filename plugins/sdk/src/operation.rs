//! One operation: a function of an author's, with JSON on both sides.

use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::abi;
use crate::given::Declined;

/// One operation of a plugin, as the macro makes it.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Its name, which is the function's.
    pub name: &'static str,
    /// The status and the output for an input.
    pub answer: fn(&[u8]) -> (i32, Vec<u8>),
    /// The JSON Schemas of what it takes and gives, made from the function's types.
    pub schemas: fn() -> (Value, Value),
}

/// Has a function answer an input.
pub fn answer<A, G>(function: fn(A) -> Result<G, Declined>, input: &[u8]) -> (i32, Vec<u8>)
where
    A: DeserializeOwned,
    G: Serialize,
{
    let asked = match serde_json::from_slice(input) {
        Ok(asked) => asked,
        // Where it does not fit is said, what it is is not: it may be about a person.
        Err(error) => {
            let what = match error.classify() {
                serde_json::error::Category::Data => "does not fit",
                _ => "is no JSON",
            };
            let why = format!("what is asked {what} (line {}, column {})", error.line(), error.column());
            return (abi::FAILED, why.into());
        }
    };
    match function(asked).map(|given| serde_json::to_vec(&given)) {
        Ok(Ok(given)) => (abi::OK, given),
        Ok(Err(error)) => (abi::FAILED, format!("the answer cannot be written: {error}").into()),
        Err(declined) => (abi::DECLINED, declined.to_string().into()),
    }
}

/// The schemas of a function's types: of what it reads, and of what it writes.
pub fn schemas<A: JsonSchema, G: JsonSchema>(_: fn(A) -> Result<G, Declined>) -> (Value, Value) {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let takes = SchemaGenerator::new(settings.clone().for_deserialize()).into_root_schema_for::<A>();
    let gives = SchemaGenerator::new(settings.for_serialize()).into_root_schema_for::<G>();
    (takes.into(), gives.into())
}
