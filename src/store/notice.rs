//! Short messages at the edge of the screen, most of them with Undo.

use super::Store;
use crate::route::Route;
use leptos::prelude::*;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use switchback_core::{command::Command, model::ids::CommandId};

#[derive(Clone, Debug)]
pub struct Notice {
    pub number: u64,
    pub text: String,
    pub kind: NoticeKind,
    /// A link to the next step.
    pub link: Option<NoticeLink>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoticeLink {
    pub route: Route,
    pub words: &'static str,
}

#[derive(Clone, Debug)]
pub enum NoticeKind {
    Said,
    /// Something is in progress. The notice about its result replaces this one.
    Waiting,
    /// A command was carried out and can be undone.
    Done(CommandId),
    /// A record beside the log was changed, which undoing a command doesn't reach.
    Changed(ChangeBack),
    /// Something on this device was changed. The callback undoes it.
    DoneHere(Callback<()>),
    Refused,
}

/// Changes a record back. A function, because the first part of the app, which shows notices, would grow by a seventh if it copied
/// commands.
#[derive(Clone)]
pub struct ChangeBack(Arc<dyn Fn(Store) + Send + Sync>);

impl ChangeBack {
    fn by(command: Command) -> Self {
        Self(Arc::new(move |store| store.undo_by(command.clone())))
    }
}

impl fmt::Debug for ChangeBack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("ChangeBack").finish_non_exhaustive()
    }
}

impl NoticeKind {
    /// How many seconds it is shown before it disappears. With Undo it stays longer, and a refusal stays until it is closed
    /// or replaced.
    pub const fn seconds(&self) -> Option<u32> {
        match self {
            Self::Said => Some(10),
            Self::Done(_) | Self::Changed(_) | Self::DoneHere(_) => Some(20),
            Self::Waiting | Self::Refused => None,
        }
    }

    /// Whether it still makes sense on the next page.
    pub const fn follows(&self) -> bool {
        self.offers_undo() || matches!(self, Self::Waiting)
    }

    pub const fn offers_undo(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Changed(_) | Self::DoneHere(_))
    }
}

impl Notice {
    pub fn said(text: impl Into<String>) -> Self {
        Self::new(text, NoticeKind::Said)
    }

    pub fn waiting(text: impl Into<String>) -> Self {
        Self::new(text, NoticeKind::Waiting)
    }

    pub fn done(text: impl Into<String>, command: CommandId) -> Self {
        Self::new(text, NoticeKind::Done(command))
    }

    pub fn changed(text: impl Into<String>, back: Command) -> Self {
        Self::new(text, NoticeKind::Changed(ChangeBack::by(back)))
    }

    pub fn done_here(text: impl Into<String>, undo: Callback<()>) -> Self {
        Self::new(text, NoticeKind::DoneHere(undo))
    }

    pub fn refused(text: impl Into<String>) -> Self {
        Self::new(text, NoticeKind::Refused)
    }

    fn new(text: impl Into<String>, kind: NoticeKind) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        Self { number: NUMBER.fetch_add(1, Ordering::Relaxed), text: text.into(), kind, link: None }
    }

    #[must_use]
    pub fn leading_to(self, route: Route, words: &'static str) -> Self {
        Self { link: Some(NoticeLink { route, words }), ..self }
    }
}

impl Store {
    /// Shows a notice in place of the previous one. It has no Undo that would be refused.
    pub fn notify(self, notice: Notice) {
        self.notices.set(vec![self.without_vain_undo(notice)]);
    }

    /// Removes notices that make no sense on another page, and all links, since the user has moved on.
    pub fn leave_behind(self) {
        self.notices.update(|notices| {
            notices.retain(|notice| notice.kind.follows());
            notices.iter_mut().for_each(|notice| notice.link = None);
        });
    }

    /// Undoes the change that a notice reports.
    pub fn undo_noticed(self, kind: NoticeKind) {
        match kind {
            NoticeKind::Done(command) => self.undo(command),
            NoticeKind::Changed(ChangeBack(back)) => back(self),
            // If the workspace is closed, there is nothing to undo.
            NoticeKind::DoneHere(undo) => match undo.try_run(()) {
                Some(()) => self.notify(Notice::said("Undone.")),
                None => self.notices.set(Vec::new()),
            },
            NoticeKind::Said | NoticeKind::Waiting | NoticeKind::Refused => {}
        }
    }

    pub fn dismiss(self, number: u64) {
        self.notices.update(|notices| notices.retain(|notice| notice.number != number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undo_stays_longer_than_a_message_and_a_refusal_until_it_is_closed() {
        let message = NoticeKind::Said.seconds();
        let undo = NoticeKind::Done(CommandId(7)).seconds();
        assert_eq!(message, Some(10));
        assert!(undo > message);
        assert_eq!(NoticeKind::Refused.seconds(), None);
        assert_eq!(NoticeKind::Waiting.seconds(), None);
    }

    #[test]
    fn only_an_undo_and_unfinished_work_follow_to_the_next_page() {
        assert!(NoticeKind::Done(CommandId(7)).follows());
        assert!(NoticeKind::Changed(ChangeBack::by(Command::Undo { command: CommandId(7) })).follows());
        assert!(NoticeKind::Waiting.follows());
        assert!(!NoticeKind::Said.follows());
        assert!(NoticeKind::DoneHere(Callback::new(|()| ())).follows());
        assert!(!NoticeKind::Refused.follows());
    }
}
