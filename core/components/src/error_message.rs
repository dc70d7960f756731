//! What is wrong with one answer, beside it.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// What is wrong with an answer and how to put it right.
    pub struct ErrorMessage {
        /// What it says.
        words: words,
        /// What is heard before it. `Error` unless said; nothing where it is empty.
        visually_hidden_text: given,
        /// Its id; fields set it themselves.
        id: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(ErrorMessage);
shown!(ErrorMessage);

impl ErrorMessage {
    /// The message as markup.
    pub fn html(&self) -> Html {
        let before = self.visually_hidden_text.as_deref().unwrap_or("Error");
        let heard = Element::new("span").class("govuk-visually-hidden").text(before).text(":");
        Element::new("p")
            .given("id", &self.id)
            .class("govuk-error-message")
            .class(&self.classes)
            .attributes(&self.attributes)
            .maybe((!before.is_empty()).then(|| heard.done().then(Html::text(" "))))
            .words(&self.words)
            .done()
    }
}
