//! What kind of thing an expression of a script is, as far as it can be told without running it.

use std::sync::Arc;

use domain::dictionary::{Dictionary, Slot};
use domain::fact::{FactType, RATHER_NOT_SAY};
use domain::theory::Lens;

use crate::api::Receiver;

/// The kind of an expression.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The person.
    Person,
    /// The beginning of a fact's name: `person.release`.
    Part(String),
    /// The value of a fact or derived fact, or not known.
    Fact(Slot),
    /// One tag of the tags fact.
    Tag(Slot),
    /// The value of a choice fact, or this text when it is not known.
    Or(Slot, Option<Arc<str>>),
    /// True or false.
    YesNo,
    /// A whole number; true for a rating of a person.
    Number(bool),
    Date,
    /// Text, with its words where they are fixed.
    Text(Option<Arc<str>>),
    /// A list of things of one kind.
    List(Box<Self>),
    /// A list of fixed texts.
    Texts(Vec<Arc<str>>),
    Row,
    Record,
    /// A small function with what it captured.
    Small(String, Vec<Self>),
    NotKnown,
    /// No value at all.
    Nothing,
    /// The code after this is not reached.
    Never,
    Any,
}

impl Kind {
    /// What either of two is.
    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, kind) | (kind, Self::Never) => kind,
            (Self::NotKnown, kind) | (kind, Self::NotKnown) => kind,
            (left, right) if left == right => left,
            (Self::Text(_), Self::Text(_)) => Self::Text(None),
            (Self::Number(left), Self::Number(right)) => Self::Number(left || right),
            (Self::List(left), Self::List(right)) => Self::List(Box::new(left.or(*right))),
            (Self::Texts(_), Self::Texts(_)) => Self::List(Box::new(Self::Text(None))),
            _ => Self::Any,
        }
    }

    /// What a fact of this type is once it is known to be known.
    pub(crate) fn plain(&self, dictionary: &Dictionary) -> Self {
        let Self::Fact(slot) = self else { return self.clone() };
        match dictionary.kind(*slot) {
            Some(FactType::Choice(_))
                if dictionary.derived(*slot).is_some() && is_yes_no(dictionary, *slot) =>
            {
                Self::YesNo
            }
            Some(FactType::Number { .. }) => Self::Number(is_rating(dictionary, *slot)),
            Some(FactType::Date) => Self::Date,
            _ => self.clone(),
        }
    }

    /// What of this kind a method can be called on; none where it cannot be told.
    pub(crate) fn receiver(&self, dictionary: &Dictionary) -> Option<Receiver> {
        match self {
            Self::List(_) | Self::Texts(_) => Some(Receiver::List),
            Self::Text(_) | Self::Tag(_) | Self::Or(..) => Some(Receiver::Text),
            Self::Row => Some(Receiver::Row),
            Self::Fact(slot) => match dictionary.kind(*slot) {
                Some(FactType::Tags(_)) => Some(Receiver::Tags),
                Some(FactType::Choice(_)) => Some(Receiver::Text),
                _ => Some(Receiver::None),
            },
            Self::YesNo | Self::Number(_) | Self::Date | Self::Record | Self::Nothing => Some(Receiver::None),
            _ => None,
        }
    }

    /// As a designer calls it.
    pub(crate) fn noun(&self, dictionary: &Dictionary) -> String {
        match self {
            Self::Person | Self::Part(_) => "the person".to_owned(),
            Self::Fact(slot) | Self::Or(slot, _) => format!("`{}`", dictionary.name(*slot)),
            Self::Tag(slot) => format!("a tag of `{}`", dictionary.name(*slot)),
            Self::YesNo => "yes or no".to_owned(),
            Self::Number(_) => "a number".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::Text(Some(text)) => format!("\"{text}\""),
            Self::Text(None) => "text".to_owned(),
            Self::List(_) | Self::Texts(_) => "a list".to_owned(),
            Self::Row => "a row".to_owned(),
            Self::Record => "the record".to_owned(),
            Self::Small(..) => "a small function".to_owned(),
            Self::NotKnown => "not known".to_owned(),
            Self::Nothing | Self::Never => "nothing".to_owned(),
            Self::Any => "a value".to_owned(),
        }
    }
}

/// Says whether the fact's answers are yes and no.
pub(crate) fn is_yes_no(dictionary: &Dictionary, slot: Slot) -> bool {
    dictionary.kind(slot).is_some_and(|kind| *kind == FactType::yes_no())
        || dictionary.kind(slot).is_some_and(|kind| {
            matches!(kind, FactType::Choice(_))
                && kind.choices().len() == 2
                && kind.code("yes").is_some()
                && kind.code("no").is_some()
        })
}

/// Says whether the fact is a number somebody gave to a part of a person's life.
pub(crate) fn is_rating(dictionary: &Dictionary, slot: Slot) -> bool {
    let lens = dictionary.fact(slot).map(|fact| fact.lens);
    matches!(lens, Some(Lens::Need | Lens::Strength | Lens::GoodLives | Lens::Desistance))
}

/// What is wrong with comparing a choice or tag of the fact at `slot` with `id`; nothing where it is one of its ids.
pub(crate) fn is_value(dictionary: &Dictionary, slot: Slot, id: &str) -> bool {
    let declined = dictionary.fact(slot).is_some_and(|fact| fact.come_by != domain::fact::ComeBy::LookUp);
    dictionary.kind(slot).is_some_and(|kind| kind.code(id).is_some()) || (id == RATHER_NOT_SAY && declined)
}
