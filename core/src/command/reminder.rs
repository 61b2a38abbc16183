//! Recording that a person was reminded: at most once a day per subject. A coordinator can send a reminder at any hour, and what
//! was sent is recorded, or another coordinator would send it again.

use crate::{
    access::work::Work,
    command::{Context, Decided, NewReminder, refusal::Refusal},
    fact::event::Event,
    model::{
        ids::PersonId,
        reminder::{Rung, Subject},
    },
    progress::duties::{duty, reminders},
};
use std::collections::BTreeSet;

/// Records all of them or none. Each must be allowed alone, and duplicates are refused.
pub(super) fn record_all(context: &Context, reminders: &[NewReminder]) -> Decided {
    Work::Remind.by(context.by)?;
    let mut events = Vec::new();
    let mut seen = BTreeSet::new();
    for NewReminder { subject, to, rung } in reminders {
        if !seen.insert((*subject, *to)) {
            return Err(Refusal::RemindedToday);
        }
        events.extend(record(context, *subject, *to, *rung)?);
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

pub(super) fn record(context: &Context, subject: Subject, to: PersonId, rung: Rung) -> Decided {
    Work::Remind.by(context.by)?;
    let person = context.workspace.people.get(&to).ok_or(Refusal::UnknownPerson)?;
    let duties = duty::duties_of(context.workspace, to, context.at);
    if !duties.iter().any(|duties| duties.task.subject() == Some(subject)) {
        return Err(Refusal::NothingDue);
    }
    if reminders::was_sent_today(context.workspace, context.zones, subject, person, context.at) {
        return Err(Refusal::RemindedToday);
    }
    Ok(vec![Event::ReminderSent { subject, to, rung }])
}
