//! [`Html`]: markup that is written; [`Words`]: what people read, as text or as markup.

use std::borrow::Cow;
use std::fmt;

use crate::element::escape;

/// Markup that is ready to stand in a page. Askama shows it as it is.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Text as markup: every sign that means something in HTML is escaped.
    pub fn text(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        escape(text, &mut escaped);
        Self(escaped)
    }

    /// Markup that the caller vouches for: a template that was rendered, or what cleans markup. Never what somebody typed.
    pub fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// A page or a part of one that askama renders.
    ///
    /// # Errors
    ///
    /// What askama says when the template cannot be rendered.
    pub fn rendered(template: &impl askama::Template) -> askama::Result<Self> {
        template.render().map(Self)
    }

    /// A paragraph.
    pub fn paragraph(words: impl Into<Words>) -> Self {
        crate::Element::new("p").class("govuk-body").words(&words.into()).done()
    }

    /// The markup as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts other markup after this one.
    #[must_use]
    pub fn then(mut self, other: impl Into<Self>) -> Self {
        self.0.push_str(&other.into().0);
        self
    }
}

/// What is shown in a page: every component, and [`crate::Element`].
pub trait Component: Into<Html> {}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        parts.into_iter().fold(Self::default(), Self::then)
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

/// What people read: text, which is escaped, or markup, which is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Text as it was written, by anybody.
    Text(String),
    /// Markup of ours.
    Html(Html),
}

impl Words {
    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Html(html) => html.is_empty(),
        }
    }

    /// These words, or those where there are none.
    pub(crate) fn or(&self, other: &str) -> Cow<'_, Self> {
        if self.is_empty() { Cow::Owned(other.into()) } else { Cow::Borrowed(self) }
    }

    /// The words as markup.
    pub fn html(&self) -> Html {
        match self {
            Self::Text(text) => Html::text(text),
            Self::Html(html) => html.clone(),
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Words {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Words {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Words {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<&Html> for Words {
    fn from(html: &Html) -> Self {
        Self::Html(html.clone())
    }
}

impl From<&Self> for Words {
    fn from(words: &Self) -> Self {
        words.clone()
    }
}

impl From<Html> for Words {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}
