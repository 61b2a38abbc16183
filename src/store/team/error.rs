//! Why the team's server did not do what the user asked for, in words for them.

use super::exchange::Unanswered;
use crate::store::{part::NOT_LOADED, viewing_as::ONLY_VIEWING};
use std::fmt;
use switchback_core::sync::{join_link::NoServerAddress, messages::ProblemKind};

/// Why the server did not do what the user asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamError {
    /// The server can't be reached, or something else responds in its place.
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
    /// The part of the app that talks to the server can't be loaded.
    NotLoaded,
    /// The coordinator is viewing the app as another user.
    OnlyViewing,
    /// The server no longer knows this device.
    SignedOut,
    /// The user's role doesn't allow it.
    NotForYou,
    /// The server doesn't let the site of this app use it.
    AppNotAllowed,
    /// The server doesn't know this request.
    NotUnderstood,
    /// It is longer than the server, or a proxy in front of it, accepts.
    TooLarge,
    /// The file has changes from the future.
    AheadOfClock,
    /// What it is about isn't on the server.
    NotThere,
    /// The server's workspace was replaced, or what this user may see of it changed.
    WorkspaceChanged,
    /// The server has a workspace already.
    NotEmpty,
    /// The server can't do it at the moment.
    Unavailable,
    /// A newer version has written to the server's workspace.
    ServerOutdated,
    DiskFull,
    /// The server can't write to its database.
    ReadOnly,
    TooManyRequests,
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
            Self::NotLoaded => NOT_LOADED,
            Self::OnlyViewing => ONLY_VIEWING,
            Self::SignedOut => "You’re signed out. Sign in again, then try again.",
            Self::NotForYou => "Your role doesn’t allow this.",
            Self::AppNotAllowed => "The server doesn’t allow this app. Ask the person who runs the server.",
            Self::NotUnderstood => {
                "The server has another version of Switchback. Reload this page, then try again."
            }
            Self::TooLarge => {
                "This is more than the server accepts at once. Ask the person who runs the server to allow more."
            }
            Self::AheadOfClock => {
                "This workspace has changes from the future. If this device’s clock is ahead, correct it and start again; \
                 otherwise start with an earlier backup."
            }
            Self::NotThere => "This isn’t on the server anymore. Reload this page.",
            Self::WorkspaceChanged => "The server’s workspace has changed. Try again.",
            Self::NotEmpty => "This server has a workspace already. It will be here in a moment.",
            Self::Unavailable => "The server can’t do this right now. Try again in a moment.",
            Self::ServerOutdated => {
                "The server needs a newer version of Switchback. Ask the person who runs it to update it."
            }
            Self::DiskFull => "The server’s disk is full. Ask the person who runs the server to free up space.",
            Self::ReadOnly => "The server can’t save changes. Ask the person who runs it.",
            Self::TooManyRequests => "The server got too many requests. Wait a few minutes, then try again.",
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
            Unanswered::Problem(problem) => problem.into(),
        }
    }
}

impl From<ProblemKind> for TeamError {
    fn from(problem: ProblemKind) -> Self {
        match problem {
            ProblemKind::NotSignedIn => Self::SignedOut,
            ProblemKind::NotForYou => Self::NotForYou,
            ProblemKind::OtherSite => Self::AppNotAllowed,
            ProblemKind::LinkNotValid => Self::LinkNotValid,
            ProblemKind::NotUnderstood
            | ProblemKind::NoSuchAddress
            | ProblemKind::NoSuchMethod
            | ProblemKind::ScheduleRefused
            | ProblemKind::IdWasUsed => Self::NotUnderstood,
            ProblemKind::TooLarge => Self::TooLarge,
            ProblemKind::AheadOfClock => Self::AheadOfClock,
            ProblemKind::NotThere => Self::NotThere,
            ProblemKind::LogChanged | ProblemKind::ViewChanged => Self::WorkspaceChanged,
            ProblemKind::NotEmpty => Self::NotEmpty,
            ProblemKind::Unavailable => Self::Unavailable,
            ProblemKind::UpdateNeeded => Self::ServerOutdated,
            ProblemKind::DiskFull => Self::DiskFull,
            ProblemKind::ReadOnly => Self::ReadOnly,
            ProblemKind::TooManyRequests => Self::TooManyRequests,
            ProblemKind::AccountNotKnown => Self::AccountNotKnown,
            ProblemKind::SignInExpired => Self::SignInExpired,
            ProblemKind::ProviderFailed => Self::ProviderFailed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(problem: ProblemKind) -> String {
        TeamError::from(Unanswered::Problem(problem)).to_string()
    }

    #[test]
    fn only_a_server_that_does_not_respond_counts_as_unreachable() {
        assert_eq!(TeamError::from(Unanswered::NoAnswer), TeamError::NoServer);
        for problem in [
            ProblemKind::Unavailable,
            ProblemKind::DiskFull,
            ProblemKind::ReadOnly,
            ProblemKind::TooManyRequests,
        ] {
            assert!(!words(problem).contains("reached"), "{}", words(problem));
        }
    }

    #[test]
    fn someone_who_is_signed_out_is_not_told_that_their_role_is_the_reason() {
        assert_eq!(words(ProblemKind::NotSignedIn), "You’re signed out. Sign in again, then try again.");
        assert_eq!(words(ProblemKind::NotForYou), "Your role doesn’t allow this.");
    }
}
