//! A schedule that another program sends, such as an applicant tracking system. No one is there to answer questions, so rows
//! that would need an answer are skipped and reported.

use super::{
    Answers, Fresh, Intake, LineProblem, Missing, Unknown,
    schedule::{ScheduleFile, schedule},
};
use crate::{
    exchange::{
        rows::interviews::{InterviewRow, read_interviews},
        table::{
            mapping::{InterviewField, Mapping},
            reader::read_table,
            reading::Reading,
        },
        unreadable::Unreadable,
    },
    model::interview::Interview,
    order::Order,
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use std::fmt;

/// The rows of a schedule, before they are compared with a workspace.
#[derive(Clone, Debug)]
pub struct SentSchedule {
    reading: Reading<InterviewRow>,
    zone: Zone,
}

/// Why no row of a schedule can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotASchedule {
    Unreadable(Unreadable),
    /// The fields that no column holds, such as "end or duration".
    LacksColumns(Vec<String>),
}

impl fmt::Display for NotASchedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => reason.fmt(formatter),
            Self::LacksColumns(fields) => {
                write!(formatter, "No column has {}. Add it to the schedule.", fields.join(", and none has "))
            }
        }
    }
}

/// What a schedule changes, as its sender is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ScheduleReport {
    pub added: usize,
    pub changed: usize,
    pub cancelled: usize,
    pub unchanged: usize,
    /// How many upcoming interviews an earlier schedule had and this one doesn't.
    pub missing: usize,
    /// How many interviews stay as they were changed by hand, although the schedule has them differently.
    pub changed_by_hand: usize,
    /// The rows that were skipped.
    pub problems: Vec<RowProblem>,
    pub notes: Vec<String>,
}

/// A row that was skipped, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The line of the table, or the number of the object in JSON.
    pub line: u32,
    pub reason: String,
}

impl SentSchedule {
    /// Reads a table (CSV) or a list in JSON. Times without a zone are in `zone`.
    ///
    /// # Errors
    ///
    /// If nothing in it can be read.
    pub fn read(bytes: &[u8], zone: &Zone, zones: &dyn Zones) -> Result<Self, NotASchedule> {
        let table = read_table(bytes).map_err(NotASchedule::Unreadable)?;
        let mapping = Mapping::<InterviewField>::guess(&table.header, &table.lines);
        let lacking = mapping.missing();
        if !lacking.is_empty() {
            return Err(NotASchedule::LacksColumns(lacking.iter().map(|lacking| lacking.words()).collect()));
        }
        let reading = read_interviews(&table, &mapping, zone, zones, None);
        Ok(Self { reading, zone: zone.clone() })
    }

    /// Compares it with the workspace. `missing` says what happens to upcoming interviews that are no longer in the schedule.
    pub fn compare(
        &self,
        workspace: &Workspace,
        missing: Missing,
        now: DateTime<Utc>,
        fresh: Fresh,
    ) -> Intake {
        let unread: Vec<_> = self.reading.problems.iter().map(|problem| problem.id.clone()).collect();
        let file = ScheduleFile { rows: &self.reading.rows, unread: &unread };
        let answers = Answers { missing, unknown: Unknown::IsSkipped, ..Answers::default() };
        let shown = |interview: &Interview| interview.start.to_rfc3339_opts(SecondsFormat::Secs, true);
        schedule(workspace, file, &self.zone, &shown, now, &answers, fresh)
    }

    /// What to tell the sender of an intake.
    pub fn report(&self, intake: &Intake) -> ScheduleReport {
        let unread = self.reading.problems.iter().map(|problem| (problem.line, problem.reason.to_string()));
        let skipped = intake.problems.iter().map(|LineProblem { line, words }| (*line, words.clone()));
        let mut problems: Vec<RowProblem> =
            unread.chain(skipped).map(|(line, reason)| RowProblem { line, reason }).collect();
        problems.order_by_key(|problem| problem.line);
        let notes = self.reading.notes.iter().map(|note| note.kind.to_string());
        ScheduleReport {
            added: intake.import.interviews.len(),
            changed: intake.import.changed_interviews.len(),
            cancelled: intake.import.cancelled_interviews.len(),
            unchanged: intake.same as usize,
            missing: intake.missing.len(),
            changed_by_hand: intake.changed_by_hand.len(),
            problems,
            notes: notes.chain(intake.notes.iter().cloned()).collect(),
        }
    }
}
