//! A workspace that a team shares through a server. All tabs of a browser show the stored part of it; the tab that holds
//! the lock talks to the server for all of them.

mod access;
mod connecting;
mod error;
mod exchange;
mod joining;
mod keeping;
mod listening;
mod outgoing;
mod pauses;
mod people;
mod sending;
mod tab_news;
mod team_copy;
mod tray;
mod workspace_file;

pub use error::TeamError;
pub use joining::finish_sign_out;
pub(super) use team_copy::TeamCopy;

use super::{Store, notice::Notice};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    model::{
        actor::Actor,
        ids::{CommandId, MessageId, PersonId},
    },
    sync::{
        client::Returned,
        join_link::JoinLink,
        messages::{Device, EmailChoice, Mail, OwnEmail},
        provider_sign_in::ProviderAnswer,
    },
    workspace::Workspace,
};

/// The state of this device's connection to its team, for the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamStatus {
    pub link: Link,
    pub unsent: Unsent,
    /// What the server did not accept, oldest first.
    pub returned: Vec<Returned>,
    /// Whether the server sends messages. `None` until it has said so.
    pub mail: Option<Mail>,
}

/// The changes that the server hasn't answered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    pub count: usize,
    /// When the oldest one was made.
    pub since: Option<DateTime<Utc>>,
}

/// Whether the server responds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not known yet.
    Connecting,
    /// The part of the app that talks to the server can't be loaded. Retried until it is.
    NotLoaded,
    Live,
    /// The server responds, but doesn't take changes: its disk is full, say, or a proxy refuses them. Retried until it does.
    NotSaving,
    /// The server doesn't respond. Retried until it does.
    Offline,
    /// The server no longer knows this device.
    SignedOut,
    /// The user has left the team, or lost their role.
    NotForYou,
    /// The server has a workspace that this version can't read.
    NewerServer,
}

impl Store {
    /// The changes that the team's server hasn't answered yet.
    pub fn unsent(self) -> Unsent {
        self.team.with(|team| team.as_ref().map(|team| team.unsent).unwrap_or_default())
    }

    /// Signs this device in with a link and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user who opened the link.
    pub async fn join(self, link: JoinLink) -> Result<(), TeamError> {
        let commands = self.team_commands().await?;
        (commands.join)(self, link).await
    }

    /// The name that people use for a server's identity provider. `None` if the server accepts only links, or can't be
    /// reached.
    pub async fn provider(self, server: Option<String>) -> Option<String> {
        let commands = self.team_commands().await.ok()?;
        (commands.provider)(self, server).await.ok()?
    }

    /// Goes to the provider's page, where the user signs in.
    ///
    /// # Errors
    ///
    /// Worded for the user who signs in.
    pub async fn go_to_provider(self, server: Option<String>) -> Result<(), TeamError> {
        let commands = self.team_commands().await?;
        (commands.go_to_provider)(self, server).await
    }

    /// Signs this device in with the provider's response and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user who signs in.
    pub async fn return_from_provider(
        self,
        answer: ProviderAnswer,
        server: Option<String>,
    ) -> Result<(), TeamError> {
        let commands = self.team_commands().await?;
        (commands.return_from_provider)(self, answer, server).await
    }

    /// Counts the signed-in user's changes that the server hasn't answered yet. They are lost if another user joins here.
    pub async fn unsent_here(self) -> usize {
        match self.team_commands().await {
            Ok(commands) => (commands.unsent_here)(self).await,
            Err(_) => 0,
        }
    }

    /// A link that signs in one device of a user.
    ///
    /// # Errors
    ///
    /// Worded for the coordinator who sends the invitation.
    pub async fn invite(self, to: Actor) -> Result<String, TeamError> {
        self.may_change()?;
        let commands = self.team_commands().await?;
        (commands.invite)(self, to).await
    }

    /// Signs this device out and deletes its copy of the team's workspace.
    pub fn sign_out(self) {
        self.with_commands(move |commands| (commands.team.sign_out)(self));
    }

    /// Signs out all devices of a person, then calls `done`.
    pub fn sign_out_person(self, person: PersonId, done: Callback<()>) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.sign_out_person)(self, person, done));
    }

    /// The server's complete workspace as a workspace file.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn file(self) -> Result<String, TeamError> {
        let commands = self.team_commands().await?;
        (commands.file)(self).await
    }

    /// The devices on which a person is signed in, or those of users who didn't sign in as a person.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn devices(self, of: Option<PersonId>) -> Result<Vec<Device>, TeamError> {
        let commands = self.team_commands().await?;
        (commands.devices)(self, of).await
    }

    /// Signs out one of these devices.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn sign_out_device(self, of: Option<PersonId>, id: String) -> Result<(), TeamError> {
        self.may_change()?;
        let commands = self.team_commands().await?;
        (commands.sign_out_device)(self, of, id).await
    }

    /// Creates a subscription address for a person's calendar, replacing any previous one.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn add_calendar(self, person: PersonId) -> Result<String, TeamError> {
        self.may_change()?;
        let commands = self.team_commands().await?;
        (commands.add_calendar)(self, person).await
    }

    /// Invalidates the subscription address of a person's calendar.
    pub fn remove_calendar(self, person: PersonId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.remove_calendar)(self, person));
    }

    /// Whether the server sends email to the signed-in user.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn own_email(self, person: PersonId) -> Result<OwnEmail, TeamError> {
        let commands = self.team_commands().await?;
        (commands.own_email)(self, person).await
    }

    /// Sets whether the signed-in user wants email.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub async fn choose_email(self, person: PersonId, choice: EmailChoice) -> Result<(), TeamError> {
        self.may_change()?;
        let commands = self.team_commands().await?;
        (commands.choose_email)(self, person, choice).await
    }

    /// Requests whether the server sends messages, and which it failed to send.
    pub fn ask_mail(self) {
        if self.is_team() {
            self.with_commands(move |commands| (commands.team.ask_mail)(self));
        }
    }

    /// Whether messages are sent automatically. `None` until that is known. Never the case for a workspace in one browser,
    /// or for the people of a sample.
    pub fn mail(self) -> Option<Mail> {
        if self.read(Workspace::is_sample) {
            return Some(Mail::default());
        }
        self.team.with(|team| team.as_ref().map_or_else(|| Some(Mail::default()), |team| team.mail.clone()))
    }

    /// Has the server retry a message that was refused or is in doubt.
    pub fn send_again(self, message: MessageId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.send_again)(self, message));
    }

    /// Removes a returned change from the tray.
    pub fn dismiss_returned(self, command: CommandId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.dismiss)(self, command));
    }

    /// Submits a returned change from the tray again.
    pub fn ask_again(self, command: CommandId) {
        self.with_commands(move |commands| (commands.team.ask_again)(self, command));
    }

    fn may_change(self) -> Result<(), TeamError> {
        if untrack(|| self.is_viewing_as()) { Err(TeamError::OnlyViewing) } else { Ok(()) }
    }

    /// Shows a notice with the reason if nothing may be changed.
    fn says_why_not(self) -> bool {
        let reason = self.may_change().err();
        reason.inspect(|reason| self.notify(Notice::refused(reason.to_string()))).is_some()
    }

    /// Whether a coordinator has to start the team's workspace before this user can continue.
    pub fn waits_for_coordinator(self) -> bool {
        self.is_team() && !self.who.get().is_coordinator()
    }

    /// Whether the workspace is a team's.
    pub fn is_team(self) -> bool {
        self.team.with(Option::is_some)
    }
}
