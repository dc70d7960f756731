//! Suggestions and meanings in the protocol's form.

use content::{heading_words, keys_at, words_at};
use domain::finding::Finding;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Hover, HoverContents, MarkupContent, MarkupKind,
    Position, TextEdit,
};
use runtime::compile::Ready;
use runtime::complete::{At, Kind, Place, Spot, Suggestion, complete, place};
use runtime::hover::{hover, word};

use super::positions;

/// What can stand at a position of a file.
pub(super) fn completion(
    ready: Option<&Ready>,
    path: &str,
    text: &str,
    position: Position,
) -> Vec<CompletionItem> {
    let (line, column) = positions::ours(text, position);
    let place = place(path, text, line, column);
    let mut all = ready.map(|ready| complete(ready, path, &place)).unwrap_or_default();
    all.extend(of_the_file(path, &place));
    let range = positions::columns(text, position.line, place.from, column);
    let item = |(number, suggestion): (usize, Suggestion)| CompletionItem {
        kind: Some(kind(suggestion.kind)),
        detail: (!suggestion.about.is_empty()).then_some(suggestion.about),
        // In our order, whatever the editor's is.
        sort_text: Some(format!("{number:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, suggestion.text.clone()))),
        label: suggestion.text,
        ..CompletionItem::default()
    };
    all.into_iter().enumerate().map(item).collect()
}

/// What the kind of file says can stand there, whatever the programme.
fn of_the_file(path: &str, place: &Place) -> Vec<Suggestion> {
    match &place.spot {
        Spot::Yaml(cursor) => {
            let mut all = Vec::new();
            if cursor.at != At::Key {
                let words = words_at(path, &cursor.keys).into_iter();
                all.extend(words.map(|word| Suggestion::new(Kind::Word, word, "")));
            }
            if cursor.at != At::Value {
                let keys = keys_at(path, &cursor.keys).into_iter();
                all.extend(keys.map(|(key, about)| Suggestion::new(Kind::Key, format!("{key}: "), about)));
            }
            all
        }
        Spot::Heading => {
            heading_words().into_iter().map(|word| Suggestion::new(Kind::Word, word, "")).collect()
        }
        Spot::Script if !place.word.starts_with("person.") => {
            let functions = script::api().into_iter();
            let function = |entry: script::ApiEntry| {
                Suggestion::new(Kind::Function, entry.name, format!("{}: {}", entry.signature, entry.about))
            };
            let mut all: Vec<Suggestion> = functions.map(function).collect();
            all.push(Suggestion::new(Kind::Fact, "person.", "what is known about the person"));
            all
        }
        Spot::Script | Spot::Placeholder | Spot::Elsewhere => Vec::new(),
    }
}

fn kind(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Fact => CompletionItemKind::VARIABLE,
        Kind::Word => CompletionItemKind::ENUM_MEMBER,
        Kind::Function => CompletionItemKind::FUNCTION,
        Kind::Session => CompletionItemKind::CLASS,
        Kind::Sheet | Kind::Source => CompletionItemKind::FILE,
        Kind::Goal | Kind::Term => CompletionItemKind::VALUE,
        Kind::Rule => CompletionItemKind::EVENT,
        Kind::Key => CompletionItemKind::PROPERTY,
    }
}

/// What the name at a position means, and the code of a finding there.
pub(super) fn meaning(
    ready: Option<&Ready>,
    findings: &[Finding],
    path: &str,
    text: &str,
    position: Position,
) -> Option<Hover> {
    let (line, column) = positions::ours(text, position);
    let named = ready.and_then(|ready| hover(ready, path, text, line, column));
    let (mut parts, mut columns) = (Vec::new(), None);
    if let Some(named) = named {
        columns = Some(named.columns);
        parts.push(named.text);
    } else if let Some((place, word, at)) = word(path, text, line, column)
        && place.spot == Spot::Script
        && let Some(entry) = script::api().into_iter().find(|entry| entry.name == last_part(&word))
    {
        columns = Some(at);
        parts.push(format!("`{}`\n\n{}", entry.signature, entry.about));
    }
    for finding in findings {
        let found = &finding.place;
        let end = found.column.saturating_add(found.length.max(1));
        let here = &*found.file == path && found.line == line && (found.column..=end).contains(&column);
        if here {
            let entry = finding.code.entry();
            parts.push(format!(
                "**{}: {}**\n\nBad:\n\n```\n{}\n```\n\nGood:\n\n```\n{}\n```",
                entry.code, entry.title, entry.bad, entry.good
            ));
        }
    }
    let value = parts.join("\n\n---\n\n");
    (!value.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: columns.map(|(from, to)| positions::columns(text, position.line, from, to)),
    })
}

/// `len` of `person.feelings.hardest.len`.
fn last_part(word: &str) -> &str {
    word.rsplit('.').next().unwrap_or(word)
}
