//! `waymark facts`: what rules may use, who holds it, how it is come by, and which rules use it.

use domain::fact::ComeBy;
use runtime::list_facts::{FactList, list_facts};

use crate::args::{FactsArgs, ResultFormat};
use crate::clean::{Clean, write_json};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;

/// Lists the facts of the programmes asked for.
pub(crate) fn run(args: &FactsArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.content)?;
    let entries = content.load(&args.programmes)?;
    let lists: Vec<FactList> =
        entries.iter().filter_map(|entry| entry.ready.as_deref()).map(list_facts).collect();
    let mut out = std::io::stdout().lock();
    match args.format {
        ResultFormat::Json => {
            write_json(&mut out, &lists)?;
        }
        ResultFormat::Text => {
            for list in &lists {
                show(list, &mut Clean::new(&mut out))?;
            }
        }
    }
    Ok(Exit::Fine)
}

fn show(list: &FactList, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    writeln!(out, "{}\n", list.programme)?;
    for fact in &list.facts {
        let come_by = match fact.come_by {
            ComeBy::LookUp => "look up",
            ComeBy::Ask => "ask",
            ComeBy::Wait => "wait",
        };
        writeln!(out, "  {}  {}", fact.fact, fact.question)?;
        writeln!(out, "      {}; {come_by}, held by {}", fact.values, fact.held_by)?;
        writeln!(out, "      {}", used_by(&fact.used_by))?;
    }
    for derived in &list.derived {
        writeln!(out, "  {}  {}", derived.name, derived.about)?;
        writeln!(
            out,
            "      derived ({}), gives {}; reads {}",
            derived.tier,
            derived.gives,
            derived.reads.join(", ")
        )?;
        writeln!(out, "      {}", used_by(&derived.used_by))?;
    }
    writeln!(out)
}

fn used_by(rules: &[String]) -> String {
    if rules.is_empty() { "no rule uses it".to_owned() } else { format!("used by {}", rules.join(", ")) }
}
