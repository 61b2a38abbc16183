//! A kind of interview that people are certified in, such as "Coding".

use super::ids::InterviewTypeId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewType {
    pub id: InterviewTypeId,
    pub name: String,
    /// The dimensions that its scorecards rate.
    pub rubric: Vec<String>,
}

impl InterviewType {
    /// A type that nobody has described yet: only its name is known.
    pub fn named(id: InterviewTypeId, name: impl Into<String>) -> Self {
        let rubric = ["Problem solving", "Technical depth", "Communication"].map(String::from).into();
        Self { id, name: name.into(), rubric }
    }
}
