//! `waymark refer`: referral, its moves, what was judged, the waiting list.

use domain::record::referral::{Judged, Judgement, Question, ReferralMoved, Referred, Waiting};

use super::{LaneArgs, day, record, staff_ids, text, texts, word};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum ReferCommand {
    /// Refers somebody to a programme
    Start {
        #[command(flatten)]
        lane: LaneArgs,
        /// The role of whoever refers
        #[arg(long, value_name = "ROLE")]
        referrer: String,
        /// Why now
        #[arg(long)]
        because: String,
        /// Who talks it through with the person; may be given again
        #[arg(long = "assessed-by", value_name = "STAFF")]
        assessed_by: Vec<String>,
    },
    /// Moves the referral to another status
    Move {
        #[command(flatten)]
        lane: LaneArgs,
        /// The status, by id
        #[arg(long)]
        to: String,
        /// Why, by id of the list of reasons
        #[arg(long)]
        reason: Option<String>,
        #[arg(long)]
        note: Option<String>,
    },
    /// Records what was judged about eligibility or suitability, with the reasons
    Judge {
        #[command(flatten)]
        lane: LaneArgs,
        /// eligibility or suitability
        #[arg(long, value_parser = word::<Question>)]
        question: Question,
        /// yes, not-ready or no
        #[arg(long, value_parser = word::<Judgement>)]
        judgement: Judgement,
        #[arg(long)]
        because: String,
        /// What the usual rules would have said, and why it is otherwise here
        #[arg(long)]
        overrides: Option<String>,
    },
    /// Puts somebody on the waiting list, or takes them off it when no reason is given
    Wait {
        #[command(flatten)]
        lane: LaneArgs,
        /// Why, by id; may be given again
        #[arg(long = "reason")]
        reasons: Vec<String>,
        #[arg(long)]
        note: Option<String>,
    },
}

pub(crate) fn run(command: &ReferCommand) -> Result<Exit, Problem> {
    match command {
        ReferCommand::Start { lane, referrer, because, assessed_by } => {
            record(&lane.desk, &lane.person, "Referred.", |desk| {
                let first = desk.words().first_status().map(|status| status.id.clone()).unwrap_or_default();
                Ok(Referred {
                    programme: lane.programme(),
                    referrer: text(referrer),
                    because: text(because),
                    on: day(lane.on, desk),
                    status: text(&first),
                    assessed_by: staff_ids(assessed_by),
                }
                .into())
            })
        }
        ReferCommand::Move { lane, to, reason, note } => record(&lane.desk, &lane.person, "Moved.", |desk| {
            Ok(ReferralMoved {
                programme: lane.programme(),
                to: text(to),
                reason: reason.as_deref().map(text),
                note: note.as_deref().map(text),
                on: day(lane.on, desk),
            }
            .into())
        }),
        ReferCommand::Judge { lane, question, judgement, because, overrides } => {
            record(&lane.desk, &lane.person, "Recorded.", |desk| {
                Ok(Judged {
                    programme: lane.programme(),
                    question: *question,
                    judgement: *judgement,
                    because: text(because),
                    overrides: overrides.as_deref().map(text),
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        ReferCommand::Wait { lane, reasons, note } => {
            let said = if reasons.is_empty() { "Off the waiting list." } else { "On the waiting list." };
            record(&lane.desk, &lane.person, said, |desk| {
                Ok(Waiting {
                    programme: lane.programme(),
                    reasons: texts(reasons),
                    on: day(lane.on, desk),
                    note: note.as_deref().map(text),
                }
                .into())
            })
        }
    }
}
