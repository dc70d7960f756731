//! Laws of "what would change it", on random programmes and people, against trying everything with the real advice:
//! every way is true and minimal, and no change of one or two leaves is missing.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a test says so by failing")]

mod brute;
mod world;

use brute::Brute;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn every_way_is_true_and_minimal_and_none_is_missing(world in world::world(), person in world::person()) {
        let brute = Brute::new(&world, person);
        brute.agrees()?;
        brute.every_way_is_true_and_minimal()?;
        brute.none_is_missing()?;
    }
}
