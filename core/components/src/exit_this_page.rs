//! Away from this page at once, for people whom somebody could surprise.

use crate::options::{options, shown, translation};
use crate::{Button, Element, Html, Words};

options! {
    /// A button that leaves the page at once; so does pressing Shift three times.
    pub struct ExitThisPage {
        /// What it says.
        words: words,
        /// Where it leads. Give a page of ours: without, it leads to a weather forecast elsewhere.
        redirect_url: text,
        /// Its id.
        id: text,
        /// Is heard when it has been pressed.
        activated_text: text,
        /// Is heard when the keys were pressed too slowly.
        timed_out_text: text,
        /// Is heard after the first press of a key.
        press_two_more_times_text: text,
        /// Is heard after the second.
        press_one_more_time_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(ExitThisPage);

impl ExitThisPage {
    /// A button that leads there.
    pub fn to(redirect_url: impl ToString) -> Self {
        Self::default().redirect_url(redirect_url)
    }

    /// The button as markup.
    pub fn html(&self) -> Html {
        let words = if self.words.is_empty() {
            let heard = Element::new("span").class("govuk-visually-hidden").text("Emergency");
            Words::Html(heard.done().then(Html::text(" Exit this page")))
        } else {
            self.words.clone()
        };
        let away =
            if self.redirect_url.is_empty() { "https://www.bbc.co.uk/weather" } else { &self.redirect_url };
        let button = Button::new(words)
            .classes("govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button")
            .href(away)
            .attribute("rel", "nofollow noreferrer");
        let mut texts = crate::element::Attributes::default();
        translation(&mut texts, "data-i18n.activated", &self.activated_text);
        translation(&mut texts, "data-i18n.timed-out", &self.timed_out_text);
        translation(&mut texts, "data-i18n.press-two-more-times", &self.press_two_more_times_text);
        translation(&mut texts, "data-i18n.press-one-more-time", &self.press_one_more_time_text);
        Element::new("div")
            .given("id", &self.id)
            .class("govuk-exit-this-page")
            .class(&self.classes)
            .attribute("data-module", "govuk-exit-this-page")
            .attributes(&self.attributes)
            .attributes(&texts)
            .child(button)
            .done()
    }
}
