//! The press: fonts, templates and nothing else go in; pages in PDF/UA-1 come out. No file, no network, no package, no
//! clock, and nothing of one paper stays behind for the next.

use std::sync::LazyLock;
use std::time::Duration;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::desk::Desk;
use crate::gate::Gate;
use crate::letters::Letters;
use crate::paper::Paper;
use crate::refused::{Refused, Trouble, TroubleKind};

/// The most pages one paper has.
const PAGES: usize = 200;

/// Papers that are made at once, and how long another waits for its turn.
static AT_ONCE: Gate = Gate::new(2);
const PATIENCE: Duration = Duration::from_secs(20);

/// The licence of the fonts, which goes wherever they go.
pub const FONT_LICENCES: [&str; 3] = [
    include_str!(concat!(env!("OUT_DIR"), "/fonts/sans-licence.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/fonts/arabic-licence.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/fonts/naskh-licence.txt")),
];

/// Latin, Greek and Cyrillic; Arabic as it is written from Morocco to Pakistan, in a font whose letters are whole signs,
/// so that a reader gets words and not their dots one by one (Noto's have dots of their own, which typst draws apart);
/// and a third for what only few languages need.
const FONTS: [&[u8]; 6] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/sans.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/sans-bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/sans-italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/arabic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/arabic-bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/naskh.ttf")),
];

const TEMPLATES: [(&str, &str); 7] = [
    ("/house.typ", include_str!("../templates/house.typ")),
    ("/sheet.typ", include_str!("../templates/sheet.typ")),
    ("/handout.typ", include_str!("../templates/handout.typ")),
    ("/questionnaire.typ", include_str!("../templates/questionnaire.typ")),
    ("/plan.typ", include_str!("../templates/plan.typ")),
    ("/report.typ", include_str!("../templates/report.typ")),
    ("/conference.typ", include_str!("../templates/conference.typ")),
];

/// The words of the templates themselves.
const WORDS: [(&str, &str); 3] = [
    ("/words/ar.json", include_str!("../templates/words/ar.json")),
    ("/words/cy.json", include_str!("../templates/words/cy.json")),
    ("/words/en.json", include_str!("../templates/words/en.json")),
];

/// A printed paper.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Signs that no font here has: they stand as `[U+1F600]`, or are left out of what a participant reads. Somebody should
    /// be told.
    pub lacking: Vec<char>,
}

/// Prints a paper. The same paper gives the same bytes.
///
/// # Errors
/// Everything that keeps it from being printed: [`Refused`].
pub fn print(paper: &Paper) -> Result<Printed, Refused> {
    let Some(_place) = AT_ONCE.enter(PATIENCE) else {
        let what = "others are being printed, and it waited long enough";
        return Err(one(TroubleKind::Busy, "the press", what, "ask for it again in a minute"));
    };
    let mut desk = Desk::new(&PRESS.letters, paper.is_for_participant(), paper.language());
    let data = paper.lay(&mut desk);
    let Desk { lacking, pictures, troubles, .. } = desk;
    if !troubles.is_empty() {
        return Err(Refused { troubles });
    }
    let data = Bytes::from_string(data.to_string());
    let Some(main) = file(&format!("/{}.typ", paper.template())) else {
        return Err(one(TroubleKind::Fault, "the press", "it has no such template", REPORT));
    };
    let pack = Pack { main, data, pictures: pictures.into_iter().map(Bytes::new).collect() };
    let (pdf, pages) = pack.print()?;
    Ok(Printed { pdf, pages, lacking: lacking.into_iter().collect() })
}

/// What is the same for every paper.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    letters: Letters,
    sources: Vec<Source>,
    words: Vec<(FileId, Bytes)>,
    data: Option<FileId>,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect();
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        letters: Letters::of(&fonts),
        fonts,
        sources: TEMPLATES
            .into_iter()
            .filter_map(|(path, text)| Some(Source::new(file(path)?, text.to_owned())))
            .collect(),
        words: WORDS
            .into_iter()
            .filter_map(|(path, text)| Some((file(path)?, Bytes::new(text.as_bytes()))))
            .collect(),
        data: file("/data.json"),
    }
});

/// One paper on its way through the press.
struct Pack {
    main: FileId,
    data: Bytes,
    pictures: Vec<Bytes>,
}

