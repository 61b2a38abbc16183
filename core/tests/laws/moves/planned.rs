//! Plans by a random coordinator.

use super::nth;
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    command::{Command, NewSession, replanning::ChangedPlan, scheduling::ScheduledSession},
    model::{ids::*, interview::Interview, session::Pin},
    planning::{
        alternatives::ByHand,
        placement::Placement,
        plan_request::PlanRequest,
        points::Policy,
        replanning::{Repair, formulate_replanning},
        rules::RuleContext,
        solver::solve,
    },
    progress::path::steps,
    workspace::Workspace,
    zones::DatabaseZones,
};

pub(super) fn plan_again(workspace: &Workspace, now: DateTime<Utc>, new: u64) -> Command {
    let (zones, weeks, policy) = (&DatabaseZones, now..now + Duration::weeks(3), Policy::Balanced);
    let request = PlanRequest { workspace, zones, now, weeks, policy };
    let again = formulate_replanning(&request);
    let solution = solve(&again.formulation.problem).unwrap();
    let mut ids = (new * 100..).map(SessionId);
    let repair = Repair::of(&request, &again, solution);
    Command::PlanAgain(ChangedPlan::of(PlanId(new), &repair, || ids.next().unwrap()))
}

/// One session for each enrollment for which the rules allow one.
pub(super) fn plan(workspace: &Workspace, now: DateTime<Utc>, seed: u8, new: u64) -> Command {
    let drafts = workspace.sessions.values().filter(|s| s.state().is_draft() && s.pin == Pin::Free);
    let drafts: Vec<_> = drafts.map(|session| session.id).collect();
    let mut context = RuleContext::without(workspace, &DatabaseZones, now, &drafts);
    let mut sessions = Vec::new();
    for (number, enrollment) in (0_u64..).zip(workspace.enrollments.values()) {
        let Some(path) = workspace.path(enrollment) else { continue };
        for step in steps::required_sessions_of(path, enrollment) {
            let at = |interview: &Interview| {
                let (enrollment, interview, mentors) =
                    (enrollment.id, interview.id, interview.interviewers());
                mentors
                    .map(move |mentor| Placement { enrollment, interview, step, mentor })
                    .collect::<Vec<_>>()
            };
            let offers = workspace.interviews.values().flat_map(at);
            let free: Vec<_> = offers.filter(|placement| context.exclusion(*placement).is_none()).collect();
            if let Some(placement) = nth(free.into_iter(), seed % 4) {
                context.place(placement);
                sessions.push(NewSession::at(placement, SessionId(new * 100 + number)));
                break;
            }
        }
    }
    Command::DraftPlan { plan: PlanId(new), sessions }
}

/// An additional session at an interview, or one in place of another: mostly within the rules.
pub(super) fn schedule_by_hand(
    workspace: &Workspace,
    now: DateTime<Utc>,
    (place, choice): (u8, u8),
    new: u64,
) -> Option<Command> {
    let open = workspace.sessions.values().filter(|known| known.is_open(workspace.start_of(known), now));
    let session = nth(open, place / 4);
    let interview = || nth(workspace.interviews.values(), place).map(|interview| interview.id);
    let (instead_of, interview) = match place % 4 {
        0 => (None, interview()?),
        1 => (Some(session?.id), session?.interview),
        _ => (Some(session?.id), interview()?),
    };
    let by_hand = ByHand::new(workspace, &DatabaseZones, now, instead_of);
    let all = match place % 4 {
        0 | 1 => by_hand.candidates(interview),
        _ => by_hand.other_places(),
    };
    let possible = all.iter().filter(|one| one.obstacle.is_none() || choice % 8 == 7);
    let session = NewSession::at(nth(possible, choice / 8)?.placement, SessionId(new * 100));
    Some(Command::ScheduleSession(ScheduledSession { plan: PlanId(new), session, instead_of }))
}
