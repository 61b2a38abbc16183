//! What a person may read.

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
        scorecards::pair::{self, SideBySide, SingleScorecard},
        sign_off::approval,
    },
};
use std::cell::OnceCell;

/// Whether the asker is the trainee, the mentor or the second reviewer.
fn is_part_of(asker: &Asker, session: &Session) -> bool {
    let trainee = asker.workspace.trainee_of(session);
    let people = [trainee, Some(session.mentor), session.course.second_reviewer];
    people.into_iter().flatten().any(|person| asker.by.is(person))
}

/// Whether the asker may now decide about the sign-off of an enrollment or how it continues, or has approved or signed off.
fn is_asked(asker: &Asker, enrollment: &Enrollment) -> bool {
    let Actor::Member(person) = asker.by else { return false };
    let approved = enrollment.ledger.approvals.iter().any(|approval| approval.by == person);
    let signed = enrollment.signed_off.is_some_and(|sign_off| sign_off.by.is(person));
    let may = approval::may_approve(asker.workspace, asker.zones, enrollment, person, asker.at);
    let decides = super::enrollment::decide(asker, enrollment.id).is_ok()
        || super::enrollment::may_shorten(asker, enrollment.id).is_some();
    approved || signed || decides || may && duty::ready_since(asker.workspace, enrollment, asker.at).is_some()
}

/// How a person is related to an enrollment. Whether they decide about it is computed once, and only if needed.
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

    /// Like [`session`], for one of its sessions.
    pub fn session(&self, session: &Session) -> bool {
        let is_published = !session.state().is_draft();
        match Role::of(self.asker.by) {
            Role::Coordinator => true,
            Role::Leader => is_published,
            Role::Server => false,
            Role::Member => is_published && (is_part_of(self.asker, session) || self.is_asked()),
        }
    }

    /// Like [`scorecards`], for one of its sessions.
    pub fn scorecards(&self, session: &Session) -> bool {
        Role::of(self.asker.by).is_coordinator() || is_part_of(self.asker, session) || self.is_asked()
    }

    /// Like [`scorecard`], for one of its sessions.
    pub fn scorecard(&self, session: &'w Session, side: Side) -> Option<&'w ScorecardContent> {
        let workspace = self.asker.workspace;
        let author = pair::author(workspace, session, side);
        let is_own = author.is_some_and(|author| self.asker.by.is(author));
        let is_open = || pair::all_in(workspace, session) && self.scorecards(session);
        (is_own || is_open()).then(|| workspace.scorecard(session, side))?
    }

    /// Like [`progress`].
    pub fn progress(&self) -> bool {
        let is_mentor = |enrollment: EnrollmentId| {
            let mut published =
                self.asker.workspace.sessions.of(enrollment).filter(|known| self.session(known));
            published.any(|known| known.state().takes_seat() && self.asker.by.is(known.mentor))
        };
        self.evidence() || self.enrollment.is_some_and(|enrollment| is_mentor(enrollment.id))
    }

    /// Like [`evidence`].
    pub fn evidence(&self) -> bool {
        self.enrollment.is_some_and(|enrollment| record(self.asker.by, enrollment.person)) || self.is_asked()
    }
}

/// Whether the asker may see a session's time, people and outcome. A draft is only for the coordinator.
pub fn session(asker: &Asker, session: &Session) -> bool {
    Relation::of_session(asker, session).session(session)
}

/// Whether the asker may see an interview, with or without a trainee.
pub fn interview(asker: &Asker, interviewers: &[Interviewer]) -> bool {
    Role::of(asker.by).sees_everyone() || interviewers.iter().any(|known| asker.by.is(known.person))
}

/// Whether the asker may see a session's scorecards, once those are open, and the remarks about its review.
pub fn scorecards(asker: &Asker, session: &Session) -> bool {
    Relation::of_session(asker, session).scorecards(session)
}

/// The content of one side's scorecard: one's own always, the other's once all are in.
pub fn scorecard<'a>(asker: &Asker<'a>, session: SessionId, side: Side) -> Option<&'a ScorecardContent> {
    let session = asker.workspace.sessions.get(&session)?;
    Relation::of_session(asker, session).scorecard(session, side)
}

/// The first scorecard of a session that the asker may read: their own, or the one that is open.
pub fn single_scorecard(asker: &Asker, session: SessionId) -> Option<SingleScorecard> {
    let known = asker.workspace.sessions.get(&session)?;
    let readable = |side: &Side| scorecard(asker, session, *side).is_some();
    let side = [Side::Trainee, Side::Mentor].into_iter().find(readable)?;
    pair::single(asker.workspace, known, side)
}

/// Both scorecards of a session, once all are in.
pub fn side_by_side(asker: &Asker, session: SessionId) -> Option<SideBySide> {
    let known = asker.workspace.sessions.get(&session)?;
    scorecards(asker, known).then(|| pair::side_by_side(asker.workspace, session))?
}

/// Whether the asker may see why a session was declined: both sides and the coordinator may.
pub fn decline_reason(asker: &Asker, session: &Session) -> bool {
    let trainee = asker.workspace.trainee_of(session);
    Role::of(asker.by).is_coordinator()
        || asker.by.is(session.mentor)
        || trainee.is_some_and(|trainee| asker.by.is(trainee))
}

/// Whether the asker may see the training progress. The mentors of the sessions may as well, because they help it along.
pub fn progress(asker: &Asker, enrollment: &Enrollment) -> bool {
    asker.workspace.enrollments.get(&enrollment.id).is_some_and(|known| Relation::to(asker, known).progress())
}

/// Whether the asker may see what a sign-off is based on: the sessions, the agreement of their scorecards, and credit from
/// elsewhere.
pub fn evidence(asker: &Asker, enrollment: &Enrollment) -> bool {
    asker.workspace.enrollments.get(&enrollment.id).is_some_and(|known| Relation::to(asker, known).evidence())
}

/// Whether the asker may see what a person has contributed, and how their ratings compare with others'.
pub fn record(by: Actor, person: PersonId) -> bool {
    Role::of(by).sees_everyone() || by.is(person)
}
