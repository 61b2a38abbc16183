//! Replanning keeps every session that can stay, breaks no rule, and reports exactly what changes.

use super::{
    random::{Random, cases},
    world::{self, Size},
};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{Command, Request, decide, replanning::ChangedPlan},
    fact::line::Line,
    log::Log,
    model::{
        actor::Actor,
        enrollment::StepIndex,
        history::History,
        ids::{CommandId, EnrollmentId, InterviewId, PlanId, SessionId},
        interview::InterviewStatus,
        person::Hosting,
        scorecard::Scorecards,
        session::{CancelReason, DeclineReason, Pin, Session, SessionState},
    },
    planning::{
        problem::Problem,
        replanning::{
            Cause, Change, Outcome, Repair, ReplanningFormulation, formulate_replanning, to_replace,
        },
        rules::RuleContext,
        solver::solve,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const SIZE: Size = Size { people: 8, interviews: 50, enrollments: 8, sessions: 0 };

/// A company with a published plan: some trainees confirmed, and some sessions are pinned.
fn published(random: &mut Random) -> Workspace {
    published_at(random, &SIZE)
}

fn published_at(random: &mut Random, size: &Size) -> Workspace {
    let mut workspace = world::workspace(random, size);
    let plan = world::plan(&world::request(&workspace));
    for (session, id) in plan.sessions.iter().zip(1..) {
        let state = random.pick(&[SessionState::Proposed, SessionState::Confirmed]);
        let session = Session {
            id: SessionId(id),
            plan: PlanId(0),
            enrollment: session.placement.enrollment,
            interview: session.placement.interview,
            step: session.placement.step,
            mentor: session.placement.mentor,
            history: History::new(state, world::now()),
            pin: if random.one_in(8) { Pin::Pinned } else { Pin::Free },
            scorecards: Scorecards::default(),
            course: Default::default(),
        };
        workspace.sessions.insert(session.id, session);
    }
    workspace
}

/// Interviews are cancelled, trainees decline, a mentor stops hosting.
fn disturb(random: &mut Random, workspace: &mut Workspace) {
    for session in workspace.sessions.values_mut() {
        if random.one_in(6) {
            session.history.push(SessionState::Declined(DeclineReason::CannotMakeIt), world::now());
        } else if random.one_in(6) {
            session.history.push(SessionState::Cancelled(CancelReason::InterviewCancelled), world::now());
            if let Some(interview) = workspace.interviews.get_mut(&session.interview) {
                interview.status = InterviewStatus::Cancelled;
            }
        }
    }
    let off: BTreeSet<_> =
        workspace.interviews.values().filter(|known| !known.is_scheduled()).map(|known| known.id).collect();
    for session in workspace.sessions.values_mut() {
        if off.contains(&session.interview) && session.state().is_ahead() {
            session.history.push(SessionState::Cancelled(CancelReason::InterviewCancelled), world::now());
        }
    }
    if random.one_in(2) {
        let away = random.below(SIZE.people);
        if let Some(person) = workspace.people.values_mut().nth(away as usize) {
            person.hosting = Hosting::Declines;
        }
    }
}

fn repaired(workspace: &Workspace) -> (ReplanningFormulation, Repair) {
    let request = world::request(workspace);
    let again = formulate_replanning(&request);
    let solution = solve(&again.formulation.problem).unwrap();
    let repair = Repair::of(&request, &again, solution);
    (again, repair)
}

/// The workspace once the changes are published, or `None` if there are no changes.
fn after(workspace: &Workspace, repair: &Repair, seed: u64) -> Option<Workspace> {
    let mut ids = (1_000..).map(SessionId);
    let changed = ChangedPlan::of(PlanId(7), repair, || ids.next().unwrap());
    if changed.called_off.is_empty() && changed.becoming.is_empty() && changed.sessions.is_empty() {
        return None;
    }
    let (by, command) = (Actor::COORDINATOR, Command::PlanAgain(changed));
    let request = Request { id: CommandId(9), at: world::now(), by, command };
    let mut log = Log::from_snapshot(0, workspace.clone());
    let decision =
        decide(&log, &DatabaseZones, &request).unwrap_or_else(|refusal| panic!("seed {seed}: {refusal}"));
    log.append(decision.entries.into_iter().map(Line::from));
    Some(log.workspace().clone())
}

type Seat = (EnrollmentId, InterviewId, StepIndex);

fn ahead(workspace: &Workspace) -> BTreeSet<Seat> {
    let ahead = workspace.sessions.values().filter(|session| session.state().is_ahead());
    ahead.map(|session| (session.enrollment, session.interview, session.step)).collect()
}

#[test]
fn replanning_keeps_everything_if_nothing_happened() {
    for seed in 0..cases(30, 50) {
        let workspace = published(&mut Random::new(seed));
        let (again, repair) = repaired(&workspace);
        assert_eq!(repair.changes, [], "seed {seed}");
        assert_eq!(repair.kept, again.formulation.replaced.len());
        assert_eq!(to_replace(&workspace, &DatabaseZones, world::now()).len(), 0, "seed {seed}");
    }
}

#[test]
fn rules_for_placing_sessions_again_match_those_of_the_whole_company() {
    let mut excluded = 0;
    for seed in 0..cases(80, 500) {
        let mut random = Random::new(seed);
        let mut workspace =
            published_at(&mut random, &Size { people: 16, enrollments: 12, sessions: 40, ..SIZE });
        disturb(&mut random, &mut workspace);
        let ahead = workspace.sessions.values().filter(|session| session.state().is_ahead());
        let some: Vec<_> = ahead.filter(|_| random.one_in(8)).map(|session| session.id).collect();
        let now = world::now();
        let mut whole = RuleContext::without(&workspace, &DatabaseZones, now, &some);
        let mut again = RuleContext::to_place_again(&workspace, &DatabaseZones, now, &some);
        for id in &some {
            let placement = workspace.sessions[id].placement();
            let exclusion = whole.exclusion(placement);
            assert_eq!(again.exclusion(placement), exclusion, "seed {seed}, {id:?}");
            assert_eq!(again.exclusion_once_told(placement), whole.exclusion_once_told(placement));
            if exclusion.is_some() {
                excluded += 1;
                continue;
            }
            whole.place(placement);
            again.place(placement);
        }
    }
    assert!(excluded > 0, "too quiet to tell anything");
}

#[test]
fn the_changes_are_exactly_the_difference_and_break_no_rule() {
    let (mut moved, mut became) = (0, 0);
    for seed in 0..cases(150, 50) {
        let mut random = Random::new(seed);
        let mut workspace = published(&mut random);
        disturb(&mut random, &mut workspace);
        let (_, repair) = repaired(&workspace);
        let mut expected = ahead(&workspace);
        for Change { session, outcome, cause } in &repair.changes {
            let known = &workspace.sessions[session];
            let was_there = expected.remove(&(known.enrollment, known.interview, known.step));
            assert_eq!(was_there, !matches!(cause, Cause::Lost(_)), "seed {seed}");
            if let Outcome::Moves(to) | Outcome::Becomes(to) = outcome {
                assert_eq!(to.enrollment, known.enrollment);
                assert!(expected.insert((to.enrollment, to.interview, to.step)), "seed {seed}");
            }
            moved += usize::from(matches!(outcome, Outcome::Moves(_)));
            became += usize::from(matches!(outcome, Outcome::Becomes(_)));
        }
        // Publishing checks each change against every rule and rejects changes that break one.
        let after = after(&workspace, &repair, seed).unwrap_or_else(|| workspace.clone());
        assert_eq!(ahead(&after), expected, "seed {seed}");
    }
    assert!(
        moved > 0 && became > 0,
        "{moved} moved, {became} became another step: too quiet to tell anything"
    );
}

#[test]
fn a_session_that_moved_is_no_longer_lost() {
    let mut places = 0;
    for seed in 0..cases(60, 1_000) {
        let mut random = Random::new(seed);
        let mut workspace = published(&mut random);
        disturb(&mut random, &mut workspace);
        let (_, repair) = repaired(&workspace);
        let Some(after) = after(&workspace, &repair, seed) else { continue };
        let count =
            |is: fn(Outcome) -> bool| repair.changes.iter().filter(|change| is(change.outcome)).count();
        let without = count(|outcome| outcome == Outcome::Ends);
        assert!(
            to_replace(&after, &DatabaseZones, world::now()).len() <= without,
            "seed {seed}: only who has no other place is left"
        );
        places += count(|outcome| matches!(outcome, Outcome::Moves(_)));
    }
    assert!(places > 0, "somebody found another place");
}

#[test]
fn sessions_that_could_stay_are_not_changed() {
    for seed in 0..cases(60, 50) {
        let mut random = Random::new(seed);
        let mut workspace = published(&mut random);
        disturb(&mut random, &mut workspace);
        let (again, repair) = repaired(&workspace);
        let Some(after) = after(&workspace, &repair, seed) else { continue };
        let new: BTreeMap<(EnrollmentId, InterviewId), SessionId> = after
            .sessions
            .values()
            .filter(|session| session.id.0 >= 1_000)
            .map(|session| ((session.enrollment, session.interview), session.id))
            .collect();
        for Change { session, outcome, cause } in &repair.changes {
            if matches!(cause, Cause::Lost(_)) || again.broken.contains_key(session) {
                continue;
            }
            let without: Vec<_> = match outcome {
                Outcome::Moves(to) => vec![new[&(to.enrollment, to.interview)]],
                Outcome::Becomes(_) => vec![*session],
                Outcome::Ends => Vec::new(),
            };
            let context = RuleContext::without(&after, &DatabaseZones, world::now(), &without);
            let back = workspace.sessions[session].placement();
            assert!(
                context.exclusion(back).is_some(),
                "seed {seed}: {session:?} could have stayed: {cause:?}"
            );
        }
    }
}

/// Solves with a warm start, from scratch, and stopped early. No solution may be worth more than another's
/// bound.
#[test]
fn no_plan_is_worth_more_than_the_bound_of_another_solution() {
    const LARGER: Size = Size { people: 40, interviews: 400, enrollments: 60, sessions: 0 };
    for seed in 22..22 + cases(6, 50) {
        let mut random = Random::new(seed);
        let mut workspace = published_at(&mut random, &LARGER);
        disturb(&mut random, &mut workspace);
        let formulation = formulate_replanning(&world::request(&workspace)).formulation.problem;
        let soon = Problem { good_enough: None, ..formulation.clone() };
        let anew = Problem { warm_start: Vec::new(), ..formulation.clone() };
        let solutions = [formulation, soon, anew].map(|problem| solve(&problem).unwrap());
        let best = solutions.iter().map(|solution| solution.value).max();
        let bound = solutions.iter().map(|solution| solution.bound).min();
        assert!(best <= bound, "seed {seed}: {best:?} was found and {bound:?} proven");
    }
}

#[test]
fn confirmed_sessions_do_not_move_to_make_room() {
    for seed in 0..cases(60, 50) {
        let mut random = Random::new(seed);
        let mut workspace = published(&mut random);
        disturb(&mut random, &mut workspace);
        for Change { session, cause, .. } in repaired(&workspace).1.changes {
            let confirmed = workspace.sessions[&session].state() == SessionState::Confirmed;
            assert!(!(confirmed && matches!(cause, Cause::MakesRoomFor(_))), "seed {seed}: {session:?}");
        }
    }
}
