//! The workspace itself.

use super::{Context, Decided, names, refusal::Refusal};
use crate::{
    access::work::Work,
    fact::event::Event,
    model::{ids::WorkspaceId, workspace_kind::WorkspaceKind},
};

pub(super) fn create(
    context: &Context,
    workspace: WorkspaceId,
    name: &str,
    kind: WorkspaceKind,
    salt: WorkspaceId,
) -> Decided {
    if context.workspace.about.is_some() {
        return Err(Refusal::WorkspaceExists);
    }
    let name = name.trim();
    names::check(name)?;
    Ok(vec![Event::WorkspaceCreated { workspace, name: name.to_owned(), kind, salt }])
}

pub(super) fn rename(context: &Context, name: &str) -> Decided {
    Work::NameWorkspace.by(context.by)?;
    let name = name.trim();
    names::check(name)?;
    let is_same = context.workspace.about.as_ref().is_some_and(|about| about.name == name);
    Ok(if is_same { Vec::new() } else { vec![Event::WorkspaceRenamed { name: name.to_owned() }] })
}
