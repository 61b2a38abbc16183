//! Reading a calendar as a question and an answer in text, so that it can be done in another thread.

use super::{
    calendar::{CalendarProblem, busy::busy_times, read_calendar},
    calendar_interviews::{ScheduleHints, ScheduleReading, SkippedEntry, TypePattern, calendar_interviews},
    contact::Contact,
    interviews::InterviewRow,
    unreadable::Unreadable,
};
use crate::{model::hours::Interval, zones::Zone};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The calendar file.
    pub text: String,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub until: DateTime<Utc>,
    /// For whole days and times without a zone.
    pub zone: Zone,
    /// The mail address of whose calendar it is: what they have declined takes none of their time.
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
        /// A text in titles, and the interview type that it stands for.
        patterns: Vec<(String, String)>,
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
    },
    /// Why nothing could be read, in words.
    Unreadable(String),
}

/// An interview of a calendar, as it crosses to the other thread and back.
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

/// Answers a question that was written as JSON with an answer in JSON.
pub fn answer(question: &str) -> String {
    let answer = match serde_json::from_str::<Job>(question) {
        Ok(job) => run(&job).unwrap_or_else(|unreadable| Answer::Unreadable(unreadable.to_string())),
        Err(problem) => Answer::Unreadable(problem.to_string()),
    };
    serde_json::to_string(&answer).unwrap_or_default()
}

/// Does the job here and now.
pub fn run(job: &Job) -> Result<Answer, Unreadable> {
    let calendar = read_calendar(job.text.as_bytes(), job.from..job.until, &job.zone)?;
    let mut problems: Vec<String> = calendar.problems.iter().map(CalendarProblem::to_string).collect();
    Ok(match &job.wanted {
        Wanted::BusyTimes => {
            let busy = busy_times(&calendar, &(job.from..job.until), job.owner.as_deref());
            Answer::BusyTimes { busy, problems }
        }
        Wanted::Schedule { type_names, patterns, company_domains } => {
            let hints = hints(type_names, patterns, company_domains);
            let ScheduleReading { rows, skipped } = calendar_interviews(&calendar, &hints);
            problems.extend(told_once(&skipped));
            Answer::Schedule {
                interviews: rows.into_iter().map(ScheduledInterview::from).collect(),
                problems,
            }
        }
    })
}

/// One line for all entries of one title. The title itself may name a candidate and stays here.
fn told_once(skipped: &[SkippedEntry]) -> Vec<String> {
    let mut titles: BTreeMap<&str, Vec<&SkippedEntry>> = BTreeMap::new();
    for entry in skipped {
        titles.entry(&entry.summary).or_default().push(entry);
    }
    let mut groups: Vec<_> = titles.into_values().collect();
    groups.sort_by_key(|group| group.iter().map(|entry| entry.start).min());
    groups.iter().filter_map(|group| told(group)).collect()
}

fn told(group: &[&SkippedEntry]) -> Option<String> {
    let first = group.first()?;
    let at = first.start.format("%Y-%m-%d %H:%M UTC");
    Some(match group.len() {
        1 => format!("{at}: {}", first.reason),
        count => format!("{at} and {} more of the same title: {}", count - 1, first.reason),
    })
}

fn hints(type_names: &[String], patterns: &[(String, String)], company_domains: &[String]) -> ScheduleHints {
    let pattern = |(contains, type_name): &(String, String)| TypePattern {
        contains: contains.clone(),
        type_name: type_name.clone(),
    };
    ScheduleHints {
        type_names: type_names.to_vec(),
        patterns: patterns.iter().map(pattern).collect(),
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
