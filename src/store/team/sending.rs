//! Sending commands to the server one by one. Each is stored as sent before it is sent.

use super::exchange::{self, Unanswered};
use crate::store::Store;
use leptos::task::spawn_local;
use switchback_core::{command::Ask, model::ids::CommandId, sync::messages::Answered};

impl Store {
    /// Sends waiting commands if this tab talks to the server. Commands without a response are resent once the server is
    /// back.
    pub(super) fn send(self) {
        let begins = self.with_team(|team, _| {
            let begins = team.is_leading && !team.is_sending;
            team.is_sending |= begins;
            begins
        });
        if begins == Some(true) {
            spawn_local(async move {
                self.send_all().await;
                self.with_team(|team, _| team.is_sending = false);
            });
        }
    }

    async fn send_all(self) {
        let mut last: Option<CommandId> = None;
        while let Some(ask) = self.next_to_send() {
            // A response from another epoch of the log is ignored. Its effect arrives through the log first.
            if last.replace(ask.id) == Some(ask.id) {
                return;
            }
            self.keep_team().await;
            let answered = exchange::command(&ask).await;
            if !self.take_answer(ask.id, answered) {
                return;
            }
            self.keep_team().await;
        }
    }

    fn next_to_send(self) -> Option<Ask> {
        self.with_team(|team, _| {
            team.client.cursor()?;
            let ask = team.client.next_to_send()?;
            team.keep(Default::default());
            Some(ask)
        })?
    }

    /// Returns whether the next command can be sent.
    fn take_answer(self, id: CommandId, answered: Result<Answered, Unanswered>) -> bool {
        let has_answered = self.with_team(|team, zones| {
            let (epoch, answer) = match answered {
                Ok(Answered { epoch, outcome }) => (Some(epoch), Ok(outcome)),
                Err(Unanswered::Problem(problem)) => match problem.not_decided() {
                    // The id is known to the server that the client is connected to.
                    Some(reason) => (team.client.cursor().map(|cursor| cursor.epoch), Err(reason)),
                    None => return false,
                },
                Err(Unanswered::NoAnswer) => return false,
            };
            if let Some(epoch) = epoch {
                team.client.answered(zones, epoch, id, answer);
                team.keep(Default::default());
            }
            true
        });
        self.show_team();
        has_answered.unwrap_or(false)
    }
}
