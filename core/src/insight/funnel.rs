//! How far the people in training have come, by interview type.

use crate::{
    insight::pool::{PoolRow, waiting_for},
    model::{enrollment::Enrollment, ids::InterviewTypeId, program::StepKind},
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, fmt};

/// The kind of step that an enrollment is at: its first that isn't done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Learning,
    Shadowing,
    ReverseShadowing,
    SignOff,
}

impl Stage {
    /// In the order of a usual path.
    pub const ALL: [Self; 4] = [Self::Learning, Self::Shadowing, Self::ReverseShadowing, Self::SignOff];
}

impl fmt::Display for Stage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Learning => "Learning",
            Self::Shadowing => "Shadowing",
            Self::ReverseShadowing => "Reverse shadowing",
            Self::SignOff => "Waiting for sign-off",
        })
    }
}

/// One interview type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    pub interview_type: InterviewTypeId,
    pub name: String,
    /// Everyone in training for it.
    pub enrolled: usize,
    /// Those people by stage, in the order of [`Stage::ALL`].
    pub stages: [usize; 4],
    pub certified: usize,
}

/// The funnel of every type, with the rows of [`pool`](super::pool::pool) and in their order.
pub fn funnel(workspace: &Workspace, pool: &[PoolRow], now: DateTime<Utc>) -> Vec<Funnel> {
    let mut at: BTreeMap<(InterviewTypeId, Stage), usize> = BTreeMap::new();
    let counted = |enrollment: &&Enrollment| waiting_for(workspace, enrollment, now).is_some();
    for enrollment in workspace.enrollments.values().filter(counted) {
        let stage = stage(workspace, enrollment, now);
        *at.entry((enrollment.interview_type, stage)).or_default() += 1;
    }
    let row = |row: &PoolRow| Funnel {
        interview_type: row.interview_type,
        name: row.name.clone(),
        enrolled: row.in_training,
        stages: Stage::ALL.map(|stage| at.get(&(row.interview_type, stage)).copied().unwrap_or_default()),
        certified: row.certified,
    };
    pool.iter().map(row).collect()
}

/// Prep that was done too long ago to count is learned again before the sign-off.
pub fn stage(workspace: &Workspace, enrollment: &Enrollment, now: DateTime<Utc>) -> Stage {
    let Some(path) = workspace.path(enrollment) else { return Stage::Learning };
    match steps::missing_before_sign_off(workspace, enrollment) {
        Some((StepKind::Shadow | StepKind::HalfShadow, _)) => Stage::Shadowing,
        Some((StepKind::ReverseShadow, _)) => Stage::ReverseShadowing,
        None if steps::stale_prep(path, enrollment, now).is_none() => Stage::SignOff,
        _ => Stage::Learning,
    }
}
