//! How declined sessions affect the next plan.

use crate::{
    model::{
        hours::Interval,
        ids::{EnrollmentId, InterviewId, PersonId},
        session::{CancelReason, DeclineReason, Session, SessionState},
    },
    planning::rules::local_time::week_of,
    workspace::Workspace,
    zones::Zones,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Everything that was declined.
#[derive(Default)]
pub(crate) struct Declined {
    of_enrollments: BTreeMap<EnrollmentId, Vec<RuledOut>>,
    of_people: BTreeMap<PersonId, Vec<Unavailable>>,
}

/// An interview or a mentor that is no longer planned for an enrollment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuledOut {
    Interview(InterviewId),
    Mentor(PersonId),
}

/// When a person said that they are unavailable for any session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unavailable {
    At(Interval),
    /// In the week of this Monday, in their local time.
    InWeek(NaiveDate),
}

impl Declined {
    pub fn of_enrollment(&self, enrollment: EnrollmentId) -> &[RuledOut] {
        self.of_enrollments.get(&enrollment).map_or(&[], Vec::as_slice)
    }

    pub fn of_person(&self, person: PersonId) -> &[Unavailable] {
        self.of_people.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Adds a session if it was cancelled for a lasting reason. Its interview isn't planned again.
    pub fn add_cancelled(&mut self, session: &Session) {
        let SessionState::Cancelled(
            CancelReason::TraineeUnavailable
            | CancelReason::MentorUnavailable
            | CancelReason::InterviewUnsuitable,
        ) = session.state()
        else {
            return;
        };
        let ruled_out = self.of_enrollments.entry(session.enrollment).or_default();
        ruled_out.push(RuledOut::Interview(session.interview));
    }

    /// Adds a session that was declined for this reason.
    pub fn add(
        &mut self,
        workspace: &Workspace,
        zones: &dyn Zones,
        session: &Session,
        reason: DeclineReason,
    ) {
        let now = workspace.interviews.get(&session.interview).map(|interview| interview.interval());
        // Older declines don't record the interview's time, which is then taken to be unchanged.
        let declined = session.course.declined;
        let Some(time) = declined.map(|declined| declined.time).or(now) else { return };
        let for_enrollment = match reason {
            DeclineReason::PreferAnotherMentor => Some(RuledOut::Mentor(session.mentor)),
            // At another time it is a new offer.
            DeclineReason::CannotMakeIt | DeclineReason::TooBusyThisWeek if now != Some(time) => None,
            _ => Some(RuledOut::Interview(session.interview)),
        };
        self.of_enrollments.entry(session.enrollment).or_default().extend(for_enrollment);
        let by_mentor = declined.is_some_and(|declined| declined.by.is(session.mentor));
        let who = if by_mentor { Some(session.mentor) } else { workspace.trainee_of(session) };
        let Some(person) = who.and_then(|person| workspace.people.get(&person)) else { return };
        let unavailable = match reason {
            DeclineReason::CannotMakeIt => Some(Unavailable::At(time)),
            DeclineReason::TooBusyThisWeek => Some(Unavailable::InWeek(week_of(zones, person, time.start))),
            DeclineReason::PreferAnotherMentor | DeclineReason::NotInThisPlan | DeclineReason::NotShared => {
                None
            }
        };
        self.of_people.entry(person.id).or_default().extend(unavailable);
    }
}
