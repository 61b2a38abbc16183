//! Signing in with a link, inviting others, starting a team's workspace, and signing out.

use super::{
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
    store::{Store, notice::Notice, viewing_as::ONLY_VIEWING},
};
use leptos::{prelude::Update as _, task::spawn_local};
use std::{collections::BTreeSet, fmt};
use switchback_core::{
    export::workspace_file,
    model::{
        actor::Actor,
        ids::{CommandId, MessageId, PersonId},
        record::{RecordChange, Records},
    },
    sync::{
        join_link::{JoinLink, NoServerAddress, ServerAddress},
        messages::{Device, EmailChoice, Invitation, Link, OwnEmail, ProblemKind, SignedIn},
        provider_sign_in::{ProviderAnswer, ProviderPage, WaysIn},
    },
};

/// Why a device was not signed in, or a link was not created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJoined {
    NoServer,
    /// Like `NoServer`, for a server at another address than the app. It may also not allow this app.
    NoServerElsewhere,
    /// The server address in the link can't be used.
    NoServerAddress(NoServerAddress),
    /// The link was used already or has expired.
    LinkNotValid,
    /// No one in the team has the account that the user signed in with.
    AccountNotKnown,
    /// Signing in with an account took too long, or did not start in this browser.
    SignInExpired,
    /// The identity provider doesn't respond.
    ProviderFailed,
    /// The coordinator is viewing the app as another user.
    OnlyViewing,
    /// The user's role doesn't allow it.
    NotForYou,
    /// This browser's storage can't be opened.
    NoStorage,
}

impl fmt::Display for NotJoined {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoServerAddress(reason) => return reason.fmt(formatter),
            Self::NoServer => "The server can’t be reached. Check your connection, then try again.",
            Self::NoServerElsewhere => {
                "The server can’t be reached, or it doesn’t allow this app. Check your connection, then try again; \
                 if that doesn’t help, ask the person who runs the server."
            }
            Self::LinkNotValid => {
                "This link was used or has expired. Ask the person who sent it for a new one."
            }
            Self::AccountNotKnown => {
                "No one in this workspace has your account’s email address. \
                 Ask a coordinator to add it to your page, or to send you a sign-in link."
            }
            Self::SignInExpired => "You weren’t signed in. Try again.",
            Self::ProviderFailed => "Signing in doesn’t work right now. Try again in a moment.",
            Self::OnlyViewing => ONLY_VIEWING,
            Self::NotForYou => "Your role doesn’t allow this.",
            Self::NoStorage => {
                "This browser doesn’t let Switchback store data. \
                 Use a regular window instead of a private one, or allow storage for this site."
            }
        })
    }
}

impl std::error::Error for NotJoined {}

impl From<Unanswered> for NotJoined {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::NoAnswer => Self::NoServer,
            Unanswered::Problem(ProblemKind::LinkNotValid) => Self::LinkNotValid,
            Unanswered::Problem(ProblemKind::AccountNotKnown) => Self::AccountNotKnown,
            Unanswered::Problem(ProblemKind::SignInExpired) => Self::SignInExpired,
            Unanswered::Problem(ProblemKind::ProviderFailed) => Self::ProviderFailed,
            Unanswered::Problem(ProblemKind::NotForYou | ProblemKind::NotSignedIn) => Self::NotForYou,
            Unanswered::Problem(_) => Self::NoServer,
        }
    }
}

async fn storage() -> Result<TeamStorage, NotJoined> {
    TeamStorage::open(&address::site_name()).await.map_err(|_| NotJoined::NoStorage)
}

