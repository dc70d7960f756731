//! What is wrong with a file of short strings: not readable, missing, unknown, plural forms, what it is not given.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use runtime::phrases::{PHRASES, Phrase};

use crate::source::Texts;
use crate::yaml::narrow;

/// The forms a number takes, by language: the cardinal rules of Unicode CLDR 47, `plurals.xml`. A language that is not
/// listed needs `other` alone.
const FORMS: [(&str, &[&str]); 8] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("cy", &["zero", "one", "two", "few", "many", "other"]),
    ("en", &["one", "other"]),
    ("fa", &["one", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("ro", &["one", "few", "other"]),
    ("so", &["one", "other"]),
    ("ur", &["one", "other"]),
];

/// Everything wrong with the files of short strings.
pub(crate) fn check(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in texts.under("shared/languages/") {
        let parts: Vec<&str> = path.split('/').collect();
        if let [_, _, language, "messages.ftl"] = parts.as_slice() {
            file(path, text, language, &mut findings);
        }
    }
    findings
}

fn file(path: &Arc<str>, text: &str, language: &str, findings: &mut Vec<Finding>) {
    let page = Page { path, text };
    let (resource, problems) = match fluent_syntax::parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, problems)) => (resource, problems),
    };
    for problem in &problems {
        // Where the message begins: the reader stumbles later, often on the next one.
        let begins = problem.slice.as_ref().unwrap_or(&problem.pos);
        let what = "a message cannot be read";
        findings.push(Finding::new(codes::NOT_MESSAGES, page.place(begins), what));
    }
    let plain = language.split('-').next().unwrap_or(language);
    let forms = FORMS.iter().find(|(id, _)| *id == plain).map_or(&["other"][..], |(_, forms)| forms);
    let mut found = BTreeSet::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        found.insert(id);
        match PHRASES.iter().find(|phrase| phrase.id == id) {
            Some(phrase) => one(&page, phrase, message, forms, findings),
            None => {
                let what = format!("nothing uses a message `{id}`");
                let finding = Finding::new(codes::MESSAGE_UNKNOWN, page.of_message(id), what);
                findings.push(finding.nearest(id, PHRASES.iter().map(|phrase| phrase.id)));
            }
        }
    }
    // What could not be read may have been any of them; a variant in easy words may lean on its language.
    if problems.is_empty() && plain == language {
        for phrase in PHRASES.iter().filter(|phrase| !found.contains(phrase.id)) {
            let what = format!("there is no message `{}`", phrase.id);
            findings.push(Finding::new(codes::MESSAGE_MISSING, Place::new(path, 1, 1, 0), what));
        }
    }
}

fn one(
    page: &Page<'_>,
    phrase: &Phrase,
    message: &Message<&str>,
    forms: &[&str],
    findings: &mut Vec<Finding>,
) {
    let id = message.id.name;
    let mut seen = Seen::default();
    seen.pattern(message.value.as_ref());
    for name in seen.variables.iter().filter(|name| !phrase.given.contains(name)) {
        let what = format!("`{id}` is not given `{name}`");
        let finding = Finding::new(codes::MESSAGE_VARIABLE, page.of_variable(id, name), what);
        findings.push(finding.nearest(name, phrase.given.iter().copied()));
    }
    let Some(counted) = phrase.counted else { return };
    let has = |form: &&&str| seen.forms.iter().any(|(name, key)| *name == counted && key == *form);
    let missing: Vec<&str> = forms.iter().filter(|form| !has(form)).copied().collect();
    // One form that serves every number needs no choice.
    if !missing.is_empty() && forms.len() > 1 {
        let what = format!("`{id}` has no form for {} of `${counted}`", missing.join(", "));
        findings.push(Finding::new(codes::PLURALS_MISSING, page.of_message(id), what));
    }
}

/// What a message speaks of.
#[derive(Default)]
struct Seen<'t> {
    variables: BTreeSet<&'t str>,
    /// Each number that decides a form, with the forms there are.
    forms: BTreeSet<(&'t str, &'t str)>,
}

impl<'t> Seen<'t> {
    fn pattern(&mut self, pattern: Option<&Pattern<&'t str>>) {
        for element in pattern.iter().flat_map(|pattern| &pattern.elements) {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    let key = match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    };
                    if let InlineExpression::VariableReference { id } = selector {
                        self.forms.insert((id.name, key));
                    }
                    self.pattern(Some(&variant.value));
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
                arguments.named.iter().for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// A file whose messages can be found again: the reader of Fluent keeps no places.
struct Page<'t> {
    path: &'t Arc<str>,
    text: &'t str,
}

impl Page<'_> {
    /// The place of some bytes, from the first that is no blank.
    fn place(&self, range: &Range<usize>) -> Place {
        let rest = self.text.get(range.start..).unwrap_or_default();
        let start = range.start.saturating_add(rest.len().saturating_sub(rest.trim_start().len()));
        let before = self.text.get(..start).unwrap_or(self.text);
        let line = before.matches('\n').count().saturating_add(1);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        let end = range.end.max(start);
        let length = self.text.get(start..end).and_then(|text| text.lines().next()).unwrap_or_default();
        Place::new(self.path, narrow(line), narrow(column), narrow(length.trim_end().chars().count()))
    }

    /// Where a message begins: its name, which stands at the beginning of a line; the last of two of one name.
    fn start(&self, id: &str) -> usize {
        let mut start = 0_usize;
        let mut found = 0;
        for line in self.text.split_inclusive('\n') {
            if line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')) {
                found = start;
            }
            start = start.saturating_add(line.len());
        }
        found
    }

    fn of_message(&self, id: &str) -> Place {
        let start = self.start(id);
        self.place(&(start..start.saturating_add(id.len())))
    }

    fn of_variable(&self, id: &str, name: &str) -> Place {
        let start = self.start(id);
        let written = format!("${name}");
        let rest = self.text.get(start..).unwrap_or_default();
        let goes_on = |at: usize| {
            let after = rest.get(at.saturating_add(written.len())..).and_then(|after| after.chars().next());
            after.is_some_and(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
        };
        let at = rest.match_indices(&written).map(|(at, _)| at).find(|at| !goes_on(*at));
        at.map_or_else(
            || self.of_message(id),
            |at| {
                let start = start.saturating_add(at);
                self.place(&(start..start.saturating_add(written.len())))
            },
        )
    }
}
