//! Person numbers and first names, as exports write them.

/// Whether `number` has the shape `shape`: `A` stands for a letter, `9` for a figure, anything else for itself.
pub(crate) fn has_shape(number: &str, shape: &str) -> bool {
    number.chars().count() == shape.chars().count()
        && number.chars().zip(shape.chars()).all(|(letter, wanted)| match wanted {
            'A' => letter.is_ascii_alphabetic(),
            '9' => letter.is_ascii_digit(),
            other => letter == other,
        })
}

/// The person number in `cell`; none when it is no number a holder would use.
pub(crate) fn number(cell: &str, shape: Option<&str>) -> Option<String> {
    let number = cell.trim().to_ascii_uppercase();
    let plain = (1..=32).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/'));
    (plain && shape.is_none_or(|shape| has_shape(&number, shape))).then_some(number)
}

/// A first name for speaking to somebody: a name all in capitals or all small gets one capital a part; none if blank.
pub(crate) fn preferred_name(cell: &str) -> Option<String> {
    let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 60 {
        return None;
    }
    let mixed = name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if mixed {
        return Some(name);
    }
    let mut titled = String::with_capacity(name.len());
    let mut start = true;
    for letter in name.chars() {
        if start {
            titled.extend(letter.to_uppercase());
        } else {
            titled.extend(letter.to_lowercase());
        }
        start = !letter.is_alphabetic();
    }
    Some(titled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: Option<&str>) {
        assert_eq!(preferred_name(cell).as_deref(), expected, "{cell:?}");
    }

    #[test]
    fn first_names_are_in_title_case() {
        check("RHODRI", Some("Rhodri"));
        check("siân-lukasz", Some("Siân-Lukasz"));
        check("O\u{2019}DOV", Some("O\u{2019}Dov"));
        check("McKay", Some("McKay"));
        check("  ", None);
    }

    #[test]
    fn numbers_have_the_shape_the_mapping_gives() {
        assert_eq!(number(" u9091ff ", Some("A9999AA")).as_deref(), Some("U9091FF"));
        for wrong in ["", "CARROW", "U9091F", "U9091FF<", "U9091FF\u{661}"] {
            assert_eq!(number(wrong, Some("A9999AA")), None, "{wrong:?}");
        }
    }
}
