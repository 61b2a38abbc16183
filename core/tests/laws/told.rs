//! Each person to notify can be notified, once: the message tells no more than its reader may see, and
//! afterwards nothing is left to tell.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, play, take},
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    access::{asker::Asker, seen},
    command::{Command, Request},
    model::{
        actor::Actor,
        ids::{CommandId, PersonId, SessionId},
        told::ToldStatus,
    },
    progress::{
        mailing::{Delivery, to_mail},
        schedule::to_tell::{self, News, ToTell, to_tell},
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

fn request(turn: &Turn, people: &[ToTell]) -> Request {
    let people = people.iter().map(ToTell::told).collect();
    let (id, at, by) = (CommandId(9_999_999), turn.request.at, Actor::COORDINATOR);
    Request { id, at, by, command: Command::RecordTold { people } }
}

fn everybody_can_be_told_once(turn: &Turn) {
    let (log, at) = (&turn.after, turn.request.at);
    let all = to_tell(log.workspace(), at);
    if all.is_empty() {
        return;
    }
    let decision = decide(log, &request(turn, &all)).unwrap_or_else(|refusal| panic!("{refusal}: {all:?}"));
    let mut told = log.clone();
    take(&mut told, &decision);
    assert_eq!(to_tell(told.workspace(), at), [], "after {:?}", turn.request.command);
}

fn everybody_sees_what_they_are_told(turn: &Turn) {
    let (workspace, at) = (turn.after.workspace(), turn.request.at);
    for ToTell { to, news } in to_tell(workspace, at) {
        assert!(workspace.is_here(to));
        let asker = Asker { workspace, zones: &DatabaseZones, by: Actor::Member(to), at };
        for News { session, .. } in news {
            assert!(session.start > at, "{session:?} is over");
            let known = workspace.sessions.get(&session.session);
            let is_seen = known.is_some_and(|known| seen::session(&asker, known));
            assert!(is_seen || session.status == ToldStatus::Cancelled, "{to:?} does not see {session:?}");
        }
    }
}

/// Checks before any message is recorded, and again with half of them recorded.
fn who_is_untold_of_a_session_is_told_of_it(turn: &Turn) {
    let at = turn.request.at;
    same_people_are_named(turn.after.workspace(), at);
    let half: Vec<_> = to_tell(turn.after.workspace(), at).into_iter().step_by(2).collect();
    if let Ok(decision) = decide(&turn.after, &request(turn, &half)) {
        let mut told = turn.after.clone();
        take(&mut told, &decision);
        same_people_are_named(told.workspace(), at);
    }
}

fn same_people_are_named(workspace: &Workspace, at: DateTime<Utc>) {
    let mut untold: BTreeMap<SessionId, Vec<PersonId>> = BTreeMap::new();
    for ToTell { to, news } in to_tell(workspace, at) {
        for News { session, .. } in news {
            untold.entry(session.session).or_default().push(to);
        }
    }
    for session in workspace.sessions.keys().chain(untold.keys()) {
        let expected = untold.get(session).cloned().unwrap_or_default();
        assert_eq!(to_tell::untold(workspace, *session, at), expected, "{session:?}");
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_session_and_the_messages_name_the_same_people_to_tell(moves in moves(80)) {
        play(&moves, who_is_untold_of_a_session_is_told_of_it);
    }

    #[test]
    fn recording_all_messages_leaves_none_to_send(moves in moves(80)) {
        play(&moves, everybody_can_be_told_once);
    }

    #[test]
    fn messages_sent_by_the_server_can_be_recorded_and_are_not_sent_again(moves in moves(80)) {
        play(&moves, everybody_is_mailed_once);
    }

    #[test]
    fn the_server_can_only_record_what_it_has_sent_and_import_schedules(moves in moves(80)) {
        play(&moves, the_server_is_refused);
    }

    #[test]
    fn messages_only_name_sessions_ahead_that_their_reader_may_see(moves in moves(80)) {
        play(&moves, everybody_sees_what_they_are_told);
    }
}

/// Records everything that the server would send at this moment as sent.
fn everybody_is_mailed_once(turn: &Turn) {
    let at = turn.request.at;
    let delivery = Delivery {
        handed_over: &[],
        settle: TimeDelta::zero(),
        complete_since: DateTime::UNIX_EPOCH,
        needs_address: true,
    };
    let mut log = turn.after.clone();
    let mut ids = 9_999_000..;
    for mailing in to_mail(log.workspace(), &DatabaseZones, at, delivery) {
        let (to, content) = (mailing.to, mailing.content());
        let told = content.told(to).map(|told| Command::RecordTold { people: vec![told] });
        let reminders = content.reminders.iter();
        let reminders =
            reminders.map(|(subject, rung)| Command::RecordReminder { subject: *subject, to, rung: *rung });
        for (id, command) in ids.by_ref().zip(told.into_iter().chain(reminders)) {
            let request = Request { id: CommandId(id), at, by: Actor::Server, command };
            let decision =
                decide(&log, &request).unwrap_or_else(|refusal| panic!("{refusal}: {:?}", request.command));
            take(&mut log, &decision);
        }
    }
    let again = to_mail(log.workspace(), &DatabaseZones, at, delivery);
    assert_eq!(again, [], "after {:?}", turn.request.command);
}

/// Tries each command as the server.
fn the_server_is_refused(turn: &Turn) {
    let is_its_own = matches!(
        turn.request.command,
        Command::RecordTold { .. } | Command::RecordReminder { .. } | Command::Import(_)
    );
    let asked = Request { by: Actor::Server, ..turn.request.clone() };
    assert!(is_its_own || decide(&turn.before, &asked).is_err(), "{:?}", asked.command);
}
