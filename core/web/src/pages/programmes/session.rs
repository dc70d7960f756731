//! A session outline or a sheet as somebody reads it: the facilitator, the participant, in a language or in easy words, at a
//! site. Each block says which layer its words come from.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Details, Element, Html, InsetText, Select, SelectOption, Tag};
use domain::codes;
use domain::ids::SiteId;
use domain::language::Language;
use domain::layer::Layer;
use domain::local_change::{ChangeHeader, Target};
use domain::package::{Audience, Block, LeftOut, Package};
use domain::record::Refusal;
use domain::site::Site;
use domain::template::PLACEHOLDERS;
use domain::wording::{Wording, WordingState, Words as Wordings};
use runtime::record::Desk;

use super::super::parts::{link_about, subheading};
use super::book::Book;
use super::{file, findings};
use crate::answer::Answer;
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At, Path((programme, session)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| page(desk, at, &programme, &Target::Session(session.as_str().into()))).await
}

pub(super) async fn show_sheet(at: At, Path((programme, sheet)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| page(desk, at, &programme, &Target::Sheet(sheet.as_str().into()))).await
}

/// How somebody reads it.
struct View<'a> {
    at: &'a At,
    book: &'a Book,
    of: &'a Target,
    site: Option<Site>,
    language: Language,
    /// Whether the participant reads: what is for staff alone is left out.
    participant: bool,
    desk: &'a Desk<'a>,
}

/// The outline or sheet itself.
pub(super) struct Outline<'p> {
    pub(super) title: &'p str,
    pub(super) purpose: &'p str,
    pub(super) blocks: &'p [Block],
    pub(super) left_out: &'p [LeftOut],
    pub(super) file: &'p str,
}

/// What `of` is in a package.
pub(super) fn outline<'p>(package: &'p Package, of: &Target) -> Option<Outline<'p>> {
    match of {
        Target::Session(id) => package.sessions.iter().find(|one| one.id == *id).map(|one| Outline {
            title: &one.title,
            purpose: &one.purpose,
            blocks: &one.blocks,
            left_out: &one.left_out,
            file: &one.place.file,
        }),
        Target::Sheet(id) => package.sheets.iter().find(|one| one.id == *id).map(|one| Outline {
            title: &one.title,
            purpose: &one.purpose,
            blocks: &one.blocks,
            left_out: &one.left_out,
            file: &one.place.file,
        }),
    }
}

/// The address of an outline or sheet.
pub(super) fn address(book: &Book, of: &Target) -> String {
    match of {
        Target::Session(id) => book.address(&format!("/sessions/{id}")),
        Target::Sheet(id) => book.address(&format!("/sheets/{id}")),
    }
}

/// What is said of an outline that is not there.
pub(super) fn missing(book: &Book, of: &Target) -> Refusal {
    let what = format!("`{}` has no outline `{}`", book.id, of.id());
    Refusal::new(codes::NO_SUCH_SESSION, what).fix("look at the programme's content")
}

fn page(desk: &Desk<'_>, at: &At, programme: &str, of: &Target) -> Result<Answer, Refusal> {
    let book = Book::open(at, programme)?;
    let site = book.site(at.asked.get("site"));
    let ready = book.ready_at(site.as_ref().map(|site| &site.id))?;
    let package = &*ready.programme.package;
    let outline = outline(package, of).ok_or_else(|| missing(&book, of))?;
    let written_in = &package.manifest.languages.written_in;
    let language = at.asked.filled("lang").map_or_else(|| written_in.clone(), Language::from);
    let participant = at.asked.get("as") == "participant";
    let view = View { at, book: &book, of, site, language, participant, desk };
    let about: Vec<_> =
        book.now.findings.iter().filter(|one| *one.place.file == *outline.file).cloned().collect();
    let found = if about.is_empty() {
        Html::default()
    } else {
        subheading(&at.words.say("programme-findings-here")).then(findings::list(at, &book, &about))
    };
    let body = Html::from(InsetText::new(outline.purpose))
        .then(view.choices(package))
        .then(found)
        .then(view.blocks(package, &outline));
    Ok(book.page(at, outline.title, body).back(book.address("/sessions")).into())
}

