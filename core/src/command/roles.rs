//! Assigning and removing roles beyond that of a member.

use super::{Context, Decided, person, refusal::Refusal};
use crate::{
    access::{assigned_roles, work::Work},
    fact::event::Event,
    model::{assigned_role::AssignedRole, ids::PersonId},
};

pub(super) fn give(context: &Context, person: PersonId, role: AssignedRole) -> Decided {
    Work::AssignRoles.by(context.by)?;
    let known = person::known(context, person)?;
    if !known.is_here() {
        return Err(Refusal::PersonLeft);
    }
    if known.roles.contains(&role) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::RoleGiven { person, role }])
}

pub(super) fn take(context: &Context, person: PersonId, role: AssignedRole) -> Decided {
    Work::AssignRoles.by(context.by)?;
    if !person::known(context, person)?.roles.contains(&role) {
        return Ok(Vec::new());
    }
    if role == AssignedRole::Coordinator {
        assigned_roles::can_be_spared(context.workspace, context.by, person)?;
    }
    Ok(vec![Event::RoleTaken { person, role }])
}
