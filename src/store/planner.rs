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

/// What a search finds, or why it failed, in words.
pub type SearchUpdate = Result<PlanUpdate<Solution, Plan>, String>;

/// A search that is under way; dropping it ends it.
#[must_use = "dropping a search ends it"]
pub struct Search {
    _conversation: Conversation,
}

/// A [`PlanRequest`] for the workspace as it is now, as the other thread reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodedRequest(Vec<u8>);

impl EncodedRequest {
    /// Reads the workspace without being called again when it changes.
    pub fn now(store: Store, weeks: Range<DateTime<Utc>>, policy: Policy) -> Result<Self, String> {
        let zones = store.zones();
        let now = weeks.start;
        let encoded =
            |workspace: &_| job::encode(&PlanRequest { workspace, zones: &*zones, now, weeks, policy });
        untrack(|| store.read(encoded)).map(Self)
    }

    fn with_task(self, task: &Task) -> Result<Question, String> {
        let text = serde_json::to_string(task).map_err(|error| error.to_string())?;
        Ok(Question { text, file: Some(self.0) })
    }
}

/// Makes a plan, with an update for each better solution before.
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

/// Does a task: its parts come first, then the outcome.
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
