//! Entries whose places are known and that are not written yet. Sealing and hashing one takes longer than writing it
//! does, and needs the database for nothing: where there are many, a second thread begins as soon as some are known.

use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Builder;

use domain::ids::SiteId;
use jiff::Timestamp;
use runtime::ports::store::{Append, NewEntry, Operation, StoreError, Thread};

use crate::append::entry_values;
use crate::bytes::{Hash, Randomness, sha256, signed};
use crate::leaf::{Leaf, written};
use crate::seal::{ENTRY, KeyRing, SubjectKey, commitment, envelope};
use crate::session::{Session, Value};
use crate::statements as sql;

/// So many entries are handed to the helper at once. With fewer, waking it takes longer than it saves.
const ENOUGH: usize = 24;

/// The helper of this process: begun when it is first needed, asleep when it is not. None where no thread can be had.
static HELPER: OnceLock<Option<Sender<Arc<Work>>>> = OnceLock::new();

fn helper() -> Option<&'static Sender<Arc<Work>>> {
    let begin = || {
        let (sender, receiver): (_, Receiver<Arc<Work>>) = channel();
        let help = move || receiver.into_iter().for_each(|work| work.help());
        Builder::new().name("sealing".to_owned()).spawn(help).ok().map(|_| sender)
    };
    HELPER.get_or_init(begin).as_ref()
}

/// The entries of one call, in order.
#[derive(Default)]
pub(crate) struct Pending<'a> {
    /// Those that the helper has, some at a time.
    shared: Vec<Arc<Work>>,
    /// Those after them.
    own: Vec<Open>,
    /// Of each, how many entries of its thread stand directly before it and are found through it; none where it is itself
    /// found through the one after it.
    runs: Vec<Option<u64>>,
    /// What the last one is part of.
    last: Option<&'a Append>,
    /// When the last one happened, as it is written: those of one call are mostly of one moment.
    moment: Option<(Timestamp, Arc<str>)>,
}

/// An entry with the salt of its words and the key that they are sealed under: all that its leaf is made of, held by
/// itself, so that another thread may have it.
struct Open {
    key: Option<Arc<SubjectKey>>,
    salted: Vec<u8>,
    site: SiteId,
    position: u64,
    thread: Thread,
    number: u64,
    kind: Arc<str>,
    form: u16,
    operation: Operation,
    subject: Option<Arc<str>>,
    by: Arc<str>,
    at: Arc<str>,
}

/// What sealing it gives.
struct Sealed {
    body: Vec<u8>,
    commitment: Hash,
    digest: Hash,
    leaf: Hash,
}

