//! What can be typed after `waymark new`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::ContentArgs;

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    #[command(subcommand)]
    pub(crate) what: NewWhat,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub(crate) enum NewWhat {
    /// A folder with the programmes, sites and mappings that this program carries, to work on
    Folder {
        /// Its name
        #[arg(default_value = "scripts")]
        folder: PathBuf,
    },
    /// A programme with one module, session, rule and case
    Programme {
        /// Its id: small letters, digits and hyphens
        id: String,
        /// With the delivery, principles and change goals of this one
        #[arg(long, value_name = "PROGRAMME")]
        like: Option<String>,
    },
    /// A module
    Module {
        /// PROGRAMME/MODULE
        path: String,
    },
    /// A session outline with every part that a meeting has
    Session {
        /// PROGRAMME/MODULE/SESSION
        path: String,
        /// A copy of this one
        #[arg(long, value_name = "SESSION")]
        like: Option<String>,
    },
    /// A rule, at the end of rules.yaml
    Rule {
        /// PROGRAMME/RULE
        path: String,
        /// The session it suggests; without it the first of the programme
        #[arg(long, value_name = "SESSION")]
        suggest: Option<String>,
        /// A rule of this site's own
        #[arg(long, value_name = "SITE")]
        site: Option<String>,
    },
    /// A measure: a short questionnaire with answers and what they come to
    Measure {
        /// PROGRAMME/MEASURE
        path: String,
    },
    /// A case: what came out for an invented person of whom nothing is known, to be changed
    Case {
        /// PROGRAMME/CASE
        path: String,
        /// A copy of this one
        #[arg(long, value_name = "CASE")]
        like: Option<String>,
        /// A case of this site's own
        #[arg(long, value_name = "SITE")]
        site: Option<String>,
    },
    /// A site
    Site {
        /// Its id
        id: String,
        /// With the rooms, days and languages of this one
        #[arg(long, value_name = "SITE")]
        like: Option<String>,
    },
    /// A site's local change of a block, with the pin it needs
    Change {
        /// SITE/PROGRAMME/SESSION (or the id of a sheet)
        path: String,
        /// The block
        block: String,
        /// What is done: replace, leave-out, before or after
        #[arg(long, value_enum, default_value = "replace")]
        verb: NewVerb,
    },
    /// A translation of a session, with the pins it needs
    Translation {
        /// PROGRAMME/SESSION
        path: String,
        /// The language, such as cy, or en-easy
        #[arg(long, value_name = "LANGUAGE")]
        lang: String,
        /// Of this site's own words
        #[arg(long, value_name = "SITE")]
        site: Option<String>,
    },
    /// A mapping for a prison's export
    Mapping {
        /// Its id: the holder's
        id: String,
        /// A copy of this one
        #[arg(long, value_name = "MAPPING")]
        like: Option<String>,
    },
}

/// The verbs of local changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewVerb {
    /// Other words in its place
    Replace,
    /// Not done here
    LeaveOut,
    /// A block of its own before it
    Before,
    /// A block of its own after it
    After,
}
