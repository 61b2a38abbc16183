//! A response that was entered for a person does exactly what their own press would have done.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, play, take, told},
};
use proptest::prelude::*;
use switchback_core::{
    command::{Command, Request},
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
        response::{PersonResponses, Response, SessionResponse},
        session::{DeclineReason, Session},
    },
};

const RESPONSES: [Response; 4] = [
    Response::Confirm,
    Response::Decline(DeclineReason::TooBusyThisWeek),
    Response::Decline(DeclineReason::PreferAnotherMentor),
    Response::Decline(DeclineReason::NotInThisPlan),
];

/// The workspace after the command, or `None` if it is refused.
fn after(turn: &Turn, by: Actor, command: Command) -> Option<u64> {
    let request = Request { id: CommandId(9_999_999), at: turn.request.at, by, command };
    let decision = decide(&turn.after, &request).ok()?;
    let mut log: Log = turn.after.clone();
    take(&mut log, &decision);
    Some(told(log.workspace()))
}

fn press(session: &Session, response: Response) -> Command {
    let session = session.id;
    match response {
        Response::Confirm => Command::Confirm { session },
        Response::Decline(reason) => Command::Decline { session, reason },
    }
}

fn is_as_pressed(turn: &Turn, session: &Session, person: PersonId) {
    let start = turn.after.workspace().start_of(session);
    for response in RESPONSES {
        let said = SessionResponse { session: session.id, start, response };
        let entered = Command::EnterResponses(PersonResponses { person, responses: vec![said] });
        let own = after(turn, Actor::Member(person), press(session, response));
        assert_eq!(after(turn, Actor::COORDINATOR, entered), own, "{response:?} of {person:?}: {session:?}");
    }
}

fn every_response_is_as_pressed(turn: &Turn) {
    let workspace = turn.after.workspace();
    let published = workspace.sessions.values().filter(|session| !session.state().is_draft());
    for session in published {
        let trainee = workspace.trainee_of(session).expect("every session has a trainee");
        let bystander = PersonId(99);
        for person in [trainee, session.mentor, bystander] {
            is_as_pressed(turn, session, person);
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn an_entered_response_does_what_the_persons_own_press_does(moves in moves(80)) {
        play(&moves, every_response_is_as_pressed);
    }
}