impl<'a> Pending<'a> {
    /// Adds an entry of an append with the place it will have.
    pub(crate) fn push(
        &mut self,
        (ring, dice): (&KeyRing<'_>, &mut Randomness),
        (append, new): (&'a Append, &NewEntry),
        (position, number): (u64, u64),
    ) -> Result<(), StoreError> {
        let key = append.subject.as_deref().map(|subject| ring.known(subject)).transpose()?;
        let mut salted = Vec::with_capacity(32 + new.body.len());
        salted.extend_from_slice(&dice.bytes::<32>()?);
        salted.extend_from_slice(&new.body);
        let at = self.written(append.at);
        self.lead_to(append);
        self.own.push(Open {
            key,
            salted,
            site: append.site.clone(),
            position,
            thread: append.thread.clone(),
            number,
            kind: new.kind.clone(),
            form: new.form,
            operation: new.operation,
            subject: append.subject.clone(),
            by: append.by.clone(),
            at,
        });
        if self.own.len() == ENOUGH
            && let Some(helper) = helper()
        {
            let work = Work::of(std::mem::take(&mut self.own));
            drop(helper.send(Arc::clone(&work)));
            self.shared.push(work);
        }
        Ok(())
    }

    fn written(&mut self, when: Timestamp) -> Arc<str> {
        match &self.moment {
            Some((same, at)) if *same == when => Arc::clone(at),
            _ => Arc::clone(&self.moment.insert((when, written(when).into())).1),
        }
    }

    /// Lets the next entry lead to the one before it, and to all that this one leads to, where they are of one thread.
    fn lead_to(&mut self, append: &'a Append) {
        let before = self.last.replace(append);
        let together = before.is_some_and(|one| one.site == append.site && one.thread == append.thread);
        let led = self.runs.last_mut().filter(|_| together).and_then(Option::take);
        self.runs.push(Some(led.map_or(0, |run| run + 1)));
    }

    /// Seals and writes the entries in their order, and hands over the site and leaf of each.
    pub(crate) fn write(
        &self,
        session: &mut dyn Session,
        dice: &mut Randomness,
        mut leaf: impl FnMut(&SiteId, Hash),
    ) -> Result<(), StoreError> {
        let mut bytes = Vec::with_capacity(1024);
        session.repeat(sql::ADD_ENTRY, &mut |run| {
            let mut write = |entry: &Open, sealed: &Sealed, led: Option<u64>| {
                run(&entry.values(sealed, led)?)?;
                leaf(&entry.site, sealed.leaf);
                Ok(())
            };
            let mut runs = self.runs.iter().copied();
            for work in &self.shared {
                for (index, entry) in work.entries.iter().enumerate() {
                    let led = runs.next().flatten();
                    match work.helped(index) {
                        Some(sealed) => write(entry, sealed.as_ref().map_err(Clone::clone)?, led)?,
                        None => write(entry, &entry.seal(dice, &mut bytes)?, led)?,
                    }
                }
            }
            for (entry, led) in self.own.iter().zip(runs) {
                write(entry, &entry.seal(dice, &mut bytes)?, led)?;
            }
            Ok(())
        })
    }
}

impl Drop for Pending<'_> {
    /// Lets the helper go: nothing of it is needed any more.
    fn drop(&mut self) {
        self.shared.iter().for_each(|work| work.end());
    }
}

impl Open {
    fn leaf<'l>(&'l self, commitment: &'l Hash, sealed: &'l Hash) -> Leaf<'l> {
        Leaf {
            site: self.site.as_str(),
            position: self.position,
            thread: &self.thread.0,
            number: self.number,
            kind: &self.kind,
            form: self.form.into(),
            operation: self.operation.as_str(),
            subject: self.subject.as_deref(),
            by: &self.by,
            at: &self.at,
            commitment,
            sealed,
        }
    }

    /// Seals the words and hashes the leaf, with `bytes` to write it in.
    fn seal(&self, dice: &mut Randomness, bytes: &mut Vec<u8>) -> Result<Sealed, StoreError> {
        let body = envelope(dice, self.key.as_deref(), ENTRY, &self.salted)?;
        let (commitment, digest) = (commitment(&self.salted), sha256(&[&body]));
        let leaf = self.leaf(&commitment, &digest).hash(bytes)?;
        Ok(Sealed { body, commitment, digest, leaf })
    }

    /// The values of its row.
    fn values<'v>(&'v self, sealed: &'v Sealed, led: Option<u64>) -> Result<Vec<Value<'v>>, StoreError> {
        let leaf = self.leaf(&sealed.commitment, &sealed.digest);
        let mut values = entry_values(&leaf, &sealed.body, &sealed.leaf)?.to_vec();
        values.push(led.map(signed).transpose()?.map_or(Value::Null, Value::Int));
        Ok(values)
    }
}

/// Entries that two threads seal: whoever writes them from the front, a helper from the back, until they meet. Nobody
/// waits for the other: on a machine without a free processor the helper has little to do or comes too late.
struct Work {
    entries: Vec<Open>,
    /// Which of them nobody has taken.
    left: Mutex<Range<usize>>,
    /// What the helper has sealed.
    helped: Vec<OnceLock<Result<Sealed, StoreError>>>,
}

impl Work {
    /// The helper has its own hold on the entries, so that nobody needs to see it end.
    fn of(entries: Vec<Open>) -> Arc<Self> {
        let count = entries.len();
        let helped = std::iter::repeat_with(OnceLock::new).take(count).collect();
        Arc::new(Self { entries, left: Mutex::new(0..count), helped })
    }

    fn take(&self, end: impl FnOnce(&mut Range<usize>) -> Option<usize>) -> Option<usize> {
        end(&mut self.left.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Seals entries from the last on, until there are none that nobody has taken.
    fn help(&self) {
        let (mut dice, mut bytes) = (Randomness::default(), Vec::with_capacity(1024));
        while let Some(index) = self.take(Range::next_back) {
            if let (Some(entry), Some(helped)) = (self.entries.get(index), self.helped.get(index)) {
                drop(helped.set(entry.seal(&mut dice, &mut bytes)));
            }
        }
    }

    /// What the helper made of an entry; nothing where it has not, or has it in hand at this moment.
    fn helped(&self, index: usize) -> Option<&Result<Sealed, StoreError>> {
        if self.take(Range::next).is_some() {
            return None;
        }
        self.helped.get(index).and_then(OnceLock::get)
    }

    /// Lets the helper go: nothing of it is needed any more.
    fn end(&self) {
        self.take(|left| std::mem::replace(left, 0..0).next());
    }
}
