//! `waymark init`: begins an installation, with the first member of staff.

use domain::person::Profession;
use domain::record::staff::Joined;
use runtime::record::first_member;
use serde_json::json;

use super::{site, text, texts, word};
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The site of the first member of staff
    #[arg(long)]
    site: String,
    /// Their id, such as j.davies
    #[arg(long, value_name = "STAFF")]
    first: String,
    /// Their name
    #[arg(long)]
    name: String,
    /// Their profession: psychologist, probation-officer, chaplain, other
    #[arg(long, value_parser = word::<Profession>, default_value = "other")]
    profession: Profession,
    /// What they are: site-manager, treatment-manager, ...; may be given again
    #[arg(long = "role", default_value = "site-manager")]
    roles: Vec<String>,
    #[command(flatten)]
    desk: DeskArgs,
}

pub(crate) fn run(args: &InitArgs) -> Result<Exit, Problem> {
    crate::site::named(Some(&args.site), &crate::wiring::Content::open_quietly(&args.desk.content)?)?;
    let installation = Installation::create(&args.desk)?;
    let joined = Joined {
        member: args.first.as_str().into(),
        name: text(&args.name),
        site: site(&args.site),
        profession: args.profession,
        roles: texts(&args.roles),
    };
    first_member(installation.kept.store(), joined, installation.time())?;
    let folder = args.desk.data.display().to_string();
    let value =
        json!({ "data": folder, "installation": installation.keys.installation(), "first": args.first });
    args.desk.show(
        &value,
        &format!(
            "An installation begins in {folder}, with {} as its first member of staff.\n\
             Keep a copy of {folder}/waymark.keys somewhere safe and apart from backups: without it nobody can read a word.\n\
             Next: waymark staff add ID --name NAME --site {} --profession psychologist --role facilitator --data {folder} --as {}",
            args.name, args.site, args.first
        ),
    )
}
