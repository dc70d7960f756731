//! The shapes of the files designers write, each with its own types: a package of today must be readable whatever
//! becomes of `domain`'s types. What the values mean together is checked in `package`.

pub(crate) mod case;
pub(crate) mod change;
pub(crate) mod facts;
pub(crate) mod manifest;
pub(crate) mod measure;
pub(crate) mod module;
pub(crate) mod record;
pub(crate) mod rules;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod site;
pub(crate) mod sources;
pub(crate) mod texts;
pub(crate) mod theory;
pub(crate) mod translation;

/// Declares a list of words a file may use, with what each means in `domain`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $target:path { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
        #[schemars(inline)]
        pub(crate) enum $name {
            $(#[serde(rename = $word)] $variant),*
        }

        impl From<$name> for $target {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$variant => Self::$variant),*
                }
            }
        }
    };
}
pub(crate) use words;
