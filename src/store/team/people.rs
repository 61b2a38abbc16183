//! How people get to the team's server: invitations, devices, calendar addresses, and email.

use super::{
    error::TeamError,
    exchange::{self, Unanswered},
};
use crate::{
    platform::{address, device},
    route,
    store::{Store, notice::Notice},
};
use leptos::{
    prelude::{Callable as _, Callback},
    task::spawn_local,
};
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    sync::{
        join_link::JoinLink,
        messages::{Device, EmailChoice, Invitation, Link, OwnEmail, ProblemKind},
        provider_sign_in::WaysIn,
    },
};

impl Store {
    /// A link that signs in one device of a user.
    ///
    /// # Errors
    ///
    /// Worded for the coordinator who sends the invitation.
    pub(in crate::store) async fn invite_now(self, to: Actor) -> Result<String, TeamError> {
        let Link { secret } = exchange::link(Invitation { to }).await?;
        let link = JoinLink { secret, server: device::team().and_then(|team| team.server) };
        Ok(address::absolute(&format!("{}/{link}", route::base())))
    }

    /// The devices on which a person is signed in, or those of users who didn't sign in as a person.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn devices_now(self, of: Option<PersonId>) -> Result<Vec<Device>, TeamError> {
        Ok(exchange::devices(of).await?)
    }

    /// Signs out one of these devices, which may have been signed out already.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn sign_out_device_now(
        self,
        of: Option<PersonId>,
        id: String,
    ) -> Result<(), TeamError> {
        match exchange::sign_out_device(of, &id).await {
            Err(Unanswered::Problem(ProblemKind::NotThere)) => Ok(()),
            done => Ok(done?),
        }
    }

    /// Signs out all devices of a person.
    pub(in crate::store) fn sign_out_person_now(self, person: PersonId, done: Callback<()>) {
        spawn_local(async move {
            if let Err(unanswered) = exchange::sign_out_person(person).await {
                return self.notify(Notice::refused(TeamError::from(unanswered).to_string()));
            }
            // The page may be gone by then.
            done.try_run(());
            let server = device::team().and_then(|team| team.server);
            self.notify(Notice::said(match exchange::ways_in(server.as_deref()).await {
                Ok(WaysIn { provider: Some(provider) }) => format!(
                    "Signed out on all devices. They can sign in again with {}, or with a new link.",
                    provider.name
                ),
                Ok(WaysIn { provider: None }) => {
                    "Signed out on all devices. They need a new link to come back.".into()
                }
                Err(_) => "Signed out on all devices.".into(),
            }));
        });
    }

    /// Creates a subscription address for a person's calendar, replacing any previous one.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn add_calendar_now(self, person: PersonId) -> Result<String, TeamError> {
        let Link { secret } = exchange::add_calendar(person).await?;
        Ok(exchange::whole_address(&format!("/v1/calendars/{secret}.ics")))
    }

    /// Invalidates the subscription address of a person's calendar.
    pub(in crate::store) fn remove_calendar_now(self, person: PersonId) {
        spawn_local(async move {
            self.notify(match exchange::remove_calendar(person).await {
                Ok(()) => Notice::said(
                    "There is no calendar address anymore. Calendars that used one stop updating.",
                ),
                Err(unanswered) => Notice::refused(TeamError::from(unanswered).to_string()),
            });
        });
    }

    /// Whether the server sends email to the signed-in user.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn own_email_now(self, person: PersonId) -> Result<OwnEmail, TeamError> {
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
    ) -> Result<(), TeamError> {
        Ok(exchange::choose_email(person, choice).await?)
    }
}
