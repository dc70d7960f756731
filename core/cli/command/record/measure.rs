//! `waymark measure`: answers to measures, progress on change goals, setbacks, evidence of desistance.

use std::fmt::Write as _;

use domain::hooks::{Direction, SaidBy};
use domain::record::formulation::{Desistance, Lapsed};
use domain::record::progress::{Measured, Occasion, Progressed};
use runtime::record::{Change, MeasureReport};

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
    /// Shows what was answered over time, and whether a change is more than chance where anybody has looked
    Show {
        #[command(flatten)]
        lane: LaneArgs,
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
        MeasureCommand::Show { lane } => lane.desk.at_desk(|desk| {
            let looked = desk.look_over(&desk.find(&lane.person)?)?;
            let reports = desk.measures(&looked, &lane.programme())?;
            lane.desk.show(&reports, &page(&reports))
        }),
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

/// Measures as people read them.
fn page(reports: &[MeasureReport]) -> String {
    if reports.is_empty() {
        return "No measure was answered in this lane.".to_owned();
    }
    let mut out = String::new();
    for report in reports {
        let (least, most) = report.range;
        let _ = writeln!(out, "{} (from {least} to {most})", report.title);
        let _ = writeln!(out, "  {}", report.notice);
        for one in &report.answered {
            let came_to = one.came_to.as_deref().unwrap_or("too few answers to say");
            let skipped = match one.skipped.len() {
                0 => String::new(),
                count => format!("; {count} rather not answered"),
            };
            let _ = writeln!(out, "  {}, {}: {came_to}{skipped}", one.on, said(one.occasion));
        }
        match &report.change {
            Change::NotCompared(why) => {
                let _ = writeln!(out, "  Not compared: {why}.");
            }
            Change::Compared { computed_by, norms, words, .. } => {
                let _ = writeln!(out, "  {words}");
                let _ = writeln!(out, "  Computed by {computed_by}, from {norms}.");
            }
        }
    }
    out.trim_end().to_owned()
}

fn said(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Start => "at the start",
        Occasion::Middle => "on the way",
        Occasion::End => "at the end",
        Occasion::FollowUp => "later",
    }
}
