//! The pages one signs in on.

use axum::http::StatusCode;
use axum::response::Response;
use components::{Button, Element, ErrorSummary, Html, Input, Radio, Radios};

use super::{AT, KEPT, NEXT};
use crate::answer::{Page, Section};
use crate::at::App;
use crate::form::{TOKEN, Typed};
use crate::house::SignIn;
use crate::shell::{self, hidden};
use crate::words::Words;

/// Why and from where somebody signs in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// Where they were going.
    pub(super) to: &'a str,
    /// What they had typed there.
    pub(super) kept: Option<&'a Typed>,
    /// What is wrong.
    pub(super) problem: Option<&'a str>,
    /// The staff id they typed.
    pub(super) member: &'a str,
}

pub(super) fn page(app: &App, words: Words, asked: &Asked<'_>) -> Response {
    let title = words.say("sign-in");
    let summary = asked.problem.map(|problem| {
        let problem = words.say(problem);
        ErrorSummary::new(words.say("error-summary")).of("member", problem).html()
    });
    let mut form = Element::new("form")
        .attribute("method", "post")
        .attribute("action", AT)
        .flag("novalidate", true)
        .child(hidden(NEXT, asked.to));
    for (name, value) in asked.kept.into_iter().flat_map(Typed::pairs) {
        form = form.child(hidden(&format!("{KEPT}{name}"), value));
    }
    if let SignIn::OpenId(_) = &app.0.sign_in {
        return elsewhere(app, words, asked, &title, Html::from_iter(summary), form);
    }
    let fields = match &app.0.sign_in {
        SignIn::Password => Input::new("member", words.say("sign-in-member"))
            .value(asked.member)
            .autocomplete("username")
            .spellcheck(false)
            .wide(20)
            .html()
            .then(
                Input::new("password", words.say("sign-in-password"))
                    .kind("password")
                    .autocomplete("current-password")
                    .wide(20)
                    .html(),
            ),
        SignIn::Demonstration(accounts) => {
            let choices = accounts
                .iter()
                .map(|one| Radio::new(one.member.as_str(), one.name.as_str()).hint(one.about.as_str()));
            Radios::new("member", words.say("sign-in-choose-account"))
                .items(choices.collect::<Vec<_>>())
                .value(asked.member)
                .small()
                .html()
        }
        SignIn::OpenId(_) => Html::default(),
    };
    let form = form.child(fields).child(Button::new(title.as_str()).html());
    let body = Html::from_iter(summary).then(shell::heading(&title)).then(form);
    shell::outside(app, words, &Page::new(Section::None, title, body).refused(status(asked.problem)))
}

/// How a page is answered that says what is wrong.
fn status(problem: Option<&str>) -> StatusCode {
    match problem {
        None => StatusCode::OK,
        Some("sign-in-wait") => StatusCode::TOO_MANY_REQUESTS,
        Some("error-busy") => StatusCode::SERVICE_UNAVAILABLE,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Signing in with the provider of accounts. Where a form waits, that is done beside this page, and the form is sent then.
fn elsewhere(
    app: &App,
    words: Words,
    asked: &Asked<'_>,
    title: &str,
    problem: Html,
    form: Element,
) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(NEXT, if asked.kept.is_some() { "/" } else { asked.to });
    let to = format!("{}?{}", super::oidc::BEGIN, query.finish());
    let leave = Button::link(words.say("oidc-sign-in"), to).attribute("id", "member");
    let body = problem.then(shell::heading(title));
    let body = if asked.kept.is_some() {
        let leave = leave.attribute("target", "_blank").attribute("rel", "noopener");
        body.then(Html::paragraph(words.say("oidc-beside")))
            .then(leave.html())
            .then(form.child(Button::new(words.say("oidc-go-on")).secondary().html()))
    } else {
        body.then(Html::paragraph(words.say("oidc-what"))).then(leave.html())
    };
    shell::outside(app, words, &Page::new(Section::None, title, body).refused(status(asked.problem)))
}

/// What was typed before somebody was signed out, to be sent with one press.
pub(super) fn send_again(app: &App, words: Words, to: &str, kept: &Typed, token: &str) -> Response {
    let title = words.say("sign-in-again-title");
    let mut form = Element::new("form")
        .attribute("method", "post")
        .attribute("action", to)
        .flag("novalidate", true)
        .child(hidden(TOKEN, token));
    let mut shown = Element::new("ul").class("govuk-list govuk-list--bullet");
    for (name, value) in kept.pairs() {
        form = form.child(hidden(name, value));
        if value.contains(' ') {
            shown = shown.child(Element::new("li").text(value));
        }
    }
    let form = form.child(Button::new(words.say("sign-in-again-send")).html());
    let body =
        shell::heading(&title).then(Html::paragraph(words.say("sign-in-again-body"))).then(shown).then(form);
    shell::outside(app, words, &Page::new(Section::None, title, body))
}
