//! Receiving updates while this tab talks to the server.

use super::{
    Link,
    exchange::{self, Unanswered},
    pauses::Pauses,
};
use crate::{platform::storage::team::Received, store::Store};
use switchback_core::sync::{
    client::Fetch,
    host::{NextLines, Start},
    messages::ProblemKind,
};

/// Why no more requests are sent.
struct Ended(Link);

impl Store {
    /// Fetches what there is, then waits for updates.
    pub(super) async fn listen(self) {
        let mut fetch = self.first_fetch();
        let mut pauses = Pauses::default();
        // A request may wait only if the server has just responded. Otherwise it isn't known whether the server is there.
        let mut has_answered = false;
        loop {
            match self.fetch(fetch, has_answered).await {
                Ok(next) => {
                    (fetch, pauses, has_answered) = (next, Pauses::default(), true);
                    self.set_link(self.with_team(|team, _| team.live_link()).unwrap_or(Link::Live));
                    // A person is not shown before their name has arrived.
                    if fetch != Fetch::Records {
                        self.take_up().await;
                        self.send();
                    }
                }
                Err(unanswered) => match self.next_after(unanswered) {
                    Ok(next) => {
                        has_answered = false;
                        if fetch == Fetch::Records {
                            self.take_up().await;
                        }
                        fetch = next.unwrap_or(fetch);
                        if next.is_none() {
                            self.set_link(Link::Offline);
                            pauses.next(|| false).await;
                        }
                    }
                    Err(Ended(link)) => return self.set_link(link),
                },
            }
        }
    }

    /// Shows and stores what has arrived.
    async fn take_up(self) {
        self.show_team();
        // Catches up with a tab whose message was missed.
        self.look_at_team().await;
        self.keep_team().await;
    }

    fn first_fetch(self) -> Fetch {
        let has_begun = self.with_team(|team, _| team.client.cursor().is_some()).unwrap_or(false);
        if has_begun { Fetch::Nothing } else { Fetch::Start }
    }

    async fn fetch(self, fetch: Fetch, waits: bool) -> Result<Fetch, Unanswered> {
        let Some((cursor, hashes)) =
            self.with_team(|team, _| (team.client.cursor(), team.client.record_hashes()))
        else {
            return Err(Unanswered::NoAnswer);
        };
        match (fetch, cursor) {
            (Fetch::Start, _) | (_, None) => self.begin().await,
            (Fetch::Records, _) => {
                let changed = exchange::records(&hashes).await?;
                self.with_team(|team, zones| {
                    team.client.handed_out(zones, changed);
                    team.keep_records();
                });
                Ok(Fetch::Nothing)
            }
            (Fetch::Nothing, Some(cursor)) => {
                let told = exchange::log(cursor, waits).await?;
                Ok(self.told(told))
            }
        }
    }

    async fn begin(self) -> Result<Fetch, Unanswered> {
        let start: Start = exchange::start().await?;
        let begun = self.with_team(|team, zones| {
            team.client.start(zones, start.clone())?;
            team.keep_received(Received::Start(Box::new(start)));
            Ok(())
        });
        match begun {
            Some(Err(switchback_core::sync::client::NewerHost)) => {
                Err(Unanswered::Problem(ProblemKind::UpdateNeeded))
            }
            _ => Ok(Fetch::Records),
        }
    }

    fn told(self, told: NextLines) -> Fetch {
        let fetch = self.with_team(|team, zones| {
            let before = team.client.cursor();
            let fetch = team.client.told(zones, &told);
            if fetch != Fetch::Start && before != Some(told.cursor) {
                team.keep_received(Received::Lines(told));
            }
            fetch
        });
        fetch.unwrap_or(Fetch::Nothing)
    }

    /// What to fetch next if that is known. `None` to retry the same fetch later.
    fn next_after(self, unanswered: Unanswered) -> Result<Option<Fetch>, Ended> {
        let Unanswered::Problem(problem) = unanswered else { return Ok(None) };
        if let Some(why) = problem.start_over() {
            self.with_team(|team, _| {
                team.client.start_over(why);
                team.keep(Default::default());
            });
            return Ok(Some(Fetch::Start));
        }
        match problem {
            ProblemKind::NotSignedIn => Err(Ended(Link::SignedOut)),
            ProblemKind::NotForYou => Err(Ended(Link::NotForYou)),
            ProblemKind::UpdateNeeded => Err(Ended(Link::NewerServer)),
            _ => Ok(None),
        }
    }
}
