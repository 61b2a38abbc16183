//! Derives the possible commands behind the events of one command. Several may fit, and the first that leads to the same events
//! again is used.

use crate::{
    command::Command,
    fact::event::Event,
    log::history::CommandRecord,
    model::{ids::PersonId, person::Profile},
    order::Gather,
    workspace::Workspace,
    zones::Zones,
};

mod certificates;
mod enrollments;
mod imports;
mod interviews;
mod people;
mod plans;
mod programs;
mod sessions;

/// The events of one command, and the copy of the workspace that they come from.
pub(super) struct Recovery<'a> {
    pub record: &'a CommandRecord,
    pub theirs: &'a Workspace,
    pub zones: &'a dyn Zones,
}

impl<'a> Recovery<'a> {
    /// The possible commands, the likeliest first.
    pub fn commands(&self) -> Vec<Command> {
        let Some(first) = self.events().first() else { return Vec::new() };
        let undone = self.each(|event| match event {
            Event::CommandUndone { command } => Some(*command),
            _ => None,
        });
        match undone[..] {
            [] => {}
            [command] => return vec![Command::Undo { command }],
            _ => return vec![Command::UndoAll { commands: undone.into_iter().into_set() }],
        }
        let by_noun = [
            people::commands(self, first),
            programs::commands(self, first),
            enrollments::commands(self, first),
            certificates::commands(self, first),
            plans::commands(self, first),
            sessions::commands(self, first),
            interviews::commands(first),
            imports::commands(self),
        ];
        by_noun.into_iter().flatten().collect()
    }

    fn events(&self) -> &'a [Event] {
        &self.record.events
    }

    /// The results of `told` for those events that it applies to, in order.
    fn each<T>(&self, told: impl Fn(&'a Event) -> Option<T>) -> Vec<T> {
        self.events().iter().filter_map(told).collect()
    }

    /// The current name in the other copy; `None` if it was erased since, or lost.
    fn profile(&self, person: PersonId) -> Option<Profile> {
        self.theirs.profiles.0.get(&person).cloned()
    }
}
