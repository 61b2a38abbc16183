//! Which steps of a path are done and which are missing.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex},
        program::{Path, Step, StepKind},
        session::{Session, SessionState},
    },
    order::Order,
    workspace::Workspace,
};
use chrono::{DateTime, Months, Utc};

/// Every session that a path requires, in order. A step that is done twice is listed twice.
pub fn required_sessions(path: &Path) -> Vec<StepIndex> {
    let repeated = indexed(path).filter(|(_, step)| step.kind.is_session());
    repeated.flat_map(|(index, step)| std::iter::repeat_n(index, step.times.into())).collect()
}

/// Every session that a path requires of one enrollment, without credit from elsewhere, and with additional sessions.
pub fn required_sessions_of(path: &Path, enrollment: &Enrollment) -> Vec<StepIndex> {
    let repeated = indexed(path).filter(|(_, step)| step.kind.is_session());
    let asked = |(index, step)| std::iter::repeat_n(index, sessions_asked(enrollment, index, step).into());
    repeated.flat_map(asked).collect()
}

/// How many sessions a step requires of an enrollment.
pub fn sessions_asked(enrollment: &Enrollment, index: StepIndex, step: &Step) -> u8 {
    asked_in_all(enrollment, index, step).saturating_sub(credited_elsewhere(enrollment, index))
}

/// How many times a step is required of an enrollment, including credit from elsewhere.
pub fn asked_in_all(enrollment: &Enrollment, index: StepIndex, step: &Step) -> u8 {
    let more = enrollment.ledger.more.get(&index).copied().unwrap_or(0);
    let enough = enrollment.ledger.enough.get(&index).copied();
    shortened(step, enough, step.times.saturating_add(more))
}

/// What a step requires after it was shortened: no fewer than its minimum.
pub fn shortened(step: &Step, enough: Option<u8>, asked: u8) -> u8 {
    let least = step.rules.at_least.unwrap_or(asked);
    enough.map_or(asked, |enough| enough.max(least).min(asked))
}

/// How many times a step counts without a session here.
pub fn credited_elsewhere(enrollment: &Enrollment, index: StepIndex) -> u8 {
    let credits = enrollment.ledger.credits.iter().filter(|credit| credit.step == index);
    credits.fold(0, |sum: u8, credit| sum.saturating_add(credit.times))
}

/// The number of sessions that were taken for a step. A log may contain more than fit, in which case the counts stay at their
/// maximum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    pub all: u8,
    /// Those that need another.
    pub without_credit: u8,
}

impl Attempts {
    /// Counts a session in this state, if it has been taken.
    pub fn add(&mut self, state: SessionState) {
        self.all = self.all.saturating_add(is_attempt(state).into());
        self.without_credit = self.without_credit.saturating_add((state == SessionState::NotCredited).into());
    }
}

/// Whether the sessions or the retakes of a step are used up, so that nothing more is planned without a decision.
pub fn is_used_up(enrollment: &Enrollment, index: StepIndex, step: &Step, attempts: Attempts) -> bool {
    let granted = enrollment.ledger.granted.get(&index).copied().unwrap_or(0);
    let sessions = step.rules.at_most.map(|most| most.saturating_add(granted));
    let retakes = step.rules.retakes.map(|most| most.saturating_add(granted));
    sessions.is_some_and(|most| attempts.all >= most)
        || retakes.is_some_and(|most| attempts.without_credit > most)
}

/// Whether a session in this state has been taken.
pub fn is_attempt(state: SessionState) -> bool {
    matches!(state, SessionState::Held | SessionState::Credited | SessionState::NotCredited)
}

/// The first step whose sessions or retakes are used up while sessions are still missing. It needs a decision.
pub fn undecided(workspace: &Workspace, enrollment: &Enrollment) -> Option<StepIndex> {
    let path = workspace.path(enrollment)?;
    let bounded = |(_, step): &(StepIndex, &Step)| step.rules.is_bounded();
    if !indexed(path).any(|step| bounded(&step)) {
        return None;
    }
    let missing = remaining(workspace, enrollment);
    let sessions = workspace.sessions_of(enrollment.id);
    let attempts = |index: StepIndex| {
        let mut attempts = Attempts::default();
        let of_step = sessions.iter().filter(|session| session.step == index);
        of_step.for_each(|session| attempts.add(session.state()));
        attempts
    };
    let mut steps = indexed(path).filter(bounded).filter(|(index, _)| missing.contains(index));
    steps.find(|(index, step)| is_used_up(enrollment, *index, step, attempts(*index))).map(|(index, _)| index)
}

/// The first step whose minimum is reached while it requires more. It may end with the approved sessions.
pub fn minimum_reached(workspace: &Workspace, enrollment: &Enrollment) -> Option<StepIndex> {
    let path = workspace.path(enrollment)?;
    let bounded = indexed(path).filter_map(|(index, step)| Some((index, step, step.rules.at_least?)));
    let mut sessions = bounded.filter(|(_, step, _)| step.kind.is_session());
    sessions
        .find(|(index, step, least)| {
            let done = credited(workspace, enrollment, *index)
                .saturating_add(credited_elsewhere(enrollment, *index));
            (*least..asked_in_all(enrollment, *index, step)).contains(&done)
        })
        .map(|(index, ..)| index)
}

/// The steps of a path with their indexes.
pub fn indexed(path: &Path) -> impl Iterator<Item = (StepIndex, &Step)> {
    path.steps.iter().enumerate().map(|(index, step)| (StepIndex(index as u8), step))
}

