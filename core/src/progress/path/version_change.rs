//! The effects of moving people in training to another version of the program.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex, Variant},
        ids::{EnrollmentId, PersonId, SessionId},
        program::{Path, StepKind, Version},
        session::{Session, SessionState},
    },
    order::Order,
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};

/// How one enrollment would continue on the newest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionChange {
    pub enrollment: EnrollmentId,
    pub person: PersonId,
    pub from: Version,
    pub to: Version,
    pub variant: Variant,
    /// The new index of each step of its path.
    pub steps: Vec<Option<StepIndex>>,
    /// The sessions missing now and after the change, as steps with numbers.
    pub missing: Vec<(StepKind, u8)>,
    pub would_miss: Vec<(StepKind, u8)>,
    /// Earned steps that are no longer required. They stay on record.
    pub beyond: Vec<StepKind>,
    /// Sessions ahead for which the new path has no step.
    pub called_off: Vec<SessionId>,
}

impl VersionChange {
    /// Steps that are required less than before.
    pub fn gains(&self) -> Vec<(StepKind, u8)> {
        surplus(&self.missing, &self.would_miss)
    }

    /// Steps that are required in addition.
    pub fn loses(&self) -> Vec<(StepKind, u8)> {
        surplus(&self.would_miss, &self.missing)
    }
}

fn surplus(of: &[(StepKind, u8)], over: &[(StepKind, u8)]) -> Vec<(StepKind, u8)> {
    let count = |list: &[(StepKind, u8)], kind: StepKind| {
        list.iter().filter(|(known, _)| *known == kind).map(|(_, times)| u32::from(*times)).sum::<u32>()
    };
    let mut kinds: Vec<_> = of.iter().map(|(kind, _)| *kind).collect();
    kinds.order();
    kinds.dedup();
    let more = |kind: StepKind| {
        let more = count(of, kind).saturating_sub(count(over, kind));
        (more > 0).then(|| (kind, u8::try_from(more).unwrap_or(u8::MAX)))
    };
    kinds.into_iter().filter_map(more).collect()
}

/// Everyone in training on an older version whose path differs from that of the newest.
pub fn version_changes(workspace: &Workspace, now: DateTime<Utc>) -> Vec<VersionChange> {
    let running = workspace.enrollments.values().filter(|enrollment| enrollment.is_running());
    let changes = running.filter_map(|enrollment| to_newest(workspace, enrollment, now));
    changes.filter(|change| is_another_path(workspace, change)).collect()
}

fn is_another_path(workspace: &Workspace, change: &VersionChange) -> bool {
    let enrollment = workspace.enrollments.get(&change.enrollment);
    enrollment.is_some_and(|known| {
        workspace.path(known) != workspace.path_of(change.to, known.interview_type, change.variant)
    })
}

/// How an enrollment would move; `None` if it is on the newest version, or that version has no such path.
pub fn to_newest(
    workspace: &Workspace,
    enrollment: &Enrollment,
    now: DateTime<Utc>,
) -> Option<VersionChange> {
    let to = workspace.program()?.version;
    if to == enrollment.version {
        return None;
    }
    let old = workspace.path(enrollment)?;
    let whole = workspace.path_of(to, enrollment.interview_type, Variant::Full)?;
    let variant = variant_on(whole, enrollment.variant);
    let new = workspace.path_of(to, enrollment.interview_type, variant)?;
    let steps = places(old, new);
    let gone = |session: &&Session| session.step.of(&steps).copied().flatten().is_none();
    let sessions = workspace.sessions_of(enrollment.id);
    let called_off = sessions
        .iter()
        .copied()
        .filter(gone)
        .filter(|session| session.is_open(workspace.start_of(session), now))
        .map(|session| session.id);
    let earned = sessions.iter().copied().filter(|session| session.state() == SessionState::Credited);
    let kind = |session: &Session| session.step.of(&old.steps).map(|step| step.kind);
    let mut beyond: Vec<_> = earned.filter(gone).filter_map(kind).collect();
    let prepared = enrollment.prepared.keys().filter(|step| step.of(&steps).copied().flatten().is_none());
    beyond.extend(prepared.filter_map(|step| step.of(&old.steps).map(|step| step.kind)));
    Some(VersionChange {
        enrollment: enrollment.id,
        person: enrollment.person,
        from: enrollment.version,
        to,
        variant,
        missing: missing(workspace, enrollment, old, &identity(old)),
        would_miss: missing(workspace, enrollment, new, &steps),
        called_off: called_off.collect(),
        beyond,
        steps,
    })
}

