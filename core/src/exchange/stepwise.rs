//! Long work in short steps, so that others can work between them.

/// Work that goes on step by step.
pub trait Stepwise: Sized {
    type Outcome;

    /// Goes on by about a millisecond’s work; gives the outcome once all is done.
    fn step(&mut self) -> Option<Self::Outcome>;

    /// How much is done, from 0 to 100.
    fn percent(&self) -> u32;

    /// Does all of it in one go.
    fn complete(mut self) -> Self::Outcome {
        loop {
            if let Some(outcome) = self.step() {
                return outcome;
            }
        }
    }
}

/// The share of a whole, from 0 to 100; 100 where the whole is nothing.
pub fn percent_of(done: usize, whole: usize) -> u32 {
    let percent = (done as u64).saturating_mul(100).checked_div(whole as u64);
    percent.map_or(100, |percent| u32::try_from(percent).unwrap_or(100).min(100))
}
