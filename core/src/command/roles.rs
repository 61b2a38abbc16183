//! The roles that people have beside that of a member.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    access::{roles, work::Work},
    fact::event::Event,
    model::{assigned_role::AssignedRole, ids::PersonId, person::Person},
};

pub(super) fn give(context: &Context, person: PersonId, role: AssignedRole) -> Decided {
    Work::AssignRoles.by(context.by)?;
    let known = known(context, person)?;
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
    if !known(context, person)?.roles.contains(&role) {
        return Ok(Vec::new());
    }
    if role == AssignedRole::Coordinator {
        roles::can_be_spared(context.workspace, context.by, person)?;
    }
    Ok(vec![Event::RoleTaken { person, role }])
}

fn known<'a>(context: &'a Context, person: PersonId) -> Result<&'a Person, Refusal> {
    context.workspace.people.get(&person).ok_or(Refusal::UnknownPerson)
}
