//! Decides every command once, however often it is sent: its outcome, even a refusal, is stored under its id.

use crate::{
    command::{Ask, Command, Decision, decide},
    fact::line::Line,
    log::Log,
    model::{actor::Actor, ids::CommandId, ids::PersonId},
    refusal::Refusal,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};
use xxhash_rust::xxh3::xxh3_128;

/// Who sent a command, and when. The deciding side sets it, not the sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// The result of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Accepted, with the end of the log after it. A command that changed nothing has no lines.
    Accepted {
        end: u64,
    },
    Refused(Refusal),
}

/// A decided command as it is stored. It has no part of the command itself, which may contain names that would outlive an
/// erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedCommand {
    pub id: CommandId,
    /// Who sent it; `None` if users don't sign in.
    pub person: Option<PersonId>,
    /// `None` if another host decided it, which is known only by its lines.
    pub body: Option<BodyHash>,
    pub outcome: Outcome,
}

/// A hash that tells whether two commands are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BodyHash(u128);

impl BodyHash {
    pub fn of(command: &Command) -> Self {
        // Every map in a command is ordered, so equal commands have equal texts.
        let text = serde_json::to_vec(command);
        debug_assert!(text.is_ok(), "every key is text");
        Self(xxh3_128(&text.unwrap_or_default()))
    }
}

/// How to handle a command that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// It was decided before. There is nothing to do.
    Known(Outcome),
    /// It is decided now. Both parts are stored together, or neither.
    New {
        kept: DecidedCommand,
        /// `None` if it was refused.
        decision: Option<Decision>,
    },
}

impl Verdict {
    pub fn outcome(&self) -> &Outcome {
        match self {
            Self::Known(outcome) => outcome,
            Self::New { kept, .. } => &kept.outcome,
        }
    }
}

/// Why a command gets no outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotDecided {
    /// The id belongs to another command of the same person.
    OtherBody,
    /// The id belongs to a command of another person, about which nothing is revealed.
    OtherPerson,
    /// The host can't read the command, which a newer version may have written.
    NotUnderstood,
    /// The command is longer than the host, or a proxy in front of it, accepts.
    TooLarge,
}

impl fmt::Display for NotDecided {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::OtherBody => "This id was used for another command. Send a new command under a new id.",
            Self::OtherPerson => "There is no such command.",
            Self::NotUnderstood => "The server doesn’t understand this change. It may need an update.",
            Self::TooLarge => "This change is too large for the server. Make it in several parts.",
        })
    }
}

impl std::error::Error for NotDecided {}

/// Decides a command, unless it is decided already. `known` is what is stored under its id. The log is not changed.
///
/// # Errors
///
/// [`NotDecided`] if the id belongs to another command. A refusal is not an error but an [`Outcome`].
pub fn decide_once(
    log: &Log,
    known: Option<&DecidedCommand>,
    zones: &dyn Zones,
    ask: Ask,
    stamp: Stamp,
) -> Result<Verdict, NotDecided> {
    let (id, person, body) = (ask.id, stamp.by.person(), BodyHash::of(&ask.command));
    if let Some(known) = known {
        return known_outcome(known, person, body).map(Verdict::Known);
    }
    let (outcome, decision) = match decide(log, zones, &ask.stamped(stamp.by, stamp.at)) {
        Ok(decision) => {
            let end = log.end() + decision.entries.len() as u64;
            (Outcome::Accepted { end }, Some(decision))
        }
        Err(refusal) => (Outcome::Refused(refusal), None),
    };
    Ok(Verdict::New { kept: DecidedCommand { id, person, body: Some(body), outcome }, decision })
}

/// The commands in lines that another host wrote, the first of them at a position.
pub fn decided_before(lines: &[Line], from: u64) -> Vec<DecidedCommand> {
    let mut decided: BTreeMap<CommandId, DecidedCommand> = BTreeMap::new();
    for (end, line) in (from + 1..).zip(lines) {
        if let Line::Read(entry) = line {
            let (id, person) = (entry.command, entry.by.person());
            let outcome = Outcome::Accepted { end };
            decided.insert(id, DecidedCommand { id, person, body: None, outcome });
        }
    }
    decided.into_values().collect()
}

fn known_outcome(
    known: &DecidedCommand,
    person: Option<PersonId>,
    body: BodyHash,
) -> Result<Outcome, NotDecided> {
    if known.person != person {
        return Err(NotDecided::OtherPerson);
    }
    if known.body.is_some_and(|known| known != body) {
        return Err(NotDecided::OtherBody);
    }
    Ok(known.outcome.clone())
}
