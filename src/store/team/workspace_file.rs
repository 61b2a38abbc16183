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
use switchback_core::{
    export::workspace_file,
    model::{
        ids::PersonId,
        record::{RecordChange, Records},
    },
    sync::messages::ProblemKind,
};

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
    pub(in crate::store) fn begin_team(
        self,
        lines: &[String],
        records: &[RecordChange],
        unsubscribed: &BTreeSet<PersonId>,
    ) {
        let mut kept = Records::default();
        records.iter().cloned().for_each(|change| kept.keep(change));
        let file = workspace_file::write_with_unsubscribed(lines, &kept, unsubscribed, clock::now());
        self.notify(Notice::waiting("The workspace is on its way to your team’s server…"));
        spawn_local(async move {
            self.notify(match exchange::begin(file).await {
                Ok(()) => Notice::said("The workspace is on your team’s server. Invite people next."),
                Err(Unanswered::Problem(ProblemKind::NotEmpty)) => {
                    Notice::refused("This server has a workspace already. It will be here in a moment.")
                }
                Err(Unanswered::Problem(ProblemKind::AheadOfClock)) => Notice::refused(
                    "This workspace has changes from the future, made on a device whose clock was ahead. Start with a backup from before them.",
                ),
                Err(_) => Notice::refused(
                    "The workspace didn’t reach your team’s server. Check your connection, then try again.",
                ),
            });
        });
    }
}
