//! Which pages a person may open. What a page shows to its reader is defined in `seen`.

use crate::{
    access::{asker::Asker, role::Role, schedule, seen},
    model::ids::{CertificateId, EnrollmentId, InterviewId, PersonId, SessionId},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Today,
    Plan,
    Messages,
    Schedule,
    People,
    Person(PersonId),
    Availability(PersonId),
    Enrollment(EnrollmentId),
    Session(SessionId),
    Interview(InterviewId),
    Certificate(CertificateId),
    FindTime,
    Import,
    Training,
    Insights,
    History,
    Settings,
    Help,
}

/// Whether the asker may open a page.
pub fn may_open(asker: &Asker, page: Page) -> bool {
    let Asker { workspace, by, .. } = *asker;
    let role = Role::of(by);
    match page {
        Page::Today | Page::Schedule | Page::People | Page::Certificate(_) | Page::Settings | Page::Help => {
            true
        }
        Page::Plan | Page::Messages | Page::Import => role.is_coordinator(),
        Page::Training | Page::Insights => role.sees_everyone(),
        Page::FindTime | Page::History => matches!(role, Role::Coordinator | Role::Member),
        Page::Person(person) => seen::record(by, person),
        Page::Availability(person) => by.acts_for(person),
        Page::Enrollment(id) => {
            workspace.enrollments.get(&id).is_some_and(|known| seen::progress(asker, known))
        }
        Page::Session(id) => workspace.sessions.get(&id).is_some_and(|known| seen::session(asker, known)),
        Page::Interview(id) => {
            workspace.interviews.get(&id).is_some_and(|known| schedule::sees(asker, known))
        }
    }
}

/// Whether a page is only correct with everyone's calendar. A device with a part of a team's workspace lacks some of them.
pub fn needs_everyone(page: Page) -> bool {
    matches!(page, Page::FindTime)
}

impl Page {
    /// The people that a page is for, to follow "This page is for".
    pub fn audience(self) -> &'static str {
        match self {
            Self::Today
            | Self::Schedule
            | Self::People
            | Self::Certificate(_)
            | Self::Settings
            | Self::Help => "everyone",
            Self::Plan | Self::Messages | Self::Import => "coordinators",
            Self::Training | Self::Insights => "coordinators and leaders",
            Self::FindTime | Self::History => "coordinators, trainees and interviewers",
            Self::Person(_) => "the person it is about, coordinators and leaders",
            Self::Availability(_) => "the person it is about and coordinators",
            Self::Enrollment(_) => {
                "the trainee, their mentors, those asked to sign off, coordinators and leaders"
            }
            Self::Interview(_) => "its interviewers, the people in a session there, coordinators and leaders",
            Self::Session(_) => {
                "the people in the session, those asked to sign off, coordinators and leaders"
            }
        }
    }
}
