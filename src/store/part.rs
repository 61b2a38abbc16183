//! A part of the app that may still have to be loaded: in the browser each is a file of its own, so that nobody
//! loads what they do not use.

use leptos::{prelude::*, task::spawn_local};
use std::pin::Pin;

/// Loads a part; concurrent and repeated calls load it once.
pub type Loader<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// The file did not come: there is no network, or the host has a newer build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

/// Said where a part is missed and cannot be shown as a page.
pub const NOT_LOADED: &str = "Part of Switchback couldn’t be loaded. Check your connection, then try again.";

/// How far a part has come.
#[derive(Clone, Copy, Debug)]
pub enum Progress<T> {
    Absent,
    Loading,
    Failed,
    Here(T),
}

/// A part, by the functions that it offers to the others.
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

    /// A part that is loaded on use.
    pub fn loaded_by(loader: Loader<T>) -> Self {
        Self { loader: Some(loader), progress: RwSignal::new(Progress::Absent) }
    }

    /// How far it has come, asked again when that changes.
    pub fn progress(self) -> Progress<T> {
        self.progress.get()
    }

    /// What is here already.
    pub fn get_untracked(self) -> Option<T> {
        match self.progress.get_untracked() {
            Progress::Here(functions) => Some(functions),
            _ => None,
        }
    }

    /// Begins to load it, unless it is here or on its way.
    pub fn want(self) {
        if matches!(self.progress.get_untracked(), Progress::Absent | Progress::Failed) {
            spawn_local(async move {
                let _ = self.load().await;
            });
        }
    }

    /// The part, loaded where it is not here. What fails is tried again by the next call.
    ///
    /// # Errors
    ///
    /// `NotLoaded` when its file does not come.
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
