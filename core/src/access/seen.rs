//! What somebody may read.

use crate::{
    access::{asker::Asker, role::Role},
    model::{
        actor::Actor,
        enrollment::Enrollment,
        ids::{PersonId, SessionId},
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

fn is_asked_about(asker: &Asker, session: &Session) -> bool {
    let enrollment = asker.workspace.enrollments.get(&session.enrollment);
    enrollment.is_some_and(|enrollment| is_asked(asker, enrollment))
}

/// When and with whom a session is, and what became of it. A draft is the coordinator's.
pub fn session(asker: &Asker, session: &Session) -> bool {
    let is_published = !session.state().is_draft();
    match Role::of(asker.by) {
        Role::Coordinator => true,
        Role::Leader => is_published,
        Role::Server => false,
        Role::Member => is_published && (is_part_of(asker, session) || is_asked_about(asker, session)),
    }
}

/// An interview, whether or not a trainee attends.
pub fn interview(asker: &Asker, interviewers: &[Interviewer]) -> bool {
    Role::of(asker.by).sees_everybody() || interviewers.iter().any(|known| asker.by.is(known.person))
}

/// The scorecards of a session and all that was said about its review, once they are open.
pub fn scorecards(asker: &Asker, session: &Session) -> bool {
    Role::of(asker.by).is_coordinator() || is_part_of(asker, session) || is_asked_about(asker, session)
}

/// What one side wrote: one's own always, the others once all are in.
pub fn scorecard<'a>(asker: &Asker<'a>, session: SessionId, side: Side) -> Option<&'a ScorecardContent> {
    let session = asker.workspace.sessions.get(&session)?;
    let is_own = pair::author(asker.workspace, session, side).is_some_and(|author| asker.by.is(author));
    let is_open = || pair::all_in(asker.workspace, session) && scorecards(asker, session);
    (is_own || is_open()).then(|| asker.workspace.scorecard(session, side))?
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
    let is_mentor = || {
        let sessions = asker.workspace.sessions_of(enrollment.id);
        let mut published = sessions.iter().filter(|known| session(asker, known));
        published.any(|known| known.state().takes_seat() && asker.by.is(known.mentor))
    };
    evidence(asker, enrollment) || is_mentor()
}

/// What a sign-off rests on: the sessions, the agreement of their scorecards, and credit from elsewhere.
pub fn evidence(asker: &Asker, enrollment: &Enrollment) -> bool {
    record(asker.by, enrollment.person) || is_asked(asker, enrollment)
}

/// What a person has given, and how they rate beside others.
pub fn record(by: Actor, person: PersonId) -> bool {
    Role::of(by).sees_everybody() || by.is(person)
}
