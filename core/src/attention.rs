//! What needs the coordinator's attention. Every screen that counts or lists it uses this module.

pub mod first_plan;
pub mod up_next;

use crate::{
    model::{
        certificate::Certificate,
        enrollment::{Enrollment, StepIndex},
        ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId, SessionId},
        person::Presence,
        session::{Session, SessionState},
    },
    order::Gather,
    planning::{
        replanning::{ToReplace, to_replace},
        rules::is_away,
    },
    progress::{
        certificates::status::{self, CertificateStatus},
        duties::duty,
        path::steps,
        sign_off::approval,
    },
    workspace::Workspace,
    zones::{Zones, later},
};
use chrono::{DateTime, Duration, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Days after which a proposed session without a response needs attention.
pub const UNANSWERED_DAYS: i64 = 2;
/// Days for which a session that didn’t happen stays on the list.
pub const RECENT_DAYS: i64 = 7;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attention {
    /// Drafts that wait to be published.
    pub drafts: Vec<SessionId>,
    /// Published sessions that were lost or break a rule. Re-planning replaces them.
    pub to_replace: ToReplace,
    /// Sessions that recently didn’t happen, if their step has no other session.
    pub missed: Vec<SessionId>,
    /// Proposed sessions that have had no response for days, or that have started.
    pub unanswered: Vec<SessionId>,
    /// People who lead interviews of a type without a certificate that counts when the interview starts.
    pub uncertified: Vec<Uncertified>,
    /// People who lead interviews on their days off.
    pub time_off: Vec<TimeOffConflict>,
    /// Enrollments that are ready for a session and have none scheduled.
    pub unplanned: Vec<EnrollmentId>,
    /// Enrollments that are ready, but no certified person interviews at any upcoming interview of the type, so no plan has a
    /// session for them.
    pub without_interviews: Vec<EnrollmentId>,
    /// Enrollments whose next session needs their prep to be done first, which is the trainee's task.
    pub waiting_for_prep: Vec<EnrollmentId>,
    /// Enrollments that wait only for an approval that someone can give.
    pub ready: Vec<EnrollmentId>,
    /// Enrollments whose sign-off can't be completed, because too few approvers are left.
    pub blocked: Vec<EnrollmentId>,
    /// Enrollments whose sign-off was withheld.
    pub withheld: Vec<EnrollmentId>,
    /// Sessions that took place and have no reviewer, because the mentor has left.
    pub orphaned: Vec<SessionId>,
    /// Disputes that are not settled.
    pub disputed: Vec<SessionId>,
    /// Enrollments whose sessions of a step are used up.
    pub used_up: Vec<(EnrollmentId, StepIndex)>,
    /// Enrollments whose step has reached its minimum, if the coordinator decides whether it ends early.
    pub minimum_reached: Vec<(EnrollmentId, StepIndex)>,
    /// Certificates that expired recently or expire soon.
    pub expiring: Vec<CertificateId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uncertified {
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    /// When their certificate ends or ended, if they have one.
    pub expired: Option<DateTime<Utc>>,
}

/// A person's time off that conflicts with the interview schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOffConflict {
    pub person: PersonId,
    pub interviews: usize,
    /// When the first of them starts.
    pub first: DateTime<Utc>,
}

pub fn attention(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Attention {
    let mut attention = Attention::default();
    for session in workspace.sessions.values() {
        if is_orphaned(workspace, session, now) {
            attention.orphaned.push(session.id);
        }
        if session.is_disputed() {
            attention.disputed.push(session.id);
        }
        match session.state() {
            state if state.is_draft() => attention.drafts.push(session.id),
            SessionState::Proposed if is_unanswered(workspace, session, now) => {
                attention.unanswered.push(session.id);
            }
            SessionState::Missed if is_open_miss(workspace, session, now) => {
                attention.missed.push(session.id)
            }
            _ => {}
        }
    }
    attention.to_replace = to_replace(workspace, zones, now);
    attention.time_off = time_off(workspace, zones, now);
    attention.uncertified = uncertified(workspace, zones, now);
    attention.expiring = expiring(workspace, zones, now, &attention.uncertified);
    let plannable = plannable_types(workspace, zones, now);
    for enrollment in workspace.enrollments.values().filter(|known| workspace.continues(known, now)) {
        attention.add_enrollment(workspace, enrollment, &plannable, now);
    }
    attention
}

/// The types with an upcoming interview at which a person interviews whose certificate counts then.
fn plannable_types(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
) -> BTreeSet<InterviewTypeId> {
    let mut types = BTreeSet::new();
    for interview in workspace.interviews.values().filter(|known| known.is_scheduled() && known.start > now) {
        let kind = interview.interview_type;
        let is_certified = |person: PersonId| status::holds(workspace, zones, person, kind, interview.start);
        if !types.contains(&kind) && interview.interviewers().any(is_certified) {
            types.insert(kind);
        }
    }
    types
}

/// Drafts that wait to be published.
pub fn drafts(workspace: &Workspace) -> usize {
    workspace.sessions.values().filter(|session| session.state().is_draft()).count()
}

fn is_unanswered(workspace: &Workspace, session: &Session, now: DateTime<Utc>) -> bool {
    let has_started = workspace.start_of(session) <= now;
    has_started || later(session.since(), Duration::days(UNANSWERED_DAYS)) < now
}

/// Whether a session recently didn’t happen, and nothing has replaced it.
fn is_open_miss(workspace: &Workspace, session: &Session, now: DateTime<Utc>) -> bool {
    let is_recent = later(session.since(), Duration::days(RECENT_DAYS)) >= now;
    let enrollment = workspace.enrollments.get(&session.enrollment);
    let is_missing =
        |enrollment: &Enrollment| steps::remaining(workspace, enrollment).contains(&session.step);
    is_recent && enrollment.is_some_and(|known| workspace.continues(known, now) && is_missing(known))
}

enum NextSession {
    Ready,
    /// It comes after prep that is not done.
    AfterPrep,
}

/// The first session that is neither done nor planned, if any.
fn next_session(workspace: &Workspace, enrollment: &Enrollment) -> Option<NextSession> {
    let step = *steps::remaining(workspace, enrollment).first()?;
    let missing_prep = steps::missing_prep_before(workspace.path(enrollment)?, enrollment, step);
    Some(if missing_prep.is_some() { NextSession::AfterPrep } else { NextSession::Ready })
}

/// Whether no one is left who may review it.
fn is_orphaned(workspace: &Workspace, session: &Session, now: DateTime<Utc>) -> bool {
    let left = |person: PersonId| {
        workspace.people.get(&person).is_none_or(|person| person.presence == Presence::Left)
    };
    let took_place = session.state() == SessionState::Held
        || session.state().is_ahead() && workspace.start_of(session) <= now;
    took_place
        && left(session.mentor)
        && session.course.second_reviewer.is_none_or(left)
        && workspace.enrollments.get(&session.enrollment).is_some_and(Enrollment::is_running)
}

/// Certificates of people who are here that expire soon, or expired within as many days. People in `uncertified` are left out, so
/// that they are listed only once.
fn expiring(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
    uncertified: &[Uncertified],
) -> Vec<CertificateId> {
    let leads = |certificate: &&Certificate| {
        uncertified.iter().any(|lead| {
            (lead.person, lead.interview_type) == (certificate.person, certificate.interview_type)
        })
    };
    let recent = now - Duration::days(status::SOON_DAYS);
    let is_here = |certificate: &&Certificate| workspace.is_here(certificate.person);
    let concerns = |certificate: &&Certificate| match status::status(workspace, zones, certificate, now) {
        CertificateStatus::Expired { since, .. } => since >= recent,
        valid => valid.expires_soon(now),
    };
    let certificates = workspace.certificates.values().filter(is_here).filter(concerns);
    certificates.filter(|known| !leads(known)).map(|known| known.id).collect()
}

/// The upcoming interviews whose lead is off, by person.
fn time_off(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<TimeOffConflict> {
    let mut conflicts: BTreeMap<PersonId, TimeOffConflict> = BTreeMap::new();
    let ahead = workspace.interviews.values().filter(|known| known.is_scheduled() && known.start > now);
    for interview in ahead {
        let lead = workspace.people.get(&interview.lead);
        if !lead.is_some_and(|lead| is_away(zones, lead, interview.interval())) {
            continue;
        }
        let (person, first) = (interview.lead, interview.start);
        let conflict = conflicts.entry(person).or_insert(TimeOffConflict { person, interviews: 0, first });
        conflict.interviews += 1;
        conflict.first = conflict.first.min(first);
    }
    conflicts.into_values().collect()
}

/// People who lead an interview soon, or have just led one, without a certificate that counts on its day. A schedule shows who
/// interviews before certificates are recorded.
pub fn uncertified(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<Uncertified> {
    let mut leads: BTreeMap<(PersonId, InterviewTypeId), Vec<DateTime<Utc>>> = BTreeMap::new();
    for interview in workspace.interviews.values().filter(|interview| interview.is_scheduled()) {
        let lead = (interview.lead, interview.interview_type);
        leads.entry(lead).or_default().push(interview.start);
    }
    let is_recent = |start: &DateTime<Utc>| later(*start, Duration::days(28)) > now;
    let uncertified = |((person, interview_type), starts): ((PersonId, InterviewTypeId), Vec<_>)| {
        let last = *starts.iter().filter(|start| is_recent(start)).max()?;
        let expired = match workspace.certificate(person, interview_type) {
            None => None,
            Some(known) => {
                let conducted = || status::conducted(workspace, person, interview_type).collect();
                Some(status::end_by(workspace, zones, known, conducted).filter(|end| *end <= last)?)
            }
        };
        Some(Uncertified { person, interview_type, expired })
    };
    leads.into_iter().filter_map(uncertified).collect()
}

impl Attention {
    /// Whether there is nothing for the coordinator to do. Prep is the trainees' task.
    pub fn is_empty(&self) -> bool {
        *self == Self { waiting_for_prep: self.waiting_for_prep.clone(), ..Self::default() }
    }

    /// How many people are ready for a session that a plan can schedule.
    pub fn ready_trainees(&self, workspace: &Workspace) -> usize {
        people_of(workspace, &self.unplanned)
    }

    /// How many people could have a session once interviews for them are scheduled.
    pub fn trainees_without_interviews(&self, workspace: &Workspace) -> usize {
        people_of(workspace, &self.without_interviews)
    }

    /// How many people have prep to do before their next session.
    pub fn trainees_in_prep(&self, workspace: &Workspace) -> usize {
        people_of(workspace, &self.waiting_for_prep)
    }

    fn add_enrollment(
        &mut self,
        workspace: &Workspace,
        enrollment: &Enrollment,
        plannable: &BTreeSet<InterviewTypeId>,
        now: DateTime<Utc>,
    ) {
        self.used_up.extend(steps::undecided(workspace, enrollment).map(|step| (enrollment.id, step)));
        let can_end = steps::minimum_reached(workspace, enrollment)
            .filter(|_| approval::decider(workspace, enrollment).is_none());
        self.minimum_reached.extend(can_end.map(|step| (enrollment.id, step)));
        if duty::ready_since(workspace, enrollment, now).is_some() {
            let list = match approval::withheld(workspace, enrollment).is_empty() {
                _ if approval::is_blocked(workspace, enrollment) => &mut self.blocked,
                true => &mut self.ready,
                false => &mut self.withheld,
            };
            list.push(enrollment.id);
        }
        let ahead = |session: &&Session| {
            session.state().is_ahead() || session.state().is_draft() || session.state() == SessionState::Held
        };
        let busy = workspace.sessions_of(enrollment.id).iter().any(ahead);
        let used_up = self.used_up.last().is_some_and(|(known, _)| *known == enrollment.id);
        if busy || used_up {
            return;
        }
        match next_session(workspace, enrollment) {
            Some(NextSession::Ready) if plannable.contains(&enrollment.interview_type) => {
                self.unplanned.push(enrollment.id);
            }
            Some(NextSession::Ready) => self.without_interviews.push(enrollment.id),
            Some(NextSession::AfterPrep) => self.waiting_for_prep.push(enrollment.id),
            None => {}
        }
    }
}

fn people_of(workspace: &Workspace, enrollments: &[EnrollmentId]) -> usize {
    let people = enrollments.iter().filter_map(|id| workspace.enrollments.get(id)).map(|known| known.person);
    people.into_set().len()
}
