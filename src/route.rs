//! All addresses of the app: from a page to its address, and from an address to its page.

use std::sync::OnceLock;
use switchback_core::{
    access::pages::Page,
    model::{
        ids::{CertificateId, EnrollmentId, InterviewId, PersonId, SessionId},
        reminder::Subject,
    },
};

static BASE: OnceLock<String> = OnceLock::new();

/// Sets the path that the app is served under, once at the start: empty, or for example `/switchback`.
pub fn set_base(base: &str) {
    let _ = BASE.set(base.trim_end_matches('/').to_owned());
}

/// The path that the app is served under, without a trailing slash.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is next for the current user.
    Today,
    People,
    Person(PersonId),
    Availability(PersonId),
    Enrollment(EnrollmentId),
    Session(SessionId),
    Interview(InterviewId),
    Certificate(CertificateId),
    Plan,
    /// Messages about sessions that have yet to be sent.
    Messages,
    Schedule,
    /// Times at which people could meet.
    FindTime,
    Import,
    Training,
    Insights,
    History,
    Settings,
    Help,
}

impl Route {
    /// The address for links. Includes the base path, as the router doesn't add it to absolute links.
    pub fn href(self) -> String {
        format!("{}{}", base(), self.path())
    }

    /// The page on which a task is done.
    pub fn of_task(subject: Subject) -> Self {
        match subject {
            Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
                Self::Session(session)
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                Self::Enrollment(enrollment)
            }
        }
    }

    /// The page as the access rules name it.
    pub fn page(self) -> Page {
        match self {
            Self::Today => Page::Today,
            Self::People => Page::People,
            Self::Person(person) => Page::Person(person),
            Self::Availability(person) => Page::Availability(person),
            Self::Enrollment(enrollment) => Page::Enrollment(enrollment),
            Self::Session(session) => Page::Session(session),
            Self::Interview(interview) => Page::Interview(interview),
            Self::Certificate(certificate) => Page::Certificate(certificate),
            Self::Plan => Page::Plan,
            Self::Messages => Page::Messages,
            Self::Schedule => Page::Schedule,
            Self::FindTime => Page::FindTime,
            Self::Import => Page::Import,
            Self::Training => Page::Training,
            Self::Insights => Page::Insights,
            Self::History => Page::History,
            Self::Settings => Page::Settings,
            Self::Help => Page::Help,
        }
    }

    /// The page at an address without its query, if there is one.
    pub fn at(pathname: &str) -> Option<Self> {
        let inside = pathname.strip_prefix(base())?;
        let mut parts = inside.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match (second, third) {
            (None, _) => MAIN.into_iter().find(|route| route.path().trim_start_matches('/') == first),
            (Some(id), None) => Self::of_one(first, id),
            (Some(id), Some("hours")) if first == "people" => id.parse().ok().map(Self::Availability),
            _ => None,
        }
    }

    fn of_one(first: &str, id: &str) -> Option<Self> {
        match first {
            "people" => id.parse().ok().map(Self::Person),
            "enrollments" => id.parse().ok().map(Self::Enrollment),
            "sessions" => id.parse().ok().map(Self::Session),
            "interviews" => id.parse().ok().map(Self::Interview),
            "certificates" => id.parse().ok().map(Self::Certificate),
            _ => None,
        }
    }

    fn path(self) -> String {
        match self {
            Self::Today => "/".into(),
            Self::People => "/people".into(),
            Self::Person(person) => format!("/people/{person}"),
            Self::Availability(person) => format!("/people/{person}/hours"),
            Self::Enrollment(enrollment) => format!("/enrollments/{enrollment}"),
            Self::Session(session) => format!("/sessions/{session}"),
            Self::Interview(interview) => format!("/interviews/{interview}"),
            Self::Certificate(certificate) => format!("/certificates/{certificate}"),
            Self::Plan => "/plan".into(),
            Self::Messages => "/messages".into(),
            Self::Schedule => "/schedule".into(),
            Self::FindTime => "/find-time".into(),
            Self::Import => "/import".into(),
            Self::Training => "/training".into(),
            Self::Insights => "/insights".into(),
            Self::History => "/history".into(),
            Self::Settings => "/settings".into(),
            Self::Help => "/help".into(),
        }
    }
}

/// The pages that aren't about a single item.
const MAIN: [Route; 12] = [
    Route::Today,
    Route::People,
    Route::Plan,
    Route::Messages,
    Route::Schedule,
    Route::FindTime,
    Route::Import,
    Route::Training,
    Route::Insights,
    Route::History,
    Route::Settings,
    Route::Help,
];

/// The first parts of former addresses, each with its replacement. Emails contain links to them.
const MOVED: [(&str, &str); 6] = [
    ("climbs", "enrollments"),
    ("bring-in", "import"),
    ("paths", "training"),
    ("pool", "insights"),
    ("meet", "find-time"),
    ("workspace", "settings"),
];

/// The first part of an address, such as `people`. Empty for Today.
fn first_part(pathname: &str) -> &str {
    let inside = pathname.strip_prefix(base()).unwrap_or(pathname);
    inside.trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// The first parts of the addresses that need a workspace.
const INSIDE: [&str; 15] = [
    "people",
    "enrollments",
    "sessions",
    "interviews",
    "certificates",
    "plan",
    "messages",
    "schedule",
    "find-time",
    "import",
    "training",
    "insights",
    "history",
    "settings",
    "help",
];

/// Whether an address leads to a page of a workspace other than its first one.
pub fn leads_inside(pathname: &str) -> bool {
    let first = first_part(pathname);
    INSIDE.contains(&first) || MOVED.iter().any(|(before, _)| *before == first)
}

/// The new address of a page whose address has changed.
pub fn moved(pathname: &str) -> Option<String> {
    let first = first_part(pathname);
    let (before, now) = MOVED.into_iter().find(|(before, _)| *before == first)?;
    let inside = pathname.strip_prefix(base()).unwrap_or(pathname);
    Some(format!("{}{}", base(), inside.replacen(before, now, 1)))
}
