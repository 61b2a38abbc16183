//! The progress of reading a large file, for the page that started it.

use super::runs::{Run, Runs};
use leptos::prelude::*;

/// What a page reads, one file at a time.
#[derive(Clone, Copy)]
pub struct FileReading {
    /// `None` if no file is being read.
    name: RwSignal<Option<String>>,
    percent: RwSignal<u32>,
    runs: Runs,
}

/// The reading of files that were picked together.
#[derive(Clone, Copy)]
pub struct ReadingRun {
    reading: FileReading,
    run: Run,
}

impl FileReading {
    pub fn at_rest() -> Self {
        Self { name: RwSignal::new(None), percent: RwSignal::new(0), runs: Runs::none() }
    }

    /// Starts a run, which ends the previous one.
    pub fn begin(self) -> ReadingRun {
        ReadingRun { reading: self, run: self.runs.begin() }
    }

    /// Ends the run, as the user asked for.
    pub fn cancel(self) {
        self.runs.stop();
        self.name.try_set(None);
    }

    /// Whether a file is being read. Tracked.
    pub fn is_busy(self) -> bool {
        self.name.read().is_some()
    }

    /// Whether a file is being read, for background work. Also `false` once the user has left the page.
    pub fn is_on(self) -> bool {
        self.name.try_with_untracked(Option::is_some) == Some(true)
    }

    /// The name and progress of the file, or `at_rest` if no file is being read.
    pub fn words(self, at_rest: &str) -> String {
        match self.name.get() {
            Some(name) => format!("Reading {name}… {}%", self.percent.get()),
            None => at_rest.to_owned(),
        }
    }
}

impl ReadingRun {
    /// Shows which file is being read.
    pub fn begin_file(self, name: &str) {
        if self.is_on() {
            self.reading.percent.try_set(0);
            self.reading.name.try_set(Some(name.to_owned()));
        }
    }

    /// Whether its results are still wanted.
    pub fn is_on(self) -> bool {
        self.run.is_on()
    }

    /// Shows how much has been read. Returns `false` if the run is over.
    pub fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.reading.percent.try_get_untracked() != Some(percent) {
            self.reading.percent.try_set(percent);
        }
        is_on
    }

    /// Shows that nothing is being read any more. Returns `false` if the run was over already, so that its results are
    /// dropped.
    pub fn end(self) -> bool {
        let is_on = self.is_on();
        if is_on {
            self.reading.cancel();
        }
        is_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_reading_neither_goes_on_nor_ends_the_next() {
        let owner = Owner::new();
        owner.set();
        let reading = FileReading::at_rest();
        let cancelled = reading.begin();
        cancelled.begin_file("old.xlsx");
        assert!(cancelled.goes_on(30));
        reading.cancel();
        assert!(!reading.is_on());

        let latest = reading.begin();
        latest.begin_file("new.xlsx");
        assert!(!cancelled.goes_on(60) && !cancelled.end());
        assert_eq!(reading.words(""), "Reading new.xlsx… 0%");
        assert!(latest.goes_on(10) && latest.end());
        assert!(!reading.is_on());
    }
}
