//! The tree against published roots, and proofs against a second reading of the RFC, for every size to 128.

use crate::bytes::{Hash, hex, unhex};
use crate::frontier::Frontier;
use crate::proof::Tree;
use crate::{leaf, proof};

#[path = "../tests/verifier.rs"]
mod verifier;

/// The leaves of the certificate transparency project's own tests.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// And the roots of the trees of the first one, two, ... of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn the_published_roots_are_reproduced() {
    let mut tree = Frontier::default();
    assert_eq!(hex(&tree.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (bytes, root) in LEAVES.iter().zip(ROOTS) {
        tree.push(leaf::hash(&unhex(bytes).expect("hex")));
        assert_eq!(hex(&tree.root()), root);
        assert_eq!(Frontier::read(tree.size(), &tree.bytes()), Some(tree.clone()));
    }
}

fn bytes_of(number: u64) -> Vec<u8> {
    format!("leaf {number}").into_bytes()
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|number| verifier::leaf(&bytes_of(number))).collect()
}

#[test]
fn inclusion_agrees_with_a_second_reading_for_every_size_to_128() {
    for size in 1..=128 {
        let leaves = leaves(size);
        let root = verifier::root(&leaves);
        let mut tree = Frontier::default();
        leaves.iter().for_each(|leaf| tree.push(*leaf));
        assert_eq!(tree.root(), root);
        let whole = Tree::new(leaves.clone());
        assert_eq!(whole.root(), root);
        for position in 0..size {
            let path = whole.inclusion(position).expect("a proof");
            let bytes = bytes_of(position);
            assert!(verifier::includes(&root, size, leaf::hash(&bytes), position, &path));
            assert!(proof::includes(&root, size, &bytes, position, &path));
            let wrong = (position + 1) % size;
            if wrong != position {
                assert!(!proof::includes(&root, size, &bytes, wrong, &path));
            }
            for (step, bit) in (0..path.len()).zip([0_u8, 7, 3].into_iter().cycle()) {
                let mut altered = path.clone();
                altered[step][usize::from(bit)] ^= 1 << bit;
                assert!(!proof::includes(&root, size, &bytes, position, &altered));
                assert!(!verifier::includes(&root, size, leaf::hash(&bytes), position, &altered));
            }
            let longer = [path.as_slice(), &[root]].concat();
            assert!(!proof::includes(&root, size, &bytes, position, &longer));
        }
        assert!(whole.inclusion(size).is_none());
    }
    assert!(Tree::new(Vec::new()).inclusion(0).is_none());
}

#[test]
fn consistency_agrees_with_a_second_reading_for_every_pair_to_128() {
    let all = leaves(128);
    for to in 1..=128_usize {
        let new = verifier::root(&all[..to]);
        let whole = Tree::new(all[..to].to_vec());
        for from in 1..=to {
            let old = verifier::root(&all[..from]);
            let path = whole.consistency(from as u64).expect("a proof");
            let (smaller, larger) = (from as u64, to as u64);
            assert!(verifier::grew(&old, smaller, &new, larger, &path), "{from} {to}");
            assert!(proof::grew((&old, smaller), (&new, larger), &path), "{from} {to}");
            if from < to {
                let mut other = old;
                other[5] ^= 1;
                assert!(!proof::grew((&other, smaller), (&new, larger), &path));
                assert!(!proof::grew((&new, larger), (&old, smaller), &path));
            }
            for step in 0..path.len() {
                let mut altered = path.clone();
                altered[step][9] ^= 4;
                assert!(!proof::grew((&old, smaller), (&new, larger), &altered));
            }
        }
        assert!(whole.consistency(to as u64 + 1).is_none());
    }
    let nothing = Frontier::default().root();
    assert!(proof::grew((&nothing, 0), (&all[0], 1), &[]));
    assert!(!proof::grew((&all[0], 0), (&all[0], 1), &[]));
}
