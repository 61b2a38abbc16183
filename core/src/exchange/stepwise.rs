//! Long work in short steps, so that other work can run in between.

/// Work that proceeds step by step.
pub trait Stepwise: Sized {
    type Outcome;

    /// Works for about a millisecond. Returns the outcome once everything is done.
    fn step(&mut self) -> Option<Self::Outcome>;

    /// Returns how much is done, from 0 to 100.
    fn percent(&self) -> u32;

    /// Does all the work at once.
    fn complete(mut self) -> Self::Outcome {
        loop {
            if let Some(outcome) = self.step() {
                return outcome;
            }
        }
    }
}

/// Returns the share of the whole, from 0 to 100. It is 100 if the whole is zero.
pub fn percent_of(done: usize, whole: usize) -> u32 {
    let percent = (done as u64).saturating_mul(100).checked_div(whole as u64);
    percent.map_or(100, |percent| u32::try_from(percent).unwrap_or(100).min(100))
}
