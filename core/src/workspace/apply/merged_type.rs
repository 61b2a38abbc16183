//! Merges one interview type into another.

use crate::{
    model::{ids::InterviewTypeId, program::Path},
    workspace::{
        Workspace,
        apply::{Fit, Noun, OddityKind},
    },
};

pub(super) fn merge(workspace: &mut Workspace, merged: InterviewTypeId, into: InterviewTypeId) -> Fit {
    let known = workspace.interview_types.contains_key(&into);
    let merged_type = workspace.interview_types.remove(&merged).filter(|_| known);
    let names = merged_type.ok_or(OddityKind::Missing(Noun::InterviewType))?;
    if let Some(known) = workspace.interview_types.get_mut(&into) {
        known.also.extend(names.names().map(String::from));
    }
    let go_on = |interview_type: &mut InterviewTypeId| {
        if *interview_type == merged {
            *interview_type = into;
        }
    };
    workspace.interviews.values_mut().for_each(|known| go_on(&mut known.interview_type));
    workspace.enrollments.values_mut().for_each(|known| go_on(&mut known.interview_type));
    workspace.certificates.values_mut().for_each(|known| go_on(&mut known.interview_type));
    for program in workspace.programs.values_mut() {
        program.paths.remove(&merged);
        program.paths.values_mut().for_each(|path| ask_for_other(path, merged, into));
    }
    Ok(())
}

/// Replaces the merged type in the prerequisites of older versions.
fn ask_for_other(path: &mut Path, merged: InterviewTypeId, into: InterviewTypeId) {
    if path.rules.prerequisites.remove(&merged) {
        path.rules.prerequisites.insert(into);
    }
    for other in [&mut path.rules.shorter, &mut path.rules.refresher].into_iter().flatten() {
        ask_for_other(other, merged, into);
    }
}
