//! The right edge of a log's tree: the roots of the complete trees that its leaves make, largest first. It is all that
//! is needed to add a leaf and to know the root.

use crate::bytes::{Hash, sha256};

/// The hash of an inner node (RFC 9162 2.1.1).
pub(crate) fn node(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// The complete trees of a log, largest first: one for each bit of its size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frontier {
    size: u64,
    trees: Vec<Hash>,
}

impl Frontier {
    /// The frontier of so many leaves, from the bytes it was kept as.
    pub(crate) fn read(size: u64, bytes: &[u8]) -> Option<Self> {
        let (trees, rest) = bytes.as_chunks::<32>();
        let whole = rest.is_empty() && trees.len() == size.count_ones() as usize;
        whole.then(|| Self { size, trees: trees.to_vec() })
    }

    /// The bytes to keep it as.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.trees.concat()
    }

    /// How many leaves.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Adds the hash of a leaf.
    pub(crate) fn push(&mut self, leaf: Hash) {
        let mut tree = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.trees.pop() {
                tree = node(&left, &tree);
            }
        }
        self.trees.push(tree);
        self.size += 1;
    }

    /// The root of all leaves; that of none is the hash of nothing.
    pub(crate) fn root(&self) -> Hash {
        let mut trees = self.trees.iter().rev();
        let Some(last) = trees.next() else { return sha256(&[]) };
        trees.fold(*last, |right, left| node(left, &right))
    }
}
