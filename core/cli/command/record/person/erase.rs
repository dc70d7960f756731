//! `waymark person erase`: destroys the key of everything about somebody. The log stays, and goes on proving itself.

use domain::record::Refusal;
use serde_json::json;

use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

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
    let installation = Installation::open(&args.desk)?;
    let writer = args.desk.writer()?;
    if writer.as_str() == args.agreed_by {
        let what = "two people must agree before a record is made unreadable";
        return Err(Refusal::new(domain::codes::TWO_PEOPLE, what).into());
    }
    // The second must be somebody who could do it as well.
    let second = installation.desk(&args.agreed_by.as_str().into())?;
    let desk = installation.desk(&writer)?;
    let person = desk.find(&args.person)?;
    second.may_erase(&person)?;
    let receipt = desk.erase(&person, &args.because, &args.agreed_by.as_str().into())?;
    let value = json!({ "person": person, "position": receipt.position });
    args.desk.show(&value, "Everything about this person is unreadable now, here. Backups and bundles made before are not: destroy them as well.")
}
