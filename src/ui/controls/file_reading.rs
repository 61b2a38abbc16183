//! The progress of reading a large file, for the page that started it.

use leptos::prelude::*;

/// A file that is being read.
#[derive(Clone, Copy)]
pub struct FileReading {
    /// `None` if no file is being read.
    name: RwSignal<Option<String>>,
    percent: RwSignal<u32>,
}

impl FileReading {
    pub fn at_rest() -> Self {
        Self { name: RwSignal::new(None), percent: RwSignal::new(0) }
    }

    pub fn begin(self, name: &str) {
        self.percent.try_set(0);
        self.name.try_set(Some(name.to_owned()));
    }

    pub fn end(self) {
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

    /// Shows how much has been read. Returns `false` if the user has cancelled.
    pub fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.percent.try_get_untracked() != Some(percent) {
            self.percent.try_set(percent);
        }
        is_on
    }

    /// The name and progress of the file, or `at_rest` if no file is being read.
    pub fn words(self, at_rest: &str) -> String {
        match self.name.get() {
            Some(name) => format!("Reading {name}… {}%", self.percent.get()),
            None => at_rest.to_owned(),
        }
    }
}
