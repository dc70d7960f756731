//! Changing words: a block's Markdown or a whole file, with a look at how it reads and what would be found before it is
//! saved. What somebody typed is kept whatever happens, and nothing that changed meanwhile is written over.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use components::{Button, Details, Element, Html, Input, InsetText, Textarea, WarningText};
use domain::local_change::Target;
use domain::record::Refusal;
use runtime::record::Desk;

use super::super::parts::{form, hidden, problems, subheading, wrong_status};
use super::book::Book;
use super::piece::{Piece, begins_a_block};
use super::session::{address, filled};
use super::written::{Change, write};
use super::{cases, findings};
use crate::answer::{Answer, Done};
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::shelf::{NotWritten, fingerprint};

/// Most characters that are taken.
const MOST: usize = 256 * 1024;

pub(super) async fn block(at: At, Path((programme, session)): Path<(String, String)>) -> Response {
    look(at, programme, Some(Target::Session(session.as_str().into()))).await
}

pub(super) async fn sheet_block(at: At, Path((programme, sheet)): Path<(String, String)>) -> Response {
    look(at, programme, Some(Target::Sheet(sheet.as_str().into()))).await
}

pub(super) async fn file(at: At, Path(programme): Path<String>) -> Response {
    look(at, programme, None).await
}

pub(super) async fn save_block(
    Path((programme, session)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    send(at, typed, programme, Some(Target::Session(session.as_str().into()))).await
}

pub(super) async fn save_sheet_block(
    Path((programme, sheet)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    send(at, typed, programme, Some(Target::Sheet(sheet.as_str().into()))).await
}

pub(super) async fn save_file(Path(programme): Path<String>, Posted(at, typed): Posted) -> Response {
    send(at, typed, programme, None).await
}

/// Most characters of why.
const MOST_WHY: usize = 500;

/// What says which piece it is, and how it was read.
const KEPT: [&str; 5] = ["path", "block", "site", "lang", "as"];

/// What is changed, and where.
struct Changing<'a> {
    at: &'a At,
    /// Which piece, and how it was read: it is sent with the form, too, so that nothing is lost where somebody had to sign
    /// in again.
    asked: &'a Typed,
    book: Book,
    of: Option<Target>,
    piece: Piece,
}

async fn look(at: At, programme: String, of: Option<Target>) -> Response {
    at.desk(move |desk, at| {
        desk.must_design()?;
        let changing = Changing::of(at, &at.asked, &programme, of)?;
        desk.must_change(&changing.piece.path)?;
        let words = changing.piece.words.clone();
        Ok(changing.page(&words, None, &Wrong::default()))
    })
    .await
}

async fn send(at: At, typed: Typed, programme: String, of: Option<Target>) -> Response {
    at.desk(move |desk, at| {
        desk.must_design()?;
        let changing = Changing::of(at, &typed, &programme, of)?;
        desk.must_change(&changing.piece.path)?;
        let words = typed.all("words").first().cloned().unwrap_or_default();
        if typed.get("doing") == "save" {
            return Ok(changing.save(desk, &words, typed.get("seen-text")));
        }
        Ok(changing.page(&words, Some(typed.get("seen-text")), &changing.wrong(&words)))
    })
    .await
}

impl<'a> Changing<'a> {
    fn of(at: &'a At, asked: &'a Typed, programme: &str, of: Option<Target>) -> Result<Self, Refusal> {
        let book = Book::open(at, programme)?;
        let piece = match &of {
            Some(of) => Piece::block(&book, of, asked.get("block"), asked.get("site"), asked.get("lang"))?,
            None => Piece::file(&book, asked.get("path"))?,
        };
        Ok(Self { at, asked, book, of, piece })
    }

    /// What keeps the words from being saved at all.
    fn wrong(&self, typed: &str) -> Wrong {
        let words = self.at.words;
        let is_block = self.piece.is_block();
        if typed.trim().is_empty() {
            Wrong::one("words", words.say("programme-edit-empty"))
        } else if typed.len() > MOST {
            Wrong::one("words", words.say("programme-edit-too-long"))
        } else if is_block && begins_a_block(typed) {
            Wrong::one("words", words.say("programme-edit-heading"))
        } else if self.asked.get("because").len() > MOST_WHY {
            Wrong::one("because", words.say("programme-edit-too-long"))
        } else {
            Wrong::default()
        }
    }

    fn save(&self, desk: &Desk<'_>, typed: &str, seen: &str) -> Answer {
        let words = self.at.words;
        let wrong = self.wrong(typed);
        if !wrong.is_nothing() {
            return self.page(typed, Some(seen), &wrong);
        }
        let moved = || Wrong::one("words", words.say("programme-edit-moved-on"));
        if seen != fingerprint(&self.piece.whole) {
            // The page comes with the text as it is now: whoever saves again has seen it.
            return self.page(typed, None, &moved());
        }
        let Some(text) = self.piece.with(typed) else { return self.page(typed, None, &moved()) };
        let change = Change {
            path: &self.piece.path,
            before: Some(&self.piece.whole),
            text: &text,
            because: self.asked.get("because"),
        };
        match write(desk, self.at, &change) {
            Ok(()) => self.saved(),
            Err(NotWritten::MovedOn | NotWritten::IsThere) => self.page(typed, None, &moved()),
            Err(NotWritten::Refused(what, fix)) => {
                let told = format!("{what}. {}: {fix}", words.say("refused-do"));
                self.page(typed, Some(seen), &Wrong::one("words", told))
            }
        }
    }

    /// Back to where it is read, with what is found now, which cases come out otherwise than is written in them, and who
    /// goes on with the words there were.
    fn saved(&self) -> Answer {
        let words = self.at.words;
        let Some(book) = Book::of(self.at.app.0.house.shelf(), self.book.id.as_str()) else {
            return Answer::go(self.back(), words.about("programme-edit-saved", ""));
        };
        let said = words.about("programme-edit-saved", findings::tally(words, &book.now.findings));
        let keep = words.say("programme-edit-who-keeps");
        let runs = book.shelf.runs(&book.id);
        let differ = cases::that_differ(&runs);
        if book.is_broken() || differ.is_empty() {
            return Answer::go(self.back(), format!("{said}. {keep}"));
        }
        let differ =
            format!("{}: {}", words.count("programme-edit-cases-differ", differ.len()), differ.join(", "));
        let done = Done::from(format!("{said}. {differ}. {keep}"));
        Answer::go(self.back(), done.way(book.address("/cases"), words.say("programme-edit-cases-way")))
    }

    /// Where the form is sent.
    fn address(&self) -> String {
        match &self.of {
            Some(of) => format!("{}/edit", address(&self.book, of)),
            None => self.book.address("/file/edit"),
        }
    }

    /// Where it is read.
    fn back(&self) -> String {
        let Some(of) = &self.of else { return self.book.file_address(&self.piece.path, 0) };
        let mut query = form_urlencoded::Serializer::new(String::new());
        let kept = self.asked.pairs().filter(|(name, _)| ["site", "lang", "as"].contains(name));
        query.extend_pairs(kept);
        let block = self.asked.get("block");
        format!("{}?{}#{block}", address(&self.book, of), query.finish())
    }

    /// The page. `previewed` is the text that was seen, once somebody has typed something.
    fn page(&self, typed: &str, previewed: Option<&str>, wrong: &Wrong) -> Answer {
        let words = self.at.words;
        let now = fingerprint(&self.piece.whole);
        let seen = previewed.unwrap_or(&now);
        let label =
            words.say(if self.piece.is_block() { "programme-edit-words" } else { "programme-edit-text" });
        let area = Textarea::new("words", label)
            .hint(words.say(if self.piece.is_block() {
                "programme-edit-hint"
            } else {
                "programme-edit-file-hint"
            }))
            .rows(if self.piece.is_block() { 14 } else { 30 })
            .value(typed)
            .error(wrong.of("words"))
            .classes("waymark-code");
        let area = self.piece.language.as_ref().map_or(area.clone(), |language| {
            area.attribute("lang", language.plain().as_str()).attribute("dir", language.direction().as_str())
        });
        let kept = KEPT.into_iter().filter_map(|name| Some(hidden(name, self.asked.filled(name)?)));
        let mut fields =
            form(self.at, &self.address()).child(hidden("seen-text", seen)).children(kept).child(area).child(
                Input::new("because", words.say("programme-edit-because"))
                    .hint(words.say("programme-edit-because-hint"))
                    .value(self.asked.get("because"))
                    .error(wrong.of("because")),
            );
        let button = |doing: &str| {
            Button::new(words.say(&format!("programme-edit-{doing}"))).name("doing").value(doing)
        };
        if self.book.shelf.can_be_changed() {
            fields = fields.child(button("save")).text(" ");
        }
        fields = fields.child(button("preview").secondary());
        let moved_on = wrong.of("words").is_some() && previewed.is_none();
        let body = self
            .about()
            .then(if moved_on { self.as_it_is_now() } else { Html::default() })
            .then(fields.done())
            .then(if typed == self.piece.words { Html::default() } else { self.preview(typed) });
        let title = words.about("programme-edit-title", &self.piece.title);
        let page = self.book.page_of_form(self.at, &title, problems(words, wrong), body);
        let status = if moved_on { StatusCode::CONFLICT } else { wrong_status(wrong) };
        page.back(self.back()).refused(status).into()
    }

    /// What is changed: whose words, in which file; and what to think of first.
    fn about(&self) -> Html {
        let words = self.at.words;
        let mut all = Html::default();
        if let Some(layer) = &self.piece.layer {
            let language =
                self.piece.language.as_ref().map(domain::language::Language::name).unwrap_or_default();
            let said = words.with("programme-edit-whose", &[("layer", layer), ("language", &language)]);
            let file = Html::text(&format!("{said} ")).then(self.book.place(&self.piece.path, 0));
            all = all.then(Element::new("p").class("govuk-body").child(file));
        }
        if let Some(asked) = self.asked.filled("lang")
            && self.piece.language.as_ref().is_some_and(|language| language.as_str() != asked)
        {
            let command =
                format!("waymark new translation {}/{} --lang {asked}", self.book.id, self.outline());
            let said = words.about("programme-edit-no-translation", command);
            all = all.then(Html::from(InsetText::new(said)));
        }
        if let Some(site) = self.asked.filled("site")
            && self.piece.layer.as_deref() == Some(self.book.id.as_str())
        {
            let block = self.asked.get("block");
            let command = format!("waymark new change {site}/{}/{} {block}", self.book.id, self.outline());
            all = all.then(Html::from(InsetText::new(words.about("programme-edit-everywhere", command))));
        }
        if self.piece.fixed {
            let warning = WarningText::new(words.say("programme-edit-fixed"));
            all = all.then(Html::from(warning.icon_fallback_text(words.say("programme-warning"))));
        }
        let found: Vec<_> = self
            .book
            .now
            .findings
            .iter()
            .filter(|one| *one.place.file == *self.piece.path)
            .cloned()
            .collect();
        if !found.is_empty() {
            let title = subheading(&words.say("programme-findings-here"));
            all = all.then(title).then(findings::list(self.at, &self.book, &found));
        }
        if !self.book.shelf.can_be_changed() {
            all = all.then(Html::from(InsetText::new(words.say("programmes-no-folder"))));
        }
        all
    }

    fn outline(&self) -> &str {
        self.of.as_ref().map_or("", Target::id)
    }

    /// The words as somebody else has left them.
    fn as_it_is_now(&self) -> Html {
        let text = Element::new("pre").class("waymark-code waymark-quote").text(&self.piece.words);
        Details::new(self.at.words.say("programme-edit-now"), text.done()).open(true).html()
    }

    /// How it reads, and what would be found.
    fn preview(&self, typed: &str) -> Html {
        let words = self.at.words;
        let mut all = subheading(&words.say("programme-edit-would-find"));
        let found = self
            .piece
            .with(typed)
            .map(|text| self.book.shelf.would_find(&self.book.id, &self.piece.path, &text));
        all = match found {
            Some(found) if !found.is_empty() => all.then(findings::list(self.at, &self.book, &found)),
            _ => all.then(Html::paragraph(words.say("programme-edit-finds-nothing"))),
        };
        if !self.piece.is_block() {
            return all;
        }
        let site = self.book.site(self.asked.get("site"));
        let site = site.map_or_else(|| words.say("programme-this-site"), |site| site.name);
        let html = self.book.shelf.html(&filled(typed, &site), 3);
        let mut said = Element::new("div").class("waymark-words waymark-block").child(Html::trusted(html));
        if let Some(language) = &self.piece.language {
            said = said
                .attribute("lang", language.plain().as_str())
                .attribute("dir", language.direction().as_str());
        }
        subheading(&words.say("programme-edit-reads")).then(said.done()).then(all)
    }
}
