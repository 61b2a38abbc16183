//! Signing this device in, with a link or an account, and out.

use super::{
    error::TeamError,
    exchange::{self, Unanswered},
    tab_news::TabNews,
};
use crate::{
    platform::{
        address,
        device::{self, LeftServer, SigningIn, TeamMember},
        last_today, reload,
        storage::team::{NumberedTabRequest, TabRequest, TeamStorage},
    },
    store::{Store, notice::Notice},
};
use leptos::task::spawn_local;
use switchback_core::sync::{
    join_link::{JoinLink, ServerAddress},
    messages::{ProblemKind, SignedIn},
    provider_sign_in::{ProviderAnswer, ProviderPage, WaysIn},
};

async fn storage() -> Result<TeamStorage, TeamError> {
    TeamStorage::open(&address::site_name()).await.map_err(|_| TeamError::NoStorage)
}

/// Why a server did not sign a user in.
fn no_answer_of(server: &Option<String>, unanswered: Unanswered) -> TeamError {
    match (unanswered, server) {
        (Unanswered::NoAnswer, Some(_)) => TeamError::NoServerElsewhere,
        (unanswered, _) => unanswered.into(),
    }
}

/// Signs out of a server that was unreachable at sign-out. If there is no response, the next start retries.
pub fn finish_sign_out(left: LeftServer) {
    spawn_local(async move {
        if has_signed_out(exchange::sign_out(left.server.as_deref(), None).await) {
            device::remember_left_server(None);
        }
    });
}

/// Whether the server confirms that this device is signed out. A reachable server may still fail to do it.
fn has_signed_out(answer: Result<(), Unanswered>) -> bool {
    matches!(answer, Ok(()) | Err(Unanswered::Problem(ProblemKind::NotSignedIn)))
}

/// Signs this device in as the given user. Deletes the data of any other user who was signed in here.
async fn sign_in_as(
    storage: TeamStorage,
    signed_in: SignedIn,
    server: Option<String>,
) -> Result<(), TeamError> {
    let before = device::team();
    let is_other =
        |before: &TeamMember| !before.actor.is_same_user(signed_in.actor) || before.server != server;
    if before.as_ref().is_none_or(is_other) {
        storage.erase().await.map_err(|_| TeamError::NoStorage)?;
    }
    // If this device was in no team before, its settings belong to the workspace in this browser.
    if before.as_ref().is_some_and(is_other) {
        device::forget_workspace();
    }
    last_today::forget();
    device::remember_team(Some(&TeamMember { actor: signed_in.actor, server, token: None }));
    device::remember_left_server(None);
    reload::reload();
    Ok(())
}

impl Store {
    /// Signs this device in with a link and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user who opened the link.
    pub(in crate::store) async fn join_now(self, link: JoinLink) -> Result<(), TeamError> {
        // Open the storage before the link is used up.
        let storage = storage().await?;
        let JoinLink { secret, server } = link;
        let server = server.map(|server| ServerAddress::parse(&server)).transpose();
        let server = server.map_err(TeamError::NoServerAddress)?.map(|server| server.as_str().to_owned());
        let signed_in = exchange::sign_in(server.as_deref(), secret).await;
        sign_in_as(storage, signed_in.map_err(|reason| no_answer_of(&server, reason))?, server).await
    }

    /// The name that people use for the identity provider of a server, if it has one.
    ///
    /// # Errors
    ///
    /// If the server doesn't say.
    pub(in crate::store) async fn provider_now(
        self,
        server: Option<String>,
    ) -> Result<Option<String>, TeamError> {
        let WaysIn { provider } = exchange::ways_in(server.as_deref()).await?;
        Ok(provider.map(|provider| provider.name))
    }

    /// Goes to the provider's page.
    ///
    /// # Errors
    ///
    /// Worded for the user who signs in.
    pub(in crate::store) async fn go_to_provider_now(self, server: Option<String>) -> Result<(), TeamError> {
        let page = exchange::provider_page(server.as_deref()).await;
        let ProviderPage { address, state } = page.map_err(|reason| no_answer_of(&server, reason))?;
        device::remember_signing_in(Some(&SigningIn { state, server }));
        reload::leave_for(&address);
        Ok(())
    }

    /// Signs this device in with the provider's response and opens the team's workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user who signs in.
    pub(in crate::store) async fn return_from_provider_now(
        self,
        answer: ProviderAnswer,
        server: Option<String>,
    ) -> Result<(), TeamError> {
        let storage = storage().await?;
        let signed_in = exchange::provider_answer(server.as_deref(), &answer).await;
        sign_in_as(storage, signed_in.map_err(|reason| no_answer_of(&server, reason))?, server).await
    }

    /// Counts the signed-in user's changes that the server hasn't answered yet. They are lost if another user joins here.
    pub(in crate::store) async fn unsent_here_now(self) -> usize {
        let site = address::site_name();
        let Ok(storage) = TeamStorage::open(&site).await else { return 0 };
        let news = storage.read(Default::default()).await;
        let asked = |numbered: &&NumberedTabRequest| matches!(numbered.request, TabRequest::Send(_));
        news.map_or(0, |news| news.queue.unanswered() + news.requests.iter().filter(asked).count())
    }

    /// Signs this device out and deletes its copy of the team's workspace.
    pub(in crate::store) fn sign_out_now(self) {
        let held = self.with_team(|team, _| {
            team.is_signing_out = true;
            team.storage.clone()
        });
        spawn_local(async move {
            let storage = match held {
                Some(storage) => storage,
                // The copy could not be read, but it can still be deleted.
                None => match storage().await {
                    Ok(storage) => storage,
                    Err(reason) => return self.notify(Notice::refused(reason.to_string())),
                },
            };
            let (server, secret) =
                device::team().map_or((None, None), |member| (member.server, member.token));
            let is_left = !has_signed_out(exchange::sign_out(server.as_deref(), secret.as_deref()).await);
            device::remember_left_server(is_left.then_some(LeftServer { server }).as_ref());
            if let Err(error) = storage.erase().await {
                return self.notify(Notice::refused(error.to_string()));
            }
            device::remember_team(None);
            device::forget_workspace();
            last_today::forget();
            self.announce(TabNews::SignedOut);
            reload::begin_again();
        });
    }
}