/// Why a server did not sign a user in.
fn no_answer_of(server: &Option<String>, unanswered: Unanswered) -> NotJoined {
    match (unanswered, server) {
        (Unanswered::NoAnswer, Some(_)) => NotJoined::NoServerElsewhere,
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
) -> Result<(), NotJoined> {
    let before = device::team();
    let is_other = |before: &TeamMember| before.actor != signed_in.actor || before.server != server;
    if before.as_ref().is_none_or(is_other) {
        storage.erase().await.map_err(|_| NotJoined::NoStorage)?;
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
    pub(in crate::store) async fn join_now(self, link: JoinLink) -> Result<(), NotJoined> {
        // Open the storage before the link is used up.
        let storage = storage().await?;
        let JoinLink { secret, server } = link;
        let server = server.map(|server| ServerAddress::parse(&server)).transpose();
        let server = server.map_err(NotJoined::NoServerAddress)?.map(|server| server.as_str().to_owned());
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
    ) -> Result<Option<String>, NotJoined> {
        let WaysIn { provider } = exchange::ways_in(server.as_deref()).await?;
        Ok(provider.map(|provider| provider.name))
    }

    /// Goes to the provider's page.
    ///
    /// # Errors
    ///
    /// Worded for the user who signs in.
    pub(in crate::store) async fn go_to_provider_now(self, server: Option<String>) -> Result<(), NotJoined> {
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
    pub(in crate::store) async fn come_from_provider_now(
        self,
        answer: ProviderAnswer,
        server: Option<String>,
    ) -> Result<(), NotJoined> {
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

    /// A link that signs in one device of a user.
    ///
    /// # Errors
    ///
    /// Worded for the coordinator who sends the invitation.
    pub(in crate::store) async fn invite_now(self, to: Actor) -> Result<String, NotJoined> {
        let Link { secret } = exchange::link(Invitation { to }).await?;
        let link = JoinLink { secret, server: device::team().and_then(|team| team.server) };
        Ok(address::absolute(&format!("{}/{link}", crate::route::base())))
    }

    /// Signs out all devices of a person.
    pub(in crate::store) fn sign_out_person_now(self, person: PersonId) {
        spawn_local(async move {
            self.notify(match exchange::sign_out_person(person).await {
                Ok(()) => Notice::said("Signed out on all devices. They need a new link to come back."),
                Err(unanswered) => Notice::refused(NotJoined::from(unanswered).to_string()),
            });
        });
    }

    /// The server's complete workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn file_now(self) -> Result<String, NotJoined> {
        Ok(exchange::file().await?)
    }

    /// The devices on which a person is signed in.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn devices_now(self, person: PersonId) -> Result<Vec<Device>, NotJoined> {
        Ok(exchange::devices(person).await?)
    }

    /// Signs out one of a person's devices, which may have been signed out already.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn sign_out_device_now(
        self,
        person: PersonId,
        id: String,
    ) -> Result<(), NotJoined> {
        match exchange::sign_out_device(person, &id).await {
            Err(Unanswered::Problem(ProblemKind::NotThere)) => Ok(()),
            done => Ok(done?),
        }
    }

    /// Creates a subscription address for a person's calendar, replacing any previous one.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn add_calendar_now(self, person: PersonId) -> Result<String, NotJoined> {
        let Link { secret } = exchange::add_calendar(person).await?;
        Ok(exchange::whole_address(&format!("/v1/calendars/{secret}.ics")))
    }

    /// Invalidates the subscription address of a person's calendar.
    pub(in crate::store) fn remove_calendar_now(self, person: PersonId) {
        spawn_local(async move {
            self.notify(match exchange::remove_calendar(person).await {
                Ok(()) => Notice::said(
                    "The calendar address has ended. Calendars that use it get no more sessions.",
                ),
                Err(unanswered) => Notice::refused(NotJoined::from(unanswered).to_string()),
            });
        });
    }

    /// Whether the server sends email to the signed-in user.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn own_email_now(self, person: PersonId) -> Result<OwnEmail, NotJoined> {
        Ok(exchange::own_email(person).await?)
    }

    /// Sets whether the signed-in user wants email.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn choose_email_now(
        self,
        person: PersonId,
        choice: EmailChoice,
    ) -> Result<(), NotJoined> {
        Ok(exchange::choose_email(person, choice).await?)
    }

    /// Requests whether the server sends messages. If there is no response, the last known state remains.
    pub(in crate::store) fn ask_mail_now(self) {
        if self.with_team(|team, _| team.is_signing_out) != Some(false) {
            return;
        }
        spawn_local(async move {
            let Ok(mail) = exchange::mail().await else { return };
            self.team.update(|status| {
                if let Some(status) = status {
                    status.mail = Some(mail);
                }
            });
        });
    }

    /// Has the server retry a message.
    pub(in crate::store) fn send_again_now(self, message: MessageId) {
        spawn_local(async move {
            self.notify(match exchange::send_again(message).await {
                Ok(()) => Notice::said("It is sent again in their working hours."),
                Err(Unanswered::Problem(ProblemKind::NotThere)) => Notice::said("This message was sent."),
                Err(unanswered) => Notice::refused(NotJoined::from(unanswered).to_string()),
            });
            self.ask_mail_now();
        });
    }

    /// Puts a whole workspace onto a server that has none. It then arrives here like any other server data.
    pub(in crate::store) fn begin_team(
        self,
        lines: &[String],
        records: &[RecordChange],
        unsubscribed: &BTreeSet<PersonId>,
    ) {
        let mut kept = Records::default();
        records.iter().cloned().for_each(|change| kept.keep(change));
        let file = workspace_file::write_with_unsubscribed(
            lines,
            &kept,
            unsubscribed,
            crate::platform::clock::now(),
        );
        self.notify(Notice::waiting("The workspace is on its way to your team’s server…"));
        spawn_local(async move {
            self.notify(match exchange::begin(file).await {
                Ok(()) => Notice::said("The workspace is on your team’s server. Invite people next."),
                Err(Unanswered::Problem(ProblemKind::NotEmpty)) => {
                    Notice::refused("This server has a workspace already. It will be here in a moment.")
                }
                Err(_) => Notice::refused(
                    "The workspace didn’t reach your team’s server. Check your connection, then try again.",
                ),
            });
        });
    }

    /// Signs this device out and deletes its copy of the team's workspace.
    pub(in crate::store) fn sign_out_now(self) {
        let leaving = self.with_team(|team, _| {
            team.is_signing_out = true;
            team.storage.clone()
        });
        let Some(storage) = leaving else { return };
        spawn_local(async move {
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

    /// Removes a returned change from the tray.
    pub(in crate::store) fn dismiss_now(self, command: CommandId) {
        self.with_team(|team, _| team.dismiss(command));
        self.show_team();
        self.save_team();
    }

    /// Submits a returned change from the tray again.
    pub(in crate::store) fn ask_again_now(self, command: CommandId) {
        let Some(Some(again)) = self.with_team(|team, _| team.returned(command)) else { return };
        self.dispatch(again, move |taken| match taken {
            Ok(_) => self.dismiss_now(command),
            Err(reason) => self.notify(Notice::refused(reason.to_string())),
        });
    }
}
