//! Planning in a thread of its own, so that the page stays alive and the solver is not in the app.

use super::Store;
use crate::{
    platform::worker::{self, Conversation, Question, WorkerError},
    route,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::ops::{ControlFlow, Range};
use switchback_core::planning::{
    Plan,
    job::{self, Report, Task},
    plan_request::PlanRequest,
    points::Policy,
    solver::Solution,
};

/// What a search tells, or why it broke off, in words.
pub type Heard = Result<Report<Solution, Plan>, String>;

/// A search that is under way; dropping it ends it.
#[must_use = "dropping a search ends it"]
pub struct Search {
    _conversation: Conversation,
}

/// The plan request: the company as it is now, the weeks from now on, and the priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief(Vec<u8>);

impl Brief {
    /// Reads the workspace without being called again when it changes.
    pub fn now(store: Store, weeks: Range<DateTime<Utc>>, policy: Policy) -> Result<Self, String> {
        let zones = store.zones();
        let now = weeks.start;
        let asked =
            |workspace: &_| job::brief(&PlanRequest { workspace, zones: &*zones, now, weeks, policy });
        untrack(|| store.read(asked)).map(Self)
    }

    fn asks(self, task: &Task) -> Result<Question, String> {
        let text = serde_json::to_string(task).map_err(|error| error.to_string())?;
        Ok(Question { text, file: Some(self.0) })
    }
}

/// Makes a plan, and tells of each better solution before.
pub fn search(
    brief: Brief,
    task: &Task,
    mut hear: impl FnMut(Heard) + Clone + 'static,
) -> Result<Search, String> {
    let hear = move |part: Result<String, WorkerError>| {
        hear(part.map_err(|error| error.to_string()).and_then(|text| read(&text)));
    };
    let begun = Conversation::begin(&address(), brief.asks(task)?, hear);
    Ok(Search { _conversation: begun.map_err(|error| error.to_string())? })
}

/// Does a task, and hears its parts before the outcome.
pub async fn ask<Part: DeserializeOwned, Outcome: DeserializeOwned + 'static>(
    brief: Brief,
    task: &Task,
    hear: impl Fn(Part) + Clone + 'static,
) -> Result<Outcome, String> {
    let hear = move |text: String| match read(&text) {
        Ok(Report::Part(part)) => {
            hear(part);
            ControlFlow::Continue(())
        }
        Ok(Report::Done(outcome)) => ControlFlow::Break(Ok(outcome)),
        Ok(Report::Refused(words)) | Err(words) => ControlFlow::Break(Err(words)),
    };
    let told = worker::ask(&address(), brief.asks(task)?, hear).await;
    told.map_err(|error| error.to_string())?
}

fn address() -> String {
    format!("{}/planner_loader.js", route::base())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
