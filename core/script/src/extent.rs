//! Where an expression begins and ends among the tokens, and the dotted name it stands for.

use domain::condition::Comparison;
use rhai::{ASTFlags, Expr, FnCallExpr, Position};

use crate::tokens::Tokens;

/// The first and last token of an expression, by number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// Where `expression` stands.
pub(crate) fn extent(expression: &Expr, tokens: &Tokens) -> Extent {
    Extent { first: first(expression, tokens), last: last(expression, tokens) }
}

fn at(position: Position, tokens: &Tokens) -> usize {
    tokens.at(position).unwrap_or(0)
}

fn first(expression: &Expr, tokens: &Tokens) -> usize {
    match expression {
        Expr::And(parts, position) | Expr::Or(parts, position) | Expr::Coalesce(parts, position) => {
            parts.first().map_or_else(|| at(*position, tokens), |part| first(part, tokens))
        }
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => first(&pair.lhs, tokens),
        Expr::FnCall(call, position) => match (operands(call, *position, tokens), &call.args[..]) {
            (Some((left, _)), _) => first(left, tokens),
            // `x !in list` is a `!` around `x in list`, both placed at the sign.
            (None, [Expr::FnCall(inner, inside)]) if inside == position && is_in(inner, *inside, tokens) => {
                call.args.first().map_or(0, |part| first(part, tokens))
            }
            _ => at(*position, tokens),
        },
        other => at(other.start_position(), tokens),
    }
}

fn last(expression: &Expr, tokens: &Tokens) -> usize {
    let here = at(expression.position(), tokens);
    let sign = |number: usize, text: &str| tokens.get(number).is_some_and(|token| token.is(text));
    match expression {
        Expr::And(parts, _) | Expr::Or(parts, _) | Expr::Coalesce(parts, _) => {
            parts.last().map_or(here, |part| last(part, tokens))
        }
        Expr::Dot(pair, ..) => last(&pair.rhs, tokens),
        Expr::Index(pair, ..) => {
            let inner = last(&pair.rhs, tokens);
            if sign(inner + 1, "]") { inner + 1 } else { inner }
        }
        Expr::FnCall(call, position) => match (operands(call, *position, tokens), &call.args[..]) {
            (Some((_, right)), _) => last(right, tokens),
            (None, [part]) if call.op_token.is_some() => last(part, tokens),
            _ => bracketed(at(*position, tokens), tokens),
        },
        Expr::MethodCall(_, position) => bracketed(at(*position, tokens), tokens),
        Expr::Array(_, position) | Expr::Map(_, position) => tokens.closing(at(*position, tokens)),
        Expr::IntegerConstant(..) | Expr::FloatConstant(..) if sign(here, "-") => here + 1,
        Expr::Unit(_) if sign(here, "(") => tokens.closing(here),
        _ => here,
    }
}

/// The token that closes the brackets after the name at `name`.
fn bracketed(name: usize, tokens: &Tokens) -> usize {
    match tokens.get(name + 1) {
        Some(token) if token.is("(") => tokens.closing(name + 1),
        _ => name,
    }
}

/// The two sides of an operator, in the order written.
pub(crate) fn operands<'e>(
    call: &'e FnCallExpr,
    position: Position,
    tokens: &Tokens,
) -> Option<(&'e Expr, &'e Expr)> {
    let [left, right] = &call.args[..] else { return None };
    // `x in list` arrives as `contains(list, x)`.
    if is_in(call, position, tokens) {
        return Some((right, left));
    }
    // `or(a, b)` is a function of scripts, `a or b` an operator of conditions: there a side stands before the word.
    let words = matches!(&*call.name, "and" | "or") && left.start_position() < position;
    (call.op_token.is_some() || words).then_some((left, right))
}

/// Says whether this call of `contains` was written as `x in list`.
pub(crate) fn is_in(call: &FnCallExpr, position: Position, tokens: &Tokens) -> bool {
    let written = tokens.get(at(position, tokens)).is_some_and(|token| token.is("contains"));
    &*call.name == "contains" && call.args.len() == 2 && !written
}

/// The dotted name `expression` stands for: a variable and plain properties, nothing else.
pub(crate) fn dotted(expression: &Expr) -> Option<String> {
    let mut path = String::new();
    let mut rest = expression;
    loop {
        let (piece, next) = match rest {
            Expr::Dot(pair, flags, _) if !flags.contains(ASTFlags::NEGATED) => (&pair.lhs, Some(&pair.rhs)),
            other => (other, None),
        };
        match piece {
            Expr::Variable(name, _, _) if path.is_empty() && name.2.is_empty() => path.push_str(&name.1),
            Expr::Property(name, _) if !path.is_empty() => {
                path.push('.');
                path.push_str(&name.2);
            }
            _ => return None,
        }
        match next {
            Some(next) => rest = next,
            None => return Some(path),
        }
    }
}

/// The comparison written as `sign`.
pub(crate) fn comparison(sign: &str) -> Option<Comparison> {
    Some(match sign {
        "==" => Comparison::Equal,
        "!=" => Comparison::Different,
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::More,
        ">=" => Comparison::AtLeast,
        _ => return None,
    })
}

/// The same comparison with its sides swapped.
pub(crate) fn swapped(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal | Comparison::Different => comparison,
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}
