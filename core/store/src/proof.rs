//! Proofs that an entry is in a log, and that a log grew out of a smaller one (RFC 9162 2.1.3, 2.1.4). Which nodes a
//! proof needs is the `ct-merkle` crate's to say, and so is whether it holds; the nodes are worked out here.

use ct_merkle::digest::Output;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use sha2::Sha256;

use crate::bytes::Hash;
use crate::frontier::Frontier;

/// The most entries the crate can count.
const MOST: u64 = 1 << 62;

/// The node with an index of the in-order numbering that the crate uses: leaf `i` is `2 i`.
fn node(leaves: &[Hash], index: u64) -> Option<Hash> {
    let level = index.trailing_ones();
    let start = usize::try_from((index >> level) >> 1 << level).ok()?;
    let end = start.saturating_add(1 << level).min(leaves.len());
    let mut tree = Frontier::default();
    for leaf in leaves.get(start..end)? {
        tree.push(*leaf);
    }
    (tree.size() > 0).then(|| tree.root())
}

fn nodes(leaves: &[Hash], indices: &[u64]) -> Option<Vec<Hash>> {
    indices.iter().map(|index| node(leaves, *index)).collect()
}

/// The path from the leaf at `position` to the root of all `leaves`.
pub(crate) fn inclusion(leaves: &[Hash], position: u64) -> Option<Vec<Hash>> {
    let size = leaves.len() as u64;
    if position >= size || size > MOST {
        return None;
    }
    nodes(leaves, &ct_merkle::indices_for_inclusion_proof(size, position))
}

/// What shows that the tree of the first `smaller` leaves is the beginning of the tree of all `leaves`.
pub(crate) fn consistency(leaves: &[Hash], smaller: u64) -> Option<Vec<Hash>> {
    let size = leaves.len() as u64;
    if smaller > size || size > MOST {
        return None;
    }
    if smaller == 0 {
        return Some(Vec::new());
    }
    nodes(leaves, &ct_merkle::indices_for_consistency_proof(smaller, size - smaller))
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
