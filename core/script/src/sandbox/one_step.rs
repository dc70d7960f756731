//! Names of facts read in one step: `person.release.date` is one look at the person instead of a look at `release`
//! and then one at `date`.
//!
//! Before a script is read for running, the dots inside such a name become underscores, which are as long, so that
//! every place in the file stays where it was. Only in a derived fact's own script, and only where the name is written
//! out after its parameter, which always holds a person there: nothing else can be meant. Anything else is left as it
//! stands, and gives the same, more slowly.

use std::collections::BTreeMap;

use domain::dictionary::Slot;
use rhai::{AST, ASTFlags, ASTNode, Expr, Position, Stmt};

use super::values::Tree;

/// The getter's name of each fact that is read in one step.
pub(super) type Steps = BTreeMap<String, Slot>;

/// A fact's name as it stands in a script.
struct Name {
    place: Position,
    text: String,
    slot: Slot,
}

/// The text of a script, read as `tree`, with the names of facts in scripts of derived facts in one step.
pub(super) fn shorten(
    text: &str,
    tree: &AST,
    is_derived: impl Fn(&str) -> bool,
    facts: &Tree,
    steps: &mut Steps,
) -> String {
    let mut shorter = text.to_owned();
    for definition in tree.iter_fn_def().filter(|definition| is_derived(&definition.name)) {
        let [parameter] = definition.params.as_slice() else { continue };
        let body = crate::table::body(definition);
        if body.iter().any(|statement| sets(statement, parameter)) {
            continue;
        }
        for name in body.iter().flat_map(|statement| names(statement, parameter, facts)) {
            let step = name.text.replace('.', "_");
            let taken = steps.get(&step).is_some_and(|other| *other != name.slot);
            let range = offset(text, name.place).map(|start| start..start + name.text.len());
            let Some(range) = range.filter(|_| !taken && !facts.has_word(&step)) else { continue };
            let before = text.get(..range.start).and_then(|before| before.strip_suffix('.'));
            let follows = before.is_some_and(|before| before.ends_with(parameter.as_str()));
            if follows && text.get(range.clone()) == Some(&*name.text) {
                shorter.replace_range(range, &step);
                steps.insert(step, name.slot);
            }
        }
    }
    shorter
}

/// Says whether anything but the call itself could give `parameter` a value, or a small function keeps it.
fn sets(statement: &Stmt, parameter: &str) -> bool {
    let mut sets = false;
    statement.walk(&mut Vec::new(), &mut |path: &[ASTNode<'_>]| {
        sets |= match path.last() {
            Some(ASTNode::Stmt(Stmt::Var(set, ..))) => set.0.name == parameter,
            Some(ASTNode::Stmt(Stmt::For(set, ..))) => {
                set.0.name == parameter || set.1.as_ref().is_some_and(|counter| counter.name == parameter)
            }
            Some(ASTNode::Stmt(Stmt::Assignment(set))) => begins_with(&set.1.lhs, parameter),
            Some(ASTNode::Stmt(Stmt::Share(kept))) => kept.iter().any(|(kept, _)| kept.name == parameter),
            _ => false,
        };
        !sets
    });
    sets
}

fn begins_with(expression: &Expr, name: &str) -> bool {
    match expression {
        Expr::Variable(variable, ..) => variable.1 == name,
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => begins_with(&pair.lhs, name),
        _ => false,
    }
}

/// The names of several parts that stand after `parameter`.
fn names(statement: &Stmt, parameter: &str, facts: &Tree) -> Vec<Name> {
    let mut names = Vec::new();
    statement.walk(&mut Vec::new(), &mut |path: &[ASTNode<'_>]| {
        if let Some(ASTNode::Expr(Expr::Dot(pair, flags, _))) = path.last()
            && matches!(&pair.lhs, Expr::Variable(variable, ..) if variable.1 == parameter)
        {
            names.extend(name(&pair.rhs, *flags, facts));
        }
        true
    });
    names
}

/// The fact's name that `chain` begins with, where it has several parts.
fn name(mut chain: &Expr, mut flags: ASTFlags, facts: &Tree) -> Option<Name> {
    let (mut branch, mut text, mut place) = (0, String::new(), None);
    loop {
        if flags.intersects(ASTFlags::NEGATED) {
            return None;
        }
        let next = match chain {
            Expr::Dot(next, further, _) if !flags.intersects(ASTFlags::BREAK) => Some((next, *further)),
            _ => None,
        };
        let Expr::Property(part, position) = next.map_or(chain, |(next, _)| &next.lhs) else { return None };
        branch = facts.branch(branch, &part.2)?;
        match place {
            None => place = Some(*position),
            Some(_) => text.push('.'),
        }
        text.push_str(&part.2);
        if let (Some(slot), Some(place)) = (facts.slot(branch), place) {
            return text.contains('.').then_some(Name { place, text, slot });
        }
        (chain, flags) = next.map(|(next, further)| (&next.rhs, further))?;
    }
}

/// The byte at which a place begins; Rhai counts lines and characters from one.
fn offset(text: &str, place: Position) -> Option<usize> {
    let before = place.line()?.checked_sub(1)?;
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines.by_ref().take(before).map(str::len).sum();
    let (column, _) = lines.next()?.char_indices().nth(place.position()?.checked_sub(1)?)?;
    Some(start + column)
}
