//! Reading a calendar in another thread, with the job and its answer as text.

mod titles;

use crate::{
    exchange::{
        calendar::{
            CalendarProblem, Progress,
            busy::busy_times,
            interviews::{ScheduleHints, each_entry},
            read_calendar_with_progress,
            type_pattern::TypePattern,
        },
        rows::interviews::InterviewRow,
        unreadable::Unreadable,
        values::contact::Contact,
    },
    json,
    model::hours::Interval,
    zones::{Zone, Zones},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use titles::Titles;
pub use titles::{Outcome, TitleGroup};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub until: DateTime<Utc>,
    /// The zone of whole days and of times without a zone.
    pub zone: Zone,
    /// The calendar owner's email address. Meetings that the owner declined don't count as busy.
    pub owner: Option<String>,
    pub wanted: Wanted,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// Only when the person is busy.
    BusyTimes,
    /// The calendar is the interview schedule.
    Schedule {
        type_names: Vec<String>,
        /// Parsed by [`TypePattern::written`]. Lines that can't be parsed match nothing.
        patterns: Vec<String>,
        company_domains: Vec<String>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    BusyTimes {
        busy: Vec<Interval>,
        problems: Vec<String>,
    },
    Schedule {
        interviews: Vec<ScheduledInterview>,
        problems: Vec<String>,
        /// The titles that matched or were skipped, for the user to check. They are never stored.
        titles: Vec<TitleGroup>,
    },
    /// The message that says why nothing could be read.
    Unreadable(String),
}

/// A message from the other thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    Reading(Progress),
    Done(Answer),
}

/// An interview of a calendar, in the form sent between threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledInterview {
    key: Option<String>,
    type_name: String,
    #[serde(with = "chrono::serde::ts_seconds")]
    start: DateTime<Utc>,
    minutes: u16,
    interviewers: Vec<(Option<String>, Option<String>)>,
    candidate: Option<String>,
    cancelled: bool,
}

/// Reads the file as the job in `question` requires, and sends reports. [`Report::Done`] comes last.
pub fn answer(question: &str, file: &[u8], zones: &dyn Zones, tell: &dyn Fn(String)) {
    // A report of numbers and strings always serializes.
    let tell = |report: Report| tell(serde_json::to_string(&report).unwrap_or_default());
    let answer = match json::read::<Job>(question) {
        Ok(job) => run(&job, file, zones, &mut |progress| tell(Report::Reading(progress)))
            .unwrap_or_else(|unreadable| Answer::Unreadable(unreadable.to_string())),
        Err(problem) => Answer::Unreadable(problem.to_string()),
    };
    tell(Report::Done(answer));
}

/// Runs the job in this thread.
///
/// # Errors
///
/// If the file isn't a readable calendar.
pub fn run(
    job: &Job,
    file: &[u8],
    zones: &dyn Zones,
    progress: &mut dyn FnMut(Progress),
) -> Result<Answer, Unreadable> {
    let calendar = read_calendar_with_progress(file, job.from..job.until, &job.zone, zones, progress)?;
    let mut problems: Vec<String> = calendar.problems.iter().map(CalendarProblem::to_string).collect();
    Ok(match &job.wanted {
        Wanted::BusyTimes => {
            let busy = busy_times(&calendar, &(job.from..job.until), job.owner.as_deref());
            Answer::BusyTimes { busy, problems }
        }
        Wanted::Schedule { type_names, patterns, company_domains } => {
            let hints = hints(type_names, patterns, company_domains);
            let mut titles = Titles::default();
            let mut interviews = Vec::new();
            for (entry, came_to) in each_entry(&calendar, &hints) {
                titles.count(entry, &came_to);
                interviews.extend(came_to.ok().map(ScheduledInterview::from));
            }
            problems.extend(titles.skipped(zones, &job.zone));
            Answer::Schedule { interviews, problems, titles: titles.shown() }
        }
    })
}

fn hints(type_names: &[String], patterns: &[String], company_domains: &[String]) -> ScheduleHints {
    ScheduleHints {
        type_names: type_names.to_vec(),
        patterns: patterns.iter().filter_map(|line| TypePattern::written(line)).collect(),
        company_domains: company_domains.to_vec(),
    }
}

impl From<InterviewRow> for ScheduledInterview {
    fn from(row: InterviewRow) -> Self {
        Self {
            key: row.key,
            type_name: row.type_name,
            start: row.start,
            minutes: row.minutes,
            interviewers: row.interviewers.into_iter().map(|contact| (contact.name, contact.mail)).collect(),
            candidate: row.candidate,
            cancelled: row.cancelled,
        }
    }
}

impl From<ScheduledInterview> for InterviewRow {
    fn from(interview: ScheduledInterview) -> Self {
        let contact = |(name, mail)| Contact { name, mail };
        Self {
            line: 0,
            key: interview.key,
            type_name: interview.type_name,
            start: interview.start,
            minutes: interview.minutes,
            interviewers: interview.interviewers.into_iter().map(contact).collect(),
            candidate: interview.candidate,
            observers: None,
            cancelled: interview.cancelled,
        }
    }
}
