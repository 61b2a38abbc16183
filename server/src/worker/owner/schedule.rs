//! Importing a schedule that another program has sent.

use super::Owner;
use crate::{api::NotImported, problem::Problem, secret};
use switchback_core::{
    command::{Ask, Command},
    intake::{
        Intake, Missing,
        sent_schedule::{ScheduleReport, SentSchedule},
    },
    model::ids::CommandId,
    refusal::Refusal,
    sync::decided::Outcome,
};

impl Owner {
    /// Compares the schedule with the workspace, and imports what differs.
    pub(super) fn import_schedule(
        &mut self,
        schedule: &SentSchedule,
        missing: Missing,
    ) -> Result<ScheduleReport, NotImported> {
        match self.try_to_import(schedule, missing) {
            // Another server imported it at the same time. What that one has saved is known now.
            Err(NotImported::Refused(Refusal::InterviewImported)) => self.try_to_import(schedule, missing),
            outcome => outcome,
        }
    }

    fn try_to_import(
        &mut self,
        schedule: &SentSchedule,
        missing: Missing,
    ) -> Result<ScheduleReport, NotImported> {
        let intake = self.compare(schedule, missing)?;
        let report = schedule.report(&intake);
        if intake.import.is_empty() {
            return Ok(report);
        }
        let id = CommandId(secret::number().map_err(|_| Problem::Unavailable)?);
        let outcomes = self.record(vec![Ask { id, command: Command::Import(intake.import) }])?;
        match outcomes.into_iter().next() {
            Some(Outcome::Accepted { .. }) => Ok(report),
            Some(Outcome::Refused(refusal)) => Err(NotImported::Refused(refusal)),
            None => Err(Problem::Unavailable.into()),
        }
    }

    fn compare(&mut self, schedule: &SentSchedule, missing: Missing) -> Result<Intake, NotImported> {
        let now = self.now();
        let workspace = self.host()?.log().workspace();
        if workspace.about.is_none() {
            return Err(NotImported::Refused(Refusal::NoWorkspace));
        }
        let mut numbers = Ok(());
        let mut fresh = || {
            secret::number().unwrap_or_else(|reason| {
                numbers = Err(reason);
                0
            })
        };
        let intake = schedule.compare(workspace, missing, now, &mut fresh);
        numbers.map_err(|_| Problem::Unavailable)?;
        Ok(intake)
    }
}
