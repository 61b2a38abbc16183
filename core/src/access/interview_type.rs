//! Obstacles to renaming an interview type, and to merging two.

use super::{asker::Asker, work::Work};
use crate::{
    model::{
        enrollment::Enrollment,
        ids::{InterviewTypeId, PersonId},
    },
    order::Gather,
    progress::certificates::status,
    refusal::Refusal,
    workspace::Workspace,
};
use std::collections::BTreeSet;

/// Whether a type may have this name.
///
/// # Errors
///
/// If the asker may not edit the program, the type is unknown, or another type has the name.
pub fn rename(asker: &Asker, interview_type: InterviewTypeId, name: &str) -> Result<(), Refusal> {
    Work::EditProgram.by(asker.by)?;
    if !asker.workspace.interview_types.contains_key(&interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    is_free(asker.workspace, name, Some(interview_type))
}

/// Whether a type added by hand may have this name. A file with the name means the type that has it, so an import never asks.
///
/// # Errors
///
/// If the asker may not import, or a type has the name.
pub fn add(asker: &Asker, name: &str) -> Result<(), Refusal> {
    Work::Import.by(asker.by)?;
    is_free(asker.workspace, name, None)
}

fn is_free(workspace: &Workspace, name: &str, own: Option<InterviewTypeId>) -> Result<(), Refusal> {
    let wanted = name.trim().to_lowercase();
    let mut others = workspace.interview_types.values().filter(|other| Some(other.id) != own);
    let is_taken = others.any(|other| other.names().any(|name| name.to_lowercase() == wanted));
    if is_taken { Err(Refusal::TypeNameTaken) } else { Ok(()) }
}

/// Whether everything of one type may count for another.
///
/// # Errors
///
/// If the asker may not edit the program, a type is unknown, scorecards use the rubric that would be lost, or a person is in
/// training for one type and in training for or certified in the other.
pub fn merge(asker: &Asker, merged: InterviewTypeId, into: InterviewTypeId) -> Result<(), Refusal> {
    Work::EditProgram.by(asker.by)?;
    if merged == into {
        return Err(Refusal::SameInterviewType);
    }
    let known = &asker.workspace.interview_types;
    if !known.contains_key(&merged) || !known.contains_key(&into) {
        return Err(Refusal::UnknownInterviewType);
    }
    match scorecards(asker.workspace, merged) {
        0 => {}
        written => return Err(Refusal::TypeHasScorecards(written)),
    }
    match in_both(asker, merged, into).len() {
        0 => Ok(()),
        people => Err(Refusal::InBothTypes(people)),
    }
}

/// The people who are in training for one of two types, and in training for or certified in the other.
pub fn in_both(asker: &Asker, one: InterviewTypeId, other: InterviewTypeId) -> BTreeSet<PersonId> {
    let workspace = asker.workspace;
    let stands = |person: PersonId, kind: InterviewTypeId| {
        workspace.is_in_training(person, kind)
            || status::holds(workspace, asker.zones, person, kind, asker.at)
    };
    let has_other = |known: &&Enrollment| {
        known.interview_type == one && stands(known.person, other)
            || known.interview_type == other && stands(known.person, one)
    };
    let running = workspace.enrollments.values().filter(|known| known.is_running());
    running.filter(has_other).map(|known| known.person).into_set()
}

fn scorecards(workspace: &Workspace, interview_type: InterviewTypeId) -> usize {
    let of_type = |enrollment| {
        workspace.enrollments.get(enrollment).is_some_and(|known| known.interview_type == interview_type)
    };
    let sessions = workspace.sessions.values().filter(|session| of_type(&session.enrollment));
    sessions.map(|session| session.scorecards.iter().count()).sum()
}
