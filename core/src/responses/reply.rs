//! The text that contains a person's responses: lines for people, and one line for Switchback.

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

/// The beginning of the line for Switchback.
const BEFORE_LETTERS: &str = "switchback-response:";
/// Its end. Email programs break long lines, so a line break doesn't end it.
const AFTER_LETTERS: char = '.';

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    #[serde(rename = "w")]
    pub workspace: WorkspaceId,
    #[serde(rename = "r")]
    pub responses: PersonResponses,
}

impl Reply {
    /// The reply to a link with these responses.
    pub fn to(link: &PersonalLink, responses: Vec<SessionResponse>) -> Self {
        let responses = PersonResponses { person: link.person, responses };
        Self { workspace: link.workspace, responses }
    }

    /// The text of the email or file, with times formatted by `time`.
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

    /// Finds the responses in a text, such as a whole email with quoted text.
    ///
    /// # Errors
    ///
    /// If there are none in it, or they were cut off or changed.
    pub fn find(text: &str) -> Result<Self, NoReply> {
        let (_, after) = text.split_once(BEFORE_LETTERS).ok_or(NoReply::Missing)?;
        let (inside, _) = after.split_once(AFTER_LETTERS).ok_or(NoReply::Broken)?;
        // Quoted lines in an email start with marks.
        let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || ['-', '_'].contains(letter);
        let letters: String = inside.chars().filter(is_letter).collect();
        letters::read(&letters).ok_or(NoReply::Broken)
    }
}

/// A line such as "- Mon, Nov 30, 10:00 AM: Coding, Shadow with Kwame Birch (mentor): declined (Too busy this week)".
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
