//! `waymark report`: the post-programme report, and reading it together.

use std::fmt::Write as _;

use domain::record::report::ReportRead;
use runtime::record::{KeptReport, ReportDocument, ReportWish};

use super::{LaneArgs, day, pair, record, text};
use crate::exit::{Exit, Problem};
use crate::installation::looked;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum ReportCommand {
    /// Writes the report: by change goal, with the evidence that was recorded
    Write {
        #[command(flatten)]
        lane: LaneArgs,
        /// GOAL=what is said of it; may be given again
        #[arg(long = "goal", value_parser = pair, required = true)]
        goals: Vec<(String, String)>,
        #[arg(long)]
        summary: Option<String>,
        /// The participant's own words
        #[arg(long)]
        own_words: Option<String>,
    },
    /// Shows the reports of a lane, in the words they were written in
    Show {
        #[command(flatten)]
        lane: LaneArgs,
    },
    /// Says that it was read together, and where the participant sees it otherwise
    Read {
        #[command(flatten)]
        lane: LaneArgs,
        #[arg(long)]
        disputes: Option<String>,
    },
}

pub(crate) fn run(command: &ReportCommand) -> Result<Exit, Problem> {
    match command {
        ReportCommand::Write { lane, goals, summary, own_words } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "report")?;
            let wish = ReportWish {
                programme: lane.programme(),
                goals: goals.iter().map(|(id, words)| (id.as_str().into(), text(words))).collect(),
                summary: summary.as_deref().map(text),
                own_words: own_words.as_deref().map(text),
                on: day(lane.on, desk),
            };
            let (document, _) = desk.write_report(&looked, &wish)?;
            lane.desk.show(&document, &page(&document))
        }),
        ReportCommand::Show { lane } => lane.desk.at_desk(|desk| {
            let looked = looked(desk, &lane.person, "report")?;
            let reports = desk.reports(&looked, &lane.programme())?;
            lane.desk.show(&reports, &pages(&reports))
        }),
        ReportCommand::Read { lane, disputes } => {
            record(&lane.desk, &lane.person, "Read together.", |desk| {
                Ok(ReportRead {
                    programme: lane.programme(),
                    disputes: disputes.as_deref().map(text),
                    on: day(lane.on, desk),
                }
                .into())
            })
        }
    }
}

fn page(report: &ReportDocument) -> String {
    let mut out = String::new();
    let name = report.preferred_name.as_deref().unwrap_or("the participant");
    let _ = writeln!(
        out,
        "OFFICIAL-SENSITIVE\nReport on the work with {name}\n{}, version {}, {}\n",
        report.programme, report.version, report.on
    );
    let _ = writeln!(out, "{}\n", report.notice);
    let meetings: Vec<String> =
        report.meetings.iter().map(|(word, count)| format!("{count} {word}")).collect();
    let _ = writeln!(out, "Meetings: {}.", meetings.join(", "));
    if !report.sessions.is_empty() {
        let _ = writeln!(out, "Met in full: {}.", report.sessions.join("; "));
    }
    for goal in &report.goals {
        let _ = writeln!(out, "\n{}\n{}", goal.title, goal.written);
        for evidence in &goal.evidence {
            let _ = writeln!(out, "  {}: {}", evidence.on, evidence.words);
        }
    }
    if let Some(summary) = &report.summary {
        let _ = writeln!(out, "\n{summary}");
    }
    if let Some(own) = &report.own_words {
        let _ = writeln!(out, "\nIn {name}'s own words\n{own}");
    }
    out
}

fn pages(reports: &[KeptReport]) -> String {
    if reports.is_empty() {
        return "No report was written in this lane.".to_owned();
    }
    let one = |report: &KeptReport| {
        let mut out = page(&report.document);
        let _ = writeln!(out, "\nWritten by {}, entry {}.", report.written.by, report.written.number);
        if let Some(read) = &report.read {
            let otherwise = read.what.disputes.as_deref();
            let otherwise = otherwise.map(|words| format!(" The participant sees it otherwise: {words}"));
            let _ = writeln!(out, "Read together on {}.{}", read.what.on, otherwise.unwrap_or_default());
        }
        out
    };
    reports.iter().map(one).collect::<Vec<_>>().join("\n")
}