/// Whether a session counts for its step: it took place and wasn't turned down, or is still to come.
pub fn counts(session: &Session) -> bool {
    use SessionState::{Accepted, Confirmed, Credited, Drafted, Held, Proposed};
    matches!(session.state(), Drafted | Accepted | Proposed | Confirmed | Held | Credited)
}

/// The sessions that are neither done nor planned, in the path's order.
pub fn remaining(workspace: &Workspace, enrollment: &Enrollment) -> Vec<StepIndex> {
    let Some(path) = workspace.path(enrollment) else { return Vec::new() };
    let sessions = workspace.sessions_of(enrollment.id);
    let mut remaining = required_sessions_of(path, enrollment);
    for session in sessions.into_iter().filter(|session| counts(session)) {
        if let Some(place) = remaining.iter().position(|step| *step == session.step) {
            remaining.remove(place);
        }
    }
    remaining
}

/// The first prep step that is not done.
pub fn missing_prep(path: &Path, enrollment: &Enrollment) -> Option<StepIndex> {
    missing_prep_before(path, enrollment, StepIndex(u8::MAX))
}

/// The first prep step before `step` that is not done.
pub fn missing_prep_before(path: &Path, enrollment: &Enrollment, step: StepIndex) -> Option<StepIndex> {
    let mut prep = indexed(path).filter(|(index, known)| known.kind.is_prep() && *index < step);
    prep.find(|(index, _)| !is_prepared(enrollment, *index)).map(|(index, _)| index)
}

pub fn is_prepared(enrollment: &Enrollment, index: StepIndex) -> bool {
    enrollment.prepared.contains_key(&index) || credited_elsewhere(enrollment, index) > 0
}

/// The prep that the trainee does next: not done, with everything before it done.
pub fn prep_due(workspace: &Workspace, enrollment: &Enrollment, at: DateTime<Utc>) -> Option<StepIndex> {
    let path = workspace.path(enrollment)?;
    let Some(index) = missing_prep(path, enrollment) else { return stale_prep(path, enrollment, at) };
    let before = indexed(path).filter(|(known, step)| *known < index && step.kind.is_session());
    let is_reached = before.into_iter().all(|(known, step)| {
        credited(workspace, enrollment, known) >= sessions_asked(enrollment, known, step)
    });
    is_reached.then_some(index)
}

/// The first prep that was done too long ago to count for a sign-off.
pub fn stale_prep(path: &Path, enrollment: &Enrollment, at: DateTime<Utc>) -> Option<StepIndex> {
    let mut prep = indexed(path).filter(|(_, step)| step.kind.is_prep());
    prep.find(|(index, step)| is_stale(enrollment, *index, step, at)).map(|(index, _)| index)
}

/// Whether a prep step was done too long ago to count for a sign-off.
pub fn is_stale(enrollment: &Enrollment, index: StepIndex, step: &Step, at: DateTime<Utc>) -> bool {
    let done = enrollment.prepared.get(&index).map(|done| done.time());
    let until = step.rules.valid_months.zip(done);
    let until = until.and_then(|(months, done)| done.checked_add_months(Months::new(months.into())));
    until.is_some_and(|until| until < at)
}

/// How many sessions of a step are approved.
pub fn credited(workspace: &Workspace, enrollment: &Enrollment, step: StepIndex) -> u8 {
    let sessions = workspace.sessions_of(enrollment.id);
    let credited =
        sessions.iter().filter(|session| session.step == step && session.state() == SessionState::Credited);
    u8::try_from(credited.count()).unwrap_or(u8::MAX)
}

/// The first step that is missing before the sign-off, and how many times.
pub fn missing_before_sign_off(workspace: &Workspace, enrollment: &Enrollment) -> Option<(StepKind, u8)> {
    let path = workspace.path(enrollment)?;
    indexed(path).filter(|(_, step)| step.kind != StepKind::SignOff).find_map(|(index, step)| {
        let (done, asked) = match step.kind.is_session() {
            true => (credited(workspace, enrollment, index), sessions_asked(enrollment, index, step)),
            false => (u8::from(is_prepared(enrollment, index)), 1),
        };
        (done < asked).then(|| (step.kind, asked - done))
    })
}

/// When the last requirement before the sign-off was met. Anything beyond what a step requires doesn't count. `None` if nothing
/// is required.
pub fn done_since(workspace: &Workspace, enrollment: &Enrollment) -> Option<DateTime<Utc>> {
    let path = workspace.path(enrollment)?;
    let before = indexed(path).filter(|(_, step)| step.kind != StepKind::SignOff);
    before.filter_map(|(index, step)| step_done_since(workspace, enrollment, index, step)).max()
}

fn step_done_since(
    workspace: &Workspace,
    enrollment: &Enrollment,
    index: StepIndex,
    step: &Step,
) -> Option<DateTime<Utc>> {
    let credits = enrollment.ledger.credits.iter().filter(|credit| credit.step == index);
    let mut done: Vec<_> =
        credits.flat_map(|credit| std::iter::repeat_n(credit.at, credit.times.into())).collect();
    if !step.kind.is_session() {
        done.extend(enrollment.prepared.get(&index).map(|done| done.time()));
        return done.into_iter().min();
    }
    let sessions = workspace.sessions_of(enrollment.id).into_iter();
    let credited =
        sessions.filter(|session| session.step == index && session.state() == SessionState::Credited);
    done.extend(credited.map(|session| session.since()));
    done.order();
    let asked = usize::from(asked_in_all(enrollment, index, step));
    done.get(asked.checked_sub(1)?).copied()
}
