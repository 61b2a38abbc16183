//! What random people do: mostly what makes sense where things stand, sometimes anything at all.

use crate::world::{self, CODING, DESIGN};
use chrono::{DateTime, Duration, Utc};
use proptest::{collection::vec, prelude::*};
use switchback_core::{
    command::{
        Command, NewCertificate, NewSession,
        again::ChangedPlan,
        import::{BusyTimes, Import},
    },
    log::{Log, line::Line},
    model::{
        actor::Actor,
        enrolment::{CreditBasis, Enrolment, StepIndex},
        hours::{Interval, Span, WeeklyHours},
        ids::*,
        interview::{Interview, InterviewStatus},
        interview_type::Rubric,
        nudge::{Rung, Subject},
        person::{Hosting, Presence, WeeklyLimits},
        scorecard::{Rating, Recommendation, Side, Verdict},
        session::{DeclineReason, DisputeOutcome, Pin, Session, SessionState},
    },
    planning::{
        again::{Repair, pose_again},
        plan::Asked,
        points::Policy,
        rules::{Facts, Placement},
        solver::solve,
    },
    progress::steps,
    workspace::Workspace,
    zones::DatabaseZones,
};

#[derive(Clone, Copy, Debug)]
pub enum Move {
    Wait(u8),
    /// Until one of the sessions is over.
    WaitFor(u8),
    Enrol(u8),
    Prepare(u8),
    Plan(u8),
    DraftAnything(u8, u8, u8),
    Publish(u8),
    Answer(u8),
    Coordinate(u8),
    Hold(u8),
    Write(u8),
    Review(u8),
    SignOff(u8),
    Rest(u8),
    Reschedule(u8, u8),
    Live(u8, u8),
    Refine(u8, u8),
    Undo(u8),
    Silly(u8, [u8; 4]),
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        2 => (1..60_u8).prop_map(Move::Wait),
        6 => any::<u8>().prop_map(Move::WaitFor),
        4 => any::<u8>().prop_map(Move::Enrol),
        2 => any::<u8>().prop_map(Move::Prepare),
        6 => any::<u8>().prop_map(Move::Plan),
        2 => any::<(u8, u8, u8)>().prop_map(|(a, b, c)| Move::DraftAnything(a, b, c)),
        6 => any::<u8>().prop_map(Move::Publish),
        3 => any::<u8>().prop_map(Move::Answer),
        2 => any::<u8>().prop_map(Move::Coordinate),
        4 => any::<u8>().prop_map(Move::Hold),
        10 => any::<u8>().prop_map(Move::Write),
        7 => any::<u8>().prop_map(Move::Review),
        4 => any::<u8>().prop_map(Move::SignOff),
        2 => any::<u8>().prop_map(Move::Rest),
        2 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Reschedule(a, b)),
        2 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Live(a, b)),
        4 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Refine(a, b)),
        3 => any::<u8>().prop_map(Move::Undo),
        3 => any::<(u8, [u8; 4])>().prop_map(|(kind, with)| Move::Silly(kind, with)),
    ];
    vec(one, 1..most)
}

fn nth<T>(mut list: impl Iterator<Item = T> + Clone, place: u8) -> Option<T> {
    let count = list.clone().count();
    (count > 0).then(|| list.nth(usize::from(place) % count)).flatten()
}

