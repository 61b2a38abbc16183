//! What is said before a change of several people is what the change then does.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, play},
    world::{CODING, DESIGN},
};
use proptest::prelude::*;
use switchback_core::{
    access::{
        asker::Asker,
        bulk::{self, Possible},
    },
    command::{Command, NewCertificate, Request, enrollment::NewEnrollment},
    model::{
        actor::Actor,
        ids::{CertificateId, CommandId, EnrollmentId, InterviewTypeId, PersonId},
    },
    refusal::Refusal,
    zones::DatabaseZones,
};

fn enroll(people: &[PersonId], interview_type: InterviewTypeId) -> Command {
    let new = |person: &PersonId| NewEnrollment {
        id: EnrollmentId(9_000_000 + person.0),
        person: *person,
        interview_type,
    };
    Command::EnrollAll { enrollments: people.iter().map(new).collect() }
}

fn record(people: &[PersonId], interview_type: InterviewTypeId) -> Command {
    let new = |person: &PersonId| NewCertificate {
        id: CertificateId(9_000_000 + person.0),
        person: *person,
        interview_type,
        from: None,
    };
    Command::RecordCertificates { certificates: people.iter().map(new).collect() }
}

fn is_as_said(turn: &Turn, possible: &Possible, command: impl Fn(&[PersonId]) -> Command) {
    let by = Actor::COORDINATOR;
    let outcome = |people: &[PersonId]| {
        let request = Request { id: CommandId(9_999_999), at: turn.request.at, by, command: command(people) };
        decide(&turn.after, &request).map(drop)
    };
    if !possible.people.is_empty() {
        assert_eq!(outcome(&possible.people), Ok::<(), Refusal>(()), "{possible:?}");
    }
    for refused in &possible.refused {
        assert_eq!(outcome(&[refused.person]), Err(refused.reason.clone()));
    }
}

fn everything_is_as_said(turn: &Turn) {
    let (workspace, at) = (turn.after.workspace(), turn.request.at);
    let asker = Asker { workspace, zones: &DatabaseZones, by: Actor::COORDINATOR, at };
    let people: Vec<_> = workspace.people.keys().copied().chain([PersonId(99)]).collect();
    for interview_type in [CODING, DESIGN, InterviewTypeId(99)] {
        let enrolled = bulk::enroll(&asker, &people, interview_type);
        assert_eq!(enrolled.people.len() + enrolled.refused.len(), people.len());
        is_as_said(turn, &enrolled, |people| enroll(people, interview_type));
        let recorded = bulk::record(&asker, &people, interview_type);
        is_as_said(turn, &recorded, |people| record(people, interview_type));
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn a_change_of_several_people_is_possible_for_those_of_whom_it_is_said(moves in moves(40)) {
        play(&moves, everything_is_as_said);
    }
}
