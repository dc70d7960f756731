//! Chance from a seed: splitmix64, a dozen lines of our own.
//!
//! A seed must give the same people in ten years and on every machine. Crates of random numbers promise that for some
//! of their generators and change it in others from one version to the next, and none of their strength is needed
//! here: nobody's secret hangs on it. The algorithm is Steele, Lea and Flood's (2014), as published.

/// A generator.
#[derive(Clone, Debug)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// The generator of one person: persons do not depend on those before them.
    pub(super) fn of(seed: u64, person: u32) -> Self {
        let mut chance = Self { state: seed };
        let own = chance.next() ^ u64::from(person).wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self { state: own }
    }

    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `below` - 1; 0 where there is none.
    pub(super) fn below(&mut self, below: u64) -> u64 {
        // Of 64 random bits the upper end of the product; the bias is smaller than one in 2^32.
        ((u128::from(self.next()) * u128::from(below)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_the_published_ones() {
        let mut chance = Chance { state: 1_234_567 };
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn everyone_has_numbers_of_their_own() {
        let first = |seed, person| Chance::of(seed, person).next();
        assert_ne!(first(1, 1), first(1, 2));
        assert_ne!(first(1, 1), first(2, 1));
        assert_eq!(first(1, 1), first(1, 1));
        assert!((0..100).all(|person| Chance::of(7, person).below(3) < 3));
    }
}
