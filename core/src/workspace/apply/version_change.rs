//! Moves an enrollment to another version: everything that was earned moves along, and what the new version doesn't require is
//! kept beside it.

use crate::{
    model::{
        enrollment::{Enrollment, StepIndex, Variant},
        ids::EnrollmentId,
        program::{Path, StepKind, Version},
    },
    order::Gather,
    workspace::{
        Workspace,
        apply::{Fit, Noun, OddityKind},
    },
};
use std::collections::BTreeMap;

/// The index of what belongs to no step. No path is that long.
const NOWHERE: StepIndex = StepIndex(u8::MAX);

/// The path on which an enrollment continues.
pub(super) struct Target<'a> {
    pub version: Version,
    pub variant: Variant,
    /// The new index of each step of the old path.
    pub steps: &'a [Option<StepIndex>],
}

/// Maps the steps of the old path to the new one.
struct Places<'a> {
    steps: &'a [Option<StepIndex>],
    old: Option<Path>,
    new: Option<Path>,
}

impl Places<'_> {
    fn place(&self, step: StepIndex) -> Option<StepIndex> {
        step.of(self.steps).copied().flatten()
    }

    /// The new index of something earned. If it has none, the kind of its step, so that it can count again later.
    fn moved(&self, step: StepIndex, beyond: Option<StepKind>) -> (StepIndex, Option<StepKind>) {
        match self.place(step).or_else(|| self.of_kind(beyond?)) {
            Some(place) => (place, None),
            None => (NOWHERE, beyond.or_else(|| self.old_kind(step))),
        }
    }

    fn old_kind(&self, step: StepIndex) -> Option<StepKind> {
        Some(step.of(&self.old.as_ref()?.steps)?.kind)
    }

    fn of_kind(&self, kind: StepKind) -> Option<StepIndex> {
        let place = self.new.as_ref()?.steps.iter().position(|step| step.kind == kind)?;
        u8::try_from(place).ok().map(StepIndex)
    }
}

pub(super) fn enrollment(workspace: &mut Workspace, id: EnrollmentId, target: &Target) -> Fit {
    let Target { version, variant, steps } = *target;
    let known = workspace.enrollments.get(&id).ok_or(OddityKind::Missing(Noun::Enrollment))?;
    let old = workspace.path(known).cloned();
    let new = workspace.path_of(version, known.interview_type, variant).cloned();
    let has_path = new.is_some();
    let places = Places { steps, old, new };
    if let Some(known) = workspace.enrollments.get_mut(&id) {
        known.version = version;
        known.variant = variant;
        move_ledger(known, &places);
    }
    for session in workspace.sessions.values_mut().filter(|session| session.enrollment == id) {
        (session.step, session.course.beyond) = places.moved(session.step, session.course.beyond);
    }
    if has_path { Ok(()) } else { Err(OddityKind::Missing(Noun::Program)) }
}

fn move_ledger(known: &mut Enrollment, places: &Places) {
    let enrolled = known.since();
    let ledger = &mut known.ledger;
    let (mut prepared, mut beyond) = (BTreeMap::new(), Vec::new());
    for (step, at) in std::mem::take(&mut known.prepared) {
        match (places.place(step), places.old_kind(step)) {
            (Some(place), _) => drop(prepared.insert(place, at)),
            (None, Some(kind)) => beyond.push(kind),
            (None, None) => {}
        }
    }
    for kind in std::mem::take(&mut ledger.beyond) {
        match places.of_kind(kind) {
            Some(step) => drop(prepared.entry(step).or_insert(enrolled.into())),
            None => beyond.push(kind),
        }
    }
    known.prepared = prepared;
    ledger.beyond = beyond;
    for credit in &mut ledger.credits {
        (credit.step, credit.beyond) = places.moved(credit.step, credit.beyond);
    }
    ledger.more = summed(&ledger.more, places);
    ledger.granted = summed(&ledger.granted, places);
    ledger.enough = moved(&ledger.enough, places);
}

/// Adds up the counts of steps that become one.
fn summed(counts: &BTreeMap<StepIndex, u8>, places: &Places) -> BTreeMap<StepIndex, u8> {
    let mut sums: BTreeMap<StepIndex, u8> = BTreeMap::new();
    for (place, count) in counts.iter().filter_map(|(step, count)| Some((places.place(*step)?, *count))) {
        let sum = sums.entry(place).or_default();
        *sum = sum.saturating_add(count);
    }
    sums
}

fn moved(counts: &BTreeMap<StepIndex, u8>, places: &Places) -> BTreeMap<StepIndex, u8> {
    counts.iter().filter_map(|(step, count)| Some((places.place(*step)?, *count))).into_map()
}
