//! How parts are put together: headings, lines, prose; and placeholders as a reader sees them.

use domain::language::Language;
use domain::package::{Block, Manifest};
use domain::template::{Names, PLACEHOLDERS, Template};

use super::{Label, LabelKind, Mark, Part, Piece, Reading, Reference, Shown, Words};

impl Words {
    /// Words in a language.
    pub(super) fn new(text: impl Into<String>, language: &Language) -> Self {
        Self { text: text.into(), language: language.clone(), changes: Vec::new() }
    }
}

impl Part {
    /// A part with a heading in `language`.
    pub(super) fn new(key: impl Into<String>, title: impl Into<String>, language: &Language) -> Self {
        Self {
            key: key.into(),
            anchor: String::new(),
            number: String::new(),
            title: Words::new(title, language),
            labels: Vec::new(),
            mark: Mark::Same,
            moved: false,
            pieces: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Adds a label.
    pub(super) fn label(&mut self, kind: LabelKind, text: impl Into<String>) {
        self.labels.push(Label { text: text.into(), kind, mark: Mark::Same });
    }

    /// Adds a piece, unless it says nothing.
    pub(super) fn piece(&mut self, name: &str, shown: Shown, words: Words) {
        if !words.text.trim().is_empty() {
            self.pieces.push(Piece {
                name: name.to_owned(),
                shown,
                words,
                refers_to: None,
                mark: Mark::Same,
            });
        }
    }

    /// Adds a line in the language of the part's heading.
    pub(super) fn line(&mut self, name: &str, text: impl Into<String>) {
        let words = Words::new(text, &self.title.language);
        self.piece(name, Shown::Line, words);
    }

    /// Adds a line for a list, its members parted by semicolons.
    pub(super) fn list(&mut self, name: &str, members: impl IntoIterator<Item = String>) {
        self.line(name, members.into_iter().collect::<Vec<_>>().join("; "));
    }

    /// Adds a line that speaks of the part at `anchor`.
    pub(super) fn refer(&mut self, name: &str, text: impl Into<String>, anchor: String) {
        let words = Words::new(text, &self.title.language);
        let refers_to = Some(Reference { anchor, number: String::new() });
        self.pieces.push(Piece {
            name: name.to_owned(),
            shown: Shown::Line,
            words,
            refers_to,
            mark: Mark::Same,
        });
    }
}

impl<'a> Reading<'a> {
    pub(super) fn manifest(&self) -> &'a Manifest {
        &self.ready.programme.package.manifest
    }

    /// The language the programme is written in.
    pub(super) fn written_in(&self) -> &'a Language {
        &self.manifest().languages.written_in
    }

    /// Whether participants' words are wanted in another language than the written one.
    pub(super) fn translated(&self) -> bool {
        self.language != self.written_in()
    }

    /// A sentence with its placeholders shown.
    pub(super) fn sentence(&self, template: &Template) -> String {
        template.render(Names {
            preferred_name: Some("[preferred name]"),
            site_name: Some("[site name]"),
            session_date: Some("[session date]"),
        })
    }
}

/// A title with its placeholders shown: `{{preferred_name}}` as `[preferred name]`.
pub(super) fn shown(title: &str) -> String {
    filled(title, |name| format!("[{name}]"))
}

/// Markdown with its placeholders shown: `{{preferred_name}}` as `\[preferred name\]`, which no definition of a link
/// elsewhere in the text can make a link of.
pub(super) fn shown_in_markdown(markdown: &str) -> String {
    filled(markdown, |name| format!("\\[{name}\\]"))
}

/// Markdown as people read it in what changed: placeholders without what keeps them from being links.
pub(super) fn as_read(markdown: &str) -> String {
    let mut text = markdown.to_owned();
    for name in PLACEHOLDERS {
        let name = name.replace('_', " ");
        text = text.replace(&format!("\\[{name}\\]"), &format!("[{name}]"));
    }
    text
}

fn filled(text: &str, shown: impl Fn(&str) -> String) -> String {
    let mut text = text.to_owned();
    for name in PLACEHOLDERS {
        let shown = shown(&name.replace('_', " "));
        for written in [format!("{{{{{name}}}}}"), format!("{{{{ {name} }}}}")] {
            text = text.replace(&written, &shown);
        }
    }
    text
}

/// The block called `id`.
pub(super) fn block_called<'b>(blocks: &'b [Block], id: &str) -> Option<&'b Block> {
    blocks.iter().find(|block| block.id.as_str() == id)
}

/// `60` or `60 to 90`.
pub(super) fn range<N: PartialEq + std::fmt::Display>((least, most): (N, N)) -> String {
    if least == most { least.to_string() } else { format!("{least} to {most}") }
}

/// `yes` or `no`.
pub(super) fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
