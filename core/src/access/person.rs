//! Actions on one person: changing their description and availability, and enrolling them.

use crate::{
    access::{asker::Asker, work::Work},
    model::ids::PersonId,
    refusal::Refusal,
};

/// Changing a person's availability, limits, preferences, and their description except for the parts of [`change_team`].
pub fn change(asker: &Asker, person: PersonId) -> Result<(), Refusal> {
    asker.must_be_here()?;
    if asker.by.acts_for(person) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Changing a person's tags, team and start date. Rules refer to them, so no one changes their own.
pub fn change_team(asker: &Asker) -> Result<(), Refusal> {
    asker.must_be_here()?;
    Work::KeepPeople.by(asker.by)
}
