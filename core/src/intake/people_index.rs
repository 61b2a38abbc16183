//! Finding people, teams and interview types by what files call them.

use super::{Fresh, Intake};
use crate::{
    command::import::Import,
    model::{
        ids::{InterviewTypeId, PersonId, TeamId},
        interview_type::InterviewType,
        team::Team,
    },
    workspace::Workspace,
};
use std::collections::BTreeMap;

/// Names compare without regard to case and to the spaces around them.
pub fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// People by mail, and by name where only one has it.
#[derive(Default)]
pub struct PeopleIndex {
    by_mail: BTreeMap<String, PersonId>,
    by_name: BTreeMap<String, Vec<PersonId>>,
}

impl PeopleIndex {
    pub fn of(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for (person, profile) in &workspace.profiles.0 {
            index.add(*person, Some(&profile.name), profile.mail.as_deref());
        }
        index
    }

    pub fn add(&mut self, person: PersonId, name: Option<&str>, mail: Option<&str>) {
        if let Some(mail) = mail {
            self.by_mail.insert(mail.to_lowercase(), person);
        }
        if let Some(name) = name {
            let people = self.by_name.entry(plain(name)).or_default();
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }

    /// The person with this mail; without one, the only person of this name.
    pub fn find(&self, name: Option<&str>, mail: Option<&str>) -> Option<PersonId> {
        let by_mail = mail.and_then(|mail| self.by_mail.get(&mail.to_lowercase()).copied());
        by_mail.or_else(|| match self.by_name.get(&plain(name?)).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        })
    }
}

/// Teams and interview types by name; unknown ones are added to the import.
pub struct NameIndex {
    teams: BTreeMap<String, TeamId>,
    types: BTreeMap<String, InterviewTypeId>,
}

impl NameIndex {
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            teams: workspace.teams.values().map(|team| (plain(&team.name), team.id)).collect(),
            types: workspace.interview_types.values().map(|known| (plain(&known.name), known.id)).collect(),
        }
    }

    /// Says which interview types are new: one that is only spelled otherwise should not become a second path.
    pub fn tell(&self, intake: &mut Intake) {
        for added in &intake.import.interview_types {
            intake.notes.push(format!(
                "“{}” is a new interview type with a path of its own. If it is another name for one you have, \
                 change it in the file first.",
                added.name
            ));
        }
    }

    pub fn team(&mut self, name: &str, import: &mut Import, fresh: Fresh) -> TeamId {
        *self.teams.entry(plain(name)).or_insert_with(|| {
            let id = TeamId(fresh());
            import.teams.push(Team { id, name: name.trim().to_owned() });
            id
        })
    }

    pub fn interview_type(&mut self, name: &str, import: &mut Import, fresh: Fresh) -> InterviewTypeId {
        *self.types.entry(plain(name)).or_insert_with(|| {
            let id = InterviewTypeId(fresh());
            import.interview_types.push(InterviewType::named(id, name.trim()));
            id
        })
    }
}
