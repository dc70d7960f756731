//! What would change how one session stands for one person: the smallest sets of changes to facts, one or two at a
//! time, after which it would stand otherwise, and by which rules then.
//!
//! For the people who work with a person, never for the participant: a list of what to become in order to be offered
//! something would be a lever, and it is no advice.
//!
//! Exact, because facts and derived facts are leaves of the conditions in play, and the values of a leaf fall into
//! classes that no clause in play can tell apart: each class is tried once. What may be proposed:
//! - a declared fact that is changeable, not protected and not `today`;
//! - a derived fact, as a leaf of its own, where nothing protected is behind it and something changeable is that no
//!   other leaf in play reads: it can then move while the rest stays as it is. Where a lowered function reads few
//!   values, only what it can come to is named; else whether it can is for whoever reads it, and what it is worked out
//!   from is named beside it;
//! - always a value that is known and in date, never silence.
//!
//! A fact that a function in play reads outside is left to that function's leaf. One that a lowered function in play
//! reads is tried value by value, the function worked out anew each time. What hangs together too closely for either
//! is not proposed and listed in [`WhatWouldChange::not_tried`].

mod classes;
mod leaves;
mod search;
mod trial;

use crate::dictionary::Slot;
use crate::fact_sheet::FactSheet;
use crate::programme::Programme;
use crate::reading::OutsideCells;
use trial::Trial;

/// At most so many looks at clauses for one session, whatever content asks for: pairs are left out where they would take
/// more, and where even single changes would, nothing is tried. Ordinary rules need a hundredth of it.
const MOST_LOOKS: usize = 250_000;

/// How a session stands for a person, as far as facts and rules decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A rule holds it.
    Held,
    /// A rule suggests it and none holds it.
    Suggested,
    /// One ordinary question would settle whether a rule suggests it. Advice shows the first three of these.
    MightApply,
    /// It is in the library for whoever it suits.
    InLibrary,
}

/// The tags a class of tag sets asks for: at least one of each of `some_of`, none of `none_of`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagNeed {
    /// Masks of tags; at least one tag of each.
    pub some_of: Vec<u64>,
    /// No tag of this mask.
    pub none_of: u64,
}

/// The values a fact may come to; any of them will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// The choices of the mask, by position.
    Choices(u64),
    /// Numbers, or dates in days, within one of these bounds. The ends of what the fact can be stand as declared;
    /// [`i64::MIN`] and [`i64::MAX`] where nothing bounds it.
    Within(Vec<(i64, i64)>),
    /// Sets of tags that answer to one of these.
    Tags(Vec<TagNeed>),
}

impl Values {
    /// Says whether the value kept as `bits` is one of them.
    #[must_use]
    pub fn contain(&self, bits: i64) -> bool {
        match self {
            Self::Choices(mask) => (0..64).contains(&bits) && mask >> bits & 1 == 1,
            Self::Within(bounds) => bounds.iter().any(|(low, high)| (*low..=*high).contains(&bits)),
            #[expect(clippy::cast_sign_loss, reason = "tags are bits, not a number")]
            Self::Tags(needs) => needs.iter().any(|need| {
                let tags = bits as u64;
                tags & need.none_of == 0 && need.some_of.iter().all(|some| tags & some != 0)
            }),
        }
    }
}

/// One fact or derived fact that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub slot: Slot,
    /// To one of these values, known and in date.
    pub becomes: Values,
}

/// One way in which the session would stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What changes, everything else staying as it is: one or two facts, in the order the rules read them. No part of
    /// it alone would do.
    pub changes: Vec<Change>,
    /// How it would stand then.
    pub stands: Standing,
    /// The rules that would make it so, by position, in file order; none for the library.
    pub rules: Vec<u16>,
}

/// How far the search went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Every change of one fact and of two.
    Pairs,
    /// Every change of one fact; more facts are in play than can be tried two at a time.
    Singles,
    /// Nothing; more facts are in play than can be tried.
    Nothing,
}

/// What would change how a session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatWouldChange {
    /// How it stands now; none where the lane waits to be asked for, and then nothing is tried.
    pub stands: Option<Standing>,
    /// Every way, those of one fact first.
    pub ways: Vec<Way>,
    /// For each fact with a way of its own: the values with which the session would stand as it does.
    pub still: Vec<Change>,
    /// How far the search went.
    pub tried: Tried,
    /// How many facts and derived facts the rules read; 0 where there were too many clauses to look.
    pub facts: usize,
    /// How many clauses are in play.
    pub clauses: usize,
    /// Facts and derived facts that may change and were not tried, since others in play hang on them too closely or
    /// they have too many values that matter.
    pub not_tried: Vec<Slot>,
}

/// One person's facts, ready to be asked what would change.
#[derive(Debug)]
pub struct WhatIf<'a> {
    trial: Trial<'a>,
}

impl<'a> WhatIf<'a> {
    /// For the person of `sheet`; `outside` is what functions that run outside gave for them.
    #[must_use]
    pub fn new(programme: &'a Programme, sheet: &'a FactSheet, outside: &'a OutsideCells) -> Self {
        Self { trial: Trial::new(programme, sheet, outside) }
    }

    /// What would change how the session at `session` stands, where `rules` are those that speak of it, in file order.
    #[must_use]
    pub fn about(&mut self, session: u16, rules: &[u16]) -> WhatWouldChange {
        search::search(&mut self.trial, session, rules)
    }
}
