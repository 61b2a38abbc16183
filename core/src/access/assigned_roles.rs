//! Acting in an assigned role, and who must keep theirs.

use crate::{
    model::{actor::Actor, assigned_role::AssignedRole, ids::PersonId},
    refusal::Refusal,
    workspace::Workspace,
};

/// Refuses acting in a role that the person does not or no longer hold.
pub fn must_hold(workspace: &Workspace, by: Actor) -> Result<(), Refusal> {
    let (person, role) = match by {
        Actor::Coordinator(Some(person)) => (person, AssignedRole::Coordinator),
        Actor::Leader(Some(person)) => (person, AssignedRole::Leader),
        Actor::Member(_) | Actor::Coordinator(None) | Actor::Leader(None) | Actor::Server => return Ok(()),
    };
    let holds = workspace.people.get(&person).is_some_and(|known| known.holds(role));
    if holds { Ok(()) } else { Err(Refusal::RoleNotHeld(role)) }
}

/// Refuses removing the last coordinator. Without sign-in, anyone can coordinate, so it is always allowed.
pub fn can_be_spared(workspace: &Workspace, by: Actor, person: PersonId) -> Result<(), Refusal> {
    let spared = by.person().is_none() || !is_coordinator(workspace, person) || coordinators(workspace) > 1;
    if spared { Ok(()) } else { Err(Refusal::LastCoordinator) }
}

/// Refuses an undo that would leave no signed-in user as a coordinator.
pub fn leaves_a_coordinator(now: &Workspace, without: &Workspace, by: Actor) -> Result<(), Refusal> {
    let loses_all = by.person().is_some() && coordinators(now) > 0 && coordinators(without) == 0;
    if loses_all { Err(Refusal::LastCoordinator) } else { Ok(()) }
}

/// The highest role that a person can act in; `None` for a person who is not here.
pub fn highest(workspace: &Workspace, person: PersonId) -> Option<Actor> {
    let known = workspace.people.get(&person).filter(|known| known.is_here())?;
    Some(match (known.holds(AssignedRole::Coordinator), known.holds(AssignedRole::Leader)) {
        (true, _) => Actor::Coordinator(Some(person)),
        (false, true) => Actor::Leader(Some(person)),
        (false, false) => Actor::Member(person),
    })
}

/// The highest role that a user holds, if they act in a lower one. They sign in again to act in it.
pub fn unused(workspace: &Workspace, by: Actor) -> Option<AssignedRole> {
    let acts_in = match by {
        Actor::Member(_) => None,
        Actor::Leader(_) => Some(AssignedRole::Leader),
        Actor::Coordinator(_) | Actor::Server => return None,
    };
    let held = match highest(workspace, by.person()?)? {
        Actor::Coordinator(_) => AssignedRole::Coordinator,
        Actor::Leader(_) => AssignedRole::Leader,
        Actor::Member(_) | Actor::Server => return None,
    };
    (acts_in != Some(held)).then_some(held)
}

fn is_coordinator(workspace: &Workspace, person: PersonId) -> bool {
    workspace.people.get(&person).is_some_and(|known| known.holds(AssignedRole::Coordinator))
}

fn coordinators(workspace: &Workspace) -> usize {
    workspace.people.values().filter(|known| known.holds(AssignedRole::Coordinator)).count()
}