impl Move {
    /// When it happens: mostly at once, or after some hours.
    pub fn time(self, workspace: &Workspace, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Wait(hours) => now + Duration::hours(hours.into()),
            Self::WaitFor(place) => {
                let ahead = workspace.sessions.values().filter(|session| session.state.is_ahead());
                let over = nth(ahead, place).and_then(|session| workspace.interviews.get(&session.interview));
                over.map_or(now, |interview| now.max(interview.end()))
            }
            _ => now + Duration::minutes(1),
        }
    }

    /// What is asked for, by whom. `new` is an id that nothing has yet.
    pub fn command(self, log: &Log, now: DateTime<Utc>, new: u64) -> Option<(Actor, Command)> {
        let workspace = log.workspace();
        let session = |place| nth(workspace.sessions.values(), place);
        let begun = |session: &Session| workspace.start_of(session) <= now;
        let prefer = |wanted: &dyn Fn(&Session) -> bool, place: u8| {
            let sensible = nth(workspace.sessions.values().filter(|known| wanted(known)), place);
            sensible.filter(|_| place % 8 != 7).or_else(|| session(place))
        };
        let enrolment = |place| nth(workspace.enrolments.values(), place);
        let trainee = |session: &Session| workspace.trainee_of(session).map_or(Actor::Leader, Actor::Member);
        Some(match self {
            Self::Wait(_) | Self::WaitFor(_) => return None,
            Self::Enrol(place) => {
                let person = PersonId(5 + u64::from(place) % 4);
                let interview_type = if place < 80 { DESIGN } else { CODING };
                let enrolment = EnrolmentId(new);
                (Actor::Member(person), Command::Enrol { enrolment, person, interview_type })
            }
            Self::Prepare(place) => {
                let enrolment = enrolment(place)?;
                let prepare = Command::PrepareStep { enrolment: enrolment.id, step: StepIndex(place % 2) };
                (Actor::Member(enrolment.person), prepare)
            }
            Self::Plan(place) if place % 8 == 7 => (Actor::Coordinator, plan_again(workspace, now, new)),
            Self::Plan(place) => (Actor::Coordinator, plan(workspace, now, place, new)),
            Self::DraftAnything(a, b, c) => {
                let enrolment = enrolment(a)?.id;
                let interview = nth(workspace.interviews.keys(), b)?;
                let session = NewSession {
                    id: SessionId(new),
                    enrolment,
                    interview: *interview,
                    step: StepIndex(c % 3),
                };
                (Actor::Coordinator, Command::DraftPlan { plan: PlanId(new), sessions: vec![session] })
            }
            Self::Publish(place) => {
                let drafts = workspace.sessions.values().filter(|session| session.state.is_draft());
                let sessions = drafts.map(|session| session.id).take(1 + usize::from(place)).collect();
                (Actor::Coordinator, Command::Publish { sessions })
            }
            Self::Answer(place) => {
                let session = session(place)?;
                let by = trainee(session);
                match place % 3 {
                    0 => {
                        let reason = DeclineReason::CannotMakeIt;
                        (by, Command::Decline { session: session.id, reason })
                    }
                    _ => (by, Command::Confirm { session: session.id }),
                }
            }
            Self::Coordinate(place) => {
                let session = session(place)?.id;
                let command = match place % 4 {
                    0 => Command::CancelSession { session },
                    1 => Command::Accept { sessions: vec![session] },
                    2 => Command::SetPin { session, pin: Pin::Pinned },
                    _ => Command::Decline { session, reason: DeclineReason::NotInThisPlan },
                };
                (Actor::Coordinator, command)
            }
            Self::Hold(place) => {
                let session = prefer(&|known| known.state.is_ahead() && begun(known), place)?;
                let command = match place % 4 {
                    0 => Command::MarkMissed { session: session.id },
                    _ => Command::MarkHeld { session: session.id },
                };
                (Actor::Member(session.mentor), command)
            }
            Self::Write(place) => {
                let unwritten = |known: &Session| known.scorecards.opened().is_none() && begun(known);
                let session = prefer(&|known| unwritten(known) && !known.state.is_draft(), place / 2)?;
                match place % 2 {
                    0 => (trainee(session), write(session.id, Side::Trainee, place)),
                    _ => (Actor::Member(session.mentor), write(session.id, Side::Mentor, place)),
                }
            }
            Self::Review(place) => {
                let ready = |known: &Session| known.scorecards.opened().is_some();
                let session = prefer(&|known| ready(known) && known.state == SessionState::Held, place)?;
                let command = match place % 4 {
                    0 => Command::DoNotCredit { session: session.id },
                    _ => Command::Credit { session: session.id },
                };
                (Actor::Member(session.mentor), command)
            }
            Self::SignOff(place) => {
                let ready = |known: &&Enrolment| steps::missing_before_sign_off(workspace, known).is_none();
                let ready = nth(workspace.enrolments.values().filter(ready), place);
                let enrolment = ready.filter(|_| place % 4 != 3).or_else(|| enrolment(place))?;
                let certificate = CertificateId(new);
                let command = Command::SignOff { enrolment: enrolment.id, certificate };
                (Actor::Member(PersonId(3)), command)
            }
            Self::Rest(place) => {
                let known = enrolment(place / 4)?;
                let enrolment = known.id;
                let command = match place % 4 {
                    0 => Command::Pause { enrolment, until: None },
                    1 | 2 => Command::Resume { enrolment },
                    _ => Command::Withdraw { enrolment },
                };
                (Actor::Member(known.person), command)
            }
            Self::Reschedule(place, how) => {
                (Actor::Coordinator, reschedule(nth(workspace.interviews.values(), place)?, how))
            }
            Self::Live(place, how) => {
                let person = *nth(workspace.people.keys(), place)?;
                (Actor::Coordinator, live(person, now, how))
            }
            Self::Refine(kind, place) => refine(workspace, kind, place)?,
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
                (Actor::Coordinator, Command::Undo { command })
            }
            Self::Silly(kind, with) => silly(kind, with, now),
        })
    }
}

