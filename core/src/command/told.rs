//! Recording that people were told about their sessions. The record says exactly what they were told: if a session has changed
//! since, there is something to tell again.

use crate::{
    access::work::Work,
    command::{Context, Decided, refusal::Refusal},
    fact::event::Event,
    model::told::ToldPerson,
    progress::schedule::to_tell::{SentMessages, may_be_told},
};

/// Leaves out what a person knows already, so that two coordinators who send the same message leave one record.
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
