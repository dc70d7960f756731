//! A second reading of RFC 9162: roots as 2.1.1 defines them, proofs checked as 2.1.3.2 and 2.1.4.2 say. It shares no
//! code with the store and none with the crate that the store asks.

use sha2::{Digest, Sha256};

pub(crate) type Hash = [u8; 32];

fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

pub(crate) fn leaf(bytes: &[u8]) -> Hash {
    sha256(&[&[0], bytes].concat())
}

fn node(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left.as_slice(), right].concat())
}

/// The root of some leaves, by the definition.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let half = leaves.len().next_power_of_two() / 2;
            node(&root(&leaves[..half]), &root(&leaves[half..]))
        }
    }
}

/// Whether a leaf is at a position of the tree with this root (2.1.3.2).
pub(crate) fn includes(root: &Hash, size: u64, leaf: Hash, position: u64, proof: &[Hash]) -> bool {
    if position >= size {
        return false;
    }
    let (mut place, mut last, mut hash) = (position, size - 1, leaf);
    for other in proof {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            hash = node(other, &hash);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, other);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether one tree grew out of another (2.1.4.2).
pub(crate) fn grew(old: &Hash, from: u64, new: &Hash, to: u64, proof: &[Hash]) -> bool {
    if from == to {
        return proof.is_empty() && old == new;
    }
    let mut path = proof.to_vec();
    if from.is_power_of_two() {
        path.insert(0, *old);
    }
    let Some((first, rest)) = path.split_first() else { return false };
    let (mut place, mut last) = (from - 1, to - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (mut small, mut large) = (*first, *first);
    for other in rest {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            small = node(other, &small);
            large = node(other, &large);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            large = node(&large, other);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && small == *old && large == *new
}
