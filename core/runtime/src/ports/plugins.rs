//! The port of native plugins: operations that libraries outside this program offer, as pure functions of JSON.
//!
//! What a plugin is, how it is verified and where it runs is the adapter's to know. A plugin is told declared facts and
//! nothing else: no name, no clock, no file.

use std::fmt::Debug;

use domain::finding::Finding;
use serde_json::Value;

/// What plugins there are, and asking them.
pub trait Plugins: Debug + Send + Sync {
    /// The version of a plugin that may be asked.
    ///
    /// # Errors
    /// Why it may not: it is not here, not allowed, not whole.
    fn version(&self, plugin: &str) -> Result<String, Finding>;

    /// The plugins that bring a whole programme, by id: `describe` gives its files, by path.
    fn packages(&self) -> Vec<String>;

    /// What an operation takes and gives, as two JSON Schemas.
    ///
    /// # Errors
    /// As [`Plugins::version`], and where the plugin offers no such operation.
    fn operation(&self, plugin: &str, operation: &str) -> Result<(Value, Value), Finding>;

    /// Asks an operation about each of `asked`; the answers in the same order, each checked against its description.
    fn ask(&self, plugin: &str, operation: &str, asked: &[Value]) -> Vec<Result<Value, Finding>>;
}
