//! Acting on the workspace: a command is decided at once, or as soon as the commands part is loaded.

use super::{
    Store,
    commands::Commands,
    notice::Notice,
    part::{NOT_LOADED, Progress},
    viewing_as::ONLY_VIEWING,
};
use crate::platform::{clock, format, ids};
use leptos::{prelude::*, task::spawn_local};
use std::fmt;
use switchback_core::{
    command::{Ask, Command, Request, refusal::Refusal},
    model::ids::CommandId,
};

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// A rule forbids it.
    Refused(Refusal),
    /// The commands part could not be loaded.
    NotLoaded,
    /// The coordinator is viewing the app as another user.
    OnlyViewing,
}

impl fmt::Display for NotTaken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => formatter.write_str(&refusal_words(refusal)),
            Self::NotLoaded => formatter.write_str(NOT_LOADED),
            Self::OnlyViewing => formatter.write_str(ONLY_VIEWING),
        }
    }
}

impl std::error::Error for NotTaken {}

/// A refusal, with dates as pages write them.
pub fn refusal_words(refusal: &Refusal) -> String {
    refusal.words(|day| format::visitors().calendar_day(day))
}

impl Store {
    /// Decides a command of the current user, shows its outcome, saves it, and passes the result to `then`. Early in a
    /// visit, the command waits until the commands part is loaded; pressing the same command again meanwhile has no effect.
    pub fn dispatch(self, command: Command, then: impl FnOnce(Result<CommandId, NotTaken>) + 'static) {
        if untrack(|| self.is_viewing_as()) {
            return then(Err(NotTaken::OnlyViewing));
        }
        let request = Ask { id: CommandId(ids::fresh()), command };
        let request = request.stamped(self.who.get_untracked(), clock::now());
        if let Some(commands) = self.commands.get_untracked() {
            return then(self.take(commands, request));
        }
        if !self.begins_to_wait(&request.command) {
            return;
        }
        self.notify(Notice::waiting(
            "Switchback is still loading. Keep this page open: your change is next.",
        ));
        spawn_local(async move {
            let loaded = self.commands.load().await;
            self.ends_waiting(&request.command);
            then(loaded.map_or(Err(NotTaken::NotLoaded), |commands| self.take(commands, request)));
        });
    }

    /// Carries out a command and shows a notice with Undo. Shows a refusal in its own words.
    pub fn act(self, command: Command, done: impl Into<String>) {
        self.act_then(command, done, || ());
    }

    /// Like [`Self::act`], and then calls `then`.
    pub fn act_then(self, command: Command, done: impl Into<String>, then: impl FnOnce() + 'static) {
        let done = done.into();
        self.act_saying(command, move |id| {
            self.notify(Notice::done(done, id));
            then();
        });
    }

    /// Like [`Self::act`], but `say` shows the notice, which can depend on the outcome.
    pub fn act_saying(self, command: Command, say: impl FnOnce(CommandId) + 'static) {
        self.dispatch(command, move |taken| match taken {
            Ok(id) => say(id),
            Err(reason) => self.notify(Notice::refused(reason.to_string())),
        });
    }

    pub fn undo(self, command: CommandId) {
        self.with_commands(move |commands| (commands.undo)(self, command));
    }

    pub(super) fn undo_now(self, command: CommandId) {
        self.undo_by(Command::Undo { command });
    }

    /// Carries out a command that takes back another.
    pub(super) fn undo_by(self, command: Command) {
        self.dispatch(command, move |taken| match taken {
            Ok(_) => self.notify(Notice::said("Undone.")),
            Err(reason) => self.notify(Notice::refused(reason.to_string())),
        });
    }

    /// Whether the commands part is being loaded.
    pub fn is_loading_commands(self) -> bool {
        matches!(self.commands.progress(), Progress::Loading)
    }

    /// Tries to load the commands part.
    pub async fn load_commands(self) {
        let _ = self.commands.load().await;
    }

    /// Calls `act` once the commands part is loaded. Shows a notice if it can't be loaded.
    pub(super) fn with_commands(self, act: impl FnOnce(Commands) + 'static) {
        spawn_local(async move {
            match self.commands.load().await {
                Ok(commands) => act(commands),
                Err(_) => self.notify(Notice::refused(NOT_LOADED)),
            }
        });
    }

    fn take(self, commands: Commands, request: Request) -> Result<CommandId, NotTaken> {
        let id = request.id;
        let taken = self.inner.try_update_value(|inner| (commands.take)(inner, request));
        taken.unwrap_or(Ok(())).map_err(NotTaken::Refused)?;
        self.touch();
        (commands.save)(self);
        Ok(id)
    }

    /// `false` if the same command is waiting already.
    fn begins_to_wait(self, command: &Command) -> bool {
        let begins = self.inner.try_update_value(|inner| {
            let is_new = !inner.waiting.contains(command);
            if is_new {
                inner.waiting.push(command.clone());
            }
            is_new
        });
        begins.unwrap_or(false)
    }

    fn ends_waiting(self, command: &Command) {
        self.inner.update_value(|inner| inner.waiting.retain(|waiting| waiting != command));
    }
}
