//! Which part of a workspace somebody sees, as one table: of which lines of the log they are told, and what of the
//! workspace they hold. Folding the lines that they are told makes the workspace that they hold.
//!
//! A scope is computed for a moment. When it changes, as when a session is published, somebody sees more than the lines
//! that come after, so they begin again from the workspace of the new scope.

use crate::{
    access::{asker::Asker, role::Role, seen},
    model::{
        actor::Actor,
        enrollment::Enrollment,
        ids::{EnrollmentId, InterviewId, PersonId, SessionId},
        reminder::Subject,
        scorecard::{ContentPlace, Side, commitment::Commitment},
        session::Session,
    },
};
use std::collections::{BTreeMap, BTreeSet};

mod lines;
mod projection;
mod view;

pub use lines::Seen;
pub use view::{FirstLines, View};

/// What somebody sees now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every line. What scorecards say is read by coordinators, too, only once all are in.
    Everything {
        readable: BTreeSet<Commitment>,
    },
    Part(Part),
}

/// A part of the workspace. People, teams, interview types, programs and certificates are seen by everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose preferences, and messages about sessions, are seen: their own.
    person: Option<PersonId>,
    enrollments: BTreeMap<EnrollmentId, Depth>,
    interviews: BTreeSet<InterviewId>,
    sessions: BTreeMap<SessionId, SessionPart>,
    readable: BTreeSet<Commitment>,
}

/// How much of an enrollment is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Who is in training for what.
    Names,
    /// How far it has come.
    Progress,
    /// All that a sign-off rests on.
    Evidence,
}

/// What of a session is seen besides when and with whom it is, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionPart {
    /// Why it was declined.
    decline_reason: bool,
    /// What was said about its review.
    review_remarks: bool,
    /// What the scorecard says, where that stands in a line, as in older versions.
    trainee_content: bool,
    mentor_content: bool,
}

impl SessionPart {
    fn of(asker: &Asker, session: &Session) -> Self {
        let content = |side| {
            let card = session.scorecards.of(side);
            card.is_some_and(|card| matches!(card.content, ContentPlace::Line(_)))
                && seen::scorecard(asker, session.id, side).is_some()
        };
        Self {
            decline_reason: seen::decline_reason(asker, session),
            review_remarks: seen::scorecards(asker, session),
            trainee_content: content(Side::Trainee),
            mentor_content: content(Side::Mentor),
        }
    }

    fn content(self, side: Side) -> bool {
        match side {
            Side::Trainee => self.trainee_content,
            Side::Mentor => self.mentor_content,
        }
    }
}

impl Scope {
    pub fn of(asker: &Asker) -> Self {
        match Role::of(asker.by) {
            Role::Coordinator => Self::Everything { readable: readable(asker) },
            Role::Leader | Role::Member | Role::Server => Self::Part(Part::of(asker)),
        }
    }
}

/// The scorecards whose content may be read now, of those that have it beside the log.
fn readable(asker: &Asker) -> BTreeSet<Commitment> {
    let workspace = asker.workspace;
    let commitment = |session: &Session, side| match session.scorecards.of(side)?.content {
        ContentPlace::Record(commitment) if seen::scorecard(asker, session.id, side).is_some() => {
            Some(commitment)
        }
        _ => None,
    };
    let sides =
        |session| [Side::Trainee, Side::Mentor].into_iter().filter_map(move |side| commitment(session, side));
    workspace.sessions.values().flat_map(sides).collect()
}

impl Part {
    fn of(asker: &Asker) -> Self {
        let workspace = asker.workspace;
        let published = workspace.sessions.values().filter(|session| seen::session(asker, session));
        let sessions: BTreeMap<_, _> =
            published.map(|session| (session.id, SessionPart::of(asker, session))).collect();
        let person = match asker.by {
            Actor::Member(person) => Some(person),
            Actor::Coordinator(_) | Actor::Leader(_) | Actor::Server => None,
        };
        let mut part = Self {
            person,
            enrollments: BTreeMap::new(),
            interviews: BTreeSet::new(),
            sessions,
            readable: readable(asker),
        };
        part.take_enrollments(asker);
        part.take_interviews(asker);
        part
    }

    fn take_enrollments(&mut self, asker: &Asker) {
        let depth = |enrollment: &Enrollment| {
            if seen::evidence(asker, enrollment) {
                Some(Depth::Evidence)
            } else {
                seen::progress(asker, enrollment).then_some(Depth::Progress)
            }
        };
        let known = asker.workspace.enrollments.values();
        self.enrollments = known.filter_map(|known| Some((known.id, depth(known)?))).collect();
        let of_sessions = self.sessions.keys().filter_map(|session| asker.workspace.sessions.get(session));
        for session in of_sessions {
            self.enrollments.entry(session.enrollment).or_insert(Depth::Names);
        }
    }

    fn take_interviews(&mut self, asker: &Asker) {
        let workspace = asker.workspace;
        self.interviews = match self.person {
            Some(person) => workspace.interviews.of(person).map(|interview| interview.id).collect(),
            None => workspace.interviews.keys().copied().collect(),
        };
        let of_sessions = self.sessions.keys().filter_map(|session| workspace.sessions.get(session));
        self.interviews.extend(of_sessions.map(|session| session.interview));
    }

    fn depth(&self, enrollment: EnrollmentId) -> Option<Depth> {
        self.enrollments.get(&enrollment).copied()
    }

    fn knows(&self, subject: Subject) -> bool {
        match subject {
            Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => {
                self.sessions.contains_key(&session)
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                self.depth(enrollment) >= Some(Depth::Progress)
            }
        }
    }
}
