//! Draws that look random but are the same on every machine (splitmix64): in sequence, or for a key.

/// A sequence of draws.
pub struct Dice(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// Returns a number from 0 up to, but not including, `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    /// Returns an element of a list that must not be empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Returns true in this many of 100 cases.
    pub fn chance(&mut self, of_100: u64) -> bool {
        self.roll() % 100 < of_100
    }
}

/// Returns a draw that depends only on these numbers.
pub fn keyed(numbers: [u64; 3]) -> u64 {
    numbers.iter().fold(0, |sum, number| mixed(sum ^ number.wrapping_add(STEP)))
}

fn mixed(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_match_the_published_generator() {
        let mut dice = Dice::new(1_234_567);
        assert_eq!(dice.roll(), 6_457_827_717_110_365_317);
        assert_eq!(dice.roll(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_draw_for_a_key_never_changes() {
        assert_eq!(keyed([1, 2, 3]), 12_799_061_345_140_080_112);
        assert_eq!(keyed([7, 1 << 63, 1]), 2_647_665_796_477_871_539);
    }
}
