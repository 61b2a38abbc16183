//! Opening workspace files. A large one takes seconds, during which the page responds and the user can cancel.

use super::{Phase, Store, part::NOT_LOADED};
use crate::platform::pace::Pace;
use leptos::prelude::*;
use switchback_core::{
    export::workspace_file::{Reader, WorkspaceFile},
    log::Log,
};

/// A workspace file and the log that it results in.
pub struct OpenedFile {
    pub file: WorkspaceFile,
    pub log: Log,
}

/// Receives the progress in percent and returns whether to continue.
pub type GoesOn = Box<dyn Fn(u32) -> bool>;

/// Why a workspace file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The user cancelled, or has started something else in the meantime.
    Cancelled,
    /// In words that say what to do.
    Refused(String),
}

impl Store {
    /// Opens a workspace file if no workspace is open. `goes_on` receives the progress in percent and returns whether to
    /// continue.
    ///
    /// # Errors
    ///
    /// If `goes_on` returns `false`, or the file has no workspace.
    pub async fn open_workspace_file(
        self,
        bytes: Vec<u8>,
        goes_on: impl Fn(u32) -> bool + 'static,
    ) -> Result<(), NotOpened> {
        let commands = self.commands.load().await.map_err(|_| NotOpened::Refused(NOT_LOADED.into()))?;
        (commands.open_workspace_file)(self, bytes, Box::new(goes_on)).await
    }

    pub(super) async fn open_workspace_file_now(
        self,
        bytes: Vec<u8>,
        goes_on: GoesOn,
    ) -> Result<(), NotOpened> {
        let is_wanted = |percent| self.phase.get_untracked() != Phase::Open && goes_on(percent);
        let opened = open(bytes, is_wanted).await?;
        self.begin_from_file(opened);
        self.remember_backup();
        Ok(())
    }
}

/// Reads a workspace file without changing the store.
///
/// # Errors
///
/// If `goes_on` returns `false`, or the file has no workspace.
pub(super) async fn open(bytes: Vec<u8>, goes_on: impl Fn(u32) -> bool) -> Result<OpenedFile, NotOpened> {
    let goes_on = |percent| if goes_on(percent) { Ok(()) } else { Err(NotOpened::Cancelled) };
    let mut pace = Pace::begin();
    let mut reader = Reader::new(text(bytes));
    let file = loop {
        let file = reader.step().map_err(|unreadable| NotOpened::Refused(unreadable.to_string()))?;
        if let Some(file) = file {
            break file;
        }
        goes_on(reader.percent())?;
        pace.rest().await;
    };
    // Its text takes up as much memory as everything that follows.
    drop(reader);
    let mut opening = file.opening();
    while opening.step() {
        goes_on(100)?;
        pace.rest().await;
    }
    let log = opening.finish();
    // The user may have cancelled during the last pause.
    goes_on(100)?;
    match log.id() {
        Some(_) => Ok(OpenedFile { file, log }),
        None => Err(NotOpened::Refused("This file contains no workspace. Choose another file.".into())),
    }
}

/// Replaces bytes that aren't valid UTF-8 with replacement characters.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
}
