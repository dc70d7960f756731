//! What stands round every page: header, sections, language, who is signed in; and how an answer becomes a response.

use askama::Template;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use components::{
    Element, GenericHeader, Html, InsetText, LanguageLink, LanguageNavigation, NavigationItem,
    NotificationBanner, PhaseBanner, ServiceNavigation, SkipLink, Tag,
};
use domain::record::Refusal;
use runtime::record::Desk;

use crate::answer::{Answer, Done, Page, Section, Whose, status};
use crate::at::{App, At};
use crate::sign_in;
use crate::words::{Speaks, Words};

/// Everything round a page.
#[derive(Template)]
#[template(path = "shell.html")]
struct Shell<'a> {
    words: Words,
    page: &'a Page,
    header: Html,
    phase: Option<Html>,
    navigation: Html,
    languages: Html,
    banner: Option<Html>,
    done: Option<Html>,
    signed_in: Option<String>,
    token: &'a str,
}

impl Shell<'_> {
    /// The address of a file of ours.
    fn file(&self, name: &str) -> &'static str {
        components::url(name)
    }

    fn wrong(&self) -> bool {
        self.page.status.is_client_error()
    }

    fn skip(&self) -> Html {
        SkipLink::new(self.words.say("skip-to-content")).href("#main-content").html()
    }
}

/// What comes of a request at a desk.
pub(crate) fn send(at: &At, desk: &Desk<'_>, answer: Answer) -> Response {
    match answer {
        Answer::Page(page) => page_at_desk(at, desk, &page),
        Answer::Go { to, done } => {
            at.app.0.sessions.say(&at.secret, done);
            sign_in::go(&to)
        }
        Answer::File { name, media, bytes } => file(&name, media, bytes),
        Answer::Whole(response) => response,
    }
}

fn page_at_desk(at: &At, desk: &Desk<'_>, page: &Page) -> Response {
    let words = at.words;
    if at.done.is_some() {
        // Said once.
        at.app.0.sessions.say(&at.secret, None);
    }
    let shell = Shell {
        words,
        page,
        header: header(words),
        phase: at.app.0.demonstration.then(|| phase(words)),
        navigation: navigation(words, desk, page.section),
        languages: languages(words, &at.address),
        banner: page.person.as_ref().map(|person| banner(words, person)),
        done: at.done.as_ref().map(|done| said(words, done)),
        signed_in: Some(desk.writer().name.to_string()),
        token: &at.token,
    };
    respond(&shell)
}

/// A page for nobody in particular: no sections, nothing of anybody.
pub(crate) fn outside(app: &App, words: Words, page: &Page) -> Response {
    let shell = Shell {
        words,
        page,
        header: header(words),
        phase: app.0.demonstration.then(|| phase(words)),
        navigation: Html::default(),
        languages: languages(words, sign_in::AT),
        banner: None,
        done: None,
        signed_in: None,
        token: "",
    };
    respond(&shell)
}

