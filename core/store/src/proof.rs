//! Proofs that an entry is in a log, and that a log grew out of a smaller one (RFC 9162 2.1.3, 2.1.4). Which nodes a
//! proof needs is the `ct-merkle` crate's to say, and so is whether it holds; the nodes are worked out here.

use ct_merkle::digest::Output;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use sha2::Sha256;

use crate::bytes::Hash;
use crate::frontier::{self, Frontier};

/// The most entries the crate can count.
const MOST: u64 = 1 << 62;

/// A whole log's tree: the hashes of its leaves, of the pairs of them, and so on; complete trees only.
pub(crate) struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The tree of some leaves.
    pub(crate) fn new(leaves: Vec<Hash>) -> Self {
        let mut levels = vec![leaves];
        loop {
            let pairs = levels.last().map_or(&[][..], Vec::as_slice).as_chunks::<2>().0;
            let above: Vec<Hash> = pairs.iter().map(|[left, right]| frontier::node(left, right)).collect();
            if above.is_empty() {
                return Self { levels };
            }
            levels.push(above);
        }
    }

    /// How many leaves.
    pub(crate) fn size(&self) -> u64 {
        self.levels.first().map_or(0, Vec::len) as u64
    }

    /// The root of all leaves.
    pub(crate) fn root(&self) -> Hash {
        let level = u32::try_from(self.levels.len()).unwrap_or(u32::MAX);
        self.below(0, level).unwrap_or_else(|| Frontier::default().root())
    }

    /// The root of what there is of the tree of this level that begins at `start`: the complete trees in it, largest
    /// first, joined from the right.
    fn below(&self, start: usize, level: u32) -> Option<Hash> {
        let end = start.saturating_add(1 << level.min(62));
        let mut place = start;
        let mut trees = Vec::new();
        for level in (0..=level.min(62)).rev() {
            let tree = self.levels.get(level as usize).and_then(|trees| trees.get(place >> level));
            if let Some(tree) = tree.filter(|_| place < end) {
                trees.push(*tree);
                place += 1 << level;
            }
        }
        let mut trees = trees.into_iter().rev();
        let last = trees.next()?;
        Some(trees.fold(last, |right, left| frontier::node(&left, &right)))
    }

    /// The nodes with some indices of the in-order numbering that the crate uses: leaf `i` is `2 i`.
    fn nodes(&self, indices: &[u64]) -> Option<Vec<Hash>> {
        indices
            .iter()
            .map(|index| {
                let level = index.trailing_ones();
                self.below(usize::try_from((index >> level) >> 1 << level).ok()?, level)
            })
            .collect()
    }

    /// The path from the leaf at `position` to the root.
    pub(crate) fn inclusion(&self, position: u64) -> Option<Vec<Hash>> {
        let size = self.size();
        if position >= size || size > MOST {
            return None;
        }
        self.nodes(&ct_merkle::indices_for_inclusion_proof(size, position))
    }

    /// What shows that the tree of the first `smaller` leaves is the beginning of this one.
    pub(crate) fn consistency(&self, smaller: u64) -> Option<Vec<Hash>> {
        let size = self.size();
        if smaller > size || size > MOST {
            return None;
        }
        if smaller == 0 {
            return Some(Vec::new());
        }
        self.nodes(&ct_merkle::indices_for_consistency_proof(smaller, size - smaller))
    }
}

fn root(hash: &Hash, size: u64) -> RootHash<Sha256> {
    RootHash::new(Output::<Sha256>::from(*hash), size)
}

/// Whether the leaf with these bytes is at `position` in the tree of `size` leaves with this root.
pub(crate) fn includes(root_hash: &Hash, size: u64, leaf: &[u8], position: u64, proof: &[Hash]) -> bool {
    position < size
        && size <= MOST
        && InclusionProof::<Sha256>::try_from_bytes(proof.concat())
            .is_ok_and(|proof| root(root_hash, size).verify_inclusion(&leaf, position, &proof).is_ok())
}

/// Whether a tree with one root and size grew out of another.
pub(crate) fn grew(old: (&Hash, u64), new: (&Hash, u64), proof: &[Hash]) -> bool {
    if old.1 == 0 {
        return *old.0 == Frontier::default().root() && proof.is_empty();
    }
    old.1 <= new.1
        && new.1 <= MOST
        && ConsistencyProof::<Sha256>::try_from_bytes(proof.concat())
            .is_ok_and(|proof| root(new.0, new.1).verify_consistency(&root(old.0, old.1), &proof).is_ok())
}
