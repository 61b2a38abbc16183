//! Work that may be started again before it is done. Only the latest run counts.

use leptos::prelude::*;

/// Counts the runs of one kind of work on a page.
#[derive(Clone, Copy)]
pub struct Runs(StoredValue<u64>);

/// One run. It is over when the next one begins, when it is stopped, and when the user leaves the page.
#[derive(Clone, Copy)]
pub struct Run {
    runs: Runs,
    number: u64,
}

impl Runs {
    pub fn none() -> Self {
        Self(StoredValue::new(0))
    }

    /// Starts a run, which ends the previous one.
    pub fn begin(self) -> Run {
        self.stop();
        Run { runs: self, number: self.0.try_get_value().unwrap_or_default() }
    }

    /// Ends the latest run.
    pub fn stop(self) {
        self.0.try_update_value(|number| *number += 1);
    }
}

impl Run {
    pub fn is_on(self) -> bool {
        self.runs.0.try_get_value() == Some(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_over_once_another_begins_or_the_user_stops_it_or_leaves() {
        let owner = Owner::new();
        owner.set();
        let runs = Runs::none();
        let (former, latest) = (runs.begin(), runs.begin());
        assert!(!former.is_on() && latest.is_on());
        runs.stop();
        assert!(!latest.is_on());
        let last = runs.begin();
        owner.cleanup();
        assert!(!last.is_on());
    }
}
