//! Turns each move into a command for the current state.

use super::{
    Move,
    anything::silly,
    beside::{live, refine, reschedule, reschedule_by_hand},
    nth,
    planned::{plan, plan_again, schedule_by_hand},
};
use crate::world::{CODING, DESIGN};
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    command::{Command, NewSession, Submission},
    fact::line::Line,
    log::Log,
    model::{
        actor::Actor,
        enrollment::{Enrollment, StepIndex},
        ids::*,
        response::{PersonResponses, Response, SessionResponse},
        scorecard::{Rating, Recommendation, Side, Verdict, commitment::Salt},
        session::{CancelReason, DeclineReason, DraftChange, Pin, Session, SessionState},
    },
    progress::path::steps,
    workspace::Workspace,
};

impl Move {
    /// Returns the command and its actor. `new` is an unused id.
    pub fn command(self, log: &Log, now: DateTime<Utc>, new: u64) -> Option<(Actor, Command)> {
        let workspace = log.workspace();
        let session = |place| nth(workspace.sessions.values(), place);
        let begun = |session: &Session| workspace.start_of(session) <= now;
        let prefer = |wanted: &dyn Fn(&Session) -> bool, place: u8| {
            let sensible = nth(workspace.sessions.values().filter(|known| wanted(known)), place);
            sensible.filter(|_| place % 8 != 7).or_else(|| session(place))
        };
        let enrollment = |place| nth(workspace.enrollments.values(), place);
        let trainee = |session: &Session| workspace.trainee_of(session).map_or(Actor::LEADER, Actor::Member);
        Some(match self {
            Self::Wait(_) | Self::WaitFor(_) => return None,
            Self::Enroll(place) => {
                let person = PersonId(5 + u64::from(place) % 4);
                let interview_type = if place < 80 { DESIGN } else { CODING };
                let enrollment = EnrollmentId(new);
                (Actor::Member(person), Command::Enroll { enrollment, person, interview_type })
            }
            Self::Prepare(place) => {
                let enrollment = enrollment(place)?;
                let prepare = Command::PrepareStep { enrollment: enrollment.id, step: StepIndex(place % 2) };
                (Actor::Member(enrollment.person), prepare)
            }
            Self::Plan(place) if place % 8 == 7 => (Actor::COORDINATOR, plan_again(workspace, now, new)),
            Self::Plan(place) => (Actor::COORDINATOR, plan(workspace, now, place, new)),
            Self::DraftAnything(a, b, c) => {
                let enrollment = enrollment(a)?.id;
                let interview = nth(workspace.interviews.values(), b)?;
                let mentor = interview.interviewers().last()?;
                let (interview, step) = (interview.id, StepIndex(c % 3));
                let session = NewSession { id: SessionId(new), enrollment, interview, step, mentor };
                (Actor::COORDINATOR, Command::DraftPlan { plan: PlanId(new), sessions: vec![session] })
            }
            Self::Publish(place) => {
                let drafts = workspace.sessions.values().filter(|session| session.state().is_draft());
                let sessions = drafts.map(|session| session.id).take(1 + usize::from(place)).collect();
                (Actor::COORDINATOR, Command::Publish { sessions })
            }
            Self::Answer(place) => {
                let session = session(place)?;
                let by = trainee(session);
                match place % 4 {
                    0 => {
                        let reason = DeclineReason::CannotMakeIt;
                        (by, Command::Decline { session: session.id, reason })
                    }
                    1 => (Actor::COORDINATOR, enter(workspace, session, place)?),
                    _ => (by, Command::Confirm { session: session.id }),
                }
            }
            Self::Coordinate(place) => {
                let known = session(place)?;
                let session = known.id;
                let command = match place % 4 {
                    0 => {
                        let reason = CancelReason::GIVEN[usize::from(place / 4) % CancelReason::GIVEN.len()];
                        Command::CancelSession { session, reason }
                    }
                    1 => Command::Accept { sessions: vec![session] },
                    2 if place < 128 => Command::SetPin { session, pin: Pin::Pinned },
                    2 => change_drafts(workspace, session, place),
                    _ if known.state().is_draft() => {
                        Command::Decline { session, reason: DeclineReason::NotInThisPlan }
                    }
                    _ => Command::Decline { session, reason: DeclineReason::CannotMakeIt },
                };
                (Actor::COORDINATOR, command)
            }
            Self::ScheduleByHand(place, choice) => {
                (Actor::COORDINATOR, schedule_by_hand(workspace, now, (place, choice), new)?)
            }
            Self::Hold(place) => {
                let session = prefer(&|known| known.state().is_ahead() && begun(known), place)?;
                let command = match place % 4 {
                    0 => Command::MarkMissed { session: session.id },
                    _ => Command::MarkHeld { session: session.id },
                };
                (Actor::Member(session.mentor), command)
            }
            Self::Write(place) => {
                let unwritten = |known: &Session| !known.scorecards.are_both_in() && begun(known);
                let session = prefer(&|known| unwritten(known) && !known.state().is_draft(), place / 2)?;
                match place % 2 {
                    0 => (trainee(session), write(session.id, Side::Trainee, place)),
                    _ => (Actor::Member(session.mentor), write(session.id, Side::Mentor, place)),
                }
            }
            Self::Review(place) => {
                let ready = |known: &Session| known.scorecards.are_both_in();
                let session = prefer(&|known| ready(known) && known.state() == SessionState::Held, place)?;
                let command = match place % 4 {
                    0 => Command::DoNotCredit { session: session.id },
                    _ => Command::Credit { session: session.id },
                };
                (Actor::Member(session.mentor), command)
            }
            Self::SignOff(place) => {
                let ready = |known: &&Enrollment| steps::missing_before_sign_off(workspace, known).is_none();
                let ready = nth(workspace.enrollments.values().filter(ready), place);
                let enrollment = ready.filter(|_| place % 4 != 3).or_else(|| enrollment(place))?;
                let certificate = CertificateId(new);
                let command = Command::SignOff { enrollment: enrollment.id, certificate };
                (Actor::Member(PersonId(3)), command)
            }
            Self::Rest(place) => {
                let known = enrollment(place / 4)?;
                let enrollment = known.id;
                let command = match place % 4 {
                    0 => {
                        let until = (place / 4).is_multiple_of(2).then_some(now + Duration::days(2));
                        Command::Pause { enrollment, until: until.map(|until| until.date_naive()) }
                    }
                    1 | 2 => Command::Resume { enrollment },
                    _ => Command::Withdraw { enrollment },
                };
                (Actor::Member(known.person), command)
            }
            Self::Reschedule(place, how) => {
                let known = nth(workspace.interviews.values(), place)?;
                let command = match how % 2 {
                    0 => reschedule(known, how),
                    _ => reschedule_by_hand(known, how / 2, new),
                };
                (Actor::COORDINATOR, command)
            }
            Self::Live(place, how) => {
                let person = *nth(workspace.people.keys(), place)?;
                (Actor::COORDINATOR, live(person, now, how))
            }
            Self::Refine(kind, place) => refine(workspace, now, kind, place)?,
            Self::Undo(back) => {
                let mut commands: Vec<_> = log
                    .lines()
                    .iter()
                    .filter_map(|line| match line {
                        Line::Read(entry) => Some(entry.command),
                        Line::Unread(_) => None,
                    })
                    .collect();
                commands.dedup();
                let back = if back < 128 { 0 } else { usize::from(back) % commands.len().max(1) };
                let command = *commands.iter().rev().nth(back)?;
                (Actor::COORDINATOR, Command::Undo { command })
            }
            Self::Silly(kind, with) => silly(kind, with, now),
        })
    }
}

