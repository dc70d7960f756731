//! What a scalar written without quotes means: YAML 1.2's core rules, in which `yes`, `no` and dates stay text.

use serde_json::{Number, Value};

use super::node::Style;

/// The value of a scalar.
pub(super) fn value(text: &str, style: Style) -> Value {
    if style != Style::Plain {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return i64::from_str_radix(digits, 16).ok().filter(|number| *number >= 0).map(Number::from);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return i64::from_str_radix(digits, 8).ok().filter(|number| *number >= 0).map(Number::from);
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.is_empty()
        && let Ok(number) = text.strip_prefix('+').unwrap_or(text).parse::<i64>()
    {
        return Some(Number::from(number));
    }
    is_fraction(digits).then(|| text.parse::<f64>().ok()).flatten().and_then(Number::from_f64)
}

/// `4.5`, `.5`, `4.`, `4e2`: the core rules' fractions, without their sign.
fn is_fraction(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(m, e)| (m, Some(e)));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_is_right = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && all_digits(digits)
    });
    all_digits(whole) && all_digits(rest) && !(whole.is_empty() && rest.is_empty()) && exponent_is_right
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, expected: Value) {
        assert_eq!(value(text, Style::Plain), expected, "{text}");
    }

    #[test]
    fn only_what_looks_like_a_number_is_one() {
        check("4", json!(4));
        check("-4", json!(-4));
        check("+4", json!(4));
        check("0x1f", json!(31));
        check("0o17", json!(15));
        check("4.5", json!(4.5));
        check(".5", json!(0.5));
        check("4e2", json!(400.0));
        check("0.1.0", json!("0.1.0"));
        check("2026-11-01", json!("2026-11-01"));
        check("-", json!("-"));
        check(".", json!("."));
        check("4 of 5", json!("4 of 5"));
        check(".inf", json!(".inf"));
        check("0x", json!("0x"));
    }

    #[test]
    fn yes_and_no_stay_text() {
        for text in ["yes", "no", "on", "off", "y", "Yes"] {
            check(text, json!(text));
        }
        check("true", json!(true));
        check("~", Value::Null);
        assert_eq!(value("true", Style::Double), json!("true"));
    }
}
