//! Finds the interviewers of an interview: everyone listed, except its trainees.

use super::InterviewImporter;
use crate::{
    exchange::{rows::interviews::InterviewRow, table::problem::ProblemKind, values::contact::Contact},
    intake::{Fresh, Unknown, recognizing::Recognized},
    model::{ids::PersonId, interview::Interview},
    wording,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Interviewers {
    pub lead: PersonId,
    pub panel: BTreeSet<PersonId>,
}

/// People listed with a file's interviews who aren't interviewers there.
#[derive(Default)]
pub(super) struct LeftOut {
    /// In training for the type, with the number of interviews.
    trainees: BTreeMap<PersonId, u32>,
    /// Invited in a calendar, but not in the workspace.
    strangers: BTreeSet<String>,
}

/// The people of a row, by what is known about them.
#[derive(Default)]
struct Listed<'a> {
    known: Vec<PersonId>,
    trainees: Vec<PersonId>,
    unknown: Vec<&'a Contact>,
    waiting: Option<String>,
}

impl InterviewImporter<'_> {
    /// Returns the interviewers, or why the row is skipped. The lead is the first person known to the workspace, or the
    /// first of all if none is known. A known interview keeps its lead as long as that person is listed.
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
        if let (Unknown::IsSkipped, Some(contact)) = (self.unknown, listed.unknown.first()) {
            return Err(format!(
                "{} is not in this workspace. Import them as people first.",
                written(contact)
            ));
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
                Recognized::NoOne => match self.people.two_people(contact) {
                    Some(words) => drop(listed.waiting.get_or_insert(words)),
                    None => listed.unknown.push(contact),
                },
            }
        }
        listed
    }

    /// Whether the person is in training for the row's type, and so attends its interviews to learn.
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

fn written(contact: &Contact) -> String {
    let both = [contact.name.as_deref(), contact.mail.as_deref()];
    both.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
