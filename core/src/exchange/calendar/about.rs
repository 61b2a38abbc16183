//! Reads what an event is about and who takes part. This is much of the work of reading an event, and only needed for
//! events that become entries.

use super::blocks::Block;
use super::{About, Answer, Attendee};
use crate::exchange::{
    calendar::blocks::component,
    values::contact::{self, Contact},
};
use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus,
    ICalendarProperty, ICalendarUserTypes,
};

pub(super) const PROPERTIES: [&str; 3] = ["CATEGORIES", "ORGANIZER", "ATTENDEE"];

pub(super) fn about(block: &Block, summary: &str) -> About {
    let mut about = About { summary: summary.to_owned(), ..About::default() };
    let entries = component(block, |name| PROPERTIES.contains(&name)).map(|component| component.entries);
    for entry in entries.iter().flatten() {
        match entry.name {
            ICalendarProperty::Categories => {
                let values = entry.values.iter().filter_map(|value| value.as_text());
                about.categories.extend(values.filter_map(contact::name));
            }
            ICalendarProperty::Organizer if about.organizer.is_none() => about.organizer = contact_of(entry),
            ICalendarProperty::Attendee => about.attendees.extend(attendee(entry)),
            _ => {}
        }
    }
    about
}

fn contact_of(entry: &ICalendarEntry) -> Option<Contact> {
    let parameter = |name: &ICalendarParameterName| {
        entry
            .params
            .iter()
            .find(|parameter| parameter.name == *name)
            .and_then(|parameter| parameter.value.as_text())
    };
    // Some programs put an address of their own in the value, and the person's address in a parameter.
    let value = entry.values.first().and_then(|value| value.as_text()).unwrap_or("");
    let mail = contact::mail(value).or_else(|| contact::mail(parameter(&ICalendarParameterName::Email)?));
    // The name is often just the address again, which adds nothing.
    let name = parameter(&ICalendarParameterName::Cn).filter(|name| contact::mail(name).is_none());
    let name = name.and_then(contact::name);
    (name.is_some() || mail.is_some()).then_some(Contact { name, mail })
}

/// Reads an attendee. Rooms and other invited resources aren't people.
fn attendee(entry: &ICalendarEntry) -> Option<Attendee> {
    let mut answer = Answer::NeedsAction;
    for parameter in &entry.params {
        match &parameter.value {
            ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Accepted) => {
                answer = Answer::Accepted
            }
            ICalendarParameterValue::Partstat(
                ICalendarParticipationStatus::Declined | ICalendarParticipationStatus::Delegated,
            ) => answer = Answer::Declined,
            ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Tentative) => {
                answer = Answer::Tentative
            }
            ICalendarParameterValue::Cutype(ICalendarUserTypes::Resource | ICalendarUserTypes::Room) => {
                return None;
            }
            _ => {}
        }
    }
    contact_of(entry).map(|contact| Attendee { contact, answer })
}
