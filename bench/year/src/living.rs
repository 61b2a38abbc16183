//! The course of a year: who is enrolled, which sessions there are, and their outcomes. It is the same for every way of
//! planning.

use crate::{
    assumptions::{AFTER_WEEKS, YEAR_WEEKS},
    company::{Company, Fate},
    figures::Lived,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use switchback_core::{
    model::{
        certificate::{Certificate, Evidence},
        enrollment::{EnrollmentStatus, StepIndex},
        history::History,
        ids::{CertificateId, EnrollmentId, PlanId, SessionId},
        scorecard::Scorecards,
        session::{CancelReason, Pin, Session, SessionState},
    },
    planning::placement::Placement,
    progress::path::steps,
    workspace::Workspace,
};

/// Returns when the review of a held session came in, or `None` if it has not yet.
pub type Reviewed<'a> = dyn FnMut(&Session, DateTime<Utc>) -> Option<DateTime<Utc>> + 'a;

pub struct Living<'a> {
    pub company: &'a Company,
    pub workspace: Workspace,
    pub now: DateTime<Utc>,
    pub lived: Lived,
    /// The last credited review of each enrollment.
    credited: BTreeMap<EnrollmentId, DateTime<Utc>>,
}

impl<'a> Living<'a> {
    pub fn new(company: &'a Company) -> Self {
        let workspace = company.workspace.clone();
        let (lived, credited) = Default::default();
        Self { company, workspace, now: company.first_monday, lived, credited }
    }

    /// Goes from Monday to Monday. `reviewed` says when reviews come in, and `plan` finds sessions.
    pub fn live(mut self, reviewed: &mut Reviewed, mut plan: impl FnMut(&mut Self)) -> Lived {
        for week in 0..YEAR_WEEKS + AFTER_WEEKS {
            self.now = self.company.monday(week);
            self.enroll();
            self.settle(reviewed);
            self.certify();
            plan(&mut self);
        }
        for enrollment in &self.company.enrolling {
            self.lived.enrolled.push(self.lived.weeks.get(&enrollment.id).copied());
        }
        self.lived
    }

    /// Prep takes days, and no one gets a session before it is done.
    fn enroll(&mut self) {
        for enrollment in &self.company.enrolling {
            let is_new = !self.workspace.enrollments.contains_key(&enrollment.id);
            if is_new && self.company.prepared_at(enrollment) <= self.now {
                self.workspace.enrollments.insert(enrollment.id, self.company.prepared(enrollment));
            }
        }
    }

    fn settle(&mut self, reviewed: &mut Reviewed) {
        let now = self.now;
        let over = |session: &Session, workspace: &Workspace| {
            workspace.interviews.get(&session.interview).is_some_and(|interview| interview.end() <= now)
        };
        let ids: Vec<_> = self.workspace.sessions.keys().copied().collect();
        for id in ids {
            let Some(mut session) = self.workspace.sessions.get(&id).cloned() else { continue };
            let fate = self.company.fate(session.enrollment, session.interview);
            if session.state() == SessionState::Confirmed && over(&session, &self.workspace) {
                let state = match fate {
                    Fate::FallsThrough => SessionState::Cancelled(CancelReason::InterviewCancelled),
                    _ => SessionState::Held,
                };
                session.history.push(state, now);
                self.lived.held += usize::from(fate != Fate::FallsThrough);
            }
            if session.state() == SessionState::Held
                && let Some(at) = reviewed(&session, now)
            {
                let state = match fate {
                    Fate::Credited => SessionState::Credited,
                    _ => SessionState::NotCredited,
                };
                session.history.push(state, at);
                if fate == Fate::Credited {
                    let last = self.credited.entry(session.enrollment).or_insert(at);
                    *last = at.max(*last);
                }
            }
            self.workspace.sessions.insert(id, session);
        }
    }

    fn certify(&mut self) {
        let running: Vec<_> =
            self.workspace.enrollments.values().filter(|known| known.is_running()).cloned().collect();
        for enrollment in running {
            if steps::missing_before_sign_off(&self.workspace, &enrollment).is_some() {
                continue;
            }
            let at = self.credited.get(&enrollment.id).copied().unwrap_or(self.now);
            let days = (at - enrollment.since()).num_minutes() as f64 / (24.0 * 60.0);
            self.lived.weeks.insert(enrollment.id, days / 7.0);
            if let Some(known) = self.workspace.enrollments.get_mut(&enrollment.id) {
                known.history.push(EnrollmentStatus::Certified, at);
            }
            let (id, evidence) = (CertificateId(1 << 60 | enrollment.id.0), Evidence::Path(enrollment.id));
            let certificate =
                Certificate::new(id, enrollment.person, enrollment.interview_type, at, evidence);
            self.workspace.certificates.insert(id, certificate);
        }
    }

    pub fn becomes(&mut self, session: SessionId, step: StepIndex) {
        if let Some(session) = self.workspace.sessions.get_mut(&session) {
            session.step = step;
        }
    }

    pub fn call_off(&mut self, session: SessionId) {
        if let Some(session) = self.workspace.sessions.get_mut(&session) {
            session.history.push(SessionState::Cancelled(CancelReason::PlannedAgain), self.now);
        }
    }

    /// Adds a session that both have confirmed.
    pub fn place(&mut self, placement: Placement) {
        let id = SessionId(self.workspace.sessions.len() as u64 + 1);
        let session = Session {
            id,
            plan: PlanId(1),
            enrollment: placement.enrollment,
            interview: placement.interview,
            step: placement.step,
            mentor: placement.mentor,
            history: History::new(SessionState::Confirmed, self.now),
            pin: Pin::Free,
            scorecards: Scorecards::default(),
            course: Default::default(),
        };
        self.workspace.sessions.insert(id, session);
    }
}
