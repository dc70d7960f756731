//! The doc comment of a function: what it says about itself, and its line `gives:`.

use std::sync::Arc;

use domain::fact::{Choice, FactType};

/// A function's doc comment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc {
    /// Everything but the `gives:` line, joined.
    pub(crate) about: Arc<str>,
    /// What stands after `gives:`.
    pub(crate) gives: Option<String>,
}

impl Doc {
    /// Reads the comment lines of a function.
    pub(crate) fn read<'a>(comments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut about = Vec::new();
        let mut gives = None;
        for line in comments.into_iter().flat_map(str::lines) {
            let line = line.trim().trim_start_matches(['/', '*']).trim_end_matches("*/").trim();
            match line.strip_prefix("gives:") {
                Some(rest) => gives = Some(rest.trim().to_owned()),
                None if line.is_empty() => {}
                None => about.push(line),
            }
        }
        Self { about: about.join(" ").into(), gives }
    }

    /// Says whether there is any comment at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.about.is_empty() && self.gives.is_none()
    }
}

/// The kind written after `gives:`.
pub(crate) fn kind(text: &str) -> Option<FactType> {
    let text = text.trim().trim_end_matches('.');
    match text {
        "yes or no" => return Some(FactType::yes_no()),
        "number" => {
            return Some(FactType::Number { at_least: i64::MIN, at_most: i64::MAX, unit: "".into() });
        }
        "date" => return Some(FactType::Date),
        _ => {}
    }
    let ids: Vec<&str> = text.strip_prefix("one of ")?.split(',').map(str::trim).collect();
    let good = |id: &&str| {
        !id.is_empty()
            && id
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
    };
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    sorted.dedup();
    (ids.iter().all(good) && sorted.len() == ids.len() && (2..=60).contains(&ids.len())).then(|| {
        FactType::Choice(ids.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read_and_kinds_understood() {
        let doc = Doc::read(["/// Weeks left.\n/// Whole ones.\n/// gives: number"]);
        assert_eq!((&*doc.about, doc.gives.as_deref()), ("Weeks left. Whole ones.", Some("number")));
        assert_eq!(kind("yes or no"), Some(FactType::yes_no()));
        assert_eq!(kind("one of near, far").map(|kind| kind.choices().len()), Some(2));
        assert_eq!(kind("one of Near, far"), None);
        assert_eq!(kind("percentage"), None);
    }
}
