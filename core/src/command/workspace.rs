//! The workspace itself.

use super::{Context, Decided, names, refusal::Refusal};
use crate::{
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
