//! `waymark consent`: what was explained, how, and what the person said.

use domain::record::referral::{Agreement, Consented};
use jiff::civil::Date;

use super::{LaneArgs, day, record, text, texts, word};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct ConsentArgs {
    #[command(flatten)]
    lane: LaneArgs,
    /// given, refused or withdrawn
    #[arg(long, value_parser = word::<Agreement>)]
    answer: Agreement,
    /// What was explained, by id, with commas between; `all` for everything on the list
    #[arg(long, value_delimiter = ',')]
    explained: Vec<String>,
    /// The language it was talked about in, such as cy
    #[arg(long)]
    language: String,
    /// How: talked through, in easy words, with an interpreter
    #[arg(long, default_value = "talked through")]
    how: String,
    /// Roles that will know of a refusal, as the person was told; with commas between
    #[arg(long, value_delimiter = ',')]
    who_will_know: Vec<String>,
    /// When to ask again
    #[arg(long, value_name = "DATE")]
    review_on: Option<Date>,
}

pub(crate) fn run(args: &ConsentArgs) -> Result<Exit, Problem> {
    record(&args.lane.desk, &args.lane.person, "Recorded what they said about taking part.", |desk| {
        let all = args.explained.iter().any(|id| id == "all");
        let listed = desk.words().explained.iter().map(|worded| text(&worded.id));
        Ok(Consented {
            programme: args.lane.programme(),
            answer: args.answer,
            explained: if all { listed.collect() } else { texts(&args.explained) },
            language: text(&args.language),
            how: text(&args.how),
            who_will_know: texts(&args.who_will_know),
            review_on: args.review_on,
            on: day(args.lane.on, desk),
        }
        .into())
    })
}
