//! Senseless commands, as people and programs also give them.

use super::asked::write;
use crate::world;
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    command::{Command, NewSession, import::Import, person::BusyTimes},
    model::{
        actor::Actor,
        assigned_role::AssignedRole,
        enrollment::StepIndex,
        hours::{Interval, WeeklyHours},
        ids::*,
        interview::Interview,
        person::Hosting,
        scorecard::Side,
        session::{CancelReason, DeclineReason},
    },
};

/// Any command by any actor, with ids that may or may not exist.
pub(super) fn silly(kind: u8, [a, b, c, d]: [u8; 4], now: DateTime<Utc>) -> (Actor, Command) {
    let somebody = PersonId(u64::from(d) % 10);
    let by = match d % 5 {
        0 => Actor::COORDINATOR,
        1 => Actor::LEADER,
        2 => Actor::Coordinator(Some(somebody)),
        3 => Actor::Leader(Some(somebody)),
        _ => Actor::Member(somebody),
    };
    let small = |number: u8| u64::from(number) % 12;
    let (person, session) = (PersonId(small(a)), SessionId(small(b) * 100));
    let (enrollment, interview) = (EnrollmentId(small(c)), InterviewId(u64::from(b)));
    let step = StepIndex(c);
    let command = match kind % 29 {
        0 => Command::Enroll { enrollment, person, interview_type: InterviewTypeId(small(b) % 4) },
        1 => Command::PrepareStep { enrollment, step },
        2 => Command::SignOff { enrollment, certificate: CertificateId(small(b)) },
        3 => {
            let session = NewSession { id: session, enrollment, interview, step, mentor: person };
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
        14 => Command::PublishProgram(world::program()),
        15 => Command::SetHours {
            person,
            hours: WeeklyHours::weekdays(u16::from(a) * 8, u16::from(b) * 8),
            prefer: None,
        },
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
        20 => Command::CancelSession { session, reason: CancelReason::Coordinator },
        21 => Command::Resume { enrollment },
        22 => {
            let start = if a < 128 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
            let start = DateTime::from_timestamp(start.timestamp(), 0).unwrap();
            let far = Interview { id: InterviewId(500 + small(b)), start, ..world::interview(1) };
            Command::Import(Import { interviews: vec![far], ..Import::default() })
        }
        23 => Command::GiveRole { person, role: AssignedRole::ALL[usize::from(b) % 2] },
        24 => Command::TakeRole { person, role: AssignedRole::ALL[usize::from(b) % 2] },
        25 => Command::MergeInterviewTypes {
            interview_type: InterviewTypeId(small(a) % 3),
            into: InterviewTypeId(small(b) % 3),
        },
        26 => Command::RenameWorkspace { name: format!("Company {}", b % 3) },
        27 => Command::RenameInterviewType {
            interview_type: InterviewTypeId(small(a) % 3),
            name: format!("Type {}", b % 3),
        },
        _ => Command::Import(Import {
            changed_interviews: vec![world::interview(u64::from(b))],
            ..Import::default()
        }),
    };
    (by, command)
}
