//! Re-plans after a change: replaces lost sessions and moves as few others as possible.

use crate::zones::{Zones, later};
use crate::{
    model::{
        ids::{EnrollmentId, InterviewId, PersonId, SessionId},
        session::{CancelReason, DeclineReason, Pin, Session, SessionState},
    },
    order::{Gather, Order},
    planning::{
        exclusion::Exclusion,
        formulation::{Formulation, formulate_for},
        placement::Placement,
        plan::placed,
        plan_request::PlanRequest,
        problem::{Candidate, Choice},
        rules::RuleContext,
        solver::Solution,
    },
    progress::path::steps,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod causes;
mod restore;

/// Points for a session that stays where it is, for a confirmed one that stays, and for a place for a session that was
/// lost or has to move. Each of them outweighs all other points of a session. Replacing one session is worth moving two
/// that aren't confirmed. However many places one seat can bring, they aren't worth moving a confirmed session that is
/// still valid. Staying with another step of the path is worth half.
const STAYS: i64 = 4_000_000;
const STAYS_CONFIRMED: i64 = 900_000_000;
const HAS_A_PLACE: i64 = 10_000_000;
/// If a plan is short of the optimum by less than half of the value of staying with another step, another place or
/// another session that stays can't improve it.
const GOOD_ENOUGH: u32 = (STAYS / 4) as u32;

/// The re-planning problem, with the published sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ReplanningFormulation {
    pub formulation: Formulation,
    /// Sessions that were lost since they were published and aren't replaced yet.
    pub lost: Vec<SessionId>,
    /// Published sessions that a rule has come to exclude.
    pub broken: BTreeMap<SessionId, Exclusion>,
}

/// What happens to the published sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[must_use]
pub struct Repair {
    /// By the start of the original session.
    pub changes: Vec<Change>,
    /// How many published sessions that could have changed stay as they are.
    pub kept: usize,
}

/// One session that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The original session, or the one that was lost.
    pub session: SessionId,
    pub outcome: Outcome,
    pub cause: Cause,
}

impl Change {
    /// Whether publishing cancels the session and puts no other in its place. A lost one is cancelled already.
    pub fn only_cancels(&self) -> bool {
        self.outcome == Outcome::Ends && !matches!(self.cause, Cause::Lost(_))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Moves(Placement),
    /// Same interview, another step of its path.
    Becomes(Placement),
    /// No other place was found.
    Ends,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// It was declined or cancelled.
    Lost(SessionState),
    /// A rule has come to exclude it.
    Broken(Exclusion),
    /// Another session of its path was lost or has to move.
    FollowsItsPath,
    /// It makes room for a session of this enrollment.
    MakesRoomFor(EnrollmentId),
}

/// The published sessions that need re-planning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToReplace {
    /// Lost since they were published, and not replaced yet.
    pub lost: Vec<SessionId>,
    /// The sessions that a rule has come to exclude.
    pub broken: BTreeMap<SessionId, Exclusion>,
}

impl ToReplace {
    pub fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.broken.is_empty()
    }

    pub fn len(&self) -> usize {
        self.lost.len() + self.broken.len()
    }
}

pub fn to_replace(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> ToReplace {
    ToReplace { lost: lost(workspace, now), broken: Published::of(workspace, zones, now).broken }
}

/// Formulates the problem for the enrollments that lost a session or have one that may move, each with as many sessions
/// as it had.
pub fn formulate_replanning(request: &PlanRequest) -> ReplanningFormulation {
    let lost = lost(request.workspace, request.now);
    let published = Published::of(request.workspace, request.zones, request.now);
    let sessions = || lost.iter().chain(&published.free).filter_map(|id| request.workspace.sessions.get(id));
    let mut had: BTreeMap<EnrollmentId, usize> = BTreeMap::new();
    let mut weeks = request.weeks.clone();
    for session in sessions() {
        *had.entry(session.enrollment).or_default() += 1;
        if published.free.contains(&session.id) {
            weeks.end =
                weeks.end.max(later(request.workspace.start_of(session), chrono::Duration::seconds(1)));
        }
    }
    let request = PlanRequest { weeks, ..request.clone() };
    let free: Vec<SessionId> = published.free.iter().copied().collect();
    let most = |enrollment| had.get(&enrollment).copied().unwrap_or(0);
    let mut formulation = formulate_for(&request, free, &most);
    let stands = stands(request.workspace, &formulation.replaced);
    let points = |formulation: &Formulation, candidate: &Candidate| {
        let &Candidate { enrollment, interview, step, .. } = candidate;
        let placement = formulation.placement(Choice { enrollment, interview, step })?;
        let session = stands.get(&offer(placement))?;
        let holds = session.state() == SessionState::Confirmed && !published.broken.contains_key(&session.id);
        let whole = if holds { STAYS_CONFIRMED } else { STAYS };
        Some(if session.step == placement.step { whole } else { whole / 2 })
    };
    let stay: Vec<i64> =
        formulation.problem.candidates.iter().map(|known| points(&formulation, known).unwrap_or(0)).collect();
    for (candidate, stay) in formulation.problem.candidates.iter_mut().zip(stay) {
        candidate.value += HAS_A_PLACE + stay;
    }
    formulation.start_from(stands.into_values().map(Session::placement));
    formulation.problem.good_enough = Some(GOOD_ENOUGH);
    ReplanningFormulation { formulation, lost, broken: published.broken }
}

/// The parts of a placement that stay the same, whatever its step.
type Offer = (EnrollmentId, InterviewId, PersonId);

fn offer(placement: Placement) -> Offer {
    (placement.enrollment, placement.interview, placement.mentor)
}

fn stands<'a>(workspace: &'a Workspace, free: &[SessionId]) -> BTreeMap<Offer, &'a Session> {
    let sessions = free.iter().filter_map(|id| workspace.sessions.get(id));
    sessions.map(|session| (offer(session.placement()), session)).into_map()
}