/// Changes either this session together with all drafts, or only the drafts.
fn change_drafts(workspace: &Workspace, session: SessionId, place: u8) -> Command {
    let drafts = workspace.sessions.values().filter(|known| known.state().is_draft()).map(|known| known.id);
    let sessions = drafts.chain(place.is_multiple_of(3).then_some(session)).collect();
    let change = match place % 5 {
        0 => DraftChange::Remove,
        1 => DraftChange::AllowMoving,
        _ => DraftChange::KeepFixed,
    };
    Command::ChangeDrafts { sessions, change }
}

pub(super) fn write(session: SessionId, side: Side, seed: u8) -> Command {
    let rating = Rating::ALL[usize::from(seed) % 4];
    let ratings = vec![rating; if seed.is_multiple_of(31) { 2 } else { 3 }];
    Command::WriteScorecard(Submission {
        session,
        side,
        ratings,
        recommendation: Recommendation::Yes,
        notes: format!("noted {seed}"),
        rubric: None,
        verdict: [None, None, Some(Verdict::Counts), Some(Verdict::NeedsAnother)][usize::from(seed / 4) % 4],
        salt: Salt(seed.into()),
    })
}

/// Enters a trainee's emailed response to a session.
fn enter(workspace: &Workspace, session: &Session, place: u8) -> Option<Command> {
    let response = match place % 8 {
        1 => Response::Confirm,
        _ => Response::Decline(DeclineReason::TooBusyThisWeek),
    };
    let said = SessionResponse { session: session.id, start: workspace.start_of(session), response };
    let person = workspace.trainee_of(session)?;
    Some(Command::EnterResponses(PersonResponses { person, responses: vec![said] }))
}
