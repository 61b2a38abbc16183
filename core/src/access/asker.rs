//! Who sends a request, for which workspace, and when.

use crate::{
    access::assigned_roles::must_hold,
    model::{actor::Actor, ids::PersonId, person::Presence},
    refusal::Refusal,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy)]
pub struct Asker<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

impl Asker<'_> {
    /// Refuses coordinators who would decide about their own training.
    pub(super) fn must_not_judge_themselves(&self, trainee: PersonId) -> Result<(), Refusal> {
        let is_own = self.by == Actor::Coordinator(Some(trainee));
        if is_own { Err(Refusal::OwnTraining) } else { Ok(()) }
    }

    /// Whether they may read anything of the workspace. Unknown people, people who have left, and people in a role that they
    /// don't hold may not. No user reads as the server.
    pub fn is_reader(&self) -> bool {
        if self.by == Actor::Server {
            return false;
        }
        let is_known = self.by.person().is_none_or(|person| self.workspace.people.contains_key(&person));
        is_known && self.must_be_here().is_ok() && must_hold(self.workspace, self.by).is_ok()
    }

    /// Refuses any request of members who have left the company. The coordinator can still act for them.
    pub fn must_be_here(&self) -> Result<(), Refusal> {
        let Actor::Member(person) = self.by else { return Ok(()) };
        let known = self.workspace.people.get(&person);
        let has_left = known.is_some_and(|known| known.presence == Presence::Left);
        if has_left { Err(Refusal::PersonLeft) } else { Ok(()) }
    }
}
