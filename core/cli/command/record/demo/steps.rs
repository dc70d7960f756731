//! Steps of the story: who does what at which time. They are taken in order of time, each at its own desk, through the
//! same use cases as the commands.

use std::sync::Arc;

use domain::ids::{ProgrammeId, StaffId};
use domain::record::Entry;
use domain::record::staff::StaffEntry;
use jiff::Timestamp;
use runtime::ports::store::Operation;
use runtime::record::{Desk, Looked, Wish};

use super::clock::Calendar;
use crate::exit::Problem;
use crate::installation::Installation;

/// Something done with a record that was looked at.
type Doing = Box<dyn Fn(&Desk<'_>, &Looked) -> Result<(), Problem>>;

/// Something done at somebody's desk.
type AtDesk = Box<dyn Fn(&Desk<'_>) -> Result<(), Problem>>;

/// What is done.
enum Act {
    /// Recorded about the person with a number, all of it or nothing.
    Write(Arc<str>, Vec<Entry>),
    /// Recorded about a member of staff.
    Staff(StaffId, StaffEntry),
    /// A use case that looks at the record first.
    Look(Arc<str>, Doing),
    /// A use case that needs no look.
    Do(AtDesk),
}

struct Step {
    at: Timestamp,
    who: &'static str,
    act: Act,
}

/// The two programmes of the story.
#[derive(Clone, Debug)]
pub(super) struct Programmes {
    /// The one that people are referred to.
    pub(super) first: ProgrammeId,
    /// The one that stands beside it for those who ask for it.
    pub(super) beside: ProgrammeId,
}

/// The story as it is put together.
pub(super) struct Teller {
    pub(super) calendar: Calendar,
    pub(super) programmes: Programmes,
    steps: Vec<Step>,
}

impl Teller {
    pub(super) fn new(calendar: Calendar, programmes: Programmes) -> Self {
        Self { calendar, programmes, steps: Vec::new() }
    }

    fn step(&mut self, ago: i64, hour: i8, who: &'static str, act: Act) {
        let at = self.calendar.stamp(ago, hour);
        self.steps.push(Step { at, who, act });
    }

    /// Somebody records something about the person with a number.
    pub(super) fn write(
        &mut self,
        (ago, hour): (i64, i8),
        who: &'static str,
        person: &Arc<str>,
        entries: Vec<Entry>,
    ) {
        self.step(ago, hour, who, Act::Write(Arc::clone(person), entries));
    }

    /// Somebody records something about a member of staff.
    pub(super) fn staff(&mut self, (ago, hour): (i64, i8), who: &'static str, of: &str, entry: StaffEntry) {
        self.step(ago, hour, who, Act::Staff(of.into(), entry));
    }

    /// Somebody looks at a record and does something with it.
    pub(super) fn look(
        &mut self,
        (ago, hour): (i64, i8),
        who: &'static str,
        person: &Arc<str>,
        doing: impl Fn(&Desk<'_>, &Looked) -> Result<(), Problem> + 'static,
    ) {
        self.step(ago, hour, who, Act::Look(Arc::clone(person), Box::new(doing)));
    }

    /// Somebody does something that needs no look.
    pub(super) fn act(
        &mut self,
        (ago, hour): (i64, i8),
        who: &'static str,
        doing: impl Fn(&Desk<'_>) -> Result<(), Problem> + 'static,
    ) {
        self.step(ago, hour, who, Act::Do(Box::new(doing)));
    }

    /// Takes every step, in order of time.
    pub(super) fn play(mut self, installation: &Installation) -> Result<usize, Problem> {
        self.steps.sort_by_key(|step| step.at);
        for step in &self.steps {
            installation.rehearse_at(step.at);
            let desk = installation.desk(&step.who.into())?;
            step.take(&desk).map_err(|problem| step.told(problem))?;
        }
        Ok(self.steps.len())
    }
}

impl Step {
    fn take(&self, desk: &Desk<'_>) -> Result<(), Problem> {
        match &self.act {
            Act::Write(person, entries) => {
                let wish = Wish { entries: entries.clone(), ..Wish::default() };
                desk.record(&desk.find(person)?, wish)?;
            }
            Act::Staff(of, entry) => {
                desk.record_staff(of, entry)?;
            }
            Act::Look(person, doing) => {
                let looked = desk.look(&desk.find(person)?, "record", Operation::Consultation)?;
                doing(desk, &looked)?;
            }
            Act::Do(doing) => doing(desk)?,
        }
        Ok(())
    }

    /// The same problem, with where the story stood.
    fn told(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Refused(mut refusal) => {
                let kinds: Vec<&str> = match &self.act {
                    Act::Write(_, entries) => entries.iter().map(Entry::kind).collect(),
                    _ => Vec::new(),
                };
                refusal.what =
                    format!("{} (as {}, {}, {})", refusal.what, self.who, self.at, kinds.join(", "));
                Problem::Refused(refusal)
            }
            other => other,
        }
    }
}
