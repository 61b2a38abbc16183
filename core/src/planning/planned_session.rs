//! A session that a plan proposes.

use super::{placement::Placement, why::Why};
use crate::model::ids::PersonId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A session that the plan proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSession {
    pub placement: Placement,
    pub trainee: PersonId,
    pub start: DateTime<Utc>,
    pub value: i64,
    pub why: Why,
}
