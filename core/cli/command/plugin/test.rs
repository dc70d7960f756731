//! `waymark plugin test`: a library run as it will be run, in a child process behind the walls there are.

mod examples;
mod garbage;

use std::path::PathBuf;
use std::time::Duration;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use isolation::Policy;
use native::{Operation, Plugin, PluginFault, Settings, Trouble};
use serde::Serialize;
use serde_json::{Value, json};

use super::{invent, refused, words};
use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// The library. It is run whether it is signed and allowed or not: name none that you would not try
    file: PathBuf,
    /// Examples of what must come out: [{"operation", "asked", and "answer" or "declined"}, ...]
    #[arg(long, value_name = "FILE")]
    examples: Option<PathBuf>,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

/// How one operation did.
#[derive(Serialize)]
struct Tried {
    operation: String,
    /// Questions that were invented from its description.
    invented: usize,
    answered: usize,
    declined: usize,
    /// Bytes that are no question, and how many of them it answered as if they were.
    garbage: usize,
}

pub(crate) fn run(args: &TestArgs) -> Result<Exit, Problem> {
    let examples = args.examples.as_deref().map(examples::read).transpose()?.unwrap_or_default();
    let (bytes, metadata) = native::shelf::library(&args.file).map_err(refused)?;
    // Two children: what one of them was asked before must make no difference.
    let begin = || {
        Plugin::with(bytes.clone(), metadata.clone(), crate::plugins::worker()?, patient())
            .map_err(|fault| refused(fault.into()))
    };
    let (one, other) = (begin()?, begin()?);
    let sandbox = one.sandbox().map_err(|fault| refused(fault.into()))?;
    let mut findings = Vec::new();
    let mut tried = Vec::new();
    for operation in &metadata.operations {
        tried.push(operation_tried(operation, &one, &other, &mut findings));
    }
    let held = examples::hold(&one, &examples, &mut findings);
    let wrote = one.wrote();
    let complete = sandbox.is_complete();
    let mut text = words::described(&metadata);
    text += &format!("Walls: {sandbox}{}\n", if complete { "" } else { " (not all there are)" });
    for Tried { operation, invented, answered, declined, garbage } in &tried {
        text += &format!(
            "Tried {operation}: {invented} invented questions, {answered} answered, {declined} declined; {garbage} of no sense\n"
        );
    }
    if let Some(file) = &args.examples {
        text += &format!("Examples: {held} of {} hold ({})\n", examples.len(), file.display());
    }
    text += &said(&wrote);
    text += &words::found(&findings);
    if findings.is_empty() {
        text += "It keeps to its description.\n";
    }
    let value = json!({
        "metadata": metadata, "sandbox": sandbox, "tried": tried,
        "examples": { "given": examples.len(), "held": held }, "wrote": wrote, "findings": findings,
    });
    super::show(args.format, &value, &text)?;
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// As it will be run, but that each fault is told, however many there are.
fn patient() -> Settings {
    let circuit = isolation::Circuit { crashes: usize::MAX, ..isolation::Circuit::default() };
    let policy =
        Policy { circuit, back_off: Duration::ZERO, ..Policy::with_deadline(Duration::from_secs(1)) };
    Settings { policy, whole_walls: false }
}

/// Asks an operation what was invented, twice: in another child, in another order.
fn operation_tried(
    operation: &Operation,
    one: &Plugin,
    other: &Plugin,
    findings: &mut Vec<Finding>,
) -> Tried {
    let name = operation.name.as_str();
    let mut questions = invent::questions(&operation.takes);
    questions.retain(|question| one.takes(name, question));
    let first: Vec<_> = questions.iter().map(|question| one.call(name, question)).collect();
    let mut second: Vec<_> = questions.iter().rev().map(|question| other.call(name, question)).collect();
    second.reverse();
    let (mut answered, mut declined) = (0, 0);
    let at = Place::whole(&format!("plugins/{}", one.metadata().id));
    for ((question, came), again) in questions.iter().zip(&first).zip(&second) {
        match came {
            Ok(_) => answered += 1,
            Err(fault) if is_declined(fault) => declined += 1,
            Err(fault) => findings.push(asked(fault, question)),
        }
        if came != again {
            let what = format!("`{name}` of {question} gives one thing, and asked again another");
            findings.push(
                Finding::new(codes::PLUGIN_ANSWER, at.clone(), what)
                    .why("the same question must give the same answer, or nobody can say later why it came out so")
                    .fix("let nothing but the question decide: no counter, no address, no order of a hash table"),
            );
            break;
        }
    }
    if questions.is_empty() {
        let what = format!("no question to `{name}` could be invented from its description: give examples");
        findings.push(
            Finding::new(codes::PLUGIN_ANSWER, at, what)
                .fix("give examples of it: --examples FILE, or describe it plainly"),
        );
    }
    let garbage = garbage::tried(name, one, questions.first(), findings);
    Tried { operation: name.to_owned(), invented: questions.len(), answered, declined, garbage }
}

fn is_declined(fault: &PluginFault) -> bool {
    matches!(fault.trouble, Trouble::Declined(_))
}

/// A fault with the question it came of. Invented questions are about nobody, so that they can be shown.
fn asked(fault: &PluginFault, question: &Value) -> Finding {
    let mut finding = Finding::from(fault);
    finding.what = format!("{} (asked {question})", finding.what);
    finding
}

fn said(wrote: &str) -> String {
    if wrote.is_empty() {
        return "It wrote nothing on standard error.\n".to_owned();
    }
    let lines: Vec<String> = wrote.lines().map(|line| format!("  | {line}")).collect();
    format!("It wrote on standard error:\n{}\n", lines.join("\n"))
}
