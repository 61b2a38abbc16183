//! A person's details as typed into a form, and the command that changes them.

use crate::{
    command::{Command, person::Description},
    exchange::values::{contact, zone_names},
    model::{
        ids::{PersonId, TeamId},
        person::{Person, Profile},
    },
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::NaiveDate;
use std::fmt;

/// A person's details. The name, the address and the zone are text that can still be wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    /// Empty if none is known.
    pub mail: String,
    pub team: Option<TeamId>,
    pub zone: String,
    pub joined: Option<NaiveDate>,
}

/// Why an email address can't be a person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// It isn't shaped like one.
    NotAnAddress(String),
    /// It belongs to another person, with this name.
    Taken(String),
}

impl fmt::Display for AddressProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnAddress(text) => {
                write!(formatter, "“{text}” is not an email address. Write it as name@company.com.")
            }
            Self::Taken(name) => write!(formatter, "{name} has this email address. Enter another one."),
        }
    }
}

impl std::error::Error for AddressProblem {}

impl Details {
    /// The person's details as they are now, unless the person is unknown or deleted.
    pub fn of(workspace: &Workspace, person: PersonId) -> Option<Self> {
        let Person { team, zone, joined, .. } = workspace.people.get(&person)?;
        let Profile { name, mail, .. } = workspace.profiles.0.get(&person)?;
        Some(Self {
            name: name.clone(),
            mail: mail.clone().unwrap_or_default(),
            team: *team,
            zone: zone.name().to_owned(),
            joined: *joined,
        })
    }

    /// The command that gives a person these details. Their other names stay.
    ///
    /// # Errors
    ///
    /// If the email address can't be theirs. What else is wrong is up to the command.
    pub fn command(
        &self,
        workspace: &Workspace,
        zones: &dyn Zones,
        person: PersonId,
    ) -> Result<Command, AddressProblem> {
        let known = workspace.profiles.0.get(&person);
        let before = known.and_then(|known| known.mail.as_deref()).unwrap_or_default();
        let mail = match self.mail.trim() {
            "" => None,
            // An address from before addresses were checked may stay.
            same if same == before => Some(same.to_owned()),
            new => Some(free_address(workspace, person, new)?),
        };
        let zone = zone_names::named(zones, &self.zone).unwrap_or_else(|| Zone::named(self.zone.trim()));
        let description = Description { person, team: self.team, zone: zone.present(), joined: self.joined };
        let others = known.cloned().unwrap_or_else(|| Profile::new("", None));
        let profile = Profile { name: self.name.trim().to_owned(), mail, ..others };
        Ok(Command::DescribePerson { description, profile })
    }
}

/// The command that restores a person's details as they are now.
pub fn restoring(workspace: &Workspace, person: PersonId) -> Option<Command> {
    let &Person { team, joined, ref zone, .. } = workspace.people.get(&person)?;
    let description = Description { person, team, zone: zone.clone(), joined };
    let profile = workspace.profiles.0.get(&person)?.clone();
    Some(Command::DescribePerson { description, profile })
}

fn free_address(workspace: &Workspace, person: PersonId, text: &str) -> Result<String, AddressProblem> {
    let mail = contact::mail(text).ok_or_else(|| AddressProblem::NotAnAddress(text.to_owned()))?;
    match workspace.profiles.by_mail(&mail).filter(|other| *other != person) {
        Some(other) => Err(AddressProblem::Taken(workspace.profiles.name(other).to_owned())),
        None => Ok(mail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::person::ProfileChange, zones::DatabaseZones};

    const ADA: PersonId = PersonId(1);
    const BO: PersonId = PersonId(2);

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        for (person, name) in [(ADA, "Ada"), (BO, "Bo")] {
            let mail = Some(format!("{}@example.com", name.to_lowercase()));
            let profile = Profile { also: ["A. Okafor".into()].into(), ..Profile::new(name, mail) };
            workspace.profiles.keep(ProfileChange { person, profile: Some(profile) });
        }
        workspace
    }

    fn profile(mail: &str) -> Result<Profile, AddressProblem> {
        let details = Details {
            name: " Ada Okafor ".into(),
            mail: mail.into(),
            zone: "America/New_York".into(),
            ..Details::default()
        };
        details.command(&workspace(), &DatabaseZones, ADA).map(|command| match command {
            Command::DescribePerson { profile, .. } => profile,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_new_address_is_an_address_that_no_one_else_has() {
        let mail = |text| profile(text).map(|profile| profile.mail);
        assert_eq!(mail(" Ada.Okafor@Example.com "), Ok(Some("ada.okafor@example.com".into())));
        assert_eq!(mail("ada@example.com"), Ok(Some("ada@example.com".into())));
        assert_eq!(mail(" "), Ok(None));
        assert_eq!(mail("ada"), Err(AddressProblem::NotAnAddress("ada".into())));
        assert_eq!(mail("BO@example.com"), Err(AddressProblem::Taken("Bo".into())));
    }

    #[test]
    fn other_names_of_a_person_stay() {
        let profile = profile("ada@example.com").expect("it is her own");
        assert_eq!(profile.name, "Ada Okafor");
        assert!(profile.is_also("A. Okafor"));
    }
}