impl Pack {
    fn print(&self) -> Result<(Vec<u8>, usize), Refused> {
        let document = typst::compile::<PagedDocument>(self).output;
        let document = document.map_err(|errors| self.refused(TroubleKind::Fault, &errors))?;
        let pages = document.pages().len();
        if pages > PAGES {
            let what = format!("it has {pages} pages, and one paper has {PAGES}");
            return Err(one(TroubleKind::TooMuch, "the paper", &what, "make two papers of it"));
        }
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
        let standards =
            standards.map_err(|error| one(TroubleKind::Fault, "the press", error.message(), REPORT))?;
        // No program is named in the file: a handout bears nobody's mark.
        let options = PdfOptions { standards, creator: Smart::Custom(None), ..PdfOptions::default() };
        let pdf = typst_pdf::pdf(&document, &options);
        Ok((pdf.map_err(|errors| self.refused(TroubleKind::NotAccessible, &errors))?, pages))
    }

    fn refused(&self, kind: TroubleKind, errors: &[SourceDiagnostic]) -> Refused {
        let trouble = |error: &SourceDiagnostic| {
            let range = self.range(error.span);
            let source = error.span.id().and_then(|id| self.source(id).ok());
            let line = source.zip(range).and_then(|(source, range)| source.lines().byte_to_line(range.start));
            let id = error.span.id();
            let file =
                id.map_or_else(|| "the press".to_owned(), |id| id.vpath().get_without_slash().to_owned());
            let place =
                line.map_or_else(|| file.clone(), |line| format!("{file}, line {}", line.saturating_add(1)));
            Trouble { kind, place, what: error.message.to_string(), fix: REPORT.to_owned() }
        };
        Refused { troubles: errors.iter().map(trouble).collect() }
    }
}

const REPORT: &str = "tell whoever looks after the program";

fn one(kind: TroubleKind, place: &str, what: &str, fix: &str) -> Refused {
    Refused {
        troubles: vec![Trouble { kind, place: place.to_owned(), what: what.to_owned(), fix: fix.to_owned() }],
    }
}

/// The path under which a template finds a picture.
pub(crate) fn picture_path(number: usize) -> String {
    format!("/pictures/{number}.svg")
}

/// A file of the press; there are no others.
fn file(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Pack {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = PRESS.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if PRESS.data == Some(id) {
            return Ok(self.data.clone());
        }
        let picture =
            |path: &str| path.strip_prefix("pictures/")?.strip_suffix(".svg")?.parse::<usize>().ok();
        let picture = picture(id.vpath().get_without_slash()).and_then(|number| self.pictures.get(number));
        let words = PRESS.words.iter().find(|(words, _)| *words == id).map(|(_, bytes)| bytes);
        picture.or(words).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<typst::foundations::Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_accessible_is_told_at_its_place() {
        let data = r#"{"title": "A", "language": {"code": "en", "dir": "ltr"}, "fixed": "en", "edge": null, "body": {"easy": true,
            "sections": [{"title": null, "rows": [{"picture": {"path": "/pictures/0.svg", "alt": null}, "blocks": [], "lines": 0}]}]}}"#;
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle r=\"9\"/></svg>";
        let main = file("/handout.typ").expect("a template");
        let pack = Pack { main, data: Bytes::from_string(data), pictures: vec![Bytes::from_string(svg)] };
        let refused = pack.print().expect_err("a picture without words");
        let trouble = refused.troubles.first().expect("one at least");
        assert_eq!(trouble.kind, TroubleKind::NotAccessible);
        assert!(trouble.place.starts_with("handout.typ, line "), "{refused}");
        assert!(trouble.what.contains("alt text"), "{refused}");
    }

    #[test]
    fn the_press_has_six_fonts_and_every_template() {
        assert_eq!((PRESS.fonts.len(), PRESS.sources.len(), PRESS.words.len()), (6, 7, 3));
        assert!(TEMPLATES.iter().all(|(_, text)| !text.contains("eval")), "a template runs what it is told");
    }

    #[test]
    fn fixed_words_are_the_same_in_every_language() {
        let keys = |text: &str| -> Vec<String> {
            let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
            value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
        };
        let all: Vec<Vec<String>> = WORDS.iter().map(|(_, text)| keys(text)).collect();
        assert!(all.iter().all(|one| one.len() > 40 && Some(one) == all.first()), "{all:?}");
    }
}
