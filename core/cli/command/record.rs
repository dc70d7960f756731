//! The commands about people's records: what was typed becomes entries; the rules are the record's own.

pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod consent;
pub(crate) mod demo;
pub(crate) mod dossier;
pub(crate) mod enrol;
pub(crate) mod handover;
pub(crate) mod init;
pub(crate) mod measure;
pub(crate) mod overview;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod refer;
pub(crate) mod report;
pub(crate) mod session;
mod session_show;
pub(crate) mod staff;

use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::Text;
use jiff::civil::Date;
use runtime::ports::store::Receipt;
use runtime::record::{Desk, Wish};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::exit::{Exit, Problem};
use crate::installation::DeskArgs;

/// Reads a word of a fixed list, such as `given`; the message names the others.
pub(crate) fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|error| error.to_string())
}

/// Reads `NAME=WORDS`.
pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, words) = text.split_once('=').ok_or("write it as NAME=WORDS")?;
    Ok((name.trim().to_owned(), words.trim().to_owned()))
}

/// Text for an entry.
pub(crate) fn text(words: &str) -> Text {
    words.into()
}

pub(crate) fn texts(words: &[String]) -> Vec<Text> {
    words.iter().map(|words| text(words)).collect()
}

/// Members of staff, as they were named.
pub(crate) fn staff_ids(names: &[String]) -> Vec<StaffId> {
    names.iter().map(|id| id.as_str().into()).collect()
}

/// The day that was given, or today.
pub(crate) fn day(on: Option<Date>, desk: &Desk<'_>) -> Date {
    on.unwrap_or_else(|| desk.today())
}

/// Says that something was recorded.
pub(crate) fn recorded(
    args: &DeskArgs,
    person: &ParticipantId,
    receipt: Receipt,
    what: &str,
) -> Result<Exit, Problem> {
    let value = json!({ "person": person, "number": receipt.number, "position": receipt.position });
    args.show(&value, &format!("{what} Entry {} of this record.", receipt.number))
}

/// Records one thing about a person, who is found by `number`, and says so.
pub(crate) fn record(
    args: &DeskArgs,
    number: &str,
    what: &str,
    wish: impl FnOnce(&Desk<'_>) -> Result<Wish, Problem>,
) -> Result<Exit, Problem> {
    args.at_desk(|desk| {
        let person = desk.find(number)?;
        let receipt = desk.record(&person, wish(desk)?)?;
        recorded(args, &person, receipt, what)
    })
}

/// One lane of one person.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct LaneArgs {
    /// Their number, or the id of the record
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// The programme
    #[arg(long)]
    pub(crate) programme: String,
    /// The day it happened; today without it
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) desk: DeskArgs,
}

impl LaneArgs {
    pub(crate) fn programme(&self) -> ProgrammeId {
        self.programme.as_str().into()
    }
}

/// One person.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct PersonArgs {
    /// Their number, or the id of the record
    #[arg(value_name = "PERSON")]
    pub(crate) person: String,
    /// The day it happened; today without it
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) desk: DeskArgs,
}

pub(crate) fn site(name: &str) -> SiteId {
    name.into()
}
