//! `waymark person erase`: destroys the key of everything about somebody. The log stays, and goes on proving itself.

use runtime::record::Desk;
use serde_json::json;

use crate::exit::{Exit, Problem};
use crate::installation::DeskArgs;

/// Whom, why, and who else agreed.
#[derive(Debug, clap::Args)]
pub(crate) struct EraseArgs {
    /// Their number, or the id of the record
    #[arg(value_name = "PERSON")]
    person: String,
    /// Why, such as the end of its retention
    #[arg(long)]
    because: String,
    /// The second person who agreed
    #[arg(long, value_name = "STAFF")]
    agreed_by: String,
    #[command(flatten)]
    desk: DeskArgs,
}

pub(super) fn run(args: &EraseArgs) -> Result<Exit, Problem> {
    let receipt_of = |desk: &Desk<'_>| {
        let person = desk.find(&args.person)?;
        let receipt = desk.erase(&person, &args.because, &args.agreed_by.as_str().into())?;
        Ok((person, receipt))
    };
    let (person, receipt) = args.desk.at_desk(receipt_of)?;
    let value = json!({ "person": person, "position": receipt.position });
    args.desk.show(&value, "Everything about this person is unreadable now, here. Backups and bundles made before are not: destroy them as well.")
}
