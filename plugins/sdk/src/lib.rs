//! What a native plugin for Waymark is written with.
//!
//! [`abi`] is the mirror of the C header, without any dependency. Everything else comes with the feature `sdk`.

pub mod abi;
