//! Turns the placements found into a list of changes, each with its cause.

use crate::{
    model::{
        ids::EnrollmentId,
        session::{Session, SessionState},
    },
    order::Order,
    planning::{
        exclusion::Exclusion,
        placement::Placement,
        plan_request::PlanRequest,
        replanning::{Cause, Change, Outcome, Repair, ReplanningFormulation, offer},
    },
    workspace::Workspace,
};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs each session that doesn't stay with a new place of its enrollment, for the same step if possible.
pub(super) fn repair(
    request: &PlanRequest,
    replanning: &ReplanningFormulation,
    placements: Vec<Placement>,
) -> Repair {
    let workspace = request.workspace;
    let mut new: Vec<Placement> = placements;
    let mut repair = Repair::default();
    let mut unsettled: Vec<&Session> = Vec::new();
    let free = replanning.formulation.replaced.iter().filter_map(|id| workspace.sessions.get(id));
    for session in free {
        let there = |placement: &Placement| offer(*placement) == offer(session.placement());
        match new.iter().position(there).map(|place| new.remove(place)) {
            None => unsettled.push(session),
            Some(placement) if placement.step == session.step => repair.kept += 1,
            Some(placement) => {
                let cause = Cause::FollowsItsPath;
                repair.changes.push(Change {
                    session: session.id,
                    outcome: Outcome::Becomes(placement),
                    cause,
                });
            }
        }
    }
    unsettled.extend(replanning.lost.iter().filter_map(|id| workspace.sessions.get(id)));
    unsettled.order_by_key(|session| (workspace.start_of(session), session.id));
    let causes = Causes::new(replanning, &unsettled, &new);
    let mut outcomes: BTreeMap<_, Outcome> = BTreeMap::new();
    for same_step in [true, false] {
        for session in &unsettled {
            let fits = |placement: &Placement| {
                placement.enrollment == session.enrollment && (!same_step || placement.step == session.step)
            };
            if !outcomes.contains_key(&session.id)
                && let Some(place) = new.iter().position(fits)
            {
                outcomes.insert(session.id, Outcome::Moves(new.remove(place)));
            }
        }
    }
    for session in unsettled {
        let outcome = outcomes.remove(&session.id).unwrap_or(Outcome::Ends);
        repair.changes.push(Change { session: session.id, outcome, cause: causes.of(session) });
    }
    let start =
        |change: &Change| workspace.sessions.get(&change.session).map(|known| workspace.start_of(known));
    repair.changes.order_by_key(|change| (start(change), change.session));
    repair
}

impl Cause {
    /// Returns the cause in a sentence of its own.
    pub fn words(self, workspace: &Workspace) -> String {
        match self {
            Self::Lost(SessionState::Cancelled(reason)) => reason.to_string(),
            Self::Lost(SessionState::Declined(reason)) => format!("This session was declined: “{reason}”."),
            Self::Lost(_) => "This session was declined.".into(),
            Self::Broken(exclusion) => format!("This session no longer fits: {exclusion}."),
            Self::FollowsItsPath => "Another session of the path was lost or moves.".into(),
            Self::MakesRoomFor(enrollment) => {
                let person = workspace.enrollments.get(&enrollment).map(|known| known.person);
                let name = person.map_or("another trainee", |person| workspace.profiles.name(person));
                format!("This session makes room for {name}.")
            }
        }
    }
}

struct Causes<'a> {
    replanning: &'a ReplanningFormulation,
    /// Enrollments with a session that was lost or is broken.
    affected: BTreeSet<EnrollmentId>,
    new: Vec<Placement>,
}

impl<'a> Causes<'a> {
    fn new(replanning: &'a ReplanningFormulation, unsettled: &[&Session], new: &[Placement]) -> Self {
        let is_affected = |session: &&&Session| {
            replanning.lost.contains(&session.id) || replanning.broken.contains_key(&session.id)
        };
        let affected = unsettled.iter().filter(is_affected).map(|session| session.enrollment).collect();
        Self { replanning, affected, new: new.to_vec() }
    }

    fn of(&self, session: &Session) -> Cause {
        if self.replanning.lost.contains(&session.id) {
            return Cause::Lost(session.state());
        }
        match self.replanning.broken.get(&session.id) {
            // An earlier session of its path is gone.
            Some(Exclusion::OutOfOrder) => return Cause::FollowsItsPath,
            Some(exclusion) => return Cause::Broken(*exclusion),
            None => {}
        }
        if self.affected.contains(&session.enrollment) {
            return Cause::FollowsItsPath;
        }
        let others = || self.new.iter().filter(|placement| placement.enrollment != session.enrollment);
        let takes_seat = others().find(|placement| placement.interview == session.interview);
        let takes_mentor = || others().find(|placement| placement.mentor == session.mentor);
        let taker = takes_seat.or_else(takes_mentor).or_else(|| others().next());
        taker.map_or(Cause::FollowsItsPath, |placement| Cause::MakesRoomFor(placement.enrollment))
    }
}
