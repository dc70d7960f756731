//! Entries whose places are known and that are not written yet. Sealing the words of one takes about as long as writing
//! it does, and needs the database for nothing: where there are many, a second thread helps.

use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Builder;

use runtime::ports::store::{Append, NewEntry, StoreError};

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

/// The words of an entry with their salt, and the key that they are sealed under.
struct Words {
    key: Option<Arc<SubjectKey>>,
    salted: Vec<u8>,
}

/// The same, sealed.
struct Sealed {
    body: Vec<u8>,
    commitment: Hash,
    digest: Hash,
}

impl Pending<'_> {
    fn words(&self, ring: &KeyRing<'_>, dice: &mut Randomness) -> Result<Words, StoreError> {
        let key = self.append.subject.as_deref().map(|subject| ring.known(subject)).transpose()?;
        let mut salted = Vec::with_capacity(32 + self.new.body.len());
        salted.extend_from_slice(&dice.bytes::<32>()?);
        salted.extend_from_slice(&self.new.body);
        Ok(Words { key, salted })
    }

    /// Adds it to the table of entries; its leaf. `bytes` is there to write the leaf in.
    fn write(
        &self,
        session: &mut dyn Session,
        at: &str,
        sealed: &Sealed,
        bytes: &mut Vec<u8>,
    ) -> Result<Hash, StoreError> {
        let leaf = Leaf {
            site: self.append.site.as_str(),
            position: self.position,
            thread: &self.append.thread.0,
            number: self.number,
            kind: &self.new.kind,
            form: self.new.form.into(),
            operation: self.new.operation.as_str(),
            subject: self.append.subject.as_deref(),
            by: &self.append.by,
            at,
            commitment: &sealed.commitment,
            sealed: &sealed.digest,
        };
        let hash = leaf.hash(bytes)?;
        session.run(sql::ADD_ENTRY, &entry_values(&leaf, &sealed.body, &hash)?)?;
        Ok(hash)
    }
}

impl Words {
    fn seal(&self, dice: &mut Randomness) -> Result<Sealed, StoreError> {
        let body = envelope(dice, self.key.as_deref(), ENTRY, &self.salted)?;
        Ok(Sealed { commitment: commitment(&self.salted), digest: sha256(&[&body]), body })
    }
}

/// Words that two threads seal: whoever writes them from the front, a helper from the back, until they meet. Nobody
/// waits for the other: on a machine without a free processor the helper has little to do or comes too late.
struct Work {
    words: Vec<Words>,
    /// Which of them nobody has taken.
    left: Mutex<Range<usize>>,
    /// What the helper has sealed.
    helped: Vec<OnceLock<Result<Sealed, StoreError>>>,
}

impl Work {
    /// Begins. The helper has its own hold on the words, so that nobody needs to see it end.
    fn begin(words: Vec<Words>) -> Arc<Self> {
        let count = words.len();
        let helped = std::iter::repeat_with(OnceLock::new).take(count).collect();
        let work = Arc::new(Self { words, left: Mutex::new(0..count), helped });
        if count >= ENOUGH {
            drop(helper().map(|helper| helper.send(Arc::clone(&work))));
        }
        work
    }

    fn take(&self, end: impl FnOnce(&mut Range<usize>) -> Option<usize>) -> Option<usize> {
        end(&mut self.left.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Seals words from the last on, until there are none that nobody has taken.
    fn help(&self) {
        let mut dice = Randomness::default();
        while let Some(index) = self.take(Range::next_back) {
            if let (Some(words), Some(helped)) = (self.words.get(index), self.helped.get(index)) {
                drop(helped.set(words.seal(&mut dice)));
            }
        }
    }

    /// What the helper made of these words; nothing where it has not, or has them in hand at this moment.
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

/// Seals and writes entries in their order, and hands over the leaf of each.
pub(crate) fn write_all(
    session: &mut dyn Session,
    (ring, dice): (&KeyRing<'_>, &mut Randomness),
    entries: &[Pending<'_>],
    leaf: impl FnMut(&Pending<'_>, Hash),
) -> Result<(), StoreError> {
    let words = entries.iter().map(|entry| entry.words(ring, dice)).collect::<Result<_, _>>()?;
    let work = Work::begin(words);
    let done = write_each(session, dice, entries, &work, leaf);
    work.end();
    done
}

fn write_each(
    session: &mut dyn Session,
    dice: &mut Randomness,
    entries: &[Pending<'_>],
    work: &Work,
    mut leaf: impl FnMut(&Pending<'_>, Hash),
) -> Result<(), StoreError> {
    let mut bytes = Vec::with_capacity(1024);
    // Entries of one call are mostly of one moment.
    let mut moment = None;
    for (index, (entry, words)) in entries.iter().zip(&work.words).enumerate() {
        let (_, at) = match moment.take() {
            Some((when, text)) if when == entry.append.at => moment.insert((when, text)),
            _ => moment.insert((entry.append.at, written(entry.append.at))),
        };
        let hash = match work.helped(index) {
            Some(sealed) => entry.write(session, at, sealed.as_ref().map_err(Clone::clone)?, &mut bytes)?,
            None => entry.write(session, at, &words.seal(dice)?, &mut bytes)?,
        };
        leaf(entry, hash);
    }
    Ok(())
}
