//! `waymark handover`: between facilitators, between sites, and where two programmes' teams meet.

use std::fmt::Write as _;

use domain::record::transfer::{Conferred, HandedOver, Released};

use super::{LaneArgs, PersonArgs, day, record, recorded, site, staff_ids, text, texts};
use crate::exit::{Exit, Problem};
use crate::installation::looked;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum HandoverCommand {
    /// Facilitators hand over: what the next one should know
    Facilitators {
        #[command(flatten)]
        lane: LaneArgs,
        /// To whom; may be given again
        #[arg(long = "to", value_name = "STAFF", required = true)]
        to: Vec<String>,
        /// What the person wants the next one to know
        #[arg(long)]
        person_wants: Option<String>,
        #[arg(long)]
        next_should_know: String,
    },
    /// Compares the plan with what another site has: done, equivalent, changed, missing
    Compare {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long)]
        to: String,
    },
    /// Releases the case to another site
    Release {
        #[command(flatten)]
        person: PersonArgs,
        #[arg(long)]
        to: String,
        #[arg(long)]
        because: String,
        /// What of theirs goes with them, and what was left behind
        #[arg(long)]
        belongings: Option<String>,
    },
    /// Takes a released case over
    Accept {
        #[command(flatten)]
        person: PersonArgs,
    },
    /// Records a case conference of two programmes
    Conference {
        #[command(flatten)]
        person: PersonArgs,
        /// Which programmes; may be given again
        #[arg(long = "programme", required = true)]
        programmes: Vec<String>,
        /// A role that was there; may be given again
        #[arg(long = "present")]
        present: Vec<String>,
        #[arg(long)]
        agreed: String,
        /// What the person said to it
        #[arg(long)]
        person_said: Option<String>,
    },
}

pub(crate) fn run(command: &HandoverCommand) -> Result<Exit, Problem> {
    match command {
        HandoverCommand::Facilitators { lane, to, person_wants, next_should_know } => {
            record(&lane.desk, &lane.person, "Handed over.", |desk| {
                Ok(HandedOver {
                    programme: lane.programme(),
                    to: staff_ids(to),
                    person_wants: person_wants.as_deref().map(text),
                    next_should_know: text(next_should_know),
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        HandoverCommand::Compare { person, to } => person.desk.at_desk(|desk| {
            let looked = looked(desk, &person.person, "comparison of sites")?;
            let compared = desk.compare(&looked, &site(to));
            let mut out = String::new();
            for one in &compared {
                let standing = serde_json::to_value(one.standing).unwrap_or_default();
                let differs = if one.differs.is_empty() {
                    String::new()
                } else {
                    format!(" ({} differ)", one.differs.join(", "))
                };
                let _ = writeln!(
                    out,
                    "{:<12} {:<20} {}{differs}",
                    one.programme,
                    one.session,
                    standing.as_str().unwrap_or_default()
                );
            }
            person.desk.show(&compared, &out)
        }),
        HandoverCommand::Release { person, to, because, belongings } => person.desk.at_desk(|desk| {
            desk.must_be_site(&site(to))?;
            let looked = looked(desk, &person.person, "transfer")?;
            let released = Released {
                to: site(to),
                epoch: looked.case.epoch,
                because: text(because),
                belongings: belongings.as_deref().map(text),
                on: day(person.on, desk),
            };
            let receipt = desk.record(&looked.person, released)?;
            recorded(&person.desk, &looked.person, receipt, &format!("Released to {to}."))
        }),
        HandoverCommand::Accept { person } => person.desk.at_desk(|desk| {
            let id = desk.find(&person.person)?;
            let receipt = desk.accept(&id, day(person.on, desk))?;
            recorded(&person.desk, &id, receipt, "The case is here now.")
        }),
        HandoverCommand::Conference { person, programmes, present, agreed, person_said } => {
            record(&person.desk, &person.person, "Recorded.", |desk| {
                Ok(Conferred {
                    programmes: programmes.iter().map(|id| id.as_str().into()).collect(),
                    present: texts(present),
                    agreed: text(agreed),
                    person_said: person_said.as_deref().map(text),
                    on: day(person.on, desk),
                }
                .into())
            })
        }
    }
}
