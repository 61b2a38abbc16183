//! Writing down that people were told about their sessions. What they were told is written down as it was said: if a
//! session changed since, there is something to tell again.

use crate::{
    access::work::Work,
    command::{Context, Decided, refusal::Refusal},
    fact::event::Event,
    model::told::ToldPerson,
    progress::schedule::to_tell::{SentMessages, may_be_told},
};

/// What somebody knows already is left out, so that two coordinators who send the same message leave one record.
pub(super) fn record(context: &Context, people: &[ToldPerson]) -> Decided {
    Work::Tell.by(context.by)?;
    let workspace = context.workspace;
    let before = SentMessages::of(workspace);
    let mut events = Vec::new();
    for ToldPerson { to, sessions } in people {
        if !workspace.people.contains_key(to) {
            return Err(Refusal::UnknownPerson);
        }
        if !sessions.iter().all(|told| may_be_told(workspace, &before, *to, told)) {
            return Err(Refusal::UnknownSession);
        }
        let is_news = |told: &&_| !before.says(*to, told);
        let sessions: Vec<_> = sessions.iter().filter(is_news).copied().collect();
        if !sessions.is_empty() {
            events.push(Event::PersonTold(ToldPerson { to: *to, sessions }));
        }
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}
