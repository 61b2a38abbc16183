//! The team's workspace as a file, and starting a team's server from one.

use super::{
    error::TeamError,
    exchange::{self, Unanswered},
};
use crate::{
    platform::clock,
    store::{Store, notice::Notice},
};
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use switchback_core::{export::workspace_file, log::written::WrittenLog, model::ids::PersonId};

impl Store {
    /// The server's complete workspace.
    ///
    /// # Errors
    ///
    /// Worded for the user.
    pub(in crate::store) async fn file_now(self) -> Result<String, TeamError> {
        Ok(exchange::file().await?)
    }

    /// Puts a whole workspace onto a server that has none. It then arrives here like any other server data.
    pub(in crate::store) fn begin_team(self, written: &WrittenLog, unsubscribed: &BTreeSet<PersonId>) {
        let file = workspace_file::write(written, unsubscribed, clock::now());
        self.notify(Notice::waiting("The workspace is on its way to your team’s server…"));
        spawn_local(async move {
            self.notify(match exchange::begin(file).await {
                Ok(()) => Notice::said("The workspace is on your team’s server. Invite people next."),
                Err(Unanswered::NoAnswer) => Notice::refused(
                    "The workspace didn’t reach your team’s server. Check your connection, then try again.",
                ),
                Err(unanswered) => Notice::refused(TeamError::from(unanswered).to_string()),
            });
        });
    }
}
