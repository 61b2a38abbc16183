//! What only a person can say of a file: whom it means, and which names are other names for an interview
//! type. Asked once; the answer about a person is kept in their profile, so that it is erased with them.

use crate::model::ids::{InterviewTypeId, PersonId};
use std::collections::BTreeMap;

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the key of the doubt.
    pub people: BTreeMap<String, Who>,
    /// By the key of the choice; `None` says that the name is a new type.
    pub types: BTreeMap<String, Option<InterviewTypeId>>,
}

/// Answers for people of the file who resemble somebody in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    Another,
}

/// Somebody in the file who may be somebody here. Their lines wait until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
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
    /// The type that it is another name for; `None` where it is new.
    pub chosen: Option<InterviewTypeId>,
}