impl View<'_> {
    fn words(&self) -> Words {
        self.at.words
    }

    /// Who reads, where and in what.
    fn choices(&self, package: &Package) -> Html {
        let words = self.words();
        let languages = &package.manifest.languages;
        let all = std::iter::once(languages.written_in.clone()).chain(languages.translated());
        let wordings = Wordings { translations: &package.translations, written_in: &languages.written_in };
        let all = all.map(|one| {
            let own = wordings.has_any(self.of, &one);
            let name = if own { one.name() } else { words.about("programme-in-none", one.name()) };
            SelectOption::new(one.as_str(), name)
        });
        let whole = SelectOption::new("", words.say("programme-no-site"));
        let sites =
            self.book.shelf.sites().into_iter().map(|one| SelectOption::new(one.id.as_str(), one.name));
        let reads = [
            SelectOption::new("facilitator", words.say("programme-as-facilitator")),
            SelectOption::new("participant", words.say("programme-as-participant")),
        ];
        let site = self.site.as_ref().map_or("", |site| site.id.as_str());
        Element::new("form")
            .class("waymark-filter")
            .attribute("method", "get")
            .attribute("action", &address(self.book, self.of))
            .child(Select::new("as", words.say("programme-as")).items(reads).value(if self.participant {
                "participant"
            } else {
                "facilitator"
            }))
            .child(
                Select::new("lang", words.say("programme-in"))
                    .items(all.collect::<Vec<_>>())
                    .value(self.language.as_str()),
            )
            .child(
                Select::new("site", words.say("programme-at"))
                    .items(std::iter::once(whole).chain(sites).collect::<Vec<_>>())
                    .value(site),
            )
            .child(Button::new(words.say("people-filter")).secondary())
            .done()
    }

    fn blocks(&self, package: &Package, outline: &Outline<'_>) -> Html {
        let wordings = Wordings {
            translations: &package.translations,
            written_in: &package.manifest.languages.written_in,
        };
        let shown = |block: &&Block| !self.participant || block.audiences.contains(&Audience::Participant);
        let left = |after: Option<&Block>| -> Html {
            let here =
                outline.left_out.iter().filter(|left| left.after.as_ref() == after.map(|block| &block.id));
            if self.participant { Html::default() } else { here.map(|left| self.left_out(left)).collect() }
        };
        let blocks = outline.blocks.iter().map(|block| {
            let own = Some(block).filter(shown).map(|block| self.block(package, wordings, block));
            own.unwrap_or_default().then(left(Some(block)))
        });
        left(None).then(blocks.collect::<Html>())
    }

    fn block(&self, package: &Package, wordings: Wordings<'_>, block: &Block) -> Html {
        let words = self.words();
        let for_participant = block.audiences.contains(&Audience::Participant);
        // What is not for the participant is never translated.
        let asked = if for_participant { &self.language } else { wordings.written_in };
        let wording = wordings.of_block(self.of, block, asked);
        let text = self.book.shelf.html(&self.filled(&wording), 3);
        let said = Element::new("div")
            .class("waymark-words")
            .attribute("lang", wording.language.plain().as_str())
            .attribute("dir", wording.language.direction().as_str())
            .child(Html::trusted(text));
        let title = Element::new("h2").class("govuk-heading-m").child(
            Element::new("span")
                .attribute("lang", wording.language.plain().as_str())
                .attribute("dir", wording.language.direction().as_str())
                .text(wording.title),
        );
        let marks =
            if self.participant { Html::default() } else { self.marks(block, &wording, for_participant) };
        let state = self.participant.then(|| wording_tag(words, wording.state)).flatten();
        let edit = self.desk.changes(&wording.place.file).then(|| self.edit(block, &wording));
        let from = self.from(package, block, &wording);
        Element::new("section")
            .class("waymark-block")
            .attribute("id", block.id.as_str())
            .child(title)
            .child(marks)
            .maybe(state)
            .child(said)
            .child(from)
            .maybe(edit)
            .done()
    }

    /// Whom it is for, whether it is fixed, whose words they are, how far they are translated.
    fn marks(&self, block: &Block, wording: &Wording<'_>, for_participant: bool) -> Html {
        let words = self.words();
        let audience = |one: &Audience| match one {
            Audience::Participant => Tag::new(words.say("programme-for-participant")).colour("blue"),
            Audience::Staff => Tag::new(words.say("programme-for-staff")).colour("grey"),
            Audience::Chaplain => Tag::new(words.say("programme-for-chaplain")).colour("grey"),
        };
        let fixed = block.fixed.then(|| Tag::new(words.say("programme-fixed")).colour("purple"));
        let site = match wording.layer {
            Layer::Site(site) => {
                Some(Tag::new(words.about("programme-layer-site", self.site_name(site))).colour("orange"))
            }
            Layer::Programme => None,
        };
        let state = if for_participant { wording_tag(words, wording.state) } else { None };
        let tags = block.audiences.iter().map(audience).chain(fixed).chain(site).chain(state);
        let tags = tags.map(|tag| tag.html().then(Html::text(" ")));
        Element::new("p").class("govuk-body waymark-marks").children(tags).done()
    }

    fn site_name(&self, id: &SiteId) -> String {
        self.book.site(id.as_str()).map_or_else(|| id.to_string(), |site| site.name)
    }

    /// Where the words come from.
    fn from(&self, package: &Package, block: &Block, wording: &Wording<'_>) -> Html {
        let words = self.words();
        let layer = wording.layer.name(&package.manifest.id);
        let place = self.book.place(&wording.place.file, wording.place.line);
        let from = Element::new("p")
            .class("govuk-body")
            .text(&format!("{} ", words.about("programme-from-layer", &layer)))
            .child(place);
        let change = block.change.as_deref().map(|change| why(words, change));
        let before = block.replaces.as_deref().map(|before| {
            Element::new("div")
                .child(Element::new("p").class("govuk-body").text(&words.say("programme-instead-of")))
                .child(Element::new("blockquote").class("waymark-quote").text(&before.text))
        });
        let inside = Element::new("div").child(from).maybe(change).maybe(before).done();
        let summary = words.about("programme-from", wording.title);
        Details::new(summary, inside).classes("waymark-from").html()
    }

    /// Where the block is changed; its file, where that is broken in a way that hides the block.
    fn edit(&self, block: &Block, wording: &Wording<'_>) -> Html {
        let now = self.book.package_now(site_id(self.site.as_ref()));
        let is_there = now
            .and_then(|package| outline(package, self.of))
            .is_some_and(|outline| outline.blocks.iter().any(|one| one.id == block.id));
        let to = if is_there {
            self.edit_address(block)
        } else {
            file::edit_address(self.book, &wording.place.file)
        };
        let edit = self.words().say("programme-edit");
        let about = format!(": {}", wording.title);
        Element::new("p").class("govuk-body").child(link_about(&to, &edit, &about)).done()
    }

    fn edit_address(&self, block: &Block) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("block", block.id.as_str());
        if let Some(site) = &self.site {
            query.append_pair("site", site.id.as_str());
        }
        query.append_pair("lang", self.language.as_str());
        if self.participant {
            query.append_pair("as", "participant");
        }
        format!("{}/edit?{}", address(self.book, self.of), query.finish())
    }

    /// A block that is not done at this site, and why.
    fn left_out(&self, left: &LeftOut) -> Html {
        let words = self.words();
        let said = Element::new("p")
            .class("govuk-body")
            .child(Element::new("strong").text(&words.about("programme-left-out", &left.block.title)));
        let place = self.book.place(&left.place.file, left.place.line);
        Element::new("section")
            .class("waymark-block waymark-block--left-out")
            .child(said)
            .child(why(words, &left.header))
            .child(Element::new("p").class("govuk-body").child(place))
            .done()
    }

    /// The Markdown with something in place of each word in double braces.
    fn filled(&self, wording: &Wording<'_>) -> String {
        let site = self
            .site
            .as_ref()
            .map_or_else(|| self.words().say("programme-this-site"), |site| site.name.clone());
        filled(wording.text, &site)
    }
}

