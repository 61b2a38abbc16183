//! Short messages at the edge of the screen, most with a way back.

use super::Store;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use switchback_core::model::ids::CommandId;

#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub number: u64,
    pub text: String,
    pub kind: NoticeKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoticeKind {
    Said,
    /// A command was carried out and can be undone.
    Done(CommandId),
    Refused,
}

impl Notice {
    pub fn said(text: impl Into<String>) -> Self {
        Self::new(text, NoticeKind::Said)
    }

    pub fn done(text: impl Into<String>, command: CommandId) -> Self {
        Self::new(text, NoticeKind::Done(command))
    }

    pub fn refused(text: impl Into<String>) -> Self {
        Self::new(text, NoticeKind::Refused)
    }

    fn new(text: impl Into<String>, kind: NoticeKind) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        Self { number: NUMBER.fetch_add(1, Ordering::Relaxed), text: text.into(), kind }
    }
}

impl Store {
    /// Shows a message in place of the one before.
    pub fn notify(self, notice: Notice) {
        self.notices.set(vec![notice]);
    }

    pub fn dismiss(self, number: u64) {
        self.notices.update(|notices| notices.retain(|notice| notice.number != number));
    }
}
