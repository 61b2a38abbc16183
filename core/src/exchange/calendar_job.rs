//! Reading a calendar as a question and answers in text, so that it can be done in another thread.

use super::{
    calendar::{Calendar, CalendarProblem, Progress, busy::busy_times, read_calendar_telling},
    calendar_interviews::{ScheduleHints, ScheduleReading, SkippedEntry, calendar_interviews, recognised},
    contact::Contact,
    interviews::InterviewRow,
    type_pattern::TypePattern,
    unreadable::Unreadable,
};
use crate::{model::hours::Interval, zones::Zone};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
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
        /// As [`TypePattern::written`] reads them; what it does not read fits nothing.
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
        /// What was caught and what was not, for a person to look at; it is kept nowhere.
        titles: Vec<TitleGroup>,
    },
    /// Why nothing could be read, in words.
    Unreadable(String),
}

/// What the other thread tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    Reading(Progress),
    Done(Answer),
}

/// All entries of one title that came to the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleGroup {
    pub title: String,
    pub count: u32,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub first: DateTime<Utc>,
    pub outcome: Outcome,
}

/// The interview type, or why it is no interview.
pub type Outcome = Result<String, String>;

/// More titles than these nobody looks through.
const MOST_TITLES: usize = 300;

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

/// Reads the file as the question that the text holds asks, and tells; [`Report::Done`] comes last.
pub fn answer(question: &str, file: &[u8], tell: &dyn Fn(String)) {
    // A report of numbers and words always becomes text.
    let tell = |report: Report| tell(serde_json::to_string(&report).unwrap_or_default());
    let answer = match serde_json::from_str::<Job>(question) {
        Ok(job) => run(&job, file, &mut |progress| tell(Report::Reading(progress)))
            .unwrap_or_else(|unreadable| Answer::Unreadable(unreadable.to_string())),
        Err(problem) => Answer::Unreadable(problem.to_string()),
    };
    tell(Report::Done(answer));
}

/// Does the job here and now.
pub fn run(job: &Job, file: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Answer, Unreadable> {
    let calendar = read_calendar_telling(file, job.from..job.until, &job.zone, progress)?;
    let mut problems: Vec<String> = calendar.problems.iter().map(CalendarProblem::to_string).collect();
    Ok(match &job.wanted {
        Wanted::BusyTimes => {
            let busy = busy_times(&calendar, &(job.from..job.until), job.owner.as_deref());
            Answer::BusyTimes { busy, problems }
        }
        Wanted::Schedule { type_names, patterns, company_domains } => {
            let hints = hints(type_names, patterns, company_domains);
            let titles = titles(&calendar, &hints);
            let ScheduleReading { rows, skipped } = calendar_interviews(&calendar, &hints);
            problems.extend(told_once(&skipped));
            Answer::Schedule {
                interviews: rows.into_iter().map(ScheduledInterview::from).collect(),
                problems,
                titles,
            }
        }
    })
}

/// By outcome and title, the most frequent first.
fn titles(calendar: &Calendar, hints: &ScheduleHints) -> Vec<TitleGroup> {
    let mut groups: BTreeMap<(&str, Outcome), (u32, DateTime<Utc>)> = BTreeMap::new();
    for entry in &calendar.entries {
        let outcome = recognised(entry, hints).map_err(|reason| reason.to_string());
        let group = groups.entry((&entry.summary, outcome)).or_insert((0, entry.start));
        group.0 += 1;
    }
    let group = |((title, outcome), (count, first)): ((&str, _), _)| TitleGroup {
        title: title.to_owned(),
        count,
        first,
        outcome,
    };
    let mut titles: Vec<_> = groups.into_iter().map(group).collect();
    titles.sort_by_key(|group| std::cmp::Reverse(group.count));
    titles.truncate(MOST_TITLES);
    titles
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
