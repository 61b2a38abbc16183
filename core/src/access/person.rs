//! Actions on one person: changing their description and availability, and enrolling them.

use crate::{access::asker::Asker, model::ids::PersonId, refusal::Refusal};

/// Changing a person's availability, limits, preferences and description.
pub fn change(asker: &Asker, person: PersonId) -> Result<(), Refusal> {
    asker.must_be_here()?;
    if asker.by.acts_for(person) { Ok(()) } else { Err(Refusal::NotYours) }
}
