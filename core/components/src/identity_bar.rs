//! Whom a page is about, above all of it. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{ButtonMenu, Element, Html, Words};

options! {
    /// A bar with a name. Everything on the page below is about this person.
    pub struct IdentityBar {
        /// The name, and what tells people of one name apart.
        title: words,
        /// What can be done.
        menus: list<ButtonMenu>,
        /// What the bar is called, for people who go by landmarks: `Person`.
        label: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(IdentityBar);

impl IdentityBar {
    /// A bar with this name.
    pub fn new(title: impl Into<Words>) -> Self {
        Self::default().title(title)
    }

    /// The bar as markup.
    pub fn html(&self) -> Html {
        let title = Element::new("span").class("moj-identity-bar__title").words(&self.title);
        let menu = |menu: &ButtonMenu| Element::new("div").class("moj-identity-bar__menu").child(menu);
        let menus: Vec<Element> = self.menus.iter().flatten().map(menu).collect();
        let actions = (!menus.is_empty())
            .then(|| Element::new("div").class("moj-identity-bar__actions").children(menus));
        let container = Element::new("div")
            .class("moj-identity-bar__container")
            .child(Element::new("div").class("moj-identity-bar__details").child(title))
            .maybe(actions);
        Element::new("div")
            .class("moj-identity-bar")
            .class(&self.classes)
            .perhaps("role", (!self.label.is_empty()).then_some("region"))
            .given("aria-label", &self.label)
            .attributes(&self.attributes)
            .child(container)
            .done()
    }
}
