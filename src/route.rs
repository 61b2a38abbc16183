//! Every address of the app, both ways: a page to its address, and the address patterns that the router
//! reads.

use std::sync::OnceLock;
use switchback_core::model::ids::{CertificateId, EnrollmentId, PersonId, SessionId};

static BASE: OnceLock<String> = OnceLock::new();

/// Says once, at the start, below which path the app is served: empty, or such as `/switchback`.
pub fn set_base(base: &str) {
    let _ = BASE.set(base.trim_end_matches('/').to_owned());
}

/// The path below which the app is served, without a slash at its end.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is next for the person who is using the app.
    Today,
    People,
    Person(PersonId),
    Availability(PersonId),
    Enrollment(EnrollmentId),
    Session(SessionId),
    Certificate(CertificateId),
    Plan,
    Schedule,
    /// When people could meet.
    FindTime,
    Import,
    Training,
    Insights,
    History,
    Settings,
}

impl Route {
    /// The address to link to. The router does not put the base before absolute links, so it stands here.
    pub fn href(self) -> String {
        format!("{}{}", base(), self.path())
    }

    fn path(self) -> String {
        match self {
            Self::Today => "/".into(),
            Self::People => "/people".into(),
            Self::Person(person) => format!("/people/{person}"),
            Self::Availability(person) => format!("/people/{person}/hours"),
            Self::Enrollment(enrollment) => format!("/climbs/{enrollment}"),
            Self::Session(session) => format!("/sessions/{session}"),
            Self::Certificate(certificate) => format!("/certificates/{certificate}"),
            Self::Plan => "/plan".into(),
            Self::Schedule => "/schedule".into(),
            Self::FindTime => "/meet".into(),
            Self::Import => "/bring-in".into(),
            Self::Training => "/paths".into(),
            Self::Insights => "/pool".into(),
            Self::History => "/history".into(),
            Self::Settings => "/workspace".into(),
        }
    }
}
