//! Entries whose places are known and that are not written yet. Sealing and hashing one takes about as long as writing
//! it does, and needs the database for nothing: where there are many, a second thread helps.

use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Builder;

use domain::ids::SiteId;
use jiff::Timestamp;
use runtime::ports::store::{Append, NewEntry, Operation, StoreError, Thread};

use crate::append::entry_values;
use crate::bytes::{Hash, Randomness, sha256};
use crate::leaf::{Leaf, written};
use crate::seal::{ENTRY, KeyRing, SubjectKey, commitment, envelope};
use crate::session::Session;
use crate::statements as sql;

/// With fewer entries than this, waking a thread takes longer than it saves.
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

/// An entry to be written.
pub(crate) struct Pending<'a> {
    pub(crate) append: &'a Append,
    pub(crate) new: &'a NewEntry,
    pub(crate) position: u64,
    pub(crate) number: u64,
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

impl Pending<'_> {
    fn open(&self, ring: &KeyRing<'_>, dice: &mut Randomness, at: &Arc<str>) -> Result<Open, StoreError> {
        let key = self.append.subject.as_deref().map(|subject| ring.known(subject)).transpose()?;
        let mut salted = Vec::with_capacity(32 + self.new.body.len());
        salted.extend_from_slice(&dice.bytes::<32>()?);
        salted.extend_from_slice(&self.new.body);
        Ok(Open {
            key,
            salted,
            site: self.append.site.clone(),
            position: self.position,
            thread: self.append.thread.clone(),
            number: self.number,
            kind: self.new.kind.clone(),
            form: self.new.form,
            operation: self.new.operation,
            subject: self.append.subject.clone(),
            by: self.append.by.clone(),
            at: at.clone(),
        })
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

    /// Adds the entry to the table.
    fn write(&self, session: &mut dyn Session, sealed: &Sealed) -> Result<Hash, StoreError> {
        let leaf = self.leaf(&sealed.commitment, &sealed.digest);
        session.run(sql::ADD_ENTRY, &entry_values(&leaf, &sealed.body, &sealed.leaf)?)?;
        Ok(sealed.leaf)
    }
}

/// All entries, opened. Those of one call are mostly of one moment.
fn opened(
    entries: &[Pending<'_>],
    ring: &KeyRing<'_>,
    dice: &mut Randomness,
) -> Result<Vec<Open>, StoreError> {
    let mut moment: Option<(Timestamp, Arc<str>)> = None;
    let open = |entry: &Pending<'_>| {
        let when = entry.append.at;
        let (_, at) = match moment.take() {
            Some(same) if same.0 == when => moment.insert(same),
            _ => moment.insert((when, written(when).into())),
        };
        entry.open(ring, dice, at)
    };
    entries.iter().map(open).collect()
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
    /// Begins. The helper has its own hold on the entries, so that nobody needs to see it end.
    fn begin(entries: Vec<Open>) -> Arc<Self> {
        let count = entries.len();
        let helped = std::iter::repeat_with(OnceLock::new).take(count).collect();
        let work = Arc::new(Self { entries, left: Mutex::new(0..count), helped });
        if count >= ENOUGH {
            drop(helper().map(|helper| helper.send(Arc::clone(&work))));
        }
        work
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

/// Seals and writes entries in their order, and hands over the site and leaf of each.
pub(crate) fn write_all(
    session: &mut dyn Session,
    (ring, dice): (&KeyRing<'_>, &mut Randomness),
    entries: &[Pending<'_>],
    mut leaf: impl FnMut(&SiteId, Hash),
) -> Result<(), StoreError> {
    let work = Work::begin(opened(entries, ring, dice)?);
    let mut bytes = Vec::with_capacity(1024);
    let mut write = |(index, entry): (usize, &Open)| {
        let hash = match work.helped(index) {
            Some(sealed) => entry.write(session, sealed.as_ref().map_err(Clone::clone)?)?,
            None => entry.write(session, &entry.seal(dice, &mut bytes)?)?,
        };
        leaf(&entry.site, hash);
        Ok(())
    };
    let done = work.entries.iter().enumerate().try_for_each(&mut write);
    work.end();
    done
}
