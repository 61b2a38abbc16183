//! The text that carries what somebody responds: lines for people, and one for Switchback.

use super::{
    letters,
    personal_link::{LinkedSession, PersonalLink},
};
use crate::model::{
    ids::WorkspaceId,
    response::{PersonResponses, Response, SessionResponse},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the line for Switchback begins with.
const BEFORE_LETTERS: &str = "switchback-response:";
/// What it ends with: email programs break long lines, so the end of a line is not the end of the letters.
const AFTER_LETTERS: char = '.';

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    #[serde(rename = "w")]
    pub workspace: WorkspaceId,
    #[serde(rename = "r")]
    pub responses: PersonResponses,
}

impl Reply {
    /// What somebody responds to the sessions of their link.
    pub fn to(link: &PersonalLink, responses: Vec<SessionResponse>) -> Self {
        let responses = PersonResponses { person: link.person, responses };
        Self { workspace: link.workspace, responses }
    }

    /// The email or file. `time` writes a time as its reader does.
    pub fn text(&self, link: &PersonalLink, time: impl Fn(DateTime<Utc>) -> String) -> String {
        let line = |said: &SessionResponse| {
            let session = link.sessions.iter().find(|session| session.session == said.session);
            session.map(|session| line(session, said.response, &time))
        };
        let lines: Vec<_> = self.responses.responses.iter().filter_map(line).collect();
        format!(
            "My responses:\n\n{}\n\n{}\n\nFor Switchback (leave this as it is):\n{BEFORE_LETTERS}{}{AFTER_LETTERS}\n",
            lines.join("\n"),
            link.name,
            letters::write(self),
        )
    }

    /// Finds what somebody responded in a text, such as a whole email with what is quoted in it.
    ///
    /// # Errors
    ///
    /// When there is nothing of the kind in it, or it was cut off or changed on its way.
    pub fn find(text: &str) -> Result<Self, NoReply> {
        let (_, after) = text.split_once(BEFORE_LETTERS).ok_or(NoReply::Missing)?;
        let (inside, _) = after.split_once(AFTER_LETTERS).ok_or(NoReply::Broken)?;
        // Where an email is quoted, its lines begin with marks.
        let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || ['-', '_'].contains(letter);
        let letters: String = inside.chars().filter(is_letter).collect();
        letters::read(&letters).ok_or(NoReply::Broken)
    }
}

/// "- Mon, Nov 30, 10:00 AM: Coding, Shadow with Kwame Birch (mentor): declined (Too busy this week)".
fn line(session: &LinkedSession, response: Response, time: impl Fn(DateTime<Utc>) -> String) -> String {
    let response = match response {
        Response::Confirm => "confirmed".to_owned(),
        Response::Decline(reason) => format!("declined ({reason})"),
    };
    format!("- {}: {}: {response}", time(session.start), session.what)
}

/// Why a text has no response that can be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReply {
    Missing,
    Broken,
}

impl fmt::Display for NoReply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Missing => {
                "There is no line for Switchback in this text. Paste the whole email, \
                 or confirm or decline for them on the session’s page."
            }
            Self::Broken => {
                "Part of the line for Switchback is missing. Ask for the file instead, \
                 or confirm or decline for them on the session’s page."
            }
        })
    }
}

impl std::error::Error for NoReply {}
