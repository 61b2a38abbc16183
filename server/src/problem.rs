//! Why a request failed, as a problem of RFC 9457.

use crate::{database::error::DatabaseError, sign_in::ATTEMPTS_SECONDS};
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use switchback_core::sync::{decided::NotDecided, host::StartOver, messages::ProblemKind};

/// The content type of problems.
pub const PROBLEM: &str = "application/problem+json";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NotSignedIn,
    /// The user's role does not allow it, or the user no longer has the role.
    NotForYou,
    /// A page of another website sent the request with its visitor's cookie.
    OtherSite,
    /// The link does not exist, was used, or is too old. The response does not say which.
    LinkNotValid,
    NoSuchAddress,
    NoSuchMethod,
    /// No message with this id can be sent again.
    NoSuchMessage,
    /// No person here has this id.
    NoSuchPerson,
    /// The user of this device has no device with this id.
    NoSuchDevice,
    NotDecided(NotDecided),
    StartOver(StartOver),
    /// The server already has a workspace.
    NotEmpty,
    /// Lines of the workspace are from the future.
    AheadOfClock,
    /// A schedule that cannot be imported. The detail says why.
    ScheduleRefused,
    /// The workspace cannot be read or saved right now.
    Unavailable,
    /// A newer version has written to it, so this version cannot know enough to decide.
    UpdateNeeded,
    /// The database has no space left.
    DiskFull,
    /// The database is read-only.
    ReadOnly,
    /// The client sends too many requests.
    TooManyRequests,
    /// No person here has the account that was used to sign in.
    AccountNotKnown,
    /// The sign-in did not begin in this browser, has already ended, or took too long.
    SignInExpired,
    /// The account provider does not respond as it should.
    ProviderFailed,
}

impl Problem {
    pub const NOT_UNDERSTOOD: Self = Self::NotDecided(NotDecided::NotUnderstood);
    pub const TOO_LARGE: Self = Self::NotDecided(NotDecided::TooLarge);

    fn status(self) -> StatusCode {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::NotForYou | Self::OtherSite | Self::AccountNotKnown => StatusCode::FORBIDDEN,
            Self::ProviderFailed => StatusCode::BAD_GATEWAY,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::LinkNotValid | Self::SignInExpired => StatusCode::GONE,
            Self::NotDecided(NotDecided::NotUnderstood) => StatusCode::BAD_REQUEST,
            Self::NotDecided(NotDecided::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotDecided(NotDecided::OtherBody) | Self::AheadOfClock | Self::ScheduleRefused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::NoSuchAddress
            | Self::NoSuchMessage
            | Self::NoSuchPerson
            | Self::NoSuchDevice
            | Self::NotDecided(NotDecided::OtherPerson) => StatusCode::NOT_FOUND,
            Self::StartOver(_) | Self::NotEmpty => StatusCode::CONFLICT,
            Self::Unavailable | Self::UpdateNeeded | Self::DiskFull | Self::ReadOnly => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    /// Returns the kind by which programs tell problems apart.
    pub fn kind(self) -> ProblemKind {
        match self {
            Self::NotSignedIn => ProblemKind::NotSignedIn,
            Self::NotForYou => ProblemKind::NotForYou,
            Self::OtherSite => ProblemKind::OtherSite,
            Self::LinkNotValid => ProblemKind::LinkNotValid,
            Self::AccountNotKnown => ProblemKind::AccountNotKnown,
            Self::SignInExpired => ProblemKind::SignInExpired,
            Self::ProviderFailed => ProblemKind::ProviderFailed,
            Self::NoSuchAddress => ProblemKind::NoSuchAddress,
            Self::NoSuchMethod => ProblemKind::NoSuchMethod,
            Self::NoSuchMessage | Self::NoSuchPerson | Self::NoSuchDevice => ProblemKind::NotThere,
            Self::NotDecided(reason) => reason.into(),
            Self::StartOver(why) => why.into(),
            Self::NotEmpty => ProblemKind::NotEmpty,
            Self::AheadOfClock => ProblemKind::AheadOfClock,
            Self::ScheduleRefused => ProblemKind::ScheduleRefused,
            Self::Unavailable => ProblemKind::Unavailable,
            Self::UpdateNeeded => ProblemKind::UpdateNeeded,
            Self::DiskFull => ProblemKind::DiskFull,
            Self::ReadOnly => ProblemKind::ReadOnly,
            Self::TooManyRequests => ProblemKind::TooManyRequests,
        }
    }

    fn title(self) -> String {
        match self {
            Self::NotSignedIn => "Sign in first.".into(),
            Self::NotForYou => "Your role doesn’t allow this.".into(),
            Self::OtherSite => "Other websites can’t sign you in here. Open the app itself.".into(),
            Self::LinkNotValid => "This link was used or has expired. Ask for a new one.".into(),
            Self::AccountNotKnown => {
                "No one here has this account. Ask a coordinator to add its email address to your page, or to send you a sign-in link.".into()
            }
            Self::SignInExpired => "This sign-in has expired. Sign in again.".into(),
            Self::ProviderFailed => "Signing in doesn’t work right now. Try again in a moment.".into(),
            Self::NOT_UNDERSTOOD => {
                "This request can’t be read. Check it against the description of the API.".into()
            }
            Self::TOO_LARGE => "This request is too large. Send its parts one by one.".into(),
            Self::NoSuchMethod => "This address doesn’t have this method.".into(),
            Self::NoSuchAddress => "There is nothing at this address.".into(),
            Self::NoSuchMessage => "This message was sent or is gone.".into(),
            Self::NoSuchPerson => "No person has this id.".into(),
            Self::NoSuchDevice => "None of your devices has this id.".into(),
            Self::NotDecided(reason) => reason.to_string(),
            Self::StartOver(_) => "Get the workspace again, and go on from its cursor.".into(),
            Self::NotEmpty => {
                "This server has a workspace already. Start another server for this one.".into()
            }
            Self::AheadOfClock => {
                "This workspace has changes from the future, made on a device whose clock was ahead. Check this server’s clock, or start with an earlier backup.".into()
            }
            Self::ScheduleRefused => "This schedule can’t be imported.".into(),
            Self::UpdateNeeded => {
                "A newer version of the server has written to this workspace. Update this server.".into()
            }
            Self::DiskFull => "The disk of the database is full. Make room on it.".into(),
            Self::TooManyRequests => "Too many attempts. Wait a few minutes, then try again.".into(),
            Self::ReadOnly => "The database is read-only. Make its disk writable again.".into(),
            Self::Unavailable => {
                "The workspace can’t be read or saved right now. Try again in a moment.".into()
            }
        }
    }
}

/// Logs the details, which are for the operator.
impl From<DatabaseError> for Problem {
    fn from(reason: DatabaseError) -> Self {
        tracing::error!(%reason, "the database cannot be used");
        Self::Unavailable
    }
}

impl Problem {
    fn body(self) -> Value {
        json!({ "type": self.kind(), "title": self.title(), "status": self.status().as_u16() })
    }

    /// Returns a response that also says what is wrong with this request.
    pub fn with_detail(self, detail: &str) -> Response {
        let mut body = self.body();
        body["detail"] = detail.into();
        self.response(body)
    }

    fn response(self, body: Value) -> Response {
        let kind = [(header::CONTENT_TYPE, PROBLEM)];
        (self.status(), kind, Json(body).into_response().into_body()).into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.response(self.body());
        if self == Self::TooManyRequests {
            response.headers_mut().insert(header::RETRY_AFTER, ATTEMPTS_SECONDS.into());
        }
        response
    }
}
