//! Why the team's server did not do what the user asked for, in words for them.

use super::exchange::Unanswered;
use crate::store::viewing_as::ONLY_VIEWING;
use std::fmt;
use switchback_core::sync::{join_link::NoServerAddress, messages::ProblemKind};

/// Why the server did not do what the user asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamError {
    NoServer,
    /// Like `NoServer`, for a server at another address than the app. It may also not allow this app.
    NoServerElsewhere,
    /// The server address in the link can't be used.
    NoServerAddress(NoServerAddress),
    /// The link was used already or has expired.
    LinkNotValid,
    /// No one in the team has the account that the user signed in with.
    AccountNotKnown,
    /// Signing in with an account took too long, or did not start in this browser.
    SignInExpired,
    /// The identity provider doesn't respond.
    ProviderFailed,
    /// The coordinator is viewing the app as another user.
    OnlyViewing,
    /// The user's role doesn't allow it.
    NotForYou,
    /// This browser's storage can't be opened.
    NoStorage,
}

impl fmt::Display for TeamError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoServerAddress(reason) => return reason.fmt(formatter),
            Self::NoServer => "The server can’t be reached. Check your connection, then try again.",
            Self::NoServerElsewhere => {
                "The server can’t be reached, or it doesn’t allow this app. Check your connection, then try again; \
                 if that doesn’t help, ask the person who runs the server."
            }
            Self::LinkNotValid => {
                "This link was used or has expired. Ask the person who sent it for a new one."
            }
            Self::AccountNotKnown => {
                "No one in this workspace has your account’s email address. \
                 Ask a coordinator to add it to your page, or to send you a sign-in link."
            }
            Self::SignInExpired => "You weren’t signed in. Try again.",
            Self::ProviderFailed => "Signing in doesn’t work right now. Try again in a moment.",
            Self::OnlyViewing => ONLY_VIEWING,
            Self::NotForYou => "Your role doesn’t allow this.",
            Self::NoStorage => {
                "This browser doesn’t let Switchback store data. \
                 Use a regular window instead of a private one, or allow storage for this site."
            }
        })
    }
}

impl std::error::Error for TeamError {}

impl From<Unanswered> for TeamError {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::NoAnswer => Self::NoServer,
            Unanswered::Problem(ProblemKind::LinkNotValid) => Self::LinkNotValid,
            Unanswered::Problem(ProblemKind::AccountNotKnown) => Self::AccountNotKnown,
            Unanswered::Problem(ProblemKind::SignInExpired) => Self::SignInExpired,
            Unanswered::Problem(ProblemKind::ProviderFailed) => Self::ProviderFailed,
            Unanswered::Problem(ProblemKind::NotForYou | ProblemKind::NotSignedIn) => Self::NotForYou,
            Unanswered::Problem(_) => Self::NoServer,
        }
    }
}
