//! `waymark staff` and `waymark review`: who works here, what they may deliver, training, supervision, reviews.

use std::io::Read as _;

use access::Accounts;
use domain::ids::StaffId;
use domain::person::Profession;
use domain::record::staff::{
    Authorised, Joined, Left, PasswordSet, Placed, Reviewed, StaffEntry, Supervised, Trained,
};
use jiff::civil::Date;
use serde_json::json;

use super::{day, site, text, texts, word};
use crate::exit::{Exit, Problem};
use crate::installation::DeskArgs;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum StaffCommand {
    /// Somebody joins
    Add {
        /// Their id, such as r.okafor
        id: String,
        #[arg(long)]
        name: String,
        #[arg(long)]
        site: String,
        /// psychologist, probation-officer, chaplain, other
        #[arg(long, value_parser = word::<Profession>)]
        profession: Profession,
        /// facilitator, treatment-manager, programme-team, site-manager, programme-designer, evaluator, auditor; may
        /// be given again
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Their roles or their site change
    Place {
        id: String,
        #[arg(long)]
        site: String,
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        #[arg(long)]
        because: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// They may deliver a programme, or answer for it
    Authorise {
        id: String,
        #[arg(long)]
        programme: String,
        #[arg(long)]
        from: Date,
        #[arg(long)]
        until: Date,
        /// Who supervises this work of theirs
        #[arg(long)]
        supervisor: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// They were trained
    Train {
        id: String,
        #[arg(long)]
        what: String,
        #[arg(long)]
        on: Option<Date>,
        #[arg(long)]
        until: Option<Date>,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Supervision was held; kept apart from any participant's record
    Supervise {
        id: String,
        #[arg(long)]
        programme: String,
        #[arg(long)]
        on: Option<Date>,
        #[arg(long = "with")]
        with: String,
        /// What was talked about, without a participant's name
        #[arg(long)]
        points: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Sets a password for signing in, read from standard input
    Password {
        id: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Closes an account
    Leave {
        id: String,
        #[arg(long)]
        because: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Lists who works here, with what is due
    List {
        /// Only of this site
        #[arg(long)]
        site: Option<String>,
        #[command(flatten)]
        desk: DeskArgs,
    },
}

/// Looks at how a meeting was delivered: what was seen, what was agreed; no marks
#[derive(Debug, clap::Args)]
pub(crate) struct ReviewArgs {
    /// The facilitator whose meeting it was
    id: String,
    #[arg(long)]
    programme: String,
    /// The meeting's id
    #[arg(long)]
    meeting: String,
    #[arg(long)]
    on: Option<Date>,
    /// What went as the outline means it
    #[arg(long)]
    kept_to: String,
    /// What could go better
    #[arg(long)]
    could_be: String,
    /// What was agreed
    #[arg(long)]
    agreed: String,
    #[command(flatten)]
    desk: DeskArgs,
}

fn record(
    args: &DeskArgs,
    id: &str,
    entry: impl FnOnce(&runtime::record::Desk<'_>) -> Result<StaffEntry, Problem>,
) -> Result<Exit, Problem> {
    args.at_desk(|desk| {
        let id = StaffId::from(id);
        let receipt = desk.record_staff(&id, &entry(desk)?)?;
        args.show(&json!({ "staff": id, "number": receipt.number }), &format!("Recorded about {id}."))
    })
}

pub(crate) fn run(command: &StaffCommand) -> Result<Exit, Problem> {
    match command {
        StaffCommand::Add { id, name, site: at, profession, roles, desk } => record(desk, id, |_| {
            Ok(StaffEntry::Joined(Joined {
                member: id.as_str().into(),
                name: text(name),
                site: site(at),
                profession: *profession,
                roles: texts(roles),
            }))
        }),
        StaffCommand::Place { id, site: at, roles, because, desk } => record(desk, id, |_| {
            Ok(StaffEntry::Placed(Placed { site: site(at), roles: texts(roles), because: text(because) }))
        }),
        StaffCommand::Authorise { id, programme, from, until, supervisor, desk } => record(desk, id, |_| {
            Ok(StaffEntry::Authorised(Authorised {
                programme: programme.as_str().into(),
                from: *from,
                until: *until,
                supervisor: text(supervisor),
            }))
        }),
        StaffCommand::Train { id, what, on, until, desk } => record(desk, id, |at| {
            Ok(StaffEntry::Trained(Trained { what: text(what), on: day(*on, at), until: *until }))
        }),
        StaffCommand::Supervise { id, programme, on, with, points, desk } => record(desk, id, |at| {
            Ok(StaffEntry::Supervised(Supervised {
                programme: programme.as_str().into(),
                on: day(*on, at),
                with: text(with),
                points: text(points),
            }))
        }),
        StaffCommand::Password { id, desk } => record(desk, id, |_| Ok(StaffEntry::PasswordSet(password()?))),
        StaffCommand::Leave { id, because, desk } => {
            record(desk, id, |_| Ok(StaffEntry::Left(Left { because: text(because) })))
        }
        StaffCommand::List { site: at, desk } => list(at.as_deref(), desk),
    }
}

pub(crate) fn review(args: &ReviewArgs) -> Result<Exit, Problem> {
    record(&args.desk, &args.id, |at| {
        Ok(StaffEntry::Reviewed(Reviewed {
            programme: args.programme.as_str().into(),
            meeting: args.meeting.as_str().into(),
            on: day(args.on, at),
            kept_to: text(&args.kept_to),
            could_be: text(&args.could_be),
            agreed: text(&args.agreed),
        }))
    })
}

/// A password from standard input: never on a command line, where others could read it.
fn password() -> Result<PasswordSet, Problem> {
    let mut typed = String::new();
    std::io::stdin().lock().take(4096).read_to_string(&mut typed)?;
    let wrong = |error: access::PasswordError| {
        Problem::WrongUse(error.to_string(), "give it on standard input, on one line".to_owned())
    };
    let accounts = Accounts::new().map_err(wrong)?;
    let hash = accounts.hash(typed.trim_end_matches(['\r', '\n'])).map_err(wrong)?;
    Ok(PasswordSet { hash: text(&hash) })
}

fn list(at: Option<&str>, args: &DeskArgs) -> Result<Exit, Problem> {
    args.at_desk(|desk| {
        let members = desk.staff(at.map(site).as_ref())?;
        let line = |member: &runtime::record::MemberReport| {
            let mut line = format!(
                "{:<16} {:<22} {:<16} {}",
                member.id,
                member.name,
                member.site,
                member.roles.join(", ")
            );
            for authorised in &member.authorised {
                line.push_str(&format!("; {authorised}"));
            }
            for due in &member.due {
                line.push_str(&format!("; due: {due}"));
            }
            if !member.active {
                line.push_str("; has left");
            }
            line
        };
        let text: Vec<String> = members.iter().map(line).collect();
        args.show(&members, &text.join("\n"))
    })
}
