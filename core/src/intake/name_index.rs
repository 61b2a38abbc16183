//! Finds teams and interview types by their names in files.

use super::{Answers, Fresh, Intake, TypeChoice, plain};
use crate::{
    command::import::Import,
    exchange::values::type_names::TypeNames,
    model::{
        ids::{InterviewTypeId, TeamId},
        interview_type::InterviewType,
        team::Team,
    },
    order::Gather,
    workspace::Workspace,
};
use std::collections::BTreeMap;

/// Teams and interview types by name. Unknown ones are added to the import, except types that are other names for known
/// ones, according to an answer or, without an answer, to their similar names.
pub struct NameIndex<'a> {
    workspace: &'a Workspace,
    answers: &'a Answers,
    teams: BTreeMap<String, TeamId>,
    types: BTreeMap<String, InterviewTypeId>,
    /// The types of the workspace.
    known: TypeNames<InterviewTypeId>,
    choices: Vec<TypeChoice>,
}

impl<'a> NameIndex<'a> {
    pub fn of(workspace: &'a Workspace, answers: &'a Answers) -> Self {
        let types = || {
            let known = workspace.interview_types.values();
            known.flat_map(|known| known.names().map(|name| (name, known.id)))
        };
        Self {
            workspace,
            answers,
            teams: workspace.teams.values().map(|team| (plain(&team.name), team.id)).into_map(),
            types: types().map(|(name, id)| (plain(name), id)).into_map(),
            known: TypeNames::of(types()),
            choices: Vec::new(),
        }
    }

    /// Passes on the choices for the user, so that a different spelling of a type doesn't become a second path.
    pub fn tell(self, intake: &mut Intake) {
        intake.type_choices = self.choices;
    }

    pub fn team(&mut self, name: &str, import: &mut Import, fresh: Fresh) -> TeamId {
        *self.teams.entry(plain(name)).or_insert_with(|| {
            let id = TeamId(fresh());
            import.teams.push(Team { id, name: name.trim().to_owned() });
            id
        })
    }

    /// Whether a type has this name. A similar name is not enough.
    pub fn has_type(&self, name: &str) -> bool {
        self.types.contains_key(&plain(name))
    }

    /// Returns the type with this name, if the workspace or the import has one.
    pub fn known_type(&self, name: &str) -> Option<InterviewTypeId> {
        let key = plain(name);
        self.types.get(&key).copied().or_else(|| self.chosen(&key))
    }

    pub fn interview_type(&mut self, name: &str, import: &mut Import, fresh: Fresh) -> InterviewTypeId {
        let key = plain(name);
        if let Some(known) = self.types.get(&key) {
            return *known;
        }
        let id = self.chosen(&key).unwrap_or_else(|| {
            let id = InterviewTypeId(fresh());
            import.interview_types.push(InterviewType::named(id, name.trim()));
            id
        });
        self.offer(name);
        self.types.insert(key, id);
        id
    }

    /// Adds a choice for the type of a row that still needs another answer, so that all questions about a row are asked at
    /// once.
    pub fn offer(&mut self, name: &str) {
        let key = plain(name);
        if !self.types.contains_key(&key) && !self.choices.iter().any(|choice| choice.key == key) {
            let (chosen, suggested) = (self.chosen(&key), self.known.suggested(&key));
            self.choices.push(TypeChoice { key, name: name.trim().to_owned(), chosen, suggested });
        }
    }

    /// Returns the answered type, else the suggested one.
    fn chosen(&self, key: &str) -> Option<InterviewTypeId> {
        match self.answers.types.get(key) {
            Some(Some(known)) if self.workspace.interview_types.contains_key(known) => Some(*known),
            Some(None) => None,
            _ => self.known.suggested(key),
        }
    }
}
