//! One entry: its leaf worked out again, and its words opened.

use domain::ids::SiteId;
use runtime::ports::store::StoreError;

use super::{Bad, Log, Reading, Sealed, cell, short};
use crate::bytes::{Hash, sha256, unsigned};
use crate::leaf::Leaf;
use crate::read::own_thread;
use crate::seal::{ENTRY, Opened, commitment, open};
use crate::session::{Cells, Session, Value, one};
use crate::statements as sql;

impl Reading<'_> {
    /// Checks one entry of our own logs.
    pub(super) fn entry(&mut self, row: &dyn Cells, log: &mut Log<'_>) -> Result<(), &'static str> {
        let position = log.tree.size();
        if cell(row.int(1))? != i64::try_from(position).unwrap_or(-1) {
            return Err("it is missing");
        }
        let sealed = cell(row.bytes(12))?;
        let (hash, leaf) = self.hash(row, position, sealed)?;
        let body = cell(row.bytes(10))?;
        if sha256(&[body]).as_slice() != sealed {
            return Err("its sealed words were altered");
        }
        let thread = short(leaf.thread);
        log.led_to(thread, cell(row.maybe_int(14))?)?;
        self.keep_sealed(&leaf, body)?;
        log.tree.push(hash);
        log.numbers.push((thread, leaf.number, position));
        self.entries += 1;
        Ok(())
    }

    /// The hash of an entry's leaf, worked out again and compared, and the leaf.
    pub(super) fn hash<'r>(
        &mut self,
        row: &'r dyn Cells,
        position: u64,
        sealed: &'r [u8],
    ) -> Result<(Hash, Leaf<'r>), &'static str> {
        let leaf = Leaf {
            site: cell(row.text(0))?,
            position,
            thread: cell(row.text(2))?,
            number: cell(row.int(3).and_then(unsigned))?,
            kind: cell(row.text(4))?,
            form: cell(row.int(5).and_then(unsigned))?,
            operation: cell(row.text(6))?,
            subject: cell(row.maybe_text(7))?,
            by: cell(row.text(8))?,
            at: cell(row.text(9))?,
            commitment: cell(row.bytes(11))?,
            sealed,
        };
        let hash = cell(leaf.hash(&mut self.leaf))?;
        if hash.as_slice() != cell(row.bytes(13))? {
            return Err("it is not the entry that was written");
        }
        Ok((hash, leaf))
    }

    /// Checks words in clear, and puts sealed ones by until their chunk is read.
    pub(super) fn keep_sealed(&mut self, leaf: &Leaf<'_>, body: &[u8]) -> Result<(), &'static str> {
        match (body.split_first(), leaf.subject) {
            (Some((0, salted)), None) => {
                if commitment(salted).as_slice() != leaf.commitment {
                    return Err("its words are not those it commits to");
                }
            }
            (Some((1, _)), Some(subject)) => {
                if self.ring.is_some() {
                    self.sealed.push(Sealed {
                        site: leaf.site.to_owned(),
                        position: leaf.position,
                        subject: subject.to_owned(),
                        envelope: body.to_vec(),
                        commitment: leaf.commitment.to_vec(),
                    });
                }
            }
            _ => return Err("its words are not sealed as they must be"),
        }
        Ok(())
    }

    pub(super) fn open_sealed(&mut self, session: &mut dyn Session) -> Result<Option<Bad>, StoreError> {
        let Some(ring) = &mut self.ring else { return Ok(None) };
        for sealed in self.sealed.drain(..) {
            let bad = |what: &str| {
                Ok(Some(Bad {
                    site: Some(SiteId::from(sealed.site.as_str())),
                    position: Some(sealed.position),
                    what: what.to_owned(),
                }))
            };
            let key = match ring.find(session, &sealed.subject) {
                Ok(key) => key,
                Err(StoreError::Damaged(what)) => return bad(&what),
                Err(fault) => return Err(fault),
            };
            match open(key, ENTRY, &sealed.envelope) {
                Opened::Bytes(salted) if commitment(&salted).as_slice() == sealed.commitment => {}
                Opened::Bytes(_) => return bad("its words are not those it commits to"),
                Opened::Altered => {
                    return bad("its words cannot be opened with the key of the person they are about");
                }
                Opened::Destroyed => {
                    if !self.erased.contains_key(&sealed.subject) {
                        let own = own_thread(&sealed.subject);
                        let values = [Value::Text(&own), Value::Text(&sealed.subject)];
                        let found = one(session, sql::ERASED, &values, |row| row.int(0))?;
                        self.erased.insert(sealed.subject.clone(), found.is_some());
                    }
                    if self.erased.get(&sealed.subject) != Some(&true) {
                        return bad("the key to its words is gone, and no log says that it was destroyed");
                    }
                }
            }
        }
        Ok(None)
    }
}
