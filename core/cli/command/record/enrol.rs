//! `waymark enrol`: who delivers which content to whom; pauses and endings.

use domain::record::enrolment::{Ended, Ending, Resumed, Suspended, TeamChanged};
use jiff::civil::Date;
use runtime::record::Desk;

use super::{LaneArgs, day, record, recorded, staff_ids, text, word};
use crate::exit::{Exit, Problem};
use crate::installation::looked;

/// Who delivers.
#[derive(Debug, clap::Args)]
pub(crate) struct TeamArgs {
    /// The lead facilitator
    #[arg(long, value_name = "STAFF")]
    lead: String,
    /// Who delivers with the lead; may be given again
    #[arg(long = "with", value_name = "STAFF")]
    with: Vec<String>,
    /// Who stands in; may be given again
    #[arg(long, value_name = "STAFF")]
    cover: Vec<String>,
}

impl TeamArgs {
    fn assigned(&self) -> Vec<domain::record::enrolment::Assigned> {
        Desk::assigned(&self.lead.as_str().into(), &staff_ids(&self.with), &staff_ids(&self.cover))
    }
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum EnrolCommand {
    /// Enrols somebody, with the programme as it is now
    Start {
        #[command(flatten)]
        lane: LaneArgs,
        #[command(flatten)]
        team: TeamArgs,
    },
    /// Changes who delivers
    Team {
        #[command(flatten)]
        lane: LaneArgs,
        #[command(flatten)]
        team: TeamArgs,
        #[arg(long)]
        because: String,
    },
    /// Gives the person the programme as it is now, from now on; what was delivered stays what it was
    MoveOn {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        because: String,
    },
    /// Pauses the programme
    Pause {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        because: String,
        /// When to look at it again
        #[arg(long, value_name = "DATE")]
        review_on: Option<Date>,
    },
    /// Takes it up again
    Resume {
        #[command(flatten)]
        lane: LaneArgs,
        /// What changed
        #[arg(long)]
        because: String,
    },
    /// Ends it
    End {
        #[command(flatten)]
        lane: LaneArgs,
        /// complete, withdrawn or deselected
        #[arg(long, value_parser = word::<Ending>)]
        how: Ending,
        /// Why, by id of the list of reasons
        #[arg(long)]
        reason: Option<String>,
        /// In words
        #[arg(long)]
        because: String,
    },
}

pub(crate) fn run(command: &EnrolCommand) -> Result<Exit, Problem> {
    match command {
        EnrolCommand::Start { lane, team } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "enrolment")?;
            let receipt = desk.enrol(&looked, &lane.programme(), team.assigned(), day(lane.on, desk))?;
            recorded(&lane.desk, &looked.person, receipt, "Enrolled.")
        }),
        EnrolCommand::Team { lane, team, because } => {
            record(&lane.desk, &lane.person, "The facilitators are recorded.", |desk| {
                Ok(TeamChanged {
                    programme: lane.programme(),
                    facilitators: team.assigned(),
                    because: text(because),
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        EnrolCommand::MoveOn { lane, because } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "content")?;
            let receipt = desk.move_content(&looked, &lane.programme(), text(because))?;
            recorded(&lane.desk, &looked.person, receipt, "They are given the programme as it is now.")
        }),
        EnrolCommand::Pause { lane, because, review_on } => {
            record(&lane.desk, &lane.person, "Paused.", |desk| {
                Ok(Suspended {
                    programme: lane.programme(),
                    because: text(because),
                    on: day(lane.on, desk),
                    review_on: *review_on,
                }
                .into())
            })
        }
        EnrolCommand::Resume { lane, because } => {
            record(&lane.desk, &lane.person, "Taken up again.", |desk| {
                Ok(Resumed { programme: lane.programme(), because: text(because), on: day(lane.on, desk) }
                    .into())
            })
        }
        EnrolCommand::End { lane, how, reason, because } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "ending")?;
            let reopenable =
                reason.as_deref().and_then(|id| desk.words().reason(id)).is_some_and(|one| one.reopenable);
            let ended = Ended {
                programme: lane.programme(),
                how: *how,
                reason: reason.as_deref().map(text),
                because: text(because),
                reopenable,
                on: day(lane.on, desk),
            };
            let receipt = desk.end(&looked, ended)?;
            recorded(&lane.desk, &looked.person, receipt, "Ended.")
        }),
    }
}
