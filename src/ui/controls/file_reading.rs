//! How far the reading of a large file has come, for the page that began it.

use leptos::prelude::*;

/// A file that is being read.
#[derive(Clone, Copy)]
pub struct FileReading {
    /// `None` at rest.
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

    /// Whether a file is being read; told to what is drawn.
    pub fn is_busy(self) -> bool {
        self.name.read().is_some()
    }

    /// The same, for what goes on in the background: false, too, once the page is left.
    pub fn is_on(self) -> bool {
        self.name.try_with_untracked(Option::is_some) == Some(true)
    }

    /// Shows how much is read; false once that is not wanted any more.
    pub fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.percent.try_get_untracked() != Some(percent) {
            self.percent.try_set(percent);
        }
        is_on
    }

    /// Which file is read, and how much of it; at rest, what can be done.
    pub fn words(self, at_rest: &str) -> String {
        match self.name.get() {
            Some(name) => format!("Reading {name}… {}%", self.percent.get()),
            None => at_rest.to_owned(),
        }
    }
}
