//! A workspace that a team shares through a server. All tabs of a browser show what it keeps of that; the one that holds the
//! lock talks to the server for all of them.

mod access;
mod connecting;
mod exchange;
mod joining;
mod keeping;
mod listening;
mod sending;
mod tab_news;
mod team_copy;

pub use joining::{NotJoined, finish_sign_out};
pub(super) use team_copy::TeamCopy;

use super::{Store, notice::Notice};
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

/// How far this device is with its team, for the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamStatus {
    pub link: Link,
    /// How many changes the server has not answered.
    pub unsent: usize,
    /// What the server did not accept, oldest first.
    pub returned: Vec<Returned>,
    /// Whether the server sends messages; `None` until it has said so.
    pub mail: Option<Mail>,
}

/// Whether the server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Nobody knows yet.
    Connecting,
    Live,
    /// It does not answer, and is asked again until it does.
    Offline,
    /// It does not know this device any more.
    SignedOut,
    /// Its user has left, or lost their role.
    NotForYou,
    /// It has a workspace that this version cannot read.
    NewerServer,
}

impl Store {
    /// Signs this device in by a link, and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// In words for whoever opened the link.
    pub async fn join(self, link: JoinLink) -> Result<(), NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.join)(self, link).await
    }

    /// What people call the provider whose accounts sign in at a server; `None` where links are the only way, or nobody knows.
    pub async fn provider(self, server: Option<String>) -> Option<String> {
        let commands = self.commands.load().await.ok()?;
        (commands.team.provider)(self, server).await.ok()?
    }

    /// Leaves for the provider's page, where somebody signs in.
    ///
    /// # Errors
    ///
    /// In words for whoever signs in.
    pub async fn go_to_provider(self, server: Option<String>) -> Result<(), NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.go_to_provider)(self, server).await
    }

    /// Signs this device in by the answer of a provider, and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// In words for whoever signs in.
    pub async fn come_from_provider(
        self,
        answer: ProviderAnswer,
        server: Option<String>,
    ) -> Result<(), NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.come_from_provider)(self, answer, server).await
    }

    /// How many changes of whoever is signed in here the server has not answered. Somebody else who joins takes their place.
    pub async fn unsent_here(self) -> usize {
        match self.commands.load().await {
            Ok(commands) => (commands.team.unsent_here)(self).await,
            Err(_) => 0,
        }
    }

    /// A link that signs one device of somebody in.
    ///
    /// # Errors
    ///
    /// In words for whoever invites.
    pub async fn invite(self, to: Actor) -> Result<String, NotJoined> {
        self.may_change()?;
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.invite)(self, to).await
    }

    /// Deletes what this device keeps of the team's workspace, and forgets who used it.
    pub fn sign_out(self) {
        self.with_commands(move |commands| (commands.team.sign_out)(self));
    }

    /// Signs all devices of somebody out.
    pub fn sign_out_person(self, person: PersonId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.sign_out_person)(self, person));
    }

    /// The whole workspace as the server has it, as a workspace file.
    ///
    /// # Errors
    ///
    /// In words for whoever asks.
    pub async fn file(self) -> Result<String, NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.file)(self).await
    }

    /// The devices on which somebody is signed in.
    ///
    /// # Errors
    ///
    /// In words for whoever asks.
    pub async fn devices(self, person: PersonId) -> Result<Vec<Device>, NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.devices)(self, person).await
    }

    /// Signs one of them out.
    ///
    /// # Errors
    ///
    /// In words for whoever asks.
    pub async fn sign_out_device(self, person: PersonId, id: String) -> Result<(), NotJoined> {
        self.may_change()?;
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.sign_out_device)(self, person, id).await
    }

    /// The address at which somebody's calendar can be subscribed to, in place of the one before.
    ///
    /// # Errors
    ///
    /// In words for whoever asks.
    pub async fn add_calendar(self, person: PersonId) -> Result<String, NotJoined> {
        self.may_change()?;
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.add_calendar)(self, person).await
    }

    /// Ends the address of somebody's calendar.
    pub fn remove_calendar(self, person: PersonId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.remove_calendar)(self, person));
    }

    /// Whether the server sends email to whoever is signed in.
    ///
    /// # Errors
    ///
    /// In words for whoever asks.
    pub async fn own_email(self, person: PersonId) -> Result<OwnEmail, NotJoined> {
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.own_email)(self, person).await
    }

    /// Says whether they want it.
    ///
    /// # Errors
    ///
    /// In words for whoever says so.
    pub async fn choose_email(self, person: PersonId, choice: EmailChoice) -> Result<(), NotJoined> {
        self.may_change()?;
        let commands = self.commands.load().await.map_err(|_| NotJoined::NoServer)?;
        (commands.team.choose_email)(self, person, choice).await
    }

    /// Asks the server whether it sends messages, and which it could not send.
    pub fn ask_mail(self) {
        if self.is_team() {
            self.with_commands(move |commands| (commands.team.ask_mail)(self));
        }
    }

    /// Whether messages are sent without anybody doing it; `None` until that is known. In one browser nobody sends any, and no
    /// server writes to the people of a sample.
    pub fn mail(self) -> Option<Mail> {
        if self.read(Workspace::is_sample) {
            return Some(Mail::default());
        }
        self.team.with(|team| team.as_ref().map_or_else(|| Some(Mail::default()), |team| team.mail.clone()))
    }

    /// Has the server send a message once more that was refused or is in doubt.
    pub fn send_again(self, message: MessageId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.send_again)(self, message));
    }

    /// Takes something out of the tray.
    pub fn dismiss_returned(self, command: CommandId) {
        if self.says_why_not() {
            return;
        }
        self.with_commands(move |commands| (commands.team.dismiss)(self, command));
    }

    /// Asks once more for what stands in the tray.
    pub fn ask_again(self, command: CommandId) {
        self.with_commands(move |commands| (commands.team.ask_again)(self, command));
    }

    fn may_change(self) -> Result<(), NotJoined> {
        if untrack(|| self.is_viewing_as()) { Err(NotJoined::OnlyViewing) } else { Ok(()) }
    }

    /// Says why not, where nothing may be changed.
    fn says_why_not(self) -> bool {
        let reason = self.may_change().err();
        reason.inspect(|reason| self.notify(Notice::refused(reason.to_string()))).is_some()
    }

    /// Whether somebody else has to begin the team's workspace.
    pub fn waits_for_coordinator(self) -> bool {
        self.is_team() && !self.who.get().is_coordinator()
    }

    /// Whether the workspace is a team's.
    pub fn is_team(self) -> bool {
        self.team.with(Option::is_some)
    }
}
