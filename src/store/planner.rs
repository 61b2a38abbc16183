//! Planning in a worker, so that the page stays responsive and the app doesn't have to include the solver.

use super::Store;
use crate::{
    platform::worker::{self, Conversation, WorkerError, WorkerRequest},
    route,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::ops::{ControlFlow, Range};
use switchback_core::{
    json,
    planning::{
        Plan,
        job::{self, PlanUpdate, Task},
        plan_request::PlanRequest,
        points::Policy,
        solver::Solution,
    },
};

/// A result of a search, or why it failed, in words.
pub type SearchUpdate = Result<PlanUpdate<Solution, Plan>, String>;

/// A running search. Dropping it ends it.
#[must_use = "dropping a search ends it"]
pub struct Search {
    _conversation: Conversation,
}

/// A [`PlanRequest`] for the current workspace, encoded for the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodedRequest(Vec<u8>);

impl EncodedRequest {
    /// Reads the workspace without tracking it.
    pub fn now(store: Store, weeks: Range<DateTime<Utc>>, policy: Policy) -> Result<Self, String> {
        let zones = store.zones();
        let now = weeks.start;
        let encoded =
            |workspace: &_| job::encode(&PlanRequest { workspace, zones: &*zones, now, weeks, policy });
        untrack(|| store.read(encoded)).map(Self)
    }

    fn with_task(self, task: &Task) -> Result<WorkerRequest, String> {
        let text = serde_json::to_string(task).map_err(|error| error.to_string())?;
        Ok(WorkerRequest { text, file: Some(self.0) })
    }
}

/// Makes a plan. Each better solution on the way arrives as an update.
pub fn search(
    request: EncodedRequest,
    task: &Task,
    mut on_update: impl FnMut(SearchUpdate) + Clone + 'static,
) -> Result<Search, String> {
    let hear = move |part: Result<String, WorkerError>| {
        on_update(part.map_err(|error| error.to_string()).and_then(|text| read(&text)));
    };
    let begun = Conversation::begin(&address(), request.with_task(task)?, hear);
    Ok(Search { _conversation: begun.map_err(|error| error.to_string())? })
}

/// Runs a task: its parts arrive first, then the outcome.
pub async fn ask<Part: DeserializeOwned, Outcome: DeserializeOwned + 'static>(
    request: EncodedRequest,
    task: &Task,
    on_part: impl Fn(Part) + Clone + 'static,
) -> Result<Outcome, String> {
    let hear = move |text: String| match read(&text) {
        Ok(PlanUpdate::Part(part)) => {
            on_part(part);
            ControlFlow::Continue(())
        }
        Ok(PlanUpdate::Done(outcome)) => ControlFlow::Break(Ok(outcome)),
        Ok(PlanUpdate::Refused(words)) | Err(words) => ControlFlow::Break(Err(words)),
    };
    let outcome = worker::ask(&address(), request.with_task(task)?, hear).await;
    outcome.map_err(|error| error.to_string())?
}

fn address() -> String {
    format!("{}/planner_loader.js", route::base())
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    json::read(text).map_err(|error| error.to_string())
}
