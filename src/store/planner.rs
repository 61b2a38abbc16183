//! Planning in a thread of its own, so that the page stays alive and the solver is not in the app.

use crate::{
    platform::worker::{self, Conversation, WorkerError},
    route,
};
use switchback_core::planning::{
    job::{Question, Report},
    problem::Problem,
    solver::Solution,
};

/// What the search has found so far, or why there is none, in words.
pub type Heard = Result<Report, String>;

/// A search that is under way; dropping it ends it.
#[must_use = "dropping a search ends it"]
pub struct Search {
    _conversation: Conversation,
}

/// Solves a problem and tells of each better solution.
pub fn search(problem: Problem, mut hear: impl FnMut(Heard) + Clone + 'static) -> Result<Search, String> {
    let question = question(problem, true)?.into();
    let hear = move |part: Result<String, WorkerError>| hear(read(part));
    let conversation = Conversation::begin(&address(), question, hear).map_err(|error| error.to_string())?;
    Ok(Search { _conversation: conversation })
}

/// Solves a problem.
pub async fn solve(problem: Problem) -> Result<Solution, String> {
    match read(worker::ask(&address(), question(problem, false)?.into()).await)? {
        Report::Better(solution) | Report::Done(solution) => Ok(solution),
        Report::Refused(words) => Err(words),
    }
}

fn address() -> String {
    format!("{}/planner_loader.js", route::base())
}

fn question(problem: Problem, tells_better: bool) -> Result<String, String> {
    serde_json::to_string(&Question { problem, tells_better }).map_err(|error| error.to_string())
}

fn read(part: Result<String, WorkerError>) -> Heard {
    let text = part.map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}
