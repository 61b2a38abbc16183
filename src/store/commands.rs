//! The part of the store that acts on a workspace: it decides commands, starts workspaces, and writes copies.

use super::{
    Inner, Store,
    merging::MergePreview,
    part::NotLoaded,
    team::{self, TeamError},
    viewing_as::Projected,
    working_copy::WorkingCopy,
    workspace_files::{GoesOn, NotOpened},
};
use crate::platform::device::LeftServer;
use leptos::prelude::Callback;
use std::pin::Pin;
use switchback_core::{
    access::{asker::Asker, scope::Scope},
    command::{self, Request, refusal::Refusal},
    model::{
        actor::Actor,
        ids::{CommandId, MessageId, PersonId},
    },
    sync::{
        join_link::JoinLink,
        messages::{Device, EmailChoice, OwnEmail},
        provider_sign_in::ProviderAnswer,
    },
};

type Previewed = Pin<Box<dyn Future<Output = Result<MergePreview, NotOpened>>>>;
type Opened = Pin<Box<dyn Future<Output = Result<(), NotOpened>>>>;

/// The functions that it offers to the parts that are loaded earlier.
#[derive(Clone, Copy, Debug)]
pub struct Commands {
    /// Decides a command and shows its outcome. Saves nothing yet.
    pub(super) take: fn(&mut Inner, Request) -> Result<(), Refusal>,
    /// Why a request would be refused. Carries nothing out.
    pub(super) obstacle: fn(&Inner, &Request) -> Option<Refusal>,
    /// Whether to offer the undo of a change that was just made.
    pub(super) offers_undo: fn(&Inner, Actor, CommandId) -> bool,
    pub(super) undo: fn(Store, CommandId),
    pub(super) projected: Projected,
    pub(super) begin_own: fn(Store, String),
    pub(super) begin_sample: fn(Store),
    pub(super) open_workspace_file: fn(Store, Vec<u8>, GoesOn) -> Opened,
    pub(super) preview_merge: fn(Store, Vec<u8>, GoesOn) -> Previewed,
    /// Returns how many of the requests were carried out, or why merging isn't allowed.
    pub(super) merge: fn(Store, Vec<Request>) -> Result<usize, String>,
    pub(super) keep_snapshot: fn(Store),
    pub(super) keep_copy: fn(Store),
    /// Saves the decided commands.
    pub(super) save: fn(Store),
    pub(super) team: TeamCommands,
}

/// Functions that only a team's workspace needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct TeamCommands {
    pub connect: fn(Store),
    pub join: fn(Store, JoinLink) -> TeamFuture<()>,
    /// The name that people use for the identity provider of a server, if it has one.
    pub provider: fn(Store, Option<String>) -> TeamFuture<Option<String>>,
    pub go_to_provider: fn(Store, Option<String>) -> TeamFuture<()>,
    pub return_from_provider: fn(Store, ProviderAnswer, Option<String>) -> TeamFuture<()>,
    pub unsent_here: fn(Store) -> Pin<Box<dyn Future<Output = usize>>>,
    pub invite: fn(Store, Actor) -> TeamFuture<String>,
    pub sign_out: fn(Store),
    pub finish_sign_out: fn(LeftServer),
    pub sign_out_person: fn(Store, PersonId, Callback<()>),
    pub file: fn(Store) -> TeamFuture<String>,
    pub devices: fn(Store, Option<PersonId>) -> TeamFuture<Vec<Device>>,
    pub sign_out_device: fn(Store, Option<PersonId>, String) -> TeamFuture<()>,
    pub add_calendar: fn(Store, PersonId) -> TeamFuture<String>,
    pub remove_calendar: fn(Store, PersonId),
    pub own_email: fn(Store, PersonId) -> TeamFuture<OwnEmail>,
    pub choose_email: fn(Store, PersonId, EmailChoice) -> TeamFuture<()>,
    pub ask_mail: fn(Store),
    pub send_again: fn(Store, MessageId),
    pub dismiss: fn(Store, CommandId),
    pub ask_again: fn(Store, CommandId),
}

type TeamFuture<T> = Pin<Box<dyn Future<Output = Result<T, TeamError>>>>;

impl TeamCommands {
    fn here() -> Self {
        Self {
            connect: Store::connect,
            join: |store, link| Box::pin(store.join_now(link)),
            provider: |store, server| Box::pin(store.provider_now(server)),
            go_to_provider: |store, server| Box::pin(store.go_to_provider_now(server)),
            return_from_provider: |store, answer, server| {
                Box::pin(store.return_from_provider_now(answer, server))
            },
            unsent_here: |store| Box::pin(store.unsent_here_now()),
            invite: |store, to| Box::pin(store.invite_now(to)),
            sign_out: Store::sign_out_now,
            finish_sign_out: team::finish_sign_out,
            sign_out_person: Store::sign_out_person_now,
            file: |store| Box::pin(store.file_now()),
            devices: |store, of| Box::pin(store.devices_now(of)),
            sign_out_device: |store, of, id| Box::pin(store.sign_out_device_now(of, id)),
            add_calendar: |store, person| Box::pin(store.add_calendar_now(person)),
            remove_calendar: Store::remove_calendar_now,
            own_email: |store, person| Box::pin(store.own_email_now(person)),
            choose_email: |store, person, choice| Box::pin(store.choose_email_now(person, choice)),
            ask_mail: Store::ask_mail_now,
            send_again: Store::send_again_now,
            dismiss: Store::dismiss_now,
            ask_again: Store::ask_again_now,
        }
    }
}

impl Store {
    /// What the commands part does for a team.
    pub(super) async fn team_commands(self) -> Result<TeamCommands, TeamError> {
        let commands = self.commands.load().await.map_err(|NotLoaded| TeamError::NotLoaded)?;
        Ok(commands.team)
    }
}

impl Commands {
    pub fn here() -> Self {
        Self {
            take: Inner::take,
            obstacle: Inner::obstacle,
            offers_undo: Inner::offers_undo,
            undo: Store::undo_now,
            projected: |log, zones, by, at| {
                let workspace = log.workspace();
                Scope::of(&Asker { workspace, zones, by, at }).log(log)
            },
            begin_own: Store::begin_own_now,
            begin_sample: Store::begin_sample_now,
            open_workspace_file: |store, bytes, goes_on| {
                Box::pin(store.open_workspace_file_now(bytes, goes_on))
            },
            preview_merge: |store, bytes, goes_on| Box::pin(store.preview_merge_now(bytes, goes_on)),
            merge: Store::merge_now,
            keep_snapshot: Store::keep_snapshot,
            keep_copy: Store::keep_copy,
            save: Store::save_decided,
            team: TeamCommands::here(),
        }
    }
}

impl Inner {
    pub(super) fn take(&mut self, request: Request) -> Result<(), Refusal> {
        match &mut self.copy {
            WorkingCopy::Own(replica) => {
                let decision = command::decide(replica.log(), &*self.zones, &request)?;
                replica.take(request, decision);
                Ok(())
            }
            WorkingCopy::Team(team) => team.take(&*self.zones, request),
        }
    }
}
