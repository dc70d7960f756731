//! [`Element`]: the one place where markup is written. Values are always escaped, names are fixed in the program.

use std::borrow::Cow;

use crate::html::{Html, Words};

/// An element while it is written.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    classes: String,
    attributes: String,
    inside: String,
}

/// Elements that hold nothing and have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Attributes that hold an address.
const ADDRESSES: [&str; 5] = ["action", "formaction", "href", "src", "xlink:href"];

impl Element {
    /// An element of this name.
    pub const fn new(name: &'static str) -> Self {
        Self { name, classes: String::new(), attributes: String::new(), inside: String::new() }
    }

    /// A heading of a level from 1 to 6.
    pub fn heading(level: &str, otherwise: u8) -> Self {
        let level = level.parse().unwrap_or(otherwise);
        Self::new(match level {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }

    /// Adds a class, or several with blanks between.
    #[must_use]
    pub fn class(mut self, classes: &str) -> Self {
        if !classes.is_empty() {
            if !self.classes.is_empty() {
                self.classes.push(' ');
            }
            self.classes.push_str(classes);
        }
        self
    }

    /// Adds a class if so.
    #[must_use]
    pub fn class_if(self, so: bool, class: &str) -> Self {
        if so { self.class(class) } else { self }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.put(name, value);
        self
    }

    /// Adds an attribute unless its value is empty.
    #[must_use]
    pub fn given(self, name: &'static str, value: &str) -> Self {
        if value.is_empty() { self } else { self.attribute(name, value) }
    }

    /// Adds an attribute if there is a value, be it empty.
    #[must_use]
    pub fn perhaps(self, name: &'static str, value: Option<&str>) -> Self {
        value.into_iter().fold(self, |element, value| element.attribute(name, value))
    }

    /// Adds an attribute that says yes or no, if anything was said.
    #[must_use]
    pub fn answer(self, name: &'static str, answer: Option<bool>) -> Self {
        self.perhaps(name, answer.map(|yes| if yes { "true" } else { "false" }))
    }

    /// Adds an attribute without a value if so.
    #[must_use]
    pub fn flag(mut self, name: &'static str, so: bool) -> Self {
        if so {
            self.attributes.push(' ');
            self.attributes.push_str(name);
        }
        self
    }

    /// Adds further attributes.
    #[must_use]
    pub fn attributes(mut self, attributes: &Attributes) -> Self {
        for (name, value) in &attributes.0 {
            self.put(name, value);
        }
        self
    }

    /// Puts text into it.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        escape(text, &mut self.inside);
        self
    }

    /// Puts words into it.
    #[must_use]
    pub fn words(mut self, words: &Words) -> Self {
        match words {
            Words::Text(text) => escape(text, &mut self.inside),
            Words::Html(html) => self.inside.push_str(html.as_str()),
        }
        self
    }

    /// Puts markup into it: an element, a component, or [`Html`].
    #[must_use]
    pub fn child(mut self, child: impl Into<Html>) -> Self {
        self.inside.push_str(child.into().as_str());
        self
    }

    /// Puts markup into it, if there is any.
    #[must_use]
    pub fn maybe(self, child: Option<impl Into<Html>>) -> Self {
        child.into_iter().fold(self, Self::child)
    }

    /// Puts each of these into it.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = impl Into<Html>>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The element as markup.
    pub fn done(self) -> Html {
        self.into()
    }

    /// One attribute. A name that could be no attribute's is left out with its value, and so is an address that would run
    /// something instead of leading somewhere.
    fn put(&mut self, name: &str, value: &str) {
        let named = |sign: char| sign.is_ascii_alphanumeric() || "-_:.@".contains(sign);
        if name.is_empty() || !name.chars().all(named) || ADDRESSES.contains(&name) && !leads_somewhere(value)
        {
            return;
        }
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape(value, &mut self.attributes);
        self.attributes.push('"');
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        let Element { name, classes, attributes, inside } = element;
        // Room for all of it: what stands round a page's markup is written once, and never moved.
        let round = classes.len().saturating_add(attributes.len()).saturating_add(2 * name.len() + 16);
        let mut out = String::with_capacity(inside.len().saturating_add(round));
        out.push('<');
        out.push_str(name);
        if !classes.is_empty() {
            out.push_str(" class=\"");
            escape(&classes, &mut out);
            out.push('"');
        }
        out.push_str(&attributes);
        out.push('>');
        if !VOID.contains(&name) {
            out.push_str(&inside);
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
        Self::trusted(out)
    }
}

impl crate::Component for Element {}

impl From<Element> for Words {
    fn from(element: Element) -> Self {
        Self::Html(element.into())
    }
}

/// Further attributes of an element: what page code or a script of ours wants to find there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(pub(crate) Vec<(Cow<'static, str>, String)>);

impl Attributes {
    /// One more.
    pub(crate) fn add(&mut self, name: &'static str, value: String) {
        self.0.push((Cow::Borrowed(name), value));
    }

    /// These and those.
    pub(crate) fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(&others.0).cloned().collect())
    }
}

/// Whether an address leads somewhere. Browsers pass over blanks and control signs in the name of a scheme, so these do not
/// hide one here.
fn leads_somewhere(address: &str) -> bool {
    if address.starts_with(['/', '?', '#']) {
        return true;
    }
    let plain: String = address.chars().filter(|sign| !sign.is_ascii_control() && *sign != ' ').collect();
    let Some((scheme, _)) = plain.split_once(':') else { return true };
    let scheme = scheme.to_ascii_lowercase();
    let path = scheme.contains(['/', '?', '#']);
    path || matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
}

/// Several names in one attribute, those that are empty left out.
pub(crate) fn joined(names: &[&str]) -> String {
    let names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    names.join(" ")
}

/// Text for the inside of an element or of a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    out.reserve(text.len());
    let mut rest = text;
    // Nearly all of it stands as it is, and is copied in pieces.
    while let Some(place) = rest.bytes().position(is_special) {
        let (plain, after) = rest.split_at_checked(place).unwrap_or((rest, ""));
        out.push_str(plain);
        let run = after.bytes().position(|byte| !is_special(byte)).unwrap_or(after.len());
        let (special, after) = after.split_at_checked(run).unwrap_or((after, ""));
        escape_each(special, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Whether a byte may be part of what does not stand as it is. A sign beyond ASCII is special from its first byte to its
/// last, so text is only ever taken apart between signs.
fn is_special(byte: u8) -> bool {
    !(b' '..0x7f).contains(&byte) || matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

fn escape_each(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No page may hold these; they would be seen by nobody.
            other if no_text(other) => out.push(char::REPLACEMENT_CHARACTER),
            other => out.push(other),
        }
    }
}

/// Whether HTML calls it no text: a control sign that is no blank, or a place of Unicode that never stands for anything.
fn no_text(sign: char) -> bool {
    let control = sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{c}');
    control || matches!(sign, '\u{fdd0}'..='\u{fdef}') || u32::from(sign) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text taken in pieces comes out as text taken sign by sign does, wherever the pieces are cut.
    #[test]
    fn text_is_escaped_as_its_signs_are() {
        let signs: Vec<char> = (0..0x3000_u32).chain(0xfdc0..0x1_0000).filter_map(char::from_u32).collect();
        for (index, sign) in signs.iter().enumerate() {
            let other = signs[(index * 7919) % signs.len()];
            let text = format!("plain{sign}<{other}{sign}plain{other}&{sign}");
            let (mut whole, mut each) = (String::new(), String::new());
            escape(&text, &mut whole);
            escape_each(&text, &mut each);
            assert_eq!(whole, each);
        }
    }
}