/// `markdown` with `{{...}}` filled in as for an invented person. Names stand as text: what they hold is no Markdown.
pub(super) fn filled(markdown: &str, site: &str) -> String {
    let mut text = markdown.to_owned();
    let names = ["Sam", "they", "their", site, "2 March"];
    for (placeholder, name) in PLACEHOLDERS.into_iter().zip(names) {
        for written in [format!("{{{{{placeholder}}}}}"), format!("{{{{ {placeholder} }}}}")] {
            text = text.replace(&written, name);
        }
    }
    text
}

/// Why a site does something differently, who decided it, and until when.
pub(super) fn why(words: Words, change: &ChangeHeader) -> Html {
    let day = |id: &str, day| words.about(id, words.day(day));
    let text = format!(
        "{} {} {} {}",
        change.why.trim(),
        words.about("programme-decided-by", &change.decided_by),
        day("programme-decided-on", change.decided_on),
        day("programme-review-by", change.review_by),
    );
    Html::paragraph(text)
}

fn wording_tag(words: Words, state: WordingState) -> Option<Tag> {
    match state {
        WordingState::Written | WordingState::Translated => None,
        WordingState::AwaitingReview => {
            Some(Tag::new(words.say("programme-wording-awaiting")).colour("yellow"))
        }
        WordingState::OutOfDate => Some(Tag::new(words.say("programme-wording-out-of-date")).colour("red")),
        WordingState::NotTranslated => Some(Tag::new(words.say("programme-wording-missing")).colour("grey")),
    }
}

/// The site an address names, as an id.
pub(super) fn site_id(site: Option<&Site>) -> Option<&SiteId> {
    site.map(|site| &site.id)
}
