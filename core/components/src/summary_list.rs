//! What is known, line by line; answers before they are sent.

use crate::options::{from_words, options, shown};
use crate::{Element, Html, Words};

options! {
    /// What a line is about, or what is known.
    pub struct SummaryText {
        /// What it says.
        words: words,
        /// Further classes.
        classes: text,
    }
}
from_words!(holding components: SummaryText);

options! {
    /// What can be done about a line or a card.
    pub struct SummaryAction {
        /// What it says: `Change`.
        words: words,
        /// Where it leads.
        href: text,
        /// What is heard after it, so that links of several lines differ: `date of the meeting`.
        visually_hidden_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl SummaryAction {
    /// A link that leads there; what it is about is heard only.
    pub fn new(words: impl Into<Words>, href: impl ToString, about: impl ToString) -> Self {
        Self::default().words(words).href(href).visually_hidden_text(about)
    }
}

options! {
    /// What can be done, as one group.
    pub struct SummaryActions {
        /// The links.
        items: list<SummaryAction>,
        /// Further classes.
        classes: text,
    }
}

options! {
    /// One line.
    pub struct SummaryRow {
        /// What it is about.
        key: one<SummaryText>,
        /// What is known.
        value: one<SummaryText>,
        /// What can be done about it.
        actions: one<SummaryActions>,
        /// Further classes.
        classes: text,
    }
}

impl SummaryRow {
    /// A line that says something about something.
    pub fn new(key: impl Into<SummaryText>, value: impl Into<SummaryText>) -> Self {
        Self::default().key(key).value(value)
    }

    /// Adds something that can be done about it.
    #[must_use]
    pub fn action(mut self, action: SummaryAction) -> Self {
        let actions = self.actions.take().unwrap_or_default();
        self.actions = Some(actions.items([action]));
        self
    }
}

options! {
    /// The heading of a card.
    pub struct CardTitle {
        /// What it says.
        words: words,
        /// Its level; 2 unless said.
        heading_level: number,
        /// Further classes.
        classes: text,
    }
}
from_words!(holding components: CardTitle);

options! {
    /// A frame with a heading round a list.
    pub struct SummaryCard {
        /// Its heading.
        title: one<CardTitle>,
        /// What can be done about all of it.
        actions: one<SummaryActions>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl SummaryCard {
    /// A frame with this heading.
    pub fn new(title: impl Into<CardTitle>) -> Self {
        Self::default().title(title)
    }

    /// Adds something that can be done about all of it.
    #[must_use]
    pub fn action(mut self, action: SummaryAction) -> Self {
        let actions = self.actions.take().unwrap_or_default();
        self.actions = Some(actions.items([action]));
        self
    }
}

options! {
    /// Lines of what is known.
    pub struct SummaryList {
        /// The lines.
        rows: list<SummaryRow>,
        /// A frame round them.
        card: one<SummaryCard>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(SummaryList);

impl SummaryList {
    /// These lines.
    pub fn new(rows: impl IntoIterator<Item = SummaryRow>) -> Self {
        Self::default().rows(rows)
    }

    /// Adds a line.
    #[must_use]
    pub fn row(self, key: impl Into<SummaryText>, value: impl Into<SummaryText>) -> Self {
        self.rows([SummaryRow::new(key, value)])
    }

    /// The list as markup.
    pub fn html(&self) -> Html {
        let acted = self
            .rows
            .iter()
            .flatten()
            .any(|row| row.actions.as_ref().is_some_and(|all| !all.items.is_empty()));
        let list = Element::new("dl")
            .class("govuk-summary-list")
            .class(&self.classes)
            .attributes(&self.attributes)
            .children(self.rows.iter().flatten().map(|row| self.row_element(row, acted)));
        match &self.card {
            Some(card) => card.round(list).done(),
            None => list.done(),
        }
    }

    fn row_element(&self, row: &SummaryRow, acted: bool) -> Element {
        let text = |name, class, text: &Option<SummaryText>| {
            let text = text.clone().unwrap_or_default();
            Element::new(name).class(class).class(&text.classes).words(&text.words)
        };
        let title = self.card.as_ref().and_then(|card| card.title.as_ref());
        let actions = row.actions.as_ref().filter(|actions| !actions.items.is_empty()).map(|actions| {
            let cell = Element::new("dd").class("govuk-summary-list__actions").class(&actions.classes);
            match actions.items.as_slice() {
                [Some(one)] => cell.child(one.link(title)),
                several => {
                    let item = |action: &SummaryAction| {
                        Element::new("li")
                            .class("govuk-summary-list__actions-list-item")
                            .child(action.link(title))
                    };
                    let items = several.iter().flatten().map(item);
                    cell.child(Element::new("ul").class("govuk-summary-list__actions-list").children(items))
                }
            }
        });
        Element::new("div")
            .class("govuk-summary-list__row")
            .class_if(acted && row.actions.is_none(), "govuk-summary-list__row--no-actions")
            .class(&row.classes)
            .child(text("dt", "govuk-summary-list__key", &row.key))
            .child(text("dd", "govuk-summary-list__value", &row.value))
            .maybe(actions)
    }
}

impl SummaryCard {
    fn round(&self, list: Element) -> Element {
        let title = self.title.as_ref().map(|title| {
            Element::heading(&title.heading_level, 2)
                .class("govuk-summary-card__title")
                .class(&title.classes)
                .words(&title.words)
        });
        let link = |action: &SummaryAction| action.link(self.title.as_ref());
        let actions = self.actions.as_ref().filter(|actions| !actions.items.is_empty()).map(|actions| {
            let classed =
                |name| Element::new(name).class("govuk-summary-card__actions").class(&actions.classes);
            match actions.items.as_slice() {
                [Some(one)] => classed("div").child(link(one)),
                several => classed("ul").children(
                    several
                        .iter()
                        .flatten()
                        .map(|one| Element::new("li").class("govuk-summary-card__action").child(link(one))),
                ),
            }
        });
        let top = Element::new("div").class("govuk-summary-card__title-wrapper").maybe(title).maybe(actions);
        Element::new("div")
            .class("govuk-summary-card")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(top)
            .child(Element::new("div").class("govuk-summary-card__content").child(list))
    }
}

impl SummaryAction {
    /// The link, with what is heard after it: what it is about, and the card it stands in.
    fn link(&self, card: Option<&CardTitle>) -> Element {
        let mut heard = Element::new("span").class("govuk-visually-hidden");
        if !self.visually_hidden_text.is_empty() {
            heard = heard.text(" ").text(&self.visually_hidden_text);
        }
        if let Some(card) = card {
            heard = heard.text(" (").words(&card.words).text(")");
        }
        let silent = self.visually_hidden_text.is_empty() && card.is_none();
        Element::new("a")
            .class("govuk-link")
            .class(&self.classes)
            .attribute("href", &self.href)
            .attributes(&self.attributes)
            .words(&self.words)
            .maybe((!silent).then_some(heard))
    }
}