/// One session for each enrolment where the rules leave one.
fn plan_again(workspace: &Workspace, now: DateTime<Utc>, new: u64) -> Command {
    let (zones, weeks, policy) = (&DatabaseZones, now..now + Duration::weeks(3), Policy::Balanced);
    let asked = Asked { workspace, zones, now, weeks, policy };
    let again = pose_again(&asked);
    let solution = solve(&again.posed.problem).unwrap();
    let mut ids = (new * 100..).map(SessionId);
    let repair = Repair::of(&asked, &again, solution);
    Command::PlanAgain(ChangedPlan::of(PlanId(new), &repair, || ids.next().unwrap()))
}

fn plan(workspace: &Workspace, now: DateTime<Utc>, seed: u8, new: u64) -> Command {
    let drafts = workspace.sessions.values().filter(|s| s.state.is_draft() && s.pin == Pin::Free);
    let drafts: Vec<_> = drafts.map(|session| session.id).collect();
    let mut facts = Facts::without(workspace, &DatabaseZones, now, &drafts);
    let mut sessions = Vec::new();
    for (number, enrolment) in (0_u64..).zip(workspace.enrolments.values()) {
        let Some(path) = workspace.path(enrolment) else { continue };
        for step in steps::pitches_of(path, enrolment) {
            let at =
                |interview: &InterviewId| Placement { enrolment: enrolment.id, interview: *interview, step };
            let free: Vec<_> = workspace
                .interviews
                .keys()
                .filter(|interview| facts.exclusion(at(interview)).is_none())
                .collect();
            if let Some(interview) = nth(free.into_iter(), seed % 4) {
                facts.place(at(interview));
                let id = SessionId(new * 100 + number);
                sessions.push(NewSession { id, enrolment: enrolment.id, interview: *interview, step });
                break;
            }
        }
    }
    Command::DraftPlan { plan: PlanId(new), sessions }
}

fn write(session: SessionId, side: Side, seed: u8) -> Command {
    let rating = Rating::ALL[usize::from(seed) % 4];
    let ratings = vec![rating; if seed.is_multiple_of(31) { 2 } else { 3 }];
    Command::WriteScorecard {
        session,
        side,
        ratings,
        recommendation: Recommendation::Yes,
        notes: format!("noted {seed}"),
        rubric: None,
        verdict: [None, None, Some(Verdict::Counts), Some(Verdict::OnceMore)][usize::from(seed / 4) % 4],
    }
}

fn reschedule(interview: &Interview, how: u8) -> Command {
    let mut changed = interview.clone();
    let mut import = Import::default();
    match how % 5 {
        0 => changed.start += Duration::minutes(i64::from(how) * 10 - 900),
        1 => changed.interviewer = PersonId(1 + u64::from(how) % 5),
        2 => changed.observer_cap = how % 2,
        3 => changed.status = InterviewStatus::Cancelled,
        _ => import.cancelled_interviews.push(interview.id),
    }
    if changed != *interview {
        import.changed_interviews.push(changed);
    }
    Command::Import(import)
}

