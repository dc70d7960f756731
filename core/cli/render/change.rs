//! What sites change, and the three texts to compare where the programme's words have moved on.

use std::io::{Result, Write};

use runtime::list_changes::{BlockLine, ChangeLine, ChangeList, ThreeWays};

use super::words::why;

/// Shows one site's changes in one programme.
pub(crate) fn show(list: &ChangeList, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} at {}", list.programme, list.site)?;
    for change in &list.changes {
        show_change(change, out)?;
    }
    if !list.rules.is_empty() {
        writeln!(out, "  rules of its own: {}", list.rules.join(", "))?;
    }
    writeln!(out)
}

fn show_change(change: &ChangeLine, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {} ({})", change.of, change.place.file)?;
    writeln!(out, "    {}", why(&change.header))?;
    if change.review_is_due {
        writeln!(out, "    REVIEW IS DUE: somebody should have looked again by {}", change.header.review_by)?;
    }
    for block in &change.blocks {
        show_block(block, out)?;
    }
    Ok(())
}

fn show_block(block: &BlockLine, out: &mut dyn Write) -> Result<()> {
    let base = block.base.map(|base| format!(", made against {base}")).unwrap_or_default();
    writeln!(out, "    {} {} (line {}{base})", block.block, block.verb, block.place.line)?;
    block.moved.as_ref().map_or(Ok(()), |moved| show_moved(moved, out))
}

fn show_moved(moved: &ThreeWays, out: &mut dyn Write) -> Result<()> {
    writeln!(
        out,
        "      THE PROGRAMME'S WORDS HAVE MOVED ON. Compare, decide, then write base={}",
        moved.now_base
    )?;
    let not_kept = "(not kept: there is no file for them in bases/)".to_owned();
    let left_out = "(left out here)".to_owned();
    for (heading, text) in [
        ("the programme then", moved.then.as_ref().unwrap_or(&not_kept)),
        ("the programme now", &moved.now),
        ("this site", moved.ours.as_ref().unwrap_or(&left_out)),
    ] {
        writeln!(out, "      {heading}:")?;
        text.lines().try_for_each(|line| writeln!(out, "        {line}"))?;
    }
    Ok(())
}
