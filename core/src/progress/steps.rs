//! Which steps of a path are done and which are missing.

use crate::{
    model::{
        enrolment::{Enrolment, StepIndex},
        programme::{Path, Step, StepKind},
        session::{Session, SessionState},
    },
    workspace::Workspace,
};

/// Every session that a path asks for, in order: a step to be done twice stands there twice.
pub fn pitches(path: &Path) -> Vec<StepIndex> {
    let repeated = indexed(path).filter(|(_, step)| step.kind.is_session());
    repeated.flat_map(|(index, step)| std::iter::repeat_n(index, step.times.into())).collect()
}

/// The steps of a path with their places.
pub fn indexed(path: &Path) -> impl Iterator<Item = (StepIndex, &Step)> {
    path.steps.iter().enumerate().map(|(index, step)| (StepIndex(index as u8), step))
}

/// Whether a session stands for its step: it took place and was not turned down, or is still to come.
pub fn counts(session: &Session) -> bool {
    use SessionState::{Accepted, Confirmed, Credited, Drafted, Held, Proposed};
    matches!(session.state, Drafted | Accepted | Proposed | Confirmed | Held | Credited)
}

/// The sessions that are neither done nor planned, in the path's order.
pub fn remaining(workspace: &Workspace, enrolment: &Enrolment) -> Vec<StepIndex> {
    let Some(path) = workspace.path(enrolment) else { return Vec::new() };
    let sessions = workspace.sessions_of(enrolment.id);
    let mut remaining = pitches(path);
    for session in sessions.into_iter().filter(|session| counts(session)) {
        if let Some(place) = remaining.iter().position(|step| *step == session.step) {
            remaining.remove(place);
        }
    }
    remaining
}

/// The first prep step that is not done.
pub fn missing_prep(path: &Path, enrolment: &Enrolment) -> Option<StepIndex> {
    let mut prep = indexed(path).filter(|(_, step)| step.kind.is_prep());
    prep.find(|(index, _)| !enrolment.prepared.contains_key(index)).map(|(index, _)| index)
}

/// How many sessions of a step are credited.
pub fn credited(workspace: &Workspace, enrolment: &Enrolment, step: StepIndex) -> u8 {
    let sessions = workspace.sessions_of(enrolment.id);
    let credited =
        sessions.iter().filter(|session| session.step == step && session.state == SessionState::Credited);
    u8::try_from(credited.count()).unwrap_or(u8::MAX)
}

/// The first step that is missing before the sign-off, and how often.
pub fn missing_before_sign_off(workspace: &Workspace, enrolment: &Enrolment) -> Option<(StepKind, u8)> {
    let path = workspace.path(enrolment)?;
    indexed(path).filter(|(_, step)| step.kind != StepKind::SignOff).find_map(|(index, step)| {
        let done = match step.kind.is_session() {
            true => credited(workspace, enrolment, index),
            false => u8::from(enrolment.prepared.contains_key(&index)),
        };
        (done < step.times).then(|| (step.kind, step.times - done))
    })
}