fn live(person: PersonId, now: DateTime<Utc>, how: u8) -> Command {
    let few = how / 8;
    match how % 8 {
        0 => Command::SetHours { person, hours: WeeklyHours::weekdays(u16::from(few) * 20, 1_000) },
        1 => {
            let day = now.date_naive() + Duration::days(few.into());
            Command::ChangeDay {
                person,
                day,
                hours: (few > 5).then(|| vec![Span::new(0, u16::from(few) * 46)]),
            }
        }
        2 => {
            let start = now + Duration::hours(few.into());
            let busy = vec![Interval { start, end: start + Duration::hours(9) }];
            Command::ReadBusyTimes(BusyTimes { person, source: SourceId(1), busy })
        }
        3 => Command::SetLimits { person, limits: WeeklyLimits { as_trainee: few % 4, as_mentor: few / 4 } },
        4 if few.is_multiple_of(2) => Command::SetHosting { person, hosting: Hosting::Declines },
        4 => Command::SetHosting { person, hosting: Hosting::Hosts },
        5 if few.is_multiple_of(4) => Command::SetPresence { person, presence: Presence::Left },
        5 => Command::SetPresence { person, presence: Presence::Here },
        6 => Command::DescribePerson {
            description: world::description(person.0),
            profile: world::name(person.0 + u64::from(few)),
        },
        _ => {
            let (id, interview_type) =
                (CertificateId(900 + u64::from(how)), if few < 8 { CODING } else { DESIGN });
            Command::RecordCertificates {
                certificates: vec![NewCertificate { id, person, interview_type, from: None }],
            }
        }
    }
}

/// What goes beside the usual way: other versions, credit from elsewhere, reviews taken back, second reviewers.
fn refine(workspace: &Workspace, kind: u8, place: u8) -> Option<(Actor, Command)> {
    let enrolment = nth(workspace.enrolments.values(), place);
    let session = |wanted: &dyn Fn(&Session) -> bool| {
        nth(workspace.sessions.values().filter(|known| wanted(known)), place)
    };
    let why = || format!("because of {place}");
    let step = StepIndex(place % 3);
    Some(match kind % 12 {
        0 => (Actor::Coordinator, Command::PublishProgramme(world::another_programme(workspace, place))),
        1 => {
            let enrolments = workspace.enrolments.keys().copied().take(usize::from(place % 3) + 1).collect();
            (Actor::Coordinator, Command::Move { enrolments })
        }
        2 => {
            let basis = if place < 128 { CreditBasis::Elsewhere } else { CreditBasis::Exempt };
            let enrolment = enrolment?.id;
            let evidence = why();
            (Actor::Coordinator, Command::GiveCredit { enrolment, step, times: 1, basis, evidence })
        }
        3 => {
            let enrolment = enrolment?;
            (Actor::Member(enrolment.person), Command::AddSession { enrolment: enrolment.id, step })
        }
        4 | 5 => {
            let reviewed =
                |known: &Session| matches!(known.state, SessionState::Credited | SessionState::NotCredited);
            let session = session(&reviewed)?;
            (Actor::Member(session.mentor), Command::ReverseReview { session: session.id, why: why() })
        }
        6 => {
            let turned_down =
                |known: &Session| matches!(known.state, SessionState::Missed | SessionState::NotCredited);
            let session = session(&turned_down)?;
            let by = Actor::Member(workspace.trainee_of(session)?);
            (by, Command::Dispute { session: session.id, why: why() })
        }
        7 => {
            let session = session(&|known| known.course.dispute.is_some())?.id;
            let outcome =
                if place.is_multiple_of(3) { DisputeOutcome::Stands } else { DisputeOutcome::Reopened };
            (Actor::Coordinator, Command::SettleDispute { session, outcome })
        }
        8 => {
            let session = session(&|known| known.state == SessionState::Held)?.id;
            let reviewer = PersonId(1 + u64::from(place) % 4);
            (Actor::Coordinator, Command::AskSecondReviewer { session, reviewer })
        }
        9 => {
            let session = session(&|known| known.state == SessionState::Held)?;
            let subject = Subject::Write(session.id, Side::Mentor);
            (Actor::Coordinator, Command::RecordNudge { subject, to: session.mentor, rung: Rung::Reminder })
        }
        10 => {
            let dimensions = ["Asks", "Listens", "Writes"][..1 + usize::from(place) % 3].to_vec();
            let dimensions = dimensions.into_iter().map(str::to_owned).collect();
            let rubric = Rubric { dimensions, ..Rubric::default() };
            (Actor::Coordinator, Command::SetRubric { interview_type: CODING, rubric })
        }
        _ => {
            let tags = [format!("tag {}", place % 3)].into();
            (Actor::Coordinator, Command::SetTags { person: PersonId(1 + u64::from(place) % 8), tags })
        }
    })
}

