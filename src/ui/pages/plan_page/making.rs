//! Making a plan: pose the problem, hear what the search finds, put the outcome into the log as drafts.

use super::{
    asked::{weeks_from, with_asked},
    quality,
};
use crate::{
    platform::{clock, ids},
    store::{
        Store,
        notice::Notice,
        planner::{self, Heard, Search},
    },
    ui::words,
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeSet, ops::Range};
use switchback_core::{
    command::{Command, NewSession},
    model::ids::{PlanId, SessionId},
    planning::{Plan, job::Report, points::Policy, pose::Posed, solver::Solution},
};

/// A plan and how good it is, in words.
#[derive(Clone, PartialEq)]
pub struct Made {
    pub plan: Plan,
    pub weeks: Range<DateTime<Utc>>,
    pub policy: Policy,
    pub words: String,
}

/// Where the making stands.
#[derive(Clone, Default, PartialEq)]
pub enum Progress {
    #[default]
    Idle,
    Searching,
    /// The best solution so far.
    Found(Solution),
}

/// What the search was given, to read its outcome by.
type BeingSolved = (Posed, Range<DateTime<Utc>>, Policy);

/// The making of plans, one after the other.
#[derive(Clone, Copy)]
pub struct Making {
    store: Store,
    pub progress: RwSignal<Progress>,
    /// The last plan made here, for its reasons; what it proposed stands in the log as drafts.
    pub made: RwSignal<Option<Made>>,
    search: StoredValue<Option<Search>, LocalStorage>,
    posed: StoredValue<Option<BeingSolved>>,
}

impl Making {
    pub fn new(store: Store) -> Self {
        Self {
            store,
            progress: RwSignal::default(),
            made: RwSignal::new(None),
            search: StoredValue::new_local(None),
            posed: StoredValue::new(None),
        }
    }

    pub fn is_on(self) -> bool {
        *self.progress.read() != Progress::Idle
    }

    /// Begins to plan so many weeks.
    pub fn begin(self, weeks: u32, policy: Policy) {
        self.progress.set(Progress::Searching);
        spawn_local(async move {
            clock::next_frame().await;
            // Stopped already, or the page was left.
            if self.progress.try_get_untracked() != Some(Progress::Searching) {
                return;
            }
            let weeks = weeks_from(self.store, clock::now(), weeks);
            let posed = with_asked(self.store, &weeks, policy, |asked| asked.pose());
            let problem = posed.problem.clone();
            self.posed.set_value(Some((posed, weeks, policy)));
            match planner::search(problem, move |heard| self.hear(heard)) {
                Ok(search) => self.search.set_value(Some(search)),
                Err(words) => self.give_up(words),
            }
        });
    }

    /// Ends the search and takes the best plan that it has found.
    pub fn stop(self) {
        match self.progress.get_untracked() {
            Progress::Found(solution) => self.finish(solution),
            _ => self.end(),
        }
    }

    fn hear(self, heard: Heard) {
        match heard {
            Ok(Report::Better(solution)) => self.progress.set(Progress::Found(solution)),
            Ok(Report::Done(solution)) => self.finish(solution),
            Ok(Report::Refused(words)) | Err(words) => self.give_up(words),
        }
    }

    fn give_up(self, words: String) {
        self.end();
        self.store.notify(Notice::refused(words));
    }

    fn end(self) {
        self.progress.set(Progress::Idle);
        // Not at once: this may run in the search's own callback.
        spawn_local(async move { self.search.set_value(None) });
    }

    /// Puts the outcome into the log as drafts.
    fn finish(self, solution: Solution) {
        self.end();
        let Some((posed, weeks, policy)) = self.posed.try_update_value(Option::take).flatten() else {
            return;
        };
        let plan = with_asked(self.store, &weeks, policy, |asked| Plan::of(asked, posed, solution));
        let sessions: Vec<NewSession> = plan
            .sessions
            .iter()
            .map(|session| NewSession {
                id: SessionId(ids::fresh()),
                enrolment: session.placement.enrolment,
                interview: session.placement.interview,
                step: session.placement.step,
            })
            .collect();
        let words = words_of(&plan);
        let nothing = sessions.is_empty();
        match self.store.dispatch(Command::DraftPlan { plan: PlanId(ids::fresh()), sessions }) {
            Ok(id) => self.store.notify(Notice::done("Planned.", id)),
            Err(_) if nothing => self.store.notify(Notice::said(
                "Nobody can be placed in these weeks. The reasons are under Not placed.",
            )),
            Err(refusal) => self.store.notify(Notice::refused(refusal.to_string())),
        }
        self.made.set(Some(Made { plan, weeks, policy, words }));
    }
}

fn words_of(plan: &Plan) -> String {
    let sessions = words::count(plan.sessions.len(), "session", "sessions");
    let advanced: BTreeSet<_> = plan.sessions.iter().map(|session| session.trainee).collect();
    let people = words::count(advanced.len(), "trainee", "trainees");
    if plan.sessions.is_empty() {
        return "Nobody can be placed in these weeks.".into();
    }
    format!("{sessions} for {people}. {}", quality(&plan.solution))
}
