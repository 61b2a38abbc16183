//! Making a plan: send the request, follow the search, and add the result to the log as drafts.

use super::{quality, weeks::weeks_from};
use crate::{
    platform::{clock, device, ids},
    store::{
        Store,
        acting::NotTaken,
        notice::Notice,
        planner::{self, EncodedRequest, Search, SearchUpdate},
    },
    ui::format::words,
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::Range};
use switchback_core::{
    command::{Command, NewSession, refusal::Refusal},
    model::ids::{PlanId, SessionId, WorkspaceId},
    order::Gather,
    planning::{
        Plan,
        current::is_current,
        job::{PlanUpdate, Task},
        points::Policy,
        solver::Solution,
    },
    workspace::Workspace,
};

/// A plan and its quality in words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanResult {
    /// The workspace that was planned.
    workspace: WorkspaceId,
    id: PlanId,
    pub at: DateTime<Utc>,
    pub plan: Plan,
    pub weeks: Range<DateTime<Utc>>,
    pub policy: Policy,
    pub words: String,
    /// Whether it was made before the page was opened, so that it describes the state at that time.
    #[serde(skip)]
    pub is_earlier: bool,
}

/// The last plan for this workspace that was made on this device, until its weeks are over.
fn earlier(store: Store) -> Option<PlanResult> {
    let now = store.now.get_untracked();
    let workspace = untrack(|| store.read(workspace_id));
    let kept = device::last_plan::<PlanResult>()?;
    let is_of_now = Some(kept.workspace) == workspace && now < kept.weeks.end;
    is_of_now.then_some(PlanResult { is_earlier: true, ..kept })
}

fn workspace_id(workspace: &Workspace) -> Option<WorkspaceId> {
    workspace.about.as_ref().map(|about| about.id)
}

/// The progress of the search.
#[derive(Clone, Default, PartialEq)]
pub enum Progress {
    #[default]
    Idle,
    Searching,
    /// The best solution so far.
    Found(Solution),
    /// The best solution so far is being read.
    Stopped,
}

/// The running request.
#[derive(Clone)]
struct RunningRequest {
    request: EncodedRequest,
    weeks: Range<DateTime<Utc>>,
    policy: Policy,
}

/// Makes plans one after the other.
#[derive(Clone, Copy)]
pub struct PlanRun {
    store: Store,
    pub progress: RwSignal<Progress>,
    /// The last plan, for its reasons. Its proposed sessions are drafts in the log.
    pub result: RwSignal<Option<PlanResult>>,
    search: StoredValue<Option<Search>, LocalStorage>,
    running: StoredValue<Option<RunningRequest>>,
}

impl PlanRun {
    pub fn new(store: Store) -> Self {
        let run = Self {
            store,
            progress: RwSignal::default(),
            result: RwSignal::new(earlier(store)),
            search: StoredValue::new_local(None),
            running: StoredValue::new(None),
        };
        run.forget_outdated();
        run
    }

    /// Another tab or person may plan, and a plan may be undone.
    fn forget_outdated(self) {
        let Self { store, result, .. } = self;
        Effect::new(move || {
            let is_outdated = |workspace: &Workspace| {
                let result = result.read_untracked();
                let is_outdated =
                    |known: &PlanResult| !is_current(workspace, known.id, known.plan.sessions.is_empty());
                result.as_ref().is_some_and(is_outdated)
            };
            if store.read(is_outdated) {
                result.set(None);
            }
        });
    }

    pub fn is_on(self) -> bool {
        *self.progress.read() != Progress::Idle
    }

    /// Starts planning this number of weeks.
    pub fn begin(self, weeks: u32, policy: Policy) {
        self.progress.set(Progress::Searching);
        spawn_local(async move {
            clock::next_frame().await;
            // The user has stopped it already or left the page.
            if self.progress.try_get_untracked() != Some(Progress::Searching) {
                return;
            }
            let weeks = weeks_from(self.store, clock::now(), weeks);
            match EncodedRequest::now(self.store, weeks.clone(), policy) {
                Ok(request) => {
                    self.running.set_value(Some(RunningRequest { request, weeks, policy }));
                    self.search(&Task::Plan);
                }
                Err(words) => self.give_up(words),
            }
        });
    }

    /// Starts the task, replacing any running one.
    fn search(self, task: &Task) {
        let Some(RunningRequest { request, .. }) = self.running.get_value() else { return };
        match planner::search(request, task, move |update| self.follow(update)) {
            Ok(search) => self.search.set_value(Some(search)),
            Err(words) => self.give_up(words),
        }
    }

    /// Ends the search and uses the best plan found so far.
    pub fn stop(self) {
        match self.progress.get_untracked() {
            Progress::Found(solution) => {
                self.progress.set(Progress::Stopped);
                self.search(&Task::Read(solution));
            }
            Progress::Stopped => {}
            Progress::Idle | Progress::Searching => self.end(),
        }
    }

    fn follow(self, update: SearchUpdate) {
        match update {
            Ok(PlanUpdate::Part(solution)) => self.progress.set(Progress::Found(solution)),
            Ok(PlanUpdate::Done(plan)) => self.finish(plan),
            Ok(PlanUpdate::Refused(words)) | Err(words) => self.give_up(words),
        }
    }

    fn give_up(self, words: String) {
        self.end();
        self.store.notify(Notice::refused(words));
    }

    fn end(self) {
        self.progress.set(Progress::Idle);
        self.running.set_value(None);
        // Deferred, as this may run in the search's own callback.
        spawn_local(async move { self.search.set_value(None) });
    }

    /// Adds the result to the log as drafts.
    fn finish(self, plan: Plan) {
        let running = self.running.try_update_value(Option::take).flatten();
        self.end();
        let Some(RunningRequest { weeks, policy, .. }) = running else { return };
        let sessions: Vec<NewSession> = plan
            .sessions
            .iter()
            .map(|session| NewSession::at(session.placement, SessionId(ids::fresh())))
            .collect();
        let words = words_of(&plan);
        let drafted = words::count(sessions.len(), "session", "sessions");
        let nothing = sessions.is_empty();
        let Some(workspace) = self.store.read(workspace_id) else { return };
        let (id, at, is_earlier) = (PlanId(ids::fresh()), clock::now(), false);
        let result = PlanResult { workspace, id, at, plan, weeks, policy, words, is_earlier };
        let draft = Command::DraftPlan { plan: id, sessions };
        self.store.dispatch(draft, move |taken| {
            let notice = match taken {
                Ok(id) => Notice::done(format!("{drafted} drafted."), id),
                Err(NotTaken::Refused(Refusal::NothingToDo)) if nothing => {
                    Notice::said("No sessions fit in these weeks. See Unscheduled for the reasons.")
                }
                Err(reason) => return self.store.notify(Notice::refused(reason.to_string())),
            };
            self.store.notify(notice);
            self.accept(result);
        });
    }

    /// Shows a plan whose sessions are drafts now, or that has none.
    fn accept(self, result: PlanResult) {
        device::remember_last_plan(&result);
        // The user may have left the page.
        let _ = self.result.try_set(Some(result));
    }
}

fn words_of(plan: &Plan) -> String {
    let sessions = words::count(plan.sessions.len(), "session", "sessions");
    let advanced: BTreeSet<_> = plan.sessions.iter().map(|session| session.trainee).into_set();
    let people = words::count(advanced.len(), "trainee", "trainees");
    if plan.sessions.is_empty() {
        return "No sessions fit in these weeks.".into();
    }
    format!("{sessions} for {people}. {}", quality(&plan.solution))
}
