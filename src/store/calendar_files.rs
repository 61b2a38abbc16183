//! Reading calendar files in a worker, so that no file can freeze the page.

use crate::{
    platform::{
        files::ReadFile,
        worker::{self, WorkerRequest},
    },
    route,
};
use chrono::{DateTime, Duration, Utc};
use std::ops::ControlFlow;
use switchback_core::{
    exchange::calendar::{
        Progress,
        job::{Answer, Job, Report, ScheduledInterview, TitleGroup, Wanted},
    },
    json,
    model::hours::Interval,
    zones::Zone,
};

/// How far back and ahead a calendar is read. Planning uses nothing older or later.
const BACK: Duration = Duration::weeks(8);
const AHEAD: Duration = Duration::weeks(26);

pub struct BusyFound {
    pub busy: Vec<Interval>,
    /// Entries that could not be parsed, each with its reason.
    pub problems: Vec<String>,
}

pub struct ScheduleFound {
    pub interviews: Vec<ScheduledInterview>,
    pub problems: Vec<String>,
    /// Which titles were recognized as interviews and which were not.
    pub titles: Vec<TitleGroup>,
}

/// When a person is busy according to their calendar file. Errors are worded for that person.
pub async fn busy_times(
    file: ReadFile,
    zone: Zone,
    owner: Option<String>,
    now: DateTime<Utc>,
    tell: impl Fn(Progress) + Clone + 'static,
) -> Result<BusyFound, String> {
    match ask(file, zone, owner, now, Wanted::BusyTimes, tell).await? {
        Answer::BusyTimes { busy, problems } => Ok(BusyFound { busy, problems }),
        other => Err(unreadable(other)),
    }
}

/// The interviews in a calendar that holds the interview schedule.
pub async fn schedule(
    file: ReadFile,
    zone: Zone,
    now: DateTime<Utc>,
    wanted: Wanted,
    tell: impl Fn(Progress) + Clone + 'static,
) -> Result<ScheduleFound, String> {
    match ask(file, zone, None, now, wanted, tell).await? {
        Answer::Schedule { interviews, problems, titles } => {
            Ok(ScheduleFound { interviews, problems, titles })
        }
        other => Err(unreadable(other)),
    }
}

async fn ask(
    file: ReadFile,
    zone: Zone,
    owner: Option<String>,
    now: DateTime<Utc>,
    wanted: Wanted,
    tell: impl Fn(Progress) + Clone + 'static,
) -> Result<Answer, String> {
    let job = Job { from: now - BACK, until: now + AHEAD, zone, owner, wanted };
    let text = serde_json::to_string(&job).map_err(|problem| problem.to_string())?;
    let request = WorkerRequest { text, file: Some(file.bytes) };
    let address = format!("{}/calendar_reader_loader.js", route::base());
    let hear = move |part: String| match json::read(&part) {
        Ok(Report::Reading(progress)) => {
            tell(progress);
            ControlFlow::Continue(())
        }
        Ok(Report::Done(answer)) => ControlFlow::Break(Ok(answer)),
        Err(problem) => ControlFlow::Break(Err(problem.to_string())),
    };
    worker::ask(&address, request, hear).await.map_err(|error| error.to_string())?
}

fn unreadable(answer: Answer) -> String {
    match answer {
        Answer::Unreadable(words) => words,
        _ => "The calendar couldn’t be read. Try again.".into(),
    }
}
