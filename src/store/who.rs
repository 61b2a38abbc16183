//! The current user. Without sign-in, this device remembers the last choice.

use super::Store;
use crate::platform::{
    device::{self, Identity},
    last_today,
};
use leptos::prelude::*;
use switchback_core::model::actor::Actor;

const COORDINATOR: &str = "coordinator";
const LEADER: &str = "leader";
const MEMBER: &str = "member";

impl Store {
    pub fn switch_to(self, who: Actor) {
        last_today::forget();
        device::remember_identity(Some(&identity(who)));
        self.who.set(who);
    }

    /// Stores what Today shows, so that the next start can show it until the app has loaded.
    pub fn keep_last_today(self, as_of: &str) {
        if untrack(|| self.is_viewing_as()) {
            return;
        }
        if let Some(workspace) = untrack(|| self.read_log(|log| log.id())) {
            last_today::keep(&workspace.to_string(), &identity(self.who.get_untracked()), as_of);
        }
    }

    /// The most likely user before the workspace is open. `None` if this browser hasn't seen one.
    pub fn expected() -> Option<Actor> {
        match (device::team(), device::marker()) {
            (Some(member), _) => Some(member.actor),
            (None, Some(_)) => Some(who_was_here().unwrap_or(Actor::COORDINATOR)),
            (None, None) => None,
        }
    }

    /// Restores the last user here. Falls back to the coordinator if there was none, or the workspace doesn't have that
    /// person.
    pub(super) fn recall_who(self) {
        let known = |who: &Actor| match who {
            Actor::Member(person) => self.read(|workspace| workspace.people.contains_key(person)),
            _ => true,
        };
        self.who.set(who_was_here().filter(known).unwrap_or(Actor::COORDINATOR));
    }
}

fn who_was_here() -> Option<Actor> {
    device::identity().and_then(|identity| actor(&identity))
}

fn identity(who: Actor) -> Identity {
    let (person, role) = match who {
        Actor::Coordinator(_) => (String::new(), COORDINATOR),
        Actor::Leader(_) => (String::new(), LEADER),
        Actor::Member(person) => (person.to_string(), MEMBER),
        Actor::Server => Default::default(),
    };
    Identity { person, role: role.to_owned() }
}

fn actor(identity: &Identity) -> Option<Actor> {
    match identity.role.as_str() {
        COORDINATOR => Some(Actor::COORDINATOR),
        LEADER => Some(Actor::LEADER),
        MEMBER => identity.person.parse().ok().map(Actor::Member),
        _ => None,
    }
}
