//! New people of one file who have the same name. Two addresses can be two people, or one who has both.

use super::PeopleImporter;
use crate::{intake::plain, wording::listed};
use std::collections::BTreeMap;

impl PeopleImporter<'_> {
    /// Notes the lines of people who are all new. A user is asked about namesakes of people who are known already.
    pub(super) fn note_namesakes(&mut self) {
        let mut lines: BTreeMap<String, (&str, Vec<u32>)> = BTreeMap::new();
        for (description, profile) in &self.intake.import.people {
            let (_, lines) = lines.entry(plain(&profile.name)).or_insert((&profile.name, Vec::new()));
            lines.extend(self.lines.get(&description.person));
        }
        let several = lines.into_values().filter(|(_, lines)| lines.len() > 1);
        let notes = several.map(|(name, lines)| {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            format!(
                "Lines {}: different people named {name}. If they are one person, keep only one of the lines.",
                listed(&lines)
            )
        });
        self.intake.notes.extend(notes.collect::<Vec<_>>());
    }
}