/// If the new version lacks the shorter path or the refresher, the full path replaces it.
fn variant_on(whole: &Path, variant: Variant) -> Variant {
    match variant {
        Variant::Shorter if whole.rules.shorter.is_none() => Variant::Full,
        Variant::Refresher if whole.rules.refresher.is_none() => Variant::Full,
        variant => variant,
    }
}

fn identity(path: &Path) -> Vec<Option<StepIndex>> {
    steps::indexed(path).map(|(index, _)| Some(index)).collect()
}

/// Matches steps of one kind in order. The last step of a kind receives all the remaining ones.
fn places(old: &Path, new: &Path) -> Vec<Option<StepIndex>> {
    let mut used: Vec<StepIndex> = Vec::new();
    let mut place = |kind: StepKind| {
        let same = steps::indexed(new).filter(|(_, step)| step.kind == kind).map(|(index, _)| index);
        let same: Vec<_> = same.collect();
        let free = same.iter().copied().find(|index| !used.contains(index)).or(same.last().copied());
        used.extend(free);
        free
    };
    old.steps.iter().map(|step| place(step.kind)).collect()
}

/// What a path still requires of an enrollment whose steps have these indexes on it.
fn missing(
    workspace: &Workspace,
    enrollment: &Enrollment,
    path: &Path,
    places: &[Option<StepIndex>],
) -> Vec<(StepKind, u8)> {
    let at = |step: StepIndex| step.of(places).copied().flatten();
    // What lost its step in an earlier move counts again if the path requires it again.
    let back =
        |kind: StepKind| steps::indexed(path).find(|(_, step)| step.kind == kind).map(|(index, _)| index);
    let at_or_back = |step: StepIndex, beyond: Option<StepKind>| at(step).or_else(|| back(beyond?));
    let sessions = workspace.sessions_of(enrollment.id);
    let credited = |index: StepIndex| {
        let here = sessions
            .iter()
            .filter(|session| session.state() == SessionState::Credited)
            .filter(|session| at_or_back(session.step, session.course.beyond) == Some(index))
            .count();
        let credits = enrollment.ledger.credits.iter();
        let elsewhere = credits.filter(|credit| at_or_back(credit.step, credit.beyond) == Some(index));
        elsewhere.fold(u8::try_from(here).unwrap_or(u8::MAX), |sum, credit| sum.saturating_add(credit.times))
    };
    let prepared = |index: StepIndex| {
        enrollment.ledger.beyond.iter().any(|kind| back(*kind) == Some(index))
            || enrollment.prepared.keys().any(|step| at(*step) == Some(index))
    };
    let enough = |index: StepIndex| {
        let mut known = enrollment.ledger.enough.iter();
        known.rfind(|(step, _)| at(**step) == Some(index)).map(|(_, enough)| *enough)
    };
    let more = |index: StepIndex| {
        let added = enrollment.ledger.more.iter().filter(|(step, _)| at(**step) == Some(index));
        added.fold(0_u8, |sum, (_, more)| sum.saturating_add(*more))
    };
    steps::indexed(path)
        .filter(|(_, step)| step.kind != StepKind::SignOff)
        .map(|(index, step)| {
            let done = credited(index).saturating_add(u8::from(prepared(index)));
            let asked = step.times.saturating_add(more(index));
            (step.kind, steps::shortened(step, enough(index), asked).saturating_sub(done))
        })
        .filter(|(_, times)| *times > 0)
        .collect()
}
