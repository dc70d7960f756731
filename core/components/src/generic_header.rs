//! The bar at the top, for services that are not on GOV.UK.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// The bar with the name of the whole.
    pub struct GenericHeader {
        /// The name, or a picture of it.
        logo: words,
        /// Where it leads; `/` unless said.
        url: text,
        /// Classes of what holds it; `govuk-width-container` unless said.
        container_classes: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(GenericHeader);

impl GenericHeader {
    /// A bar with this name.
    pub fn new(name: impl Into<Words>) -> Self {
        Self::default().logo(name)
    }

    /// The bar as markup.
    pub fn html(&self) -> Html {
        let container = match self.container_classes.as_str() {
            "" => "govuk-width-container",
            classes => classes,
        };
        let link = Element::new("a")
            .attribute("href", if self.url.is_empty() { "/" } else { &self.url })
            .class("govuk-generic-header__homepage-link")
            .words(&self.logo);
        let logo = Element::new("div").class("govuk-generic-header__logo").child(link);
        Element::new("div")
            .class("govuk-generic-header")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(Element::new("div").class("govuk-generic-header__container").class(container).child(logo))
            .done()
    }
}