/// Published sessions that may move, and those that have to.
struct Published {
    free: BTreeSet<SessionId>,
    broken: BTreeMap<SessionId, Exclusion>,
}

impl Published {
    fn of(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Self {
        let is_ours = |session: &&Session| {
            session.state().is_ahead() && session.pin == Pin::Free && workspace.start_of(session) > now
        };
        let mut sessions: Vec<_> = workspace.sessions.values().filter(is_ours).collect();
        sessions.order_by_key(|session| (workspace.start_of(session), session.id));
        let (mut free, mut broken) = (BTreeSet::new(), BTreeMap::new());
        let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
        let mut context = RuleContext::to_place_again(workspace, zones, now, &ids);
        for session in sessions {
            match context.exclusion_once_told(session.placement()) {
                Some(exclusion) => drop(broken.insert(session.id, exclusion)),
                // It is too late to tell people about a change, so it stays.
                None if context.exclusion(session.placement()).is_some() => {
                    context.place(session.placement());
                    continue;
                }
                None => context.place(session.placement()),
            }
            free.insert(session.id);
        }
        Self { free, broken }
    }
}

/// Returns upcoming sessions that were lost, the newest of each enrollment first, as long as the step is missing and no
/// later plan has found another place.
pub fn lost(workspace: &Workspace, now: DateTime<Utc>) -> Vec<SessionId> {
    let mut lost: Vec<_> = workspace
        .sessions
        .values()
        .filter(|session| workspace.start_of(session) > now)
        .filter(|session| is_lost(session.state()) || made_way(session.state()))
        .filter(|session| {
            workspace
                .enrollments
                .get(&session.enrollment)
                .is_some_and(|known| workspace.continues(known, now))
        })
        .collect();
    // Sessions that made way claim their new places first.
    lost.order_by_key(|session| (!made_way(session.state()), std::cmp::Reverse(session.since()), session.id));
    let mut replaced = BTreeSet::new();
    lost.retain(|session| match place_since(workspace, session, &replaced) {
        Some(place) => !replaced.insert(place),
        None => !made_way(session.state()),
    });
    let mut missing: BTreeMap<EnrollmentId, Vec<_>> = BTreeMap::new();
    lost.retain(|session| {
        let missing = missing.entry(session.enrollment).or_insert_with(|| {
            let enrollment = workspace.enrollments.get(&session.enrollment);
            enrollment.map_or_else(Vec::new, |known| steps::remaining(workspace, known))
        });
        let place = missing.iter().position(|step| *step == session.step);
        place.map(|place| missing.remove(place)).is_some()
    });
    lost.into_iter().map(|session| session.id).collect()
}

/// Returns a session of a later plan that has taken the place of a lost one. Each of them replaces only one. One that was drafted
/// before the loss has its own place, whatever has happened to it since.
fn place_since(workspace: &Workspace, lost: &Session, taken: &BTreeSet<SessionId>) -> Option<SessionId> {
    let sessions = workspace.sessions_of(lost.enrollment).into_iter();
    sessions
        .filter(|session| session.state().is_ahead())
        .filter(|session| session.plan != lost.plan && session.history.first().at >= lost.since())
        .map(|session| session.id)
        .find(|session| !taken.contains(session))
}

/// Whether the session was cancelled by a changed plan or by another session in its place.
fn made_way(state: SessionState) -> bool {
    let SessionState::Cancelled(reason) = state else { return false };
    matches!(reason, CancelReason::PlannedAgain | CancelReason::Replaced)
}

/// Whether the session was published and didn't take place, although its trainee continues.
fn is_lost(state: SessionState) -> bool {
    match state {
        SessionState::Declined(reason) => reason != DeclineReason::NotInThisPlan,
        SessionState::Cancelled(reason) => !matches!(
            reason,
            CancelReason::EnrollmentEnded
                | CancelReason::StepGone
                | CancelReason::PlannedAgain
                | CancelReason::Replaced
        ),
        _ => false,
    }
}

impl Repair {
    /// Returns the changes that a solution of the problem makes.
    pub fn of(request: &PlanRequest, replanning: &ReplanningFormulation, solution: Solution) -> Self {
        let (sessions, _) = placed(request, &replanning.formulation, &solution);
        let found = sessions.into_iter().map(|session| session.placement).collect();
        let placements = restore::restored(request, replanning, found);
        causes::repair(request, replanning, placements)
    }

    /// Whether there is nothing to publish.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.outcome == Outcome::Ends && !change.only_cancels())
    }

    /// How many sessions are cancelled without another in their place.
    pub fn only_cancelled(&self) -> usize {
        self.changes.iter().filter(|change| change.only_cancels()).count()
    }
}
