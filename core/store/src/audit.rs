//! Audit: what an auditor asks of a store. Nothing here writes but [`Audit::witness`].

use domain::ids::SiteId;
use runtime::ports::store::StoreError;
use serde::{Deserialize, Serialize};

use crate::append::{frontier, lock};
use crate::bytes::{hex, signed, unhex_hash, unsigned};
use crate::keys::PublicKey;
use crate::leaf::{Leaf, written};
use crate::note::{Checkpoint, origin};
use crate::proof;
use crate::read::kept;
use crate::receive::tree;
use crate::records::Records;
use crate::session::{Engine, Value, one};
use crate::statements as sql;
use crate::verify::{self, Verified};

/// That an entry is in a log (RFC 9162 2.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inclusion {
    /// The log.
    pub site: SiteId,
    /// Where the entry is in it, from 0.
    pub position: u64,
    /// What is hashed, after a byte 0, to the leaf: JSON.
    pub leaf: String,
    /// The size of the tree.
    pub size: u64,
    /// Its root, in hex.
    pub root: String,
    /// The hashes from the leaf to the root, in hex.
    pub proof: Vec<String>,
}

/// That a log grew out of a smaller one (RFC 9162 2.1.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consistency {
    /// The log.
    pub site: SiteId,
    /// How many entries it had.
    pub from: u64,
    /// How many it has later.
    pub to: u64,
    /// The hashes, in hex.
    pub proof: Vec<String>,
}

impl Consistency {
    /// Whether it shows that one tree grew out of the other.
    fn shows(&self, old: &Checkpoint, new: &Checkpoint) -> bool {
        let proof: Option<Vec<_>> = self.proof.iter().map(|hash| unhex_hash(hash)).collect();
        proof.is_some_and(|proof| proof::grew((&old.root, old.size), (&new.root, new.size), &proof))
    }
}

/// The audit of one store.
#[derive(Debug)]
pub struct Audit<'a, E> {
    records: &'a Records<E>,
}

impl<E: Engine> Records<E> {
    /// What an auditor asks of this store.
    pub fn audit(&self) -> Audit<'_, E> {
        Audit { records: self }
    }
}

fn no_log(site: &SiteId) -> StoreError {
    StoreError::Damaged(format!("there is no log of {site} here, or not as much of it"))
}

impl<E: Engine> Audit<'_, E> {
    /// Reads everything and says what is wrong first, if anything. `open` also opens what is sealed and compares it
    /// with what the log says; the tree needs no key. Each of `witnessed` is a checkpoint of a log of this
    /// installation that was kept elsewhere: only with one are a truncated log and an old backup found.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn verify(&self, open: bool, witnessed: &[&str]) -> Result<Verified, StoreError> {
        let (engine, keys) = self.records.parts();
        engine.read(|session| verify::verify(session, keys, open, witnessed))
    }

    /// The signed head of a log. Before the first entry of a site there is none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn checkpoint(&self, site: &SiteId) -> Result<String, StoreError> {
        let (engine, keys) = self.records.parts();
        let head = engine.read(|session| frontier(session, site.as_str()))?.ok_or_else(|| no_log(site))?;
        let checkpoint =
            Checkpoint { origin: origin(keys, site.as_str()), size: head.size(), root: head.root() };
        Ok(checkpoint.sign(keys))
    }

    /// That an entry is in its log, as the log stands now.
    ///
    /// # Errors
    /// Where there is no such entry or the store cannot be read.
    pub fn prove(&self, site: &SiteId, position: u64) -> Result<Inclusion, StoreError> {
        let (engine, keys) = self.records.parts();
        engine.read(|session| {
            let values = [Value::Text(site.as_str()), Value::Int(signed(position)?), Value::Int(1)];
            let row = one(session, sql::SLICE, &values, kept)?
                .filter(|row| row.entry.position == position)
                .ok_or_else(|| no_log(site))?;
            let tree = tree(session, site, i64::MAX)?;
            let proof = tree.inclusion(position).ok_or_else(|| no_log(site))?;
            let checkpoint = Checkpoint::of(keys, site, &tree);
            let entry = &row.entry;
            let mut leaf = Vec::new();
            Leaf {
                site: entry.site.as_str(),
                position,
                thread: &entry.thread.0,
                number: entry.number,
                kind: &entry.kind,
                form: entry.form.into(),
                operation: entry.operation.as_str(),
                subject: entry.subject.as_deref(),
                by: &entry.by,
                at: &written(entry.at),
                commitment: &row.commitment,
                sealed: &row.sealed,
            }
            .write(&mut leaf)?;
            Ok(Inclusion {
                site: site.clone(),
                position,
                leaf: String::from_utf8_lossy(&leaf).into_owned(),
                size: checkpoint.size,
                root: hex(&checkpoint.root),
                proof: proof.iter().map(|hash| hex(hash)).collect(),
            })
        })
    }

    /// That the log of `to` entries grew out of that of `from`.
    ///
    /// # Errors
    /// Where the log is not that long or the store cannot be read.
    pub fn prove_between(&self, site: &SiteId, from: u64, to: u64) -> Result<Consistency, StoreError> {
        let (engine, _) = self.records.parts();
        let tree = engine.read(|session| tree(session, site, signed(to)?))?;
        if tree.size() != to {
            return Err(no_log(site));
        }
        let proof = tree.consistency(from).ok_or_else(|| no_log(site))?;
        Ok(Consistency { site: site.clone(), from, to, proof: proof.iter().map(|hash| hex(hash)).collect() })
    }

    /// Keeps the checkpoint of another installation's log, once it is signed with `key` and grew out of the one that
    /// was witnessed last: `proof` shows that, and is needed from the second on.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is not signed so, is shorter, or is another history.
    pub fn witness(
        &self,
        note: &str,
        key: &PublicKey,
        proof: Option<&Consistency>,
    ) -> Result<Checkpoint, StoreError> {
        let new = Checkpoint::check(note, key)?;
        let (engine, _) = self.records.parts();
        engine.write(|| vec![lock("witness", &new.origin)], |session| {
            let last = one(session, sql::WITNESSED, &[Value::Text(&new.origin)], |row| {
                Ok((unsigned(row.int(0)?)?, row.text(1)?.to_owned(), row.bytes(2)?.to_vec()))
            })?;
            if let Some((size, last, last_key)) = last {
                let refused = |why: &str| StoreError::Damaged(format!("the checkpoint of {} was not kept: {why}", new.origin));
                if last_key != key.0 {
                    return Err(refused("the last one was signed with another key"));
                }
                let old = Checkpoint::check(&last, key)?;
                if new.size < size || new.size < old.size {
                    return Err(refused("the log is shorter than it was; entries were taken out, or it is an old backup"));
                }
                let same = new.size == old.size && new.root == old.root;
                if !same && !proof.is_some_and(|proof| proof.shows(&old, &new)) {
                    return Err(refused("nothing shows that the log grew out of what it was; its history may have been changed"));
                }
            }
            let size = Value::Int(signed(new.size)?);
            let values = [Value::Text(&new.origin), size, Value::Text(note), Value::Bytes(&key.0)];
            session.run(sql::KEEP_WITNESSED, &values)
        })?;
        Ok(new)
    }

    /// The last checkpoint witnessed of an origin.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn witnessed(&self, origin: &str) -> Result<Option<String>, StoreError> {
        let (engine, _) = self.records.parts();
        engine.read(|session| {
            one(session, sql::WITNESSED, &[Value::Text(origin)], |row| Ok(row.text(1)?.to_owned()))
        })
    }

    /// The key that others check this installation's checkpoints with.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        self.records.parts().1.public_key()
    }
}
