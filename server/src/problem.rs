//! Why a request has no answer, as RFC 9457 describes problems.

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use switchback_core::sync::{decided::NotDecided, host::StartOver};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NotSignedIn,
    /// Their role does not allow it, or they do not hold it any more.
    NotForYou,
    /// There is no such link, or it was used, or is too old. Which of these is not told.
    LinkNotValid,
    NotUnderstood,
    NotDecided(NotDecided),
    StartOver(StartOver),
    /// The workspace cannot be read or kept now.
    Unavailable,
    /// A newer version has written to it: this one does not decide what it cannot know.
    UpdateNeeded,
}

impl Problem {
    fn status(self) -> StatusCode {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::NotForYou => StatusCode::FORBIDDEN,
            Self::LinkNotValid => StatusCode::GONE,
            Self::NotUnderstood => StatusCode::BAD_REQUEST,
            Self::NotDecided(NotDecided::OtherBody) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotDecided(NotDecided::OtherPerson) => StatusCode::NOT_FOUND,
            Self::StartOver(_) => StatusCode::CONFLICT,
            Self::Unavailable | Self::UpdateNeeded => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// By which programs tell problems apart.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not-signed-in",
            Self::NotForYou => "not-for-you",
            Self::LinkNotValid => "link-not-valid",
            Self::NotUnderstood => "not-understood",
            Self::NotDecided(NotDecided::OtherBody) => "id-was-used",
            Self::NotDecided(NotDecided::OtherPerson) => "not-there",
            Self::StartOver(StartOver::LogChanged) => "log-changed",
            Self::StartOver(StartOver::ViewChanged) => "view-changed",
            Self::Unavailable => "unavailable",
            Self::UpdateNeeded => "update-needed",
        }
    }

    fn title(self) -> String {
        match self {
            Self::NotSignedIn => "Sign in first.".into(),
            Self::NotForYou => "Your role doesn’t allow this.".into(),
            Self::LinkNotValid => "This link was used or has expired. Ask for a new one.".into(),
            Self::NotUnderstood => {
                "This request can’t be read. Check it against the description of the API.".into()
            }
            Self::NotDecided(reason) => reason.to_string(),
            Self::StartOver(_) => "Get the workspace again, and go on from its cursor.".into(),
            Self::UpdateNeeded => {
                "A newer version of the server has written to this workspace. Update this server.".into()
            }
            Self::Unavailable => {
                "The workspace can’t be read or saved right now. Try again in a moment.".into()
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = json!({ "type": format!("urn:switchback:{}", self.code()), "title": self.title(), "status": status.as_u16() });
        (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(body).into_response().into_body())
            .into_response()
    }
}