fn respond(shell: &Shell<'_>) -> Response {
    match shell.render() {
        Ok(page) => {
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            (shell.page.status, [(CONTENT_TYPE, kind)], page).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be filled in.");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// One sentence for nobody in particular.
pub(crate) fn plain(app: &App, words: Words, status: StatusCode, id: &str) -> Response {
    let body = heading(&words.say(id));
    outside(app, words, &Page::new(Section::None, words.say(id), body).refused(status))
}

/// Why something was not shown or done, as a page.
pub(crate) fn refusal(words: Words, refusal: &Refusal) -> Page {
    let status = status(refusal);
    let title = words.say(match status {
        StatusCode::FORBIDDEN => "refused-not-yours",
        StatusCode::NOT_FOUND => "refused-nobody",
        StatusCode::CONFLICT => "refused-moved-on",
        StatusCode::SERVICE_UNAVAILABLE => "refused-fault",
        _ => "refused-other",
    });
    let entry = refusal.code.entry();
    let line = |id: &str, text: &str| {
        Element::new("p")
            .class("govuk-body")
            .child(Element::new("strong").text(&format!("{}: ", words.say(id))))
            .text(text)
    };
    let body = heading(&title)
        .then(Html::from(InsetText::new(refusal.what.as_str())))
        .then(line("refused-why", entry.why))
        .then(line("refused-do", refusal.advice()))
        .then(line("refused-code", &refusal.code.to_string()));
    Page::new(Section::None, title, body).refused(status)
}

/// The same where there is no desk to sit at.
pub(crate) fn without_desk(app: &App, words: Words, refused: &Refusal) -> Response {
    outside(app, words, &refusal(words, refused))
}

/// The heading of a page.
pub(crate) fn heading(text: &str) -> Html {
    Element::new("h1").class("govuk-heading-l").text(text).done()
}

/// A field nobody sees.
pub(crate) fn hidden(name: &str, value: &str) -> Element {
    Element::new("input").attribute("type", "hidden").attribute("name", name).attribute("value", value)
}

fn file(name: &str, media: &'static str, bytes: Vec<u8>) -> Response {
    let named = |one: char| one.is_ascii_alphanumeric() || matches!(one, '.' | '-' | '_');
    let name: String = name.chars().map(|one| if named(one) { one } else { '-' }).collect();
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

fn header(words: Words) -> Html {
    GenericHeader::new(words.say("service-name")).html()
}

/// What was done, and the way on where there is one.
fn said(words: Words, done: &Done) -> Html {
    let banner = match &done.way {
        None => NotificationBanner::success(done.text.as_str()),
        Some((to, called)) => {
            let way =
                Element::new("a").class("govuk-notification-banner__link").attribute("href", to).text(called);
            let text = Element::new("p")
                .class("govuk-notification-banner__heading")
                .text(&format!("{} ", done.text));
            NotificationBanner::success(text.child(way).done())
        }
    };
    banner.title(words.say("done-title")).html()
}

fn phase(words: Words) -> Html {
    PhaseBanner::new(Tag::new(words.say("demonstration")), words.say("demonstration-notice")).html()
}

/// The sections somebody's roles have a use for, each with where it is and its name. What each shows is still asked of access.
pub(crate) fn sections(desk: &Desk<'_>) -> Vec<(Section, &'static str, &'static str)> {
    let is = |roles: &[&str]| roles.iter().any(|role| desk.writer().has_role(role));
    let with_people = is(&["facilitator", "treatment-manager", "programme-team"]);
    let designs = is(&["programme-designer", "treatment-manager", "facilitator", "evaluator"]);
    let all = [
        (Section::Home, "/", "nav-home", true),
        (Section::People, "/people", "nav-people", with_people),
        (Section::Waiting, "/waiting", "nav-waiting", with_people),
        (Section::Programmes, "/programmes", "nav-programmes", designs),
        (Section::Team, "/team", "nav-team", true),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    shown.map(|(section, href, name, _)| (section, href, name)).collect()
}

fn navigation(words: Words, desk: &Desk<'_>, here: Section) -> Html {
    let items = sections(desk)
        .into_iter()
        .map(|(section, href, name)| NavigationItem::new(words.say(name), href).active(section == here));
    ServiceNavigation::new(words.say("service-name"), "/")
        .navigation(items.collect::<Vec<_>>())
        .aria_label(words.say("nav-label"))
        .html()
}

fn languages(words: Words, next: &str) -> Html {
    let items = Speaks::ALL.map(|one| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("to", one.code()).append_pair("next", next);
        LanguageLink::new(one.own_name(), one.code(), format!("/language?{}", query.finish()))
            .current(one == words.speaks)
    });
    LanguageNavigation::new(items).aria_label(words.say("language-of-the-pages")).html()
}

/// Whom a page is about.
fn banner(words: Words, person: &Whose) -> Html {
    let part = |label: String, value: &str| {
        Element::new("span")
            .class("waymark-person__part")
            .child(Element::new("span").class("waymark-person__label").text(&format!("{label} ")))
            .text(value)
    };
    let name = Element::new("a")
        .class("govuk-link govuk-link--no-visited-state waymark-person__name")
        .attribute("href", &format!("/people/{}", person.person))
        .text(&person.name);
    Element::new("section")
        .class("waymark-person")
        .attribute("aria-label", &person.name)
        .child(name)
        .child(part(words.say("number"), &person.numbers.join(", ")))
        .child(part(words.say("date-of-birth"), &person.born))
        .child(Element::new("strong").class("waymark-person__part").text(&person.marking))
        .done()
}
