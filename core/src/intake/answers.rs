//! Questions that a file leaves to the user: who the people in it are, and which names are other names for an interview
//! type. Each is asked once. An answer about a person is kept in their profile, so that it is deleted with them.

use crate::model::ids::{InterviewTypeId, PersonId};
use std::collections::BTreeMap;

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the key of the question.
    pub people: BTreeMap<String, Who>,
    /// By the key of the choice. `None` means that the name is a new type.
    pub types: BTreeMap<String, Option<InterviewTypeId>>,
    pub missing: Missing,
    pub changed_by_hand: ChangedByHand,
    pub unknown: Unknown,
}

/// What happens to rows with an interviewer or an interview type that the workspace doesn't have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// They are added, unless an answer or a similar name says that they are known.
    #[default]
    IsAdded,
    /// The rows are skipped, because no one is there to answer.
    IsSkipped,
}

/// What happens to interviews that an earlier file of the same source had and this one doesn't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    #[default]
    Stay,
    AreCancelled,
}

/// What happens to interviews that were changed by hand and that the file has differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangedByHand {
    #[default]
    Stay,
    FollowTheFile,
}

/// Who a person in a file is, if their name or address only resembles a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    Another,
}

/// Whether a person in the file is one of these known people. Their rows are skipped until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonQuestion {
    pub key: String,
    /// As written in the file.
    pub written: String,
    pub candidates: Vec<Candidate>,
    pub answer: Option<Who>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    pub name: String,
    pub mail: Option<String>,
}

/// An interview type in the file that the workspace doesn't have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeChoice {
    pub key: String,
    /// As written in the file.
    pub name: String,
    /// The type that it is another name for, as answered or else as suggested. `None` if it is new.
    pub chosen: Option<InterviewTypeId>,
    /// The type with a similar name, if there is one.
    pub suggested: Option<InterviewTypeId>,
}
