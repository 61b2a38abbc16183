//! Opening workspace files. A large one takes seconds, in which the page answers and the person can cancel.

use super::{Phase, Store, part::NOT_LOADED};
use crate::platform::pace::Pace;
use leptos::prelude::*;
use switchback_core::{
    export::workspace_file::{Reader, WorkspaceFile},
    log::Log,
};

/// A workspace file and the log that it makes.
pub struct OpenedFile {
    pub file: WorkspaceFile,
    pub log: Log,
}

/// Hears how much is done, in percent, and says whether to go on.
pub type GoesOn = Box<dyn Fn(u32) -> bool>;

/// Why a workspace file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The person does not want it any more, or has begun with something else meanwhile.
    Cancelled,
    /// In words that say what to do.
    Refused(String),
}

impl Store {
    /// Opens a workspace file in place of no workspace. `goes_on` hears how much is done, in percent, and says
    /// whether to go on.
    ///
    /// # Errors
    ///
    /// When it is not to go on, or the file holds no workspace.
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

/// Opens a workspace file without taking anything from it.
///
/// # Errors
///
/// When it is not to go on, or the file holds no workspace.
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
    // Its text takes up as much room as all that follows.
    drop(reader);
    let mut opening = file.opening();
    while opening.step() {
        goes_on(100)?;
        pace.rest().await;
    }
    let log = opening.finish();
    match log.id() {
        Some(_) => Ok(OpenedFile { file, log }),
        None => Err(NotOpened::Refused("This file contains no workspace. Choose another file.".into())),
    }
}

/// Bytes that are no UTF-8 become signs of replacement.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
}
