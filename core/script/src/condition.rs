//! Conditions: the text after `when:` becomes a [`Condition`] over interned facts, or findings at their places.
//!
//! Rhai reads the text; its tree is then lowered by a whitelist. No Rhai is left when the condition is evaluated.

mod compare;
mod lower;
mod syntax;

use std::sync::LazyLock;

use domain::codes;
use domain::condition::{Clause, Condition, Node, Test};
use domain::dictionary::Dictionary;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::place::Passage;
use rhai::{Engine, Expr, OptimizationLevel, Stmt};
use runtime::ports::ConditionUse;

use crate::tokens::Tokens;

/// The longest condition that is read, in characters.
const LONGEST: usize = 4_000;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::new_raw();
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_allow_if_expression(false)
        .set_allow_switch_expression(false)
        .set_allow_loop_expressions(false)
        .set_allow_statement_expression(false)
        .set_allow_anonymous_fn(false)
        .set_allow_looping(false)
        .set_max_expr_depths(64, 32)
        .set_max_string_size(1_000);
    for (word, binds) in [("and", 60), ("or", 30)] {
        let known = engine.register_custom_operator(word, binds);
        debug_assert!(known.is_ok(), "{word} is a word of its own");
    }
    engine
});

/// Lowers the condition in `passage` over the names of `dictionary`.
pub(crate) fn read(
    passage: &Passage,
    dictionary: &Dictionary,
    guard: &Guard,
    usage: ConditionUse,
) -> Result<Condition, Vec<Finding>> {
    let letters = passage.text.chars().count();
    if letters > LONGEST {
        let what = format!("this condition is {letters} characters long; {LONGEST} is the most");
        return Err(vec![Finding::new(codes::CONDITION_TOO_LONG, passage.whole(), what)]);
    }
    let tokens = Tokens::of(&passage.text);
    let tree = ENGINE
        .compile_expression(&*passage.text)
        .map_err(|error| vec![syntax::finding(&error, passage, &tokens)])?;
    let Some(expression) = single(tree.statements()) else {
        let what = "this condition is more than one expression";
        return Err(vec![Finding::new(codes::NOT_ALLOWED_HERE, passage.whole(), what)]);
    };
    let around = lower::Surroundings { passage, tokens: &tokens, dictionary, guard, usage };
    let condition = lower::condition(expression, &around)?;
    let open = if usage == ConditionUse::Hold { fails_open(&condition, dictionary) } else { Vec::new() };
    if open.is_empty() { Ok(condition) } else { Err(open) }
}

/// Clauses by which a hold would let go because a fact is missing: those that are no for want of it.
fn fails_open(condition: &Condition, dictionary: &Dictionary) -> Vec<Finding> {
    let mut open = Vec::new();
    let mut parts = vec![(condition.root(), true)];
    while let Some((node, upright)) = parts.pop() {
        match node {
            Node::Not(part) => parts.push((part, !upright)),
            Node::All(several) | Node::Any(several) => {
                parts.extend(several.iter().map(|part| (part, upright)));
            }
            Node::Clause(number) => {
                open.extend(condition.clauses().get(*number).map(|clause| (clause, upright)));
            }
        }
    }
    let lets_go = |(clause, upright): &(&Clause, bool)| {
        let asks = dictionary.derived(clause.slot).is_some_and(|derived| derived.asks_about_knowledge);
        let missing_is_no = match clause.test {
            Test::Known => *upright,
            Test::Unknown | Test::Unsettled => !upright,
            _ => false,
        };
        asks || missing_is_no
    };
    let finding = |(clause, _): (&Clause, bool)| {
        let what = format!("this hold lets go when what `{}` asks for is missing", clause.text);
        Finding::new(codes::HOLD_FAILS_OPEN, clause.place.clone(), what)
    };
    let mut findings: Vec<Finding> = open.into_iter().filter(lets_go).map(finding).collect();
    findings.sort();
    findings
}

fn single(statements: &[Stmt]) -> Option<&Expr> {
    match statements {
        [Stmt::Expr(expression)] => Some(expression),
        _ => None,
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
