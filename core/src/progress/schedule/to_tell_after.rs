//! Who has to be told what one command changed. Others may have to be told something as well.

use super::to_tell::{ToTell, to_tell};
use crate::{
    fact::{event::Event, line::Line},
    log::Log,
    model::ids::{CommandId, PersonId, SessionId},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// The people who have to be told about sessions that a command changed, by name.
pub fn to_tell_after(log: &Log, command: CommandId, now: DateTime<Utc>) -> Vec<PersonId> {
    let changed = sessions_of(log, command);
    let is_concerned = |one: &ToTell| one.news.iter().any(|news| changed.contains(&news.session.session));
    to_tell(log.workspace(), now).into_iter().filter(is_concerned).map(|one| one.to).collect()
}

/// The sessions in the lines of a command that the log still holds, and those at the interviews that it changed.
fn sessions_of(log: &Log, command: CommandId) -> BTreeSet<SessionId> {
    let mut sessions = BTreeSet::new();
    for line in log.lines() {
        let Line::Read(entry) = line else { continue };
        if entry.command != command {
            continue;
        }
        sessions.extend(entry.event.session());
        if let Event::InterviewChanged(changed) = &entry.event {
            let known = log.workspace().sessions.values();
            sessions
                .extend(known.filter(|session| session.interview == changed.id).map(|session| session.id));
        }
    }
    sessions
}
