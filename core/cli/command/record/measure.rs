//! `waymark measure`: answers to measures, progress on change goals, setbacks, evidence of desistance.

use domain::hooks::{Direction, SaidBy};
use domain::record::formulation::{Desistance, Lapsed};
use domain::record::progress::{Measured, Occasion, Progressed};

use super::{LaneArgs, day, pair, record, text, texts, word};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum MeasureCommand {
    /// Records answers to a measure
    Record {
        #[command(flatten)]
        lane: LaneArgs,
        /// The measure, by id
        #[arg(long)]
        measure: String,
        /// start, middle, end or follow-up
        #[arg(long, value_parser = word::<Occasion>)]
        occasion: Occasion,
        /// QUESTION=answer; may be given again
        #[arg(long = "answer", value_parser = pair)]
        answers: Vec<(String, String)>,
        /// A question they would rather not answer; may be given again
        #[arg(long = "skipped")]
        skipped: Vec<String>,
        #[arg(long, default_value = "en")]
        language: String,
        /// It was answered on paper
        #[arg(long)]
        from_paper: bool,
    },
    /// Notes progress on a change goal: forward, steady, back or not-said
    Progress {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        goal: String,
        #[arg(long, value_parser = word::<Direction>)]
        direction: Direction,
        /// participant or facilitator
        #[arg(long, value_parser = word::<SaidBy>)]
        said_by: SaidBy,
        /// What it rests on, in words
        #[arg(long)]
        words: String,
    },
    /// Notes a setback, and what was learnt from it
    Lapse {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        what: String,
        #[arg(long)]
        learnt: Option<String>,
        #[arg(long)]
        plan_change: Option<String>,
    },
    /// Notes evidence about a desistance factor
    Desistance {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        factor: String,
        #[arg(long)]
        evidence: String,
        #[arg(long, value_parser = word::<SaidBy>)]
        said_by: SaidBy,
    },
}

pub(crate) fn run(command: &MeasureCommand) -> Result<Exit, Problem> {
    match command {
        MeasureCommand::Record { lane, measure, occasion, answers, skipped, language, from_paper } => {
            record(&lane.desk, &lane.person, "Kept.", |desk| {
                Ok(Measured {
                    programme: lane.programme(),
                    measure: text(measure),
                    occasion: *occasion,
                    answers: answers.iter().map(|(id, words)| (text(id), text(words))).collect(),
                    skipped: texts(skipped),
                    language: text(language),
                    from_paper: *from_paper,
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        MeasureCommand::Progress { lane, goal, direction, said_by, words } => {
            record(&lane.desk, &lane.person, "Noted.", |desk| {
                Ok(Progressed {
                    programme: lane.programme(),
                    goal: goal.as_str().into(),
                    direction: *direction,
                    words: text(words),
                    said_by: *said_by,
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
        MeasureCommand::Lapse { lane, what, learnt, plan_change } => {
            record(&lane.desk, &lane.person, "Noted.", |desk| {
                Ok(Lapsed {
                    programme: lane.programme(),
                    on: day(lane.on, desk),
                    what: text(what),
                    learnt: learnt.as_deref().map(text),
                    plan_change: plan_change.as_deref().map(text),
                }
                .into())
            })
        }
        MeasureCommand::Desistance { lane, factor, evidence, said_by } => {
            record(&lane.desk, &lane.person, "Noted.", |desk| {
                Ok(Desistance {
                    programme: lane.programme(),
                    factor: text(factor),
                    evidence: text(evidence),
                    said_by: *said_by,
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
    }
}
