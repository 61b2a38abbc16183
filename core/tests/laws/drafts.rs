//! The obstacles listed for drafts are exactly the ones that keep them from being published.

use crate::{
    cases,
    moves::moves,
    play::{self, Turn, play},
};
use proptest::prelude::*;
use switchback_core::{
    access::{
        asker::Asker,
        drafts::{drafts, publishable},
    },
    command::{Command, Request},
    model::{
        actor::Actor,
        ids::{CommandId, SessionId},
        session::DraftChange,
    },
    zones::DatabaseZones,
};

fn asks(turn: &Turn, command: Command) -> bool {
    let (id, at) = (CommandId(7_777), turn.request.at);
    play::decide(&turn.after, &Request { id, at, by: Actor::COORDINATOR, command }).is_ok()
}

fn check(turn: &Turn) {
    let workspace = turn.after.workspace();
    let asker = Asker { workspace, zones: &DatabaseZones, by: Actor::COORDINATOR, at: turn.request.at };
    let all: Vec<SessionId> = workspace.sessions.keys().copied().collect();
    let is_draft = |session: &SessionId| workspace.sessions[session].state().is_draft();
    let (chosen, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(is_draft);
    let obstacles = drafts(&asker, &all).err().unwrap_or_default();
    assert_eq!(obstacles.iter().map(|obstacle| obstacle.session).collect::<Vec<_>>(), others);
    if chosen.is_empty() {
        return;
    }
    assert!(asks(turn, Command::ChangeDrafts { sessions: chosen.clone(), change: DraftChange::Remove }));
    let obstacles = publishable(&asker, &chosen).err().unwrap_or_default();
    assert_eq!(asks(turn, Command::Publish { sessions: chosen.clone() }), obstacles.is_empty());
    let stands = |session: &SessionId| obstacles.iter().all(|obstacle| obstacle.session != *session);
    let rest: Vec<_> = chosen.into_iter().filter(stands).collect();
    assert!(rest.is_empty() || asks(turn, Command::Publish { sessions: rest.clone() }), "{obstacles:?}");
    for obstacle in obstacles {
        let with_it = [rest.as_slice(), &[obstacle.session]].concat();
        assert!(!asks(turn, Command::Publish { sessions: with_it }), "{obstacle:?}");
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn drafts_without_obstacles_can_be_published_without_the_others(moves in moves(60)) {
        play(&moves, check);
    }
}
