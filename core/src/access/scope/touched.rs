//! Which scopes a line may change, so that not all of them have to be computed again after each line.

use crate::{
    fact::event::Event,
    model::{
        actor::Actor,
        ids::{EnrollmentId, InterviewId, PersonId},
    },
    workspace::Workspace,
};
use std::collections::BTreeSet;

/// What lines have touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    everything: bool,
    /// People for whom everything may have changed.
    people: BTreeSet<PersonId>,
    /// Enrollments whose visibility may have changed for anyone, along with that of their sessions.
    pub(super) enrollments: BTreeSet<EnrollmentId>,
    pub(super) interviews: BTreeSet<InterviewId>,
}

impl Touched {
    /// What a line touches. Sessions that it removes are known before it, and sessions that it adds after it, so call this both
    /// before and after applying it.
    pub fn by(event: &Event, workspace: &Workspace) -> Self {
        match event {
            Event::RubricSet { .. }
            | Event::HoursSet { .. }
            | Event::DayChanged { .. }
            | Event::LimitsSet { .. }
            | Event::HostingSet { .. }
            | Event::PreferencesSet { .. }
            | Event::BusyTimesRead { .. }
            | Event::ReminderSent { .. }
            | Event::PersonTold(_) => Self::default(),
            Event::CertificateIssued(certificate) => Self::person(certificate.person),
            Event::CertificateWithdrawn { certificate } => {
                let known = workspace.certificates.get(certificate);
                known.map_or_else(Self::everything, |known| Self::person(known.person))
            }
            Event::InterviewAdded(interview) | Event::InterviewChanged(interview) => {
                Self::interview(interview.id, workspace)
            }
            Event::InterviewCancelled { interview, .. } | Event::InterviewRestored { interview } => {
                Self::interview(*interview, workspace)
            }
            _ => enrollment(event)
                .or_else(|| workspace.sessions.get(&event.session()?).map(|known| known.enrollment))
                .map_or_else(|| Self::of_session(event), |id| Self::enrollment(id, workspace)),
        }
    }

    /// An unknown session touches nothing. All other lines are rare, and touch everything.
    fn of_session(event: &Event) -> Self {
        if event.session().is_some() { Self::default() } else { Self::everything() }
    }

    fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    fn person(person: PersonId) -> Self {
        Self { people: BTreeSet::from([person]), ..Self::default() }
    }

    /// Includes the interviews of its sessions, which are seen because of the sessions.
    fn enrollment(id: EnrollmentId, workspace: &Workspace) -> Self {
        let interviews = workspace.sessions.of(id).map(|session| session.interview).collect();
        Self { enrollments: BTreeSet::from([id]), interviews, ..Self::default() }
    }

    /// Includes the enrollments of its sessions, because a new time may change what they need.
    fn interview(id: InterviewId, workspace: &Workspace) -> Self {
        let sessions = workspace.sessions.values().filter(|session| session.interview == id);
        let enrollments = sessions.map(|session| session.enrollment).collect();
        Self { enrollments, interviews: BTreeSet::from([id]), ..Self::default() }
    }

    pub fn extend(&mut self, other: &Self) {
        self.everything |= other.everything;
        self.people.extend(&other.people);
        self.enrollments.extend(&other.enrollments);
        self.interviews.extend(&other.interviews);
    }

    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn changes_all_of(&self, actor: Actor) -> bool {
        self.everything || actor.person().is_some_and(|person| self.people.contains(&person))
    }
}

fn enrollment(event: &Event) -> Option<EnrollmentId> {
    match event {
        Event::Enrolled { enrollment, .. }
        | Event::EnrollmentMoved { enrollment, .. }
        | Event::StepCreditGiven { enrollment, .. }
        | Event::SessionAdded { enrollment, .. }
        | Event::AttemptGranted { enrollment, .. }
        | Event::StepShortened { enrollment, .. }
        | Event::ApproverReplaced { enrollment, .. }
        | Event::StepPrepared { enrollment, .. }
        | Event::EnrollmentPaused { enrollment, .. }
        | Event::EnrollmentResumed { enrollment }
        | Event::EnrollmentWithdrawn { enrollment }
        | Event::Approved { enrollment }
        | Event::CaseWritten { enrollment, .. }
        | Event::ApprovalWithheld { enrollment, .. }
        | Event::SignedOff { enrollment } => Some(*enrollment),
        Event::SessionDrafted(draft) => Some(draft.enrollment),
        _ => None,
    }
}
