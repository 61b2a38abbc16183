//! Who interviews at an interview of a file: everybody listed, except those who learn there.

use super::InterviewImporter;
use crate::{
    exchange::{rows::interviews::InterviewRow, table::problem::ProblemKind, values::contact::Contact},
    intake::{Fresh, recognizing::Recognized},
    model::{ids::PersonId, interview::Interview},
    wording,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Interviewers {
    pub lead: PersonId,
    pub panel: BTreeSet<PersonId>,
}

/// People whom a file lists with its interviews and who are no interviewers there.
#[derive(Default)]
pub(super) struct LeftOut {
    /// In training for the type, with the number of interviews.
    trainees: BTreeMap<PersonId, u32>,
    /// Invited in a calendar, and not in the workspace.
    strangers: BTreeSet<String>,
}

/// The people of a row, each told by what is known of them.
#[derive(Default)]
struct Listed<'a> {
    known: Vec<PersonId>,
    trainees: Vec<PersonId>,
    unknown: Vec<&'a Contact>,
    waiting: Option<String>,
}

impl InterviewImporter<'_> {
    /// The first person leads that the workspace knows, or the first of all where it knows nobody; an interview that is
    /// known keeps its lead while that person is listed. Else why the row is skipped.
    pub(super) fn interviewers(
        &mut self,
        row: &InterviewRow,
        known: Option<&Interview>,
        fresh: Fresh,
    ) -> Result<Interviewers, String> {
        let listed = self.listed(row);
        if let Some(words) = listed.waiting {
            return Err(words);
        }
        let mut people = listed.known;
        let is_calendar = row.line == 0;
        for contact in listed.unknown {
            if is_calendar && !people.is_empty() {
                self.not_interviewers.strangers.extend(contact.mail.clone().or_else(|| contact.name.clone()));
            } else {
                people.extend(self.add_person(contact, fresh));
            }
        }
        if people.is_empty() {
            people.extend(&listed.trainees);
        } else {
            for trainee in listed.trainees {
                *self.not_interviewers.trainees.entry(trainee).or_default() += 1;
            }
        }
        let stays = known.map(|known| known.lead).filter(|lead| people.contains(lead));
        let first = people.first().copied();
        let lead = stays.or(first).ok_or_else(|| ProblemKind::Missing("interviewer").to_string())?;
        let panel = people.into_iter().filter(|person| *person != lead).collect();
        Ok(Interviewers { lead, panel })
    }

    fn listed<'a>(&mut self, row: &'a InterviewRow) -> Listed<'a> {
        let mut listed = Listed::default();
        for contact in &row.interviewers {
            match self.people.recognize(contact.name.as_deref(), contact.mail.as_deref()) {
                Recognized::Known(person) if self.is_in_training(person, row) => listed.trainees.push(person),
                Recognized::Known(person) => listed.known.push(person),
                Recognized::Waiting(words) => drop(listed.waiting.get_or_insert(words)),
                Recognized::Nobody => match self.people.two_people(contact) {
                    Some(words) => drop(listed.waiting.get_or_insert(words)),
                    None => listed.unknown.push(contact),
                },
            }
        }
        listed
    }

    /// Whoever is in training for a type is at its interviews to learn.
    fn is_in_training(&self, person: PersonId, row: &InterviewRow) -> bool {
        let interview_type = self.names.known_type(&row.type_name);
        interview_type.is_some_and(|known| self.workspace.is_in_training(person, known))
    }

    pub(super) fn note_not_interviewers(&mut self) {
        let LeftOut { trainees, strangers } = &self.not_interviewers;
        if !trainees.is_empty() {
            let words = |(person, count): (&PersonId, &u32)| {
                let name = self.workspace.profiles.name(*person);
                format!("{name} ({})", wording::count(*count, "interview", "interviews"))
            };
            let names: Vec<String> = trainees.iter().map(words).collect();
            self.intake.notes.push(format!(
                "In training for the interview’s type, so not counted as an interviewer: {}.",
                names.join(", ")
            ));
        }
        if !strangers.is_empty() {
            let people = wording::count(strangers.len(), "invited person is", "invited people are");
            self.intake.notes.push(format!(
                "{people} not in the workspace and not counted as interviewers. If they interview, import them as people first."
            ));
        }
    }
}
