//! What is kept beside our own logs: entries received from elsewhere, checkpoints of others, texts, keys of persons.

use std::collections::BTreeSet;

use domain::ids::SiteId;
use runtime::ports::store::StoreError;

use super::{Bad, Reading, cell};
use crate::append::{document_hash, document_sealed_as};
use crate::bytes::{Hash, hex, sha256, unsigned};
use crate::keys::{Keys, PublicKey};
use crate::leaf;
use crate::note::Checkpoint;
use crate::proof;
use crate::receive::Tally;
use crate::seal::{Opened, open};
use crate::session::{Cells, Session, Value, all};
use crate::statements as sql;

impl Reading<'_> {
    pub(super) fn received(
        &mut self,
        session: &mut dyn Session,
        keys: &Keys,
    ) -> Result<Option<Bad>, StoreError> {
        let mut last = (String::new(), -1);
        let mut tally = Tally::default();
        loop {
            let before = last.clone();
            let mut bad = None;
            let values = [Value::Text(&before.0), Value::Int(before.1)];
            session.each(sql::RECEIVED_AFTER, &values, &mut |row| {
                if bad.is_some() {
                    return Ok(());
                }
                let position = u64::try_from(row.int(1)?).ok();
                if let Err(what) = self.received_entry(row, position.unwrap_or(u64::MAX)) {
                    let site = row.text(0).ok().map(SiteId::from);
                    bad = Some(Bad { site, position, what: format!("received from elsewhere: {what}") });
                } else {
                    let root = Hash::try_from(row.bytes(16)?).unwrap_or_default();
                    tally.add(&leaf::hash(&self.leaf), unsigned(row.int(15)?)?, &root);
                    last = (row.text(0)?.to_owned(), row.int(1)?);
                }
                Ok(())
            })?;
            if let Some(earlier) = self.open_sealed(session)? {
                return Ok(Some(earlier));
            }
            if bad.is_some() {
                return Ok(bad);
            }
            if last == before {
                let whole = Tally::kept(session, keys)?.is_some_and(|kept| kept == tally);
                let what = "entries received from elsewhere are missing, or were put in by somebody else";
                return Ok((!whole).then(|| Bad { site: None, position: None, what: what.to_owned() }));
            }
        }
    }

    fn received_entry(&mut self, row: &dyn Cells, position: u64) -> Result<(), &'static str> {
        let (_, leaf) = self.hash(row, position, cell(row.bytes(12))?)?;
        let body = cell(row.bytes(10))?;
        if sha256(&[body]).as_slice() != cell(row.bytes(14))? {
            return Err("its sealed words were altered");
        }
        let (path, rest) = cell(row.bytes(17))?.as_chunks::<32>();
        let root =
            Hash::try_from(cell(row.bytes(16))?).map_err(|_| "the root it was proven against is none")?;
        let size = cell(row.int(15).and_then(unsigned))?;
        if !rest.is_empty() || !proof::includes(&root, size, &self.leaf, position, path) {
            return Err("what proves it does not");
        }
        self.keep_sealed(&leaf, body)?;
        self.entries += 1;
        Ok(())
    }

    pub(super) fn witnesses(&mut self, session: &mut dyn Session) -> Result<Option<Bad>, StoreError> {
        let mut bad = None;
        session.each(sql::ALL_WITNESSED, &[], &mut |row| {
            let good = (|| {
                let key = PublicKey(row.bytes(3).ok()?.try_into().ok()?);
                let checkpoint = Checkpoint::check(row.text(2).ok()?, &key).ok()?;
                let same = checkpoint.origin == row.text(0).ok()?
                    && checkpoint.size == unsigned(row.int(1).ok()?).ok()?;
                same.then_some(())
            })();
            if good.is_none() && bad.is_none() {
                let what = "a checkpoint that was witnessed is not as it was signed".to_owned();
                bad = Some(Bad { site: None, position: None, what });
            }
            Ok(())
        })?;
        Ok(bad)
    }

    /// Every text against its hash; every key of a person against its wrapping.
    pub(super) fn documents(
        &mut self,
        session: &mut dyn Session,
        keys: &Keys,
    ) -> Result<Option<Bad>, StoreError> {
        let Some(ring) = &mut self.ring else { return Ok(None) };
        let none = |what: String| Ok(Some(Bad { site: None, position: None, what }));
        let subjects: BTreeSet<String> =
            all(session, sql::KEYS, &[], |row| Ok(row.text(0)?.to_owned()))?.into_iter().collect();
        for subject in &subjects {
            match ring.find(session, subject) {
                Ok(_) => {}
                Err(StoreError::Damaged(what)) => return none(what),
                Err(fault) => return Err(fault),
            }
        }
        let mut last = (Vec::new(), String::new());
        loop {
            let values = [Value::Bytes(&last.0), Value::Text(&last.1)];
            let page = all(session, sql::DOCUMENTS_AFTER, &values, |row| {
                Ok((row.bytes(0)?.to_vec(), row.text(1)?.to_owned(), row.bytes(2)?.to_vec()))
            })?;
            let Some((hash, subject, _)) = page.last() else { return Ok(None) };
            last = (hash.clone(), subject.clone());
            for (hash, subject, body) in page {
                let key = if subject.is_empty() { None } else { ring.find(session, &subject)? };
                let good = matches!(open(key, &document_sealed_as(&hash), &body),
                    Opened::Bytes(bytes)
                        if document_hash(keys, &sha256(&[&bytes]), !subject.is_empty()).as_slice() == hash);
                if !good {
                    return none(format!("the text kept as {} was altered", hex(&hash)));
                }
            }
        }
    }
}
