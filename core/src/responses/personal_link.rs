//! The link that contains one person's sessions. They are after its `#`, which browsers don't send to servers. Its fields have
//! short names, because some email programs don't support long links.

use super::letters;
use crate::{
    exchange::calendar::{EntryStatus, writer::CalendarItem},
    export::session_calendar,
    model::{
        ids::{PersonId, SessionId, WorkspaceId},
        session::SessionState,
    },
    progress::schedule::session_card::{SessionCard, session_cards},
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The beginning of such a link, after the address of the app.
pub const BEFORE_SESSIONS: &str = "#/sessions/";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalLink {
    #[serde(rename = "w")]
    pub workspace: WorkspaceId,
    #[serde(rename = "p")]
    pub person: PersonId,
    #[serde(rename = "n")]
    pub name: String,
    /// The email address to respond to.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// When the link was made.
    #[serde(rename = "t", with = "chrono::serde::ts_seconds")]
    pub as_of: DateTime<Utc>,
    /// By start.
    #[serde(rename = "s")]
    pub sessions: Vec<LinkedSession>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedSession {
    #[serde(rename = "i")]
    pub session: SessionId,
    #[serde(rename = "b", with = "chrono::serde::ts_seconds")]
    pub start: DateTime<Utc>,
    #[serde(rename = "m")]
    pub minutes: u16,
    /// Words such as "Coding, Shadow with Kwame Birch (mentor)".
    #[serde(rename = "k")]
    pub what: String,
    #[serde(rename = "a")]
    pub part: Part,
}

/// What the person has to do with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// They are its trainee, and should confirm or decline.
    #[serde(rename = "a")]
    Proposed,
    /// They are its trainee, and have confirmed.
    #[serde(rename = "c")]
    Confirmed,
    /// They are its mentor, and may decline.
    #[serde(rename = "m")]
    Mentor,
}

impl LinkedSession {
    /// The session as a calendar event, as the link from `as_of` has it. It replaces the event of an older file.
    pub fn calendar_item(&self, as_of: DateTime<Utc>) -> CalendarItem {
        let (hold, status) = match self.part {
            Part::Proposed => ("Hold: ", EntryStatus::Tentative),
            Part::Confirmed | Part::Mentor => ("", EntryStatus::Confirmed),
        };
        CalendarItem {
            uid: session_calendar::uid(self.session),
            sequence: session_calendar::sequence(as_of),
            stamp: as_of,
            start: self.start,
            minutes: self.minutes,
            title: format!("{hold}{}", self.what),
            description: String::new(),
            status,
        }
    }
}

impl PersonalLink {
    /// The link of a person with their published sessions ahead; `None` if they have none.
    pub fn of(
        workspace: &Workspace,
        person: PersonId,
        reply_to: Option<String>,
        now: DateTime<Utc>,
    ) -> Option<Self> {
        let is_ahead = |card: &SessionCard| card.state.is_ahead() && card.start > now;
        let cards = session_cards(workspace, |session| {
            session.mentor == person || workspace.trainee_of(session) == Some(person)
        });
        let sessions: Vec<_> =
            cards.iter().filter(|card| is_ahead(card)).map(|card| linked(card, person)).collect();
        let link = Self {
            workspace: workspace.about.as_ref()?.id,
            person,
            name: workspace.profiles.name(person).to_owned(),
            reply_to,
            as_of: now,
            sessions,
        };
        (!link.sessions.is_empty()).then_some(link)
    }

    /// Whether the part of an address from its `#` on is such a link.
    pub fn is_in(fragment: &str) -> bool {
        fragment.starts_with(BEFORE_SESSIONS)
    }

    /// Parses the part of an address from its `#` on; `None` if the link was cut off or changed.
    pub fn read(fragment: &str) -> Option<Self> {
        letters::read(fragment.strip_prefix(BEFORE_SESSIONS)?)
    }
}

impl fmt::Display for PersonalLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{BEFORE_SESSIONS}{}", letters::write(self))
    }
}

fn linked(card: &SessionCard, person: PersonId) -> LinkedSession {
    let (part, other, role) = match (card.trainee == person, card.state) {
        (true, SessionState::Proposed) => (Part::Proposed, &card.mentor_name, "mentor"),
        (true, _) => (Part::Confirmed, &card.mentor_name, "mentor"),
        (false, _) => (Part::Mentor, &card.trainee_name, "trainee"),
    };
    LinkedSession {
        session: card.session,
        start: card.start,
        minutes: card.minutes,
        what: format!("{}, {} with {other} ({role})", card.type_name, card.step_name),
        part,
    }
}
