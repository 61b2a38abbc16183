//! Why a background thread cannot go on for now.

use crate::{database::error::DatabaseError, problem::Problem};

pub enum Interrupted {
    Database(DatabaseError),
    Workspace(Problem),
}

impl From<DatabaseError> for Interrupted {
    fn from(reason: DatabaseError) -> Self {
        Self::Database(reason)
    }
}

impl From<Problem> for Interrupted {
    fn from(problem: Problem) -> Self {
        Self::Workspace(problem)
    }
}
