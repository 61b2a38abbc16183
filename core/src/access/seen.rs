//! What somebody may read.

use crate::{
    access::{asker::Asker, role::Role},
    model::{
        actor::Actor,
        enrollment::Enrollment,
        ids::{EnrollmentId, PersonId, SessionId},
        scorecard::{ScorecardContent, Side},
        session::Session,
    },
    progress::{
        duties::duty,
        schedule::calendar::Interviewer,
        scorecards::pair::{self, SideBySide},
        sign_off::approval,
    },
};
use std::cell::OnceCell;

/// The trainee, the mentor, and a second reviewer.
fn is_part_of(asker: &Asker, session: &Session) -> bool {
    let trainee = asker.workspace.trainee_of(session);
    let people = [trainee, Some(session.mentor), session.course.second_reviewer];
    people.into_iter().flatten().any(|person| asker.by.is(person))
}

/// Whether the sign-off of an enrollment, or how it goes on, is theirs to decide now, or was decided by them.
fn is_asked(asker: &Asker, enrollment: &Enrollment) -> bool {
    let Actor::Member(person) = asker.by else { return false };
    let approved = enrollment.ledger.approvals.iter().any(|approval| approval.by == person);
    let signed = enrollment.signed_off.is_some_and(|sign_off| sign_off.by.is(person));
    let may = approval::may_approve(asker.workspace, asker.zones, enrollment, person, asker.at);
    let decides = super::enrollment::decide(asker, enrollment.id).is_ok()
        || super::enrollment::may_shorten(asker, enrollment.id).is_some();
    approved || signed || decides || may && duty::ready_since(asker.workspace, enrollment, asker.at).is_some()
}

/// What somebody is to an enrollment. Whether they are asked about it is found out once, and only where it matters.
pub struct Relation<'a, 'w> {
    asker: &'a Asker<'w>,
    enrollment: Option<&'w Enrollment>,
    is_asked: OnceCell<bool>,
}

impl<'a, 'w> Relation<'a, 'w> {
    pub fn to(asker: &'a Asker<'w>, enrollment: &'w Enrollment) -> Self {
        Self { asker, enrollment: Some(enrollment), is_asked: OnceCell::new() }
    }

    fn of_session(asker: &'a Asker<'w>, session: &Session) -> Self {
        let enrollment = asker.workspace.enrollments.get(&session.enrollment);
        Self { asker, enrollment, is_asked: OnceCell::new() }
    }

    fn is_asked(&self) -> bool {
        let ask = || self.enrollment.is_some_and(|enrollment| is_asked(self.asker, enrollment));
        *self.is_asked.get_or_init(ask)
    }

    /// As [`session`] says, for one of its sessions.
    pub fn session(&self, session: &Session) -> bool {
        let is_published = !session.state().is_draft();
        match Role::of(self.asker.by) {
            Role::Coordinator => true,
            Role::Leader => is_published,
            Role::Server => false,
            Role::Member => is_published && (is_part_of(self.asker, session) || self.is_asked()),
        }
    }

    /// As [`scorecards`] says, for one of its sessions.
    pub fn scorecards(&self, session: &Session) -> bool {
        Role::of(self.asker.by).is_coordinator() || is_part_of(self.asker, session) || self.is_asked()
    }

    /// As [`scorecard`] says, for one of its sessions.
    pub fn scorecard(&self, session: &'w Session, side: Side) -> Option<&'w ScorecardContent> {
        let workspace = self.asker.workspace;
        let author = pair::author(workspace, session, side);
        let is_own = author.is_some_and(|author| self.asker.by.is(author));
        let is_open = || pair::all_in(workspace, session) && self.scorecards(session);
        (is_own || is_open()).then(|| workspace.scorecard(session, side))?
    }

    /// As [`progress`] says.
    pub fn progress(&self) -> bool {
        let is_mentor = |enrollment: EnrollmentId| {
            let mut published =
                self.asker.workspace.sessions.of(enrollment).filter(|known| self.session(known));
            published.any(|known| known.state().takes_seat() && self.asker.by.is(known.mentor))
        };
        self.evidence() || self.enrollment.is_some_and(|enrollment| is_mentor(enrollment.id))
    }

    /// As [`evidence`] says.
    pub fn evidence(&self) -> bool {
        self.enrollment.is_some_and(|enrollment| record(self.asker.by, enrollment.person)) || self.is_asked()
    }
}

/// When and with whom a session is, and what became of it. A draft is the coordinator's.
pub fn session(asker: &Asker, session: &Session) -> bool {
    Relation::of_session(asker, session).session(session)
}

/// An interview, whether or not a trainee attends.
pub fn interview(asker: &Asker, interviewers: &[Interviewer]) -> bool {
    Role::of(asker.by).sees_everybody() || interviewers.iter().any(|known| asker.by.is(known.person))
}

/// The scorecards of a session and all that was said about its review, once they are open.
pub fn scorecards(asker: &Asker, session: &Session) -> bool {
    Relation::of_session(asker, session).scorecards(session)
}

/// What one side wrote: one's own always, the others once all are in.
pub fn scorecard<'a>(asker: &Asker<'a>, session: SessionId, side: Side) -> Option<&'a ScorecardContent> {
    let session = asker.workspace.sessions.get(&session)?;
    Relation::of_session(asker, session).scorecard(session, side)
}

/// What both wrote about a session, once all are in.
pub fn side_by_side(asker: &Asker, session: SessionId) -> Option<SideBySide> {
    let known = asker.workspace.sessions.get(&session)?;
    scorecards(asker, known).then(|| pair::side_by_side(asker.workspace, session))?
}

/// Why somebody declined: for the two sides and the coordinator.
pub fn decline_reason(asker: &Asker, session: &Session) -> bool {
    let trainee = asker.workspace.trainee_of(session);
    Role::of(asker.by).is_coordinator()
        || asker.by.is(session.mentor)
        || trainee.is_some_and(|trainee| asker.by.is(trainee))
}

/// How far an enrollment has come: also for the mentors of its sessions, who help it on.
pub fn progress(asker: &Asker, enrollment: &Enrollment) -> bool {
    asker.workspace.enrollments.get(&enrollment.id).is_some_and(|known| Relation::to(asker, known).progress())
}

/// What a sign-off rests on: the sessions, the agreement of their scorecards, and credit from elsewhere.
pub fn evidence(asker: &Asker, enrollment: &Enrollment) -> bool {
    asker.workspace.enrollments.get(&enrollment.id).is_some_and(|known| Relation::to(asker, known).evidence())
}

/// What a person has given, and how they rate beside others.
pub fn record(by: Actor, person: PersonId) -> bool {
    Role::of(by).sees_everybody() || by.is(person)
}
