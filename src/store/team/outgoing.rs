//! The messages that the team's server sends.

use super::{
    error::TeamError,
    exchange::{self, Unanswered},
};
use crate::{
    platform::device,
    store::{Store, notice::Notice},
};
use leptos::{prelude::Update as _, task::spawn_local};
use switchback_core::{model::ids::MessageId, order::Gather as _, sync::messages::ProblemKind};

impl Store {
    /// Requests whether the server sends messages. If there is no response, the last known state remains.
    pub(in crate::store) fn ask_mail_now(self) {
        if self.with_team(|team, _| team.is_signing_out) != Some(false) {
            return;
        }
        spawn_local(async move {
            let Ok(mail) = exchange::mail().await else { return };
            device::remember_unsubscribed(&mail.unsubscribed.iter().copied().into_set());
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
                Ok(()) => Notice::said("It will be resent during their working hours."),
                Err(Unanswered::Problem(ProblemKind::NotThere)) => Notice::said("This message was sent."),
                Err(unanswered) => Notice::refused(TeamError::from(unanswered).to_string()),
            });
            self.ask_mail_now();
        });
    }
}
