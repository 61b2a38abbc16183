//! The questions that a file leaves to a person: who the people in it are, and which names are other names for an interview
//! type. Each is asked once; the answer about a person is kept in their profile, so that it is deleted with them.

use crate::model::ids::{InterviewTypeId, PersonId};
use std::collections::BTreeMap;

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the key of the question.
    pub people: BTreeMap<String, Who>,
    /// By the key of the choice; `None` says that the name is a new type.
    pub types: BTreeMap<String, Option<InterviewTypeId>>,
    pub missing: Missing,
}

/// What becomes of interviews that an earlier file of the same source had and this one does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    #[default]
    Stay,
    AreCancelled,
}

/// Who a person in a file is, where their name or address is only similar to a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    Another,
}

/// Whether a person in the file is one of these known people. Their rows wait for the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonQuestion {
    pub key: String,
    /// As the file names them.
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

/// An interview type that the file names and the workspace does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeChoice {
    pub key: String,
    /// As the file names it.
    pub name: String,
    /// The type that it is another name for, as answered or else as suggested; `None` where it is new.
    pub chosen: Option<InterviewTypeId>,
    /// The type whose name is alike, if there is one.
    pub suggested: Option<InterviewTypeId>,
}
