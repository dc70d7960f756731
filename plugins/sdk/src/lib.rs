//! What a native plugin for Waymark is written with: functions of JSON, without a line of unsafe code.
//!
//! A plugin is a crate of the kinds `cdylib` and `rlib` with a file `plugin.json` that says what it is, and:
//!
//! ```ignore
//! use waymark_plugin::{Declined, Given};
//!
//! waymark_plugin::plugin! { metadata: "plugin.json", operations: { length } }
//!
//! /// What `length` is asked.
//! #[derive(serde::Deserialize, schemars::JsonSchema)]
//! struct Words {
//!     words: String,
//! }
//!
//! fn length(asked: Words) -> Result<Given<u64>, Declined> {
//!     if asked.words.is_empty() {
//!         return Err("there are no words".into());
//!     }
//!     Ok(Given::known(asked.words.len() as u64))
//! }
//!
//! #[cfg(test)]
//! mod tests {
//!     #[test]
//!     fn it_keeps_to_its_contract() {
//!         let contract = waymark_plugin::testing::Contract::of(&super::PLUGIN);
//!         contract.answers("length", r#"{"words": "one two"}"#, r#"{"value": 7}"#);
//!         contract.declines("length", r#"{"words": ""}"#, "there are no words");
//!         contract.holds();
//!     }
//! }
//! ```
//!
//! An operation is a pure function: the same question gives the same bytes, whatever was asked before. There is no
//! file and no thread where plugins run; the time of day and chance are not to be used.
//!
//! [`abi`] is the mirror of the C header `include/waymark_plugin.h`, without any dependency; everything else comes with
//! the feature `sdk`, which is on unless it is turned off.

pub mod abi;
#[cfg(feature = "sdk")]
mod boundary;
#[cfg(feature = "sdk")]
mod given;
#[cfg(feature = "sdk")]
mod log;
#[cfg(feature = "sdk")]
mod operation;
#[cfg(feature = "sdk")]
mod plugin;
#[cfg(feature = "sdk")]
pub mod testing;

#[cfg(feature = "sdk")]
pub use given::{Declined, Given};
#[cfg(feature = "sdk")]
pub use log::{Level, log};
#[cfg(feature = "sdk")]
pub use operation::Operation;
#[cfg(feature = "sdk")]
pub use plugin::Plugin;

/// What the macro's expansion uses; not for anybody else.
#[cfg(feature = "sdk")]
#[doc(hidden)]
pub mod expansion {
    pub use crate::boundary::{Offers, table};
    pub use crate::operation::{answer, schemas};
}
