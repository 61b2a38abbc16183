//! A year as it goes: who is enrolled, which sessions stand, what became of them. The same for every way of planning.

use crate::{
    assumptions::{AFTER_WEEKS, YEAR_WEEKS},
    company::{Company, Fate},
    figures::Lived,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use switchback_core::{model::{certificate::{Certificate, Evidence}, enrollment::{EnrolmentStatus, StepIndex}, ids::{CertificateId, EnrolmentId, PlanId, SessionId}, scorecard::Scorecards, session::{CancelReason, Pin, Session, SessionState}}, planning::placement::Placement, progress::path::steps, workspace::Workspace};

/// When the review of a session that was held is in; `None` while it is not yet.
pub type Reviewed<'a> = dyn FnMut(&Session, DateTime<Utc>) -> Option<DateTime<Utc>> + 'a;

pub struct Living<'a> {
    pub company: &'a Company,
    pub workspace: Workspace,
    pub now: DateTime<Utc>,
    pub lived: Lived,
    /// The last review of each enrolment that counted.
    credited: BTreeMap<EnrolmentId, DateTime<Utc>>,
}

impl<'a> Living<'a> {
    pub fn new(company: &'a Company) -> Self {
        let workspace = company.workspace.clone();
        let (lived, credited) = Default::default();
        Self { company, workspace, now: company.first_monday, lived, credited }
    }

    /// Goes from Monday to Monday; `reviewed` says when reviews are in, `plan` finds sessions.
    pub fn live(mut self, reviewed: &mut Reviewed, mut plan: impl FnMut(&mut Self)) -> Lived {
        for week in 0..YEAR_WEEKS + AFTER_WEEKS {
            self.now = self.company.monday(week);
            self.enrol();
            self.settle(reviewed);
            self.certify();
            plan(&mut self);
        }
        for enrolment in &self.company.enrolling {
            self.lived.enrolled.push(self.lived.weeks.get(&enrolment.id).copied());
        }
        self.lived
    }

    /// Prep takes days, and nobody is placed before it is done.
    fn enrol(&mut self) {
        for enrolment in &self.company.enrolling {
            let is_new = !self.workspace.enrolments.contains_key(&enrolment.id);
            if is_new && self.company.prepared_at(enrolment) <= self.now {
                self.workspace.enrolments.insert(enrolment.id, self.company.prepared(enrolment));
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
            let fate = self.company.fate(session.enrolment, session.interview);
            if session.state == SessionState::Confirmed && over(&session, &self.workspace) {
                session.state = match fate {
                    Fate::FallsThrough => SessionState::Cancelled(CancelReason::InterviewCancelled),
                    _ => SessionState::Held,
                };
                self.lived.held += usize::from(fate != Fate::FallsThrough);
            }
            if session.state == SessionState::Held
                && let Some(at) = reviewed(&session, now)
            {
                session.state = match fate {
                    Fate::Credited => SessionState::Credited,
                    _ => SessionState::NotCredited,
                };
                if fate == Fate::Credited {
                    let last = self.credited.entry(session.enrolment).or_insert(at);
                    *last = at.max(*last);
                }
            }
            self.workspace.sessions.insert(id, session);
        }
    }

    fn certify(&mut self) {
        let running: Vec<_> =
            self.workspace.enrolments.values().filter(|known| known.is_running()).cloned().collect();
        for enrolment in running {
            if steps::missing_before_sign_off(&self.workspace, &enrolment).is_some() {
                continue;
            }
            let at = self.credited.get(&enrolment.id).copied().unwrap_or(self.now);
            let days = (at - enrolment.since).num_minutes() as f64 / (24.0 * 60.0);
            self.lived.weeks.insert(enrolment.id, days / 7.0);
            if let Some(known) = self.workspace.enrolments.get_mut(&enrolment.id) {
                known.status = EnrolmentStatus::Certified;
            }
            let (id, evidence) = (CertificateId(1 << 60 | enrolment.id.0), Evidence::Path(enrolment.id));
            let certificate = Certificate::new(id, enrolment.person, enrolment.interview_type, at, evidence);
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
            session.state = SessionState::Cancelled(CancelReason::PlannedAgain);
        }
    }

    /// A session that both have said yes to.
    pub fn place(&mut self, placement: Placement) {
        let Some(interview) = self.workspace.interviews.get(&placement.interview) else { return };
        let id = SessionId(self.workspace.sessions.len() as u64 + 1);
        let session = Session {
            id,
            plan: PlanId(1),
            enrolment: placement.enrolment,
            interview: placement.interview,
            step: placement.step,
            mentor: interview.interviewer,
            state: SessionState::Confirmed,
            since: self.now,
            pin: Pin::Free,
            scorecards: Scorecards::default(),
            course: Default::default(),
        };
        self.workspace.sessions.insert(id, session);
    }
}
