//! `waymark explain`: what a finding's code means, why, and how to mend it.

use std::io::Write as _;

use domain::codes;
use domain::finding::nearest;

use crate::args::ExplainArgs;
use crate::exit::{Exit, Problem};

/// Explains one code, or lists them all.
pub(crate) fn run(args: &ExplainArgs) -> Result<Exit, Problem> {
    let mut out = std::io::stdout().lock();
    let Some(text) = &args.code else {
        for code in codes::all() {
            writeln!(out, "{code}  {}", code.entry().title)?;
        }
        return Ok(Exit::Fine);
    };
    let Some(code) = codes::named(text) else {
        let near = nearest(&text.to_ascii_uppercase(), codes::all().map(codes::Code::as_str));
        let near = near.map_or_else(String::new, |code| format!(" (`{code}` is near)"));
        return Err(Problem::WrongUse(
            format!("there is no code `{text}`{near}"),
            "run `waymark explain` without a code to list them all".to_owned(),
        ));
    };
    let entry = code.entry();
    writeln!(out, "{code}: {}\n", entry.title)?;
    writeln!(out, "Why: {}.", entry.why)?;
    writeln!(out, "Do:  {}.\n", entry.fix)?;
    writeln!(out, "Bad:\n{}\n", indented(entry.bad))?;
    writeln!(out, "Good:\n{}", indented(entry.good))?;
    Ok(Exit::Fine)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
