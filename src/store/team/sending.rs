//! Sending commands to the server one by one. Each is stored as sent before it is sent.

use super::{
    Link,
    exchange::{self, Unanswered},
};
use crate::{platform::connection, store::Store};
use leptos::{prelude::WithUntracked as _, task::spawn_local};
use switchback_core::{
    command::Ask,
    model::ids::CommandId,
    sync::{
        decided::NotDecided,
        messages::{Answered, ProblemKind},
    },
};

/// Whether commands are being sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    #[default]
    No,
    Yes,
    /// Sending was requested again during this run, for example because the network came back just after a request had failed.
    AndAgain,
}

impl Sending {
    /// Returns whether to start a run now. If one is in progress, another follows it.
    fn begin(&mut self) -> bool {
        let begins = *self == Self::No;
        *self = if begins { Self::Yes } else { Self::AndAgain };
        begins
    }

    /// Returns whether another run follows.
    fn end(&mut self) -> bool {
        let goes_on = *self == Self::AndAgain;
        *self = if goes_on { Self::Yes } else { Self::No };
        goes_on
    }
}

impl Store {
    /// Sends waiting commands if this tab talks to the server. Commands without a response are resent once the server is
    /// back.
    pub(super) fn send(self) {
        let begins = self.with_team(|team, _| team.is_leading && team.sending.begin());
        if begins == Some(true) {
            spawn_local(async move {
                let mut goes_on = true;
                while goes_on {
                    self.send_all().await;
                    goes_on = self.with_team(|team, _| team.sending.end()).unwrap_or(false);
                }
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
        let is_cut_off = answered == Err(Unanswered::NoAnswer) && !connection::is_online();
        let is_signed_out = answered == Err(Unanswered::Problem(ProblemKind::NotSignedIn));
        let has_answered = self.with_team(|team, zones| {
            let answer = match answered {
                Ok(Answered { epoch, outcome }) => Some((epoch, Ok(outcome))),
                // The id is known to the server that the client is connected to.
                Err(unanswered) => not_decided(unanswered)
                    .and_then(|reason| Some((team.client.cursor()?.epoch, Err(reason)))),
            };
            // Without a network, the server isn't the reason.
            team.is_stuck = answer.is_none() && !is_cut_off;
            team.is_signed_out |= is_signed_out;
            let Some((epoch, answer)) = answer else { return false };
            team.client.answered(zones, epoch, id, answer);
            team.keep(Default::default());
            true
        });
        self.show_team();
        if is_cut_off {
            // The request that waits for news may not notice for a while.
            self.set_link(Link::Offline);
        }
        self.show_whether_changes_are_taken(has_answered == Some(true));
        has_answered.unwrap_or(false)
    }

    fn show_whether_changes_are_taken(self, has_answered: bool) {
        let is_reached = self.team.with_untracked(|team| match team.as_ref().map(|team| team.link) {
            Some(Link::Live | Link::NotSaving) => true,
            Some(Link::Offline) => has_answered,
            _ => false,
        });
        if is_reached && let Some(link) = self.with_team(|team, _| team.live_link()) {
            self.set_link(link);
        }
    }
}

fn not_decided(unanswered: Unanswered) -> Option<NotDecided> {
    match unanswered {
        Unanswered::Problem(problem) => problem.not_decided(),
        Unanswered::NoAnswer => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Sending;

    #[test]
    fn what_is_to_be_sent_during_a_run_is_sent_after_it() {
        let mut sending = Sending::default();
        assert!(sending.begin());
        assert!(!sending.begin() && !sending.begin(), "one run at a time");
        assert!(sending.end(), "once more");
        assert!(!sending.end());
        assert!(sending.begin());
    }
}
