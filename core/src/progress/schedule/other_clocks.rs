//! The people of a session or an interview whose clocks show another time than the reader's.

use crate::{
    model::ids::PersonId,
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::{DateTime, Utc};

/// People in one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherClock {
    pub zone: Zone,
    pub people: Vec<PersonId>,
}

/// The zones in which an instant has another time of day than in `shown`, each with its people, in the order of the people. Two
/// zones with the same offset then need no second line.
pub fn other_clocks(
    workspace: &Workspace,
    zones: &dyn Zones,
    shown: &Zone,
    at: DateTime<Utc>,
    people: impl IntoIterator<Item = PersonId>,
) -> Vec<OtherClock> {
    let offset = |zone: &Zone| zones.offset_seconds(zone, at).unwrap_or(0);
    let own = offset(shown);
    let mut clocks: Vec<OtherClock> = Vec::new();
    let known = people.into_iter().filter_map(|person| workspace.people.get(&person));
    for person in known.filter(|known| offset(&known.zone) != own) {
        match clocks.iter_mut().find(|clock| clock.zone == person.zone) {
            Some(clock) => clock.people.push(person.id),
            None => clocks.push(OtherClock { zone: person.zone.clone(), people: vec![person.id] }),
        }
    }
    clocks
}
