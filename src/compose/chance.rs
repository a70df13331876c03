//! Chance that falls the same on every machine: a small generator with its constants written down.

/// A sequence of numbers that follows from its seed alone: `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance(u64);

/// The golden ratio in 64 bits: steps of this size visit every state once.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    #[must_use]
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`, 0 if that is 0. The bias of the remainder is below one in 2^40 for every bound here.
    pub const fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next() % bound }
    }

    /// Returns one of `weights` by its place, each as likely as it is heavy; `None` if all are 0.
    pub fn weighed(&mut self, weights: &[u64]) -> Option<usize> {
        let mut left = self.below(weights.iter().sum());
        weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        })
    }

    /// Puts `items` in an order that only the seed knows.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let pick = usize::try_from(self.below(last as u64 + 1)).unwrap_or(0);
            items.swap(last, pick);
        }
    }
}

/// Returns a seed made of two numbers.
#[must_use]
pub const fn mixed(seed: u64, number: u64) -> u64 {
    Chance::of(seed ^ number.wrapping_mul(STEP)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        let mut chance = Chance::of(1_234_567);
        let numbers: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn what_weighs_nothing_is_never_drawn() {
        let mut chance = Chance::of(7);
        assert_eq!(chance.weighed(&[0, 0]), None);
        let mut drawn = [0; 3];
        for _ in 0..400 {
            drawn[chance.weighed(&[3, 0, 1]).expect("one")] += 1;
        }
        assert_eq!(drawn[1], 0);
        assert!(drawn[0] > 2 * drawn[2] && drawn[2] > 50, "{drawn:?}");
    }
}
