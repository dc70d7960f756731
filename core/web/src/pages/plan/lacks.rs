//! What a rule waits for, in the reader's language: what holders differ on, what is to be asked again, what nobody has said.
//! The same on the screen and on paper: what is not known is never printed as if it were so.

use crate::words::Words;

/// A fact as whoever asks knows it: its id, its question, how it stands.
pub(in crate::pages) type Fact<'a> = (&'a str, &'a str, &'a str);

/// What is lacking, a message with its questions each: what holders differ on first, then what is to be asked again.
pub(in crate::pages) fn lacks<'a>(
    waits_for: &[String],
    facts: &[Fact<'a>],
) -> Vec<(&'static str, Vec<&'a str>)> {
    let lacking: Vec<_> = waits_for
        .iter()
        .filter_map(|id| facts.iter().find(|(fact, _, _)| fact == id))
        .map(|(_, question, state)| (message(state), *question))
        .collect();
    ["plan-lacks-differ", "plan-lacks-old", "plan-lacks-unknown"]
        .into_iter()
        .map(|id| {
            let of_it = lacking.iter().filter(|(message, _)| *message == id);
            (id, of_it.map(|(_, question)| *question).collect::<Vec<_>>())
        })
        .filter(|(_, questions)| !questions.is_empty())
        .collect()
}

fn message(state: &str) -> &'static str {
    match state {
        "conflicting" => "plan-lacks-differ",
        "out of date" => "plan-lacks-old",
        _ => "plan-lacks-unknown",
    }
}

/// The same in one line.
pub(in crate::pages) fn in_a_line(words: Words, waits_for: &[String], facts: &[Fact<'_>]) -> Option<String> {
    let all = lacks(waits_for, facts).into_iter().map(|(id, asked)| words.about(id, asked.join(" ")));
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Speaks;

    #[test]
    fn what_is_lacking_is_said_by_how_it_stands() {
        let facts = [("a", "A?", "not known"), ("b", "B?", "conflicting"), ("c", "C?", "out of date")];
        let waits = ["a", "b", "c", "d"].map(str::to_owned);
        let said = |speaks: Speaks| in_a_line(speaks.into(), &waits, &facts);
        let english = "Holders differ: B? Out of date, ask again: C? Not known yet: A?";
        assert_eq!(said(Speaks::English).as_deref(), Some(english));
        assert!(said(Speaks::Welsh).is_some_and(|said| said.starts_with("Deiliaid yn anghytuno: B?")));
        assert_eq!(in_a_line(Speaks::English.into(), &[], &facts), None);
    }
}
