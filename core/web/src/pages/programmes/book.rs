//! One programme as a page begins with it: what its files say now, and what stands; and what each of its pages has round it.

use std::sync::Arc;

use components::{Element, Html, WarningText};
use domain::codes;
use domain::finding::Severity;
use domain::ids::{ProgrammeId, SiteId};
use domain::package::Package;
use domain::record::Refusal;
use domain::site::Site;
use runtime::catalogue::Entry;
use runtime::compile::{Ready, is_broken};
use sha2::{Digest as _, Sha256};

use super::super::parts::link;
use super::findings;
use crate::answer::{Page, Section};
use crate::at::At;
use crate::shelf::Shelf;

/// One programme, from one moment.
pub(super) struct Book {
    pub(super) shelf: Arc<dyn Shelf>,
    pub(super) id: ProgrammeId,
    /// As its files are.
    pub(super) now: Entry,
    /// As it is used.
    pub(super) stands: Entry,
}

impl Book {
    /// The programme called so.
    pub(super) fn open(at: &At, programme: &str) -> Result<Self, Refusal> {
        Self::of(at.app.0.house.shelf(), programme).ok_or_else(|| {
            let what = format!("there is no programme `{programme}`");
            Refusal::new(codes::NO_SUCH_PROGRAMME, what).fix("look at the list of programmes")
        })
    }

    /// The same of a shelf.
    pub(super) fn of(shelf: Arc<dyn Shelf>, programme: &str) -> Option<Self> {
        let id = shelf.programmes().into_iter().find(|id| id.as_str() == programme)?;
        let (now, stands) = (shelf.now(&id), shelf.stands(&id));
        Some(Self { shelf, id, now, stands })
    }

    /// Whether its files have errors: then what stands is how it last was without.
    pub(super) fn is_broken(&self) -> bool {
        is_broken(&self.now.findings)
    }

    /// The programme as it is used, as far as it can be read at all.
    pub(super) fn ready(&self) -> Result<&Arc<Ready>, Refusal> {
        self.stands.ready.as_ref().ok_or_else(|| {
            let what = format!("`{}` has no manifest that can be read", self.id);
            let fix = format!("look at what is found in it: /programmes/{}", self.id);
            Refusal::new(codes::NO_SUCH_PROGRAMME, what).fix(fix)
        })
    }

    /// The same at a site.
    pub(super) fn ready_at(&self, site: Option<&SiteId>) -> Result<&Arc<Ready>, Refusal> {
        let base = self.ready()?;
        Ok(site.and_then(|site| self.stands.sites.get(site)).unwrap_or(base))
    }

    /// What the files say now, at a site: for changing them.
    pub(super) fn package_now(&self, site: Option<&SiteId>) -> Option<&Package> {
        let base = self.now.ready.as_ref()?;
        let ready = site.and_then(|site| self.now.sites.get(site)).unwrap_or(base);
        Some(&ready.programme.package)
    }

    /// The site that an address names, where there is one.
    pub(super) fn site(&self, asked: &str) -> Option<Site> {
        self.shelf.sites().into_iter().find(|site| site.id.as_str() == asked)
    }

    /// As people read it.
    pub(super) fn title(&self) -> String {
        let ready = self.stands.ready.as_ref();
        ready.map_or_else(|| self.id.to_string(), |ready| ready.programme.package.manifest.title.clone())
    }

    /// An address of it: `/rules`, say, or nothing for its home.
    pub(super) fn address(&self, rest: &str) -> String {
        format!("/programmes/{}{rest}", self.id)
    }

    /// The address of a file of it, at a line.
    pub(super) fn file_address(&self, path: &str, line: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("path", path);
        let at = if line > 0 { format!("#line-{line}") } else { String::new() };
        format!("{}?{}{at}", self.address("/file"), query.finish())
    }

    /// Changes whenever anything of it does that a page shows.
    pub(super) fn state(&self) -> String {
        let mut hash = Sha256::new();
        for entry in [&self.now, &self.stands] {
            for ready in entry.ready.iter().chain(entry.sites.values()) {
                hash.update(ready.programme.package.content_hash.as_bytes());
            }
            for change in entry.ready.iter().flat_map(|ready| &ready.programme.package.sites) {
                hash.update(change.content_hash.as_bytes());
            }
            for finding in &entry.findings {
                hash.update(format!("{} {} {}\n", finding.place, finding.code, finding.what).as_bytes());
            }
        }
        if let Some(unread) = self.shelf.unread() {
            hash.update(format!("{} {}\n", unread.since, unread.why).as_bytes());
        }
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }

    /// One of its pages: its title over the page's, what is broken on top, and what makes it follow its files.
    pub(super) fn page(&self, at: &At, title: &str, body: Html) -> Page {
        self.page_of_form(at, title, self.watch().then(self.broken(at)), body)
    }

    /// The same for a page on which something is typed: it does not follow its files, and loses nothing.
    pub(super) fn page_of_form(&self, at: &At, title: &str, above: Html, body: Html) -> Page {
        let above = above.then(unread(at, &*self.shelf));
        let caption = Element::new("span").class("govuk-caption-l").text(&self.title());
        let heading = Element::new("h1").class("govuk-heading-l").text(title);
        let body = above.then(caption).then(heading).then(body);
        let whole = format!("{title} – {}", self.title());
        Page::new(Section::Programmes, whole, body).back(self.address(""))
    }

    /// Where a script of ours asks whether anything has changed.
    pub(super) fn watch(&self) -> Html {
        Element::new("div")
            .attribute("data-waymark-watch", &self.address("/state"))
            .attribute("data-waymark-state", &self.state())
            .attribute("hidden", "")
            .done()
    }

    /// That the files are broken now, and what stands meanwhile; nothing where all is well.
    pub(super) fn broken(&self, at: &At) -> Html {
        if !self.is_broken() {
            return Html::default();
        }
        let words = at.words;
        let stands = self.stands.usable().is_some();
        let said = words.say(if stands { "programme-broken-stands" } else { "programme-broken" });
        let errors: Vec<_> =
            self.now.findings.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
        Element::new("section")
            .class("waymark-broken")
            .attribute("aria-label", &words.say("programme-broken-label"))
            .child(WarningText::new(said).icon_fallback_text(words.say("programme-warning")))
            .child(findings::list(at, self, &errors))
            .done()
    }

    /// A link to a place in its files.
    pub(super) fn place(&self, file: &str, line: u32) -> Html {
        let text = if line > 0 { format!("{file}:{line}") } else { file.to_owned() };
        if self.shelf.text(file).is_none() {
            return Element::new("code").text(&text).done();
        }
        link(&self.file_address(file, line), &text).class("waymark-code").done()
    }
}

/// That the programmes cannot be read now, since when and why; nothing where they can.
pub(super) fn unread(at: &At, shelf: &dyn Shelf) -> Html {
    let Some(unread) = shelf.unread() else { return Html::default() };
    let words = at.words;
    let said = words.about("programmes-unread", words.utc(unread.since));
    let why = Element::new("span").attribute("lang", "en").text(&unread.why);
    let why =
        Element::new("p").class("govuk-body").text(&format!("{}: ", words.say("refused-why"))).child(why);
    Element::new("section")
        .class("waymark-broken")
        .attribute("aria-label", &words.say("programmes-unread-label"))
        .child(WarningText::new(said).icon_fallback_text(words.say("programme-warning")))
        .child(why)
        .done()
}
