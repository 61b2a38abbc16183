//! For which of several people a change is possible, known before it is made for all of them.

use crate::{
    access::{asker::Asker, certificate, enrollment},
    model::ids::{InterviewTypeId, PersonId},
    refusal::Refusal,
};

/// The people whom a change is possible for, and why it isn't for the others; each in the given order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Possible {
    pub people: Vec<PersonId>,
    pub refused: Vec<RefusedPerson>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedPerson {
    pub person: PersonId,
    pub reason: Refusal,
}

/// Enrolling them in a type.
pub fn enroll(asker: &Asker, people: &[PersonId], interview_type: InterviewTypeId) -> Possible {
    possible(people, |person| enrollment::enroll_in(asker, person, interview_type).map(drop))
}

/// Recording that they are certified in a type.
pub fn record(asker: &Asker, people: &[PersonId], interview_type: InterviewTypeId) -> Possible {
    possible(people, |person| certificate::record_in(asker, person, interview_type).map(drop))
}

fn possible(people: &[PersonId], may: impl Fn(PersonId) -> Result<(), Refusal>) -> Possible {
    let mut possible = Possible::default();
    for person in people.iter().copied() {
        match may(person) {
            Ok(()) => possible.people.push(person),
            Err(reason) => possible.refused.push(RefusedPerson { person, reason }),
        }
    }
    possible
}
