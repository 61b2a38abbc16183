//! A part of the app that may still have to be loaded. In the browser each part is a separate file, so that users load only
//! what they use.

use leptos::{prelude::*, task::spawn_local};
use std::pin::Pin;

/// Loads a part. Concurrent and repeated calls load it once.
pub type Loader<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// The file could not be loaded: there is no network, or the host has a newer build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

/// Shown if a part is missing and the message can't be a page of its own.
pub const NOT_LOADED: &str = "Part of Switchback couldn’t be loaded. Check your connection, then try again.";

/// How far loading a part has come.
#[derive(Clone, Copy, Debug)]
pub enum Progress<T> {
    Absent,
    Loading,
    Failed,
    Here(T),
}

/// A part, as the functions that it offers to the other parts.
#[derive(Debug)]
pub struct Part<T: 'static> {
    loader: Option<Loader<T>>,
    progress: RwSignal<Progress<T>>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// A part that needs no loading.
    pub fn here(functions: T) -> Self {
        Self { loader: None, progress: RwSignal::new(Progress::Here(functions)) }
    }

    /// A part that is loaded on first use.
    pub fn loaded_by(loader: Loader<T>) -> Self {
        Self { loader: Some(loader), progress: RwSignal::new(Progress::Absent) }
    }

    /// The progress of loading. Tracked.
    pub fn progress(self) -> Progress<T> {
        self.progress.get()
    }

    /// The part, if it is loaded already.
    pub fn get_untracked(self) -> Option<T> {
        match self.progress.get_untracked() {
            Progress::Here(functions) => Some(functions),
            _ => None,
        }
    }

    /// Starts loading the part, unless it is loaded or being loaded.
    pub fn want(self) {
        if matches!(self.progress.get_untracked(), Progress::Absent | Progress::Failed) {
            spawn_local(async move {
                let _ = self.load().await;
            });
        }
    }

    /// Returns the part, loading it first if necessary. After a failure, the next call retries.
    ///
    /// # Errors
    ///
    /// `NotLoaded` if its file can't be loaded.
    pub async fn load(self) -> Result<T, NotLoaded> {
        let Some(loader) = self.loader.filter(|_| self.get_untracked().is_none()) else {
            return self.get_untracked().ok_or(NotLoaded);
        };
        self.progress.set(Progress::Loading);
        let loaded = loader().await;
        self.progress.set(loaded.map_or(Progress::Failed, Progress::Here));
        loaded
    }
}
