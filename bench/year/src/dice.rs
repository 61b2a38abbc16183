//! Draws that are the same on every machine (splitmix64), in a row or for a key.

pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From 0 up to, and without, `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    /// True so many times of 100.
    pub fn chance(&mut self, of_100: u64) -> bool {
        self.roll() % 100 < of_100
    }
}

/// A draw that depends on these numbers only, so that all ways of planning meet the same luck.
pub fn keyed(numbers: [u64; 3]) -> u64 {
    numbers.iter().fold(0, |sum, number| mixed(sum ^ number.wrapping_add(0x9e37_79b9_7f4a_7c15)))
}

fn mixed(number: u64) -> u64 {
    let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
