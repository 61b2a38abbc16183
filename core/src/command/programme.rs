//! The interview types, and the programme that certifies people in them.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    event::Event,
    model::{
        interview_type::InterviewType,
        programme::{Path, Programme, StepKind, Version},
    },
};
use std::collections::BTreeMap;

/// New types get the usual path at once, so that people can start on them.
pub(super) fn add_types(context: &Context, types: &[InterviewType]) -> Decided {
    if types.is_empty() {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    let mut programme = next_version(context);
    for added in types {
        if context.workspace.interview_types.contains_key(&added.id) {
            return Err(Refusal::IdTaken);
        }
        if added.name.trim().is_empty() {
            return Err(Refusal::NameMissing);
        }
        if programme.paths.insert(added.id, Path::default()).is_some() {
            return Err(Refusal::IdTaken);
        }
        events.push(Event::InterviewTypeAdded(added.clone()));
    }
    events.push(Event::ProgrammePublished(programme));
    Ok(events)
}

fn next_version(context: &Context) -> Programme {
    match context.workspace.programme() {
        Some(programme) => Programme { version: Version(programme.version.0 + 1), ..programme.clone() },
        None => Programme { version: Version(1), paths: BTreeMap::new() },
    }
}

pub(super) fn publish(context: &Context, programme: &Programme) -> Decided {
    context.only_coordinator()?;
    if programme.version != next_version(context).version {
        return Err(Refusal::ProgrammeVersion);
    }
    for (interview_type, path) in &programme.paths {
        if !context.workspace.interview_types.contains_key(interview_type) {
            return Err(Refusal::UnknownInterviewType);
        }
        check_path(path)?;
    }
    Ok(vec![Event::ProgrammePublished(programme.clone())])
}

fn check_path(path: &Path) -> Result<(), Refusal> {
    let Some((last, before)) = path.steps.split_last() else { return Err(Refusal::PathWithoutSteps) };
    if !before.iter().any(|step| step.kind.is_session()) {
        return Err(Refusal::PathWithoutSteps);
    }
    if last.kind != StepKind::SignOff || before.iter().any(|step| step.kind == StepKind::SignOff) {
        return Err(Refusal::SignOffNotLast);
    }
    let sound = |step: &crate::model::programme::Step| match step.kind.is_session() {
        true => step.times >= 1,
        false => step.times == 1,
    };
    if path.steps.iter().all(sound) { Ok(()) } else { Err(Refusal::StepTimes) }
}