/// Anything, about ids that may or may not be there, by anybody.
fn silly(kind: u8, [a, b, c, d]: [u8; 4], now: DateTime<Utc>) -> (Actor, Command) {
    let by = match d % 3 {
        0 => Actor::Coordinator,
        1 => Actor::Leader,
        _ => Actor::Member(PersonId(u64::from(d) % 10)),
    };
    let small = |number: u8| u64::from(number) % 12;
    let (person, session) = (PersonId(small(a)), SessionId(small(b) * 100));
    let (enrolment, interview) = (EnrolmentId(small(c)), InterviewId(u64::from(b)));
    let step = StepIndex(c);
    let command = match kind % 24 {
        0 => Command::Enrol { enrolment, person, interview_type: InterviewTypeId(small(b) % 4) },
        1 => Command::PrepareStep { enrolment, step },
        2 => Command::SignOff { enrolment, certificate: CertificateId(small(b)) },
        3 => {
            let session = NewSession { id: session, enrolment, interview, step };
            Command::DraftPlan { plan: PlanId(small(a)), sessions: vec![session; usize::from(d % 3)] }
        }
        4 => Command::Accept { sessions: vec![session] },
        5 => Command::Publish { sessions: vec![session, session] },
        6 => Command::Confirm { session },
        7 => Command::Decline { session, reason: DeclineReason::TooBusyThisWeek },
        8 => Command::MarkHeld { session },
        9 => write(session, if a < 128 { Side::Trainee } else { Side::Mentor }, c),
        10 => Command::Credit { session },
        11 => Command::WithdrawCertificate { certificate: CertificateId(small(a)) },
        12 => Command::Undo { command: CommandId(u64::from(a)) },
        13 => Command::ErasePerson { person },
        14 => Command::PublishProgramme(world::programme()),
        15 => Command::SetHours { person, hours: WeeklyHours::weekdays(u16::from(a) * 8, u16::from(b) * 8) },
        16 => Command::ReadBusyTimes(BusyTimes {
            person,
            source: SourceId(small(b)),
            busy: vec![Interval { start: now, end: now + Duration::hours(i64::from(c) - 100) }],
        }),
        17 => world::founding().remove(0).command,
        18 => {
            Command::Import(Import { interviews: vec![world::interview(u64::from(a))], ..Import::default() })
        }
        19 => Command::Import(Import { hosting: vec![(person, Hosting::Declines)], ..Import::default() }),
        20 => Command::CancelSession { session },
        21 => Command::Resume { enrolment },
        22 => {
            let start = if a < 128 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
            let start = DateTime::from_timestamp(start.timestamp(), 0).unwrap();
            let far = Interview { id: InterviewId(500 + small(b)), start, ..world::interview(1) };
            Command::Import(Import { interviews: vec![far], ..Import::default() })
        }
        _ => Command::Import(Import {
            changed_interviews: vec![world::interview(u64::from(b))],
            ..Import::default()
        }),
    };
    (by, command)
}
