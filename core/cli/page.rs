//! Results as pages: one self-contained HTML file, no script, nothing from elsewhere. Every word is escaped; Markdown
//! goes through `content::to_html`.

use askama::Template;
use domain::language::Language;
use runtime::reading_copy::{Change, Label, LabelKind, Mark, Part, Piece, ReadingCopy, Shown, Words};

/// The whole page.
#[derive(Template)]
#[template(path = "reading_copy.html", config = "core/cli/templates/askama.toml")]
struct Page<'a> {
    copy: &'a ReadingCopy,
}

/// A chapter or any part inside one.
#[derive(Template)]
#[template(path = "reading_copy_part.html", config = "core/cli/templates/askama.toml")]
struct PartPage<'a> {
    part: &'a Part,
    level: u8,
    /// What kind of part it is, for its looks.
    kind: &'static str,
    chapter: &'a str,
    /// Whether what is around it is new or gone, so that it need not be said again.
    told: bool,
}

/// One thing a part says.
#[derive(Template)]
#[template(path = "reading_copy_piece.html", config = "core/cli/templates/askama.toml")]
struct PiecePage<'a> {
    piece: &'a Piece,
    level: u8,
    told: bool,
}

/// The reading copy as a page.
///
/// # Errors
/// A template that could not be filled in, which would be our fault.
pub(crate) fn html(copy: &ReadingCopy) -> Result<String, askama::Error> {
    Page { copy }.render()
}

/// How a mark reads.
pub(crate) fn mark(mark: &Mark) -> Option<&'static str> {
    match mark {
        Mark::Same => None,
        Mark::New => Some("New"),
        Mark::Gone => Some("Gone"),
        Mark::Changed => Some("Changed"),
    }
}

impl Page<'_> {
    fn lang(&self) -> Language {
        self.copy.language.plain()
    }

    fn has_site(&self) -> bool {
        self.copy.chapters.iter().any(|chapter| chapter.key == "site")
    }

    /// Whether the parts of a chapter stand in the contents.
    fn lists(&self, chapter: &Part) -> bool {
        matches!(chapter.key.as_str(), "sessions" | "sheets" | "rules") && !chapter.parts.is_empty()
    }

    /// Title and version at the foot of each sheet of paper: letters, digits and blanks, since it stands in a style.
    fn footer(&self) -> String {
        let version = self.copy.header.first().map(|(_, version)| version.as_str()).unwrap_or_default();
        let text = format!("{} {version}, reading copy", self.copy.title);
        text.chars().filter(|letter| letter.is_alphanumeric() || " .,()-".contains(*letter)).collect()
    }

    fn part(&self, chapter: &Part) -> String {
        let page = PartPage { part: chapter, level: 2, kind: "chapter", chapter: &chapter.key, told: false };
        page.render().unwrap_or_default()
    }
}

impl PartPage<'_> {
    fn class(&self) -> String {
        let facilitators = self.part.labels.iter().any(|label| label.kind == LabelKind::Audience)
            && !self.part.labels.iter().any(|label| label.text == "For the participant");
        let audience = if facilitators { " facilitators" } else { "" };
        let gone = if self.part.mark == Mark::Gone { " gone" } else { "" };
        format!("{}{audience}{gone}", self.kind)
    }

    fn has_labels(&self) -> bool {
        self.part.mark != Mark::Same || self.part.moved || !self.part.labels.is_empty()
    }

    fn label_class(&self, label: &Label) -> &'static str {
        match label.kind {
            LabelKind::Audience => "audience",
            LabelKind::Kept => "kept",
            LabelKind::Site => "site",
            LabelKind::Plain => "plain",
        }
    }

    fn words(&self, words: &Words) -> String {
        changed(words)
    }

    fn piece(&self, piece: &Piece) -> String {
        let told = self.told || matches!(self.part.mark, Mark::New | Mark::Gone);
        let level = self.level.saturating_add(1);
        PiecePage { piece, level, told }.render().unwrap_or_default()
    }

    fn inside(&self, part: &Part) -> String {
        let kind = match (self.chapter, self.level) {
            ("sessions", 2) => "module",
            ("sessions", 3) => "session",
            ("sheets", 2) => "sheet",
            ("sessions" | "sheets", _) => "block",
            ("rules", _) => "rule",
            ("facts" | "derived" | "sources", _) => "fact",
            _ => "part",
        };
        let told = self.told || matches!(self.part.mark, Mark::New | Mark::Gone);
        let level = self.level.saturating_add(1).min(6);
        PartPage { part, level, kind, chapter: self.chapter, told }.render().unwrap_or_default()
    }
}

impl PiecePage<'_> {
    fn kind(&self) -> &'static str {
        match self.piece.shown {
            Shown::Line => "line",
            Shown::Prose => "prose",
            Shown::Replaced => "replaced",
            Shown::Quote => "quote",
            Shown::Verbatim => "verbatim",
            Shown::Notice => "gap",
        }
    }

    fn mark(&self) -> Option<&'static str> {
        mark(&self.piece.mark).filter(|_| !self.told)
    }

    fn html(&self) -> String {
        content::to_html(&self.piece.words.text, self.level)
    }

    fn has_changes(&self) -> bool {
        !self.piece.words.changes.is_empty()
    }

    fn is_long(&self) -> bool {
        self.piece.words.text.contains('\n')
    }

    fn words(&self) -> String {
        changed(&self.piece.words)
    }
}

/// Words with what went and what came among them, escaped.
fn changed(words: &Words) -> String {
    if words.changes.is_empty() {
        return escaped(&words.text);
    }
    let one = |change: &Change| match change {
        Change::Same(text) => escaped(text),
        Change::Gone(text) => format!("<del>[gone: {}]</del>", escaped(text)),
        Change::New(text) => format!("<ins>[new: {}]</ins>", escaped(text)),
    };
    words.changes.iter().map(one).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
