//! A person's details as typed into a form, and the commands that add the person or change them.

use crate::{
    command::{Command, import::Import, person::Description},
    exchange::values::zone_names,
    model::{
        ids::{PersonId, TeamId},
        person::{Person, Profile},
    },
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::NaiveDate;

/// A person's details. The name, the address and the zone are text that can still be wrong, which the command refuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    /// Empty if none is known.
    pub mail: String,
    pub team: Option<TeamId>,
    pub zone: String,
    pub joined: Option<NaiveDate>,
}

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
    pub fn command(&self, workspace: &Workspace, zones: &dyn Zones, person: PersonId) -> Command {
        let known = workspace.profiles.0.get(&person);
        let others = known.cloned().unwrap_or_else(|| Profile::new("", None));
        Command::DescribePerson {
            description: self.description(zones, person),
            profile: self.profile(others),
        }
    }

    /// The command that adds a person with these details.
    pub fn adding(&self, zones: &dyn Zones, person: PersonId) -> Command {
        let added = (self.description(zones, person), self.profile(Profile::new("", None)));
        Command::Import(Import { people: vec![added], ..Import::default() })
    }

    /// A person who is here and has this name already, in upper or lower case. They may be another person.
    pub fn namesake(workspace: &Workspace, name: &str) -> Option<PersonId> {
        let wanted = name.trim().to_lowercase();
        let mut people = workspace.people_here().map(|person| person.id);
        people.find(|person| workspace.profiles.name(*person).to_lowercase() == wanted)
    }

    fn description(&self, zones: &dyn Zones, person: PersonId) -> Description {
        let zone = zone_names::named(zones, &self.zone).unwrap_or_else(|| Zone::named(self.zone.trim()));
        Description { person, team: self.team, zone: zone.present(), joined: self.joined }
    }

    fn profile(&self, others: Profile) -> Profile {
        let mail = Some(self.mail.trim()).filter(|mail| !mail.is_empty()).map(str::to_owned);
        Profile { name: self.name.trim().to_owned(), mail, ..others }
    }
}

/// The command that restores a person's details as they are now.
pub fn restoring(workspace: &Workspace, person: PersonId) -> Option<Command> {
    let &Person { team, joined, ref zone, .. } = workspace.people.get(&person)?;
    let description = Description { person, team, zone: zone.clone(), joined };
    let profile = workspace.profiles.0.get(&person)?.clone();
    Some(Command::DescribePerson { description, profile })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::person::ProfileChange, zones::DatabaseZones};

    const ADA: PersonId = PersonId(1);
    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        let mail = Some("ada@example.com".into());
        let profile = Profile { also: ["A. Okafor".into()].into(), ..Profile::new("Ada", mail) };
        workspace.profiles.keep(ProfileChange { person: ADA, profile: Some(profile) });
        workspace
    }

    fn profile(mail: &str) -> Profile {
        let details = Details {
            name: " Ada Okafor ".into(),
            mail: mail.into(),
            zone: "America/New_York".into(),
            ..Details::default()
        };
        match details.command(&workspace(), &DatabaseZones, ADA) {
            Command::DescribePerson { profile, .. } => profile,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_empty_address_is_none() {
        assert_eq!(profile(" ").mail, None);
        assert_eq!(profile(" ada@example.com ").mail, Some("ada@example.com".into()));
    }

    #[test]
    fn other_names_of_a_person_stay() {
        let profile = profile("ada@example.com");
        assert_eq!(profile.name, "Ada Okafor");
        assert!(profile.is_also("A. Okafor"));
    }
}
