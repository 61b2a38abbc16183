//! The part of a workspace that a person sees: which lines of the log they are told, and which part of the workspace they hold.
//! Folding the told lines makes the held workspace.
//!
//! A scope is computed for a moment. When it changes, as when a session is published, the person sees more than just the
//! following lines, so they start over from the workspace of the new scope.

use crate::{
    access::{
        asker::Asker,
        seen::{self, Relation},
    },
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
mod touched;
mod view;

pub use lines::Seen;
pub use touched::Touched;
pub use view::{FirstLines, View};

/// What a person sees now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    extent: Extent,
    /// The scorecards beside the log whose content may be read, with the enrollment that each is about. Even coordinators may
    /// read them only once all are in.
    readable: BTreeMap<Commitment, EnrollmentId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Extent {
    /// Every line.
    Everything,
    Part(Part),
}

/// A part of the workspace. People, teams, interview types, programs and certificates are visible to everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// The person whose preferences and messages about sessions are seen: the reader.
    person: Option<PersonId>,
    enrollments: BTreeMap<EnrollmentId, Depth>,
    interviews: BTreeSet<InterviewId>,
    sessions: BTreeMap<SessionId, SessionPart>,
}

/// How much of an enrollment is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Who is in training for what.
    Names,
    /// The training progress.
    Progress,
    /// Everything that a sign-off is based on.
    Evidence,
}

/// What is seen of a session beyond its time, people and outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionPart {
    /// Why it was declined.
    decline_reason: bool,
    /// The remarks about its review.
    review_remarks: bool,
    /// The content of the scorecard, if it is in a log line, as in older versions.
    trainee_content: bool,
    mentor_content: bool,
}

impl SessionPart {
    fn of<'w>(asker: &Asker<'w>, relation: &Relation<'_, 'w>, session: &'w Session) -> Self {
        let content = |side| {
            let card = session.scorecards.of(side);
            card.is_some_and(|card| matches!(card.content, ContentPlace::Line(_)))
                && relation.scorecard(session, side).is_some()
        };
        Self {
            decline_reason: seen::decline_reason(asker, session),
            review_remarks: relation.scorecards(session),
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
        let mut scope = Self::nothing(asker.by);
        let workspace = asker.workspace;
        workspace.enrollments.values().for_each(|enrollment| scope.take_enrollment(asker, enrollment));
        let Extent::Part(part) = &mut scope.extent else { return scope };
        match part.person {
            Some(person) => part.interviews.extend(workspace.interviews.of(person).map(|known| known.id)),
            None => part.interviews.extend(workspace.interviews.keys()),
        }
        scope
    }

    fn nothing(by: Actor) -> Self {
        let part = |person| {
            let (enrollments, interviews, sessions) = Default::default();
            Extent::Part(Part { person, enrollments, interviews, sessions })
        };
        let extent = match by {
            Actor::Coordinator(_) => Extent::Everything,
            Actor::Leader(_) | Actor::Server => part(None),
            Actor::Member(person) => part(Some(person)),
        };
        Self { extent, readable: BTreeMap::new() }
    }

    /// Whether every line is seen.
    pub fn is_everything(&self) -> bool {
        self.extent == Extent::Everything
    }

    /// Updates the scope of the same asker after lines that touched this.
    pub fn update(&mut self, asker: &Asker, touched: &Touched) {
        if touched.changes_all_of(asker.by) {
            *self = Self::of(asker);
            return;
        }
        self.readable.retain(|_, enrollment| !touched.enrollments.contains(enrollment));
        if let Extent::Part(part) = &mut self.extent {
            part.forget(asker, touched);
        }
        let enrollments = touched.enrollments.iter().filter_map(|id| asker.workspace.enrollments.get(id));
        enrollments.for_each(|enrollment| self.take_enrollment(asker, enrollment));
        if let Extent::Part(part) = &mut self.extent {
            part.take_interviews(asker, touched);
        }
    }

    fn take_enrollment<'w>(&mut self, asker: &Asker<'w>, enrollment: &'w Enrollment) {
        let relation = Relation::to(asker, enrollment);
        for session in asker.workspace.sessions.of(enrollment.id) {
            let commitments = [Side::Trainee, Side::Mentor].into_iter().filter_map(|side| {
                let ContentPlace::Record(commitment) = session.scorecards.of(side)?.content else {
                    return None;
                };
                relation.scorecard(session, side).is_some().then_some((commitment, enrollment.id))
            });
            self.readable.extend(commitments);
        }
        if let Extent::Part(part) = &mut self.extent {
            part.take_enrollment(asker, &relation, enrollment);
        }
    }
}

impl Part {
    fn take_enrollment<'w>(
        &mut self,
        asker: &Asker<'w>,
        relation: &Relation<'_, 'w>,
        enrollment: &Enrollment,
    ) {
        let known = asker.workspace.sessions.of(enrollment.id);
        let seen: Vec<&Session> = known.filter(|session| relation.session(session)).collect();
        let depth = if relation.evidence() {
            Some(Depth::Evidence)
        } else if relation.progress() {
            Some(Depth::Progress)
        } else {
            (!seen.is_empty()).then_some(Depth::Names)
        };
        self.enrollments.extend(depth.map(|depth| (enrollment.id, depth)));
        self.interviews.extend(seen.iter().map(|session| session.interview));
        self.sessions
            .extend(seen.iter().map(|session| (session.id, SessionPart::of(asker, relation, session))));
    }

    /// Removes what was touched, so that it is computed again.
    fn forget(&mut self, asker: &Asker, touched: &Touched) {
        self.enrollments.retain(|id, _| !touched.enrollments.contains(id));
        if !touched.enrollments.is_empty() {
            self.sessions.retain(|id, _| {
                let known = asker.workspace.sessions.get(id);
                known.is_some_and(|known| !touched.enrollments.contains(&known.enrollment))
            });
        }
        self.interviews.retain(|id| !touched.interviews.contains(id));
    }

    /// Adds the touched interviews that are seen directly, or for a session.
    fn take_interviews(&mut self, asker: &Asker, touched: &Touched) {
        let workspace = asker.workspace;
        for interview in touched.interviews.iter().filter_map(|id| workspace.interviews.get(id)) {
            let is_own = match self.person {
                Some(person) => interview.interviewers().any(|interviewer| interviewer == person),
                None => true,
            };
            let is_of_session = || {
                let mut sessions = self.sessions.keys().filter_map(|id| workspace.sessions.get(id));
                sessions.any(|session| session.interview == interview.id)
            };
            if is_own || is_of_session() {
                self.interviews.insert(interview.id);
            }
        }
    }

    fn depth(&self, enrollment: EnrollmentId) -> Option<Depth> {
        self.enrollments.get(&enrollment).copied()
    }

    fn knows(&self, subject: Subject) -> bool {
        match subject {
            Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
                self.sessions.contains_key(&session)
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                self.depth(enrollment) >= Some(Depth::Progress)
            }
        }
    }
}
