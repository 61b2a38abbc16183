//! What belongs to one person: how they are described, when they are available, and whether they enroll.

use crate::{
    model::{actor::Actor, ids::PersonId},
    refusal::Refusal,
};

/// Changing a person's availability, limits, preferences and description.
pub fn change(by: Actor, person: PersonId) -> Result<(), Refusal> {
    if by.acts_for(person) { Ok(()) } else { Err(Refusal::NotYours) }
}
