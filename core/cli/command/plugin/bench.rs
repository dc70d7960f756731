//! `waymark plugin bench`: how long a plugin takes to begin, and how many questions it answers in a second.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use native::Plugin;
use serde::Serialize;
use serde_json::{Value, json};

use super::{invent, refused};
use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};

/// How often a plugin is begun.
const STARTS: usize = 5;
/// How long each operation is asked.
const TIME: Duration = Duration::from_secs(1);
/// How many questions go together.
const TOGETHER: usize = 1_000;

#[derive(Debug, clap::Args)]
pub(crate) struct BenchArgs {
    /// The library. It is run whether it is signed and allowed or not
    file: PathBuf,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

/// How fast an operation is.
#[derive(Serialize)]
struct Fast {
    operation: String,
    #[serde(rename = "aSecond")]
    a_second: u64,
    #[serde(rename = "aSecondTogether")]
    a_second_together: u64,
}

pub(crate) fn run(args: &BenchArgs) -> Result<Exit, Problem> {
    let (bytes, metadata) = native::shelf::library(&args.file).map_err(refused)?;
    let begin = || {
        Plugin::new(bytes.clone(), metadata.clone(), crate::plugins::worker()?)
            .map_err(|fault| refused(fault.into()))
    };
    let plugin = begin()?;
    let plain: Vec<(&str, Value)> = metadata
        .operations
        .iter()
        .filter_map(|operation| {
            let name = operation.name.as_str();
            let fits = |question: &Value| plugin.takes(name, question) && plugin.call(name, question).is_ok();
            Some((name, invent::questions(&operation.takes).into_iter().find(fits)?))
        })
        .collect();
    let Some((first, question)) = plain.first() else {
        let what = format!(
            "`{}` answers no question that could be invented from its description",
            args.file.display()
        );
        return Err(Problem::WrongUse(what, "see what it says: `waymark plugin test FILE`".to_owned()));
    };
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let begun = Instant::now();
        begin()?.call(first, question).map_err(|fault| refused(fault.into()))?;
        starts.push(begun.elapsed());
    }
    starts.sort();
    let cold = starts.get(STARTS / 2).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let fast: Vec<Fast> = plain.iter().map(|(name, question)| measured(&plugin, name, question)).collect();
    let mut text = format!("From nothing to the first answer: {cold:.1} ms (the middle of {STARTS})\n");
    for Fast { operation, a_second, a_second_together } in &fast {
        text += &format!("{operation}: {a_second} a second one by one, {a_second_together} together\n");
    }
    super::show(args.format, &json!({ "coldMs": cold, "operations": fast }), &text)?;
    Ok(Exit::Fine)
}

fn measured(plugin: &Plugin, operation: &str, question: &Value) -> Fast {
    let many = vec![question.clone(); TOGETHER];
    let one_by_one = rate(|| usize::from(plugin.call(operation, question).is_ok()));
    let together = rate(|| plugin.call_many(operation, &many).iter().filter(|answer| answer.is_ok()).count());
    Fast { operation: operation.to_owned(), a_second: one_by_one, a_second_together: together }
}

/// How many answers come in a second.
fn rate(mut ask: impl FnMut() -> usize) -> u64 {
    let begun = Instant::now();
    let mut answers = 0_usize;
    while begun.elapsed() < TIME {
        answers += ask();
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a figure for people"
    )]
    let rate = (answers as f64 / begun.elapsed().as_secs_f64()) as u64;
    rate
}
