//! The pauses of an enrollment, from its history.

use crate::model::enrollment::{Enrollment, EnrollmentStatus};
use chrono::{DateTime, Utc};

/// One pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnrollmentPause {
    pub from: DateTime<Utc>,
    /// The planned end.
    pub until: Option<DateTime<Utc>>,
    /// When the next change came: resumed, paused again, withdrawn or certified. A pause with a planned end may have ended before
    /// that.
    pub ended: Option<DateTime<Utc>>,
}

impl EnrollmentPause {
    /// The planned end or the next change, the earlier of the two; `None` while the pause is open-ended.
    pub fn end(&self) -> Option<DateTime<Utc>> {
        self.until.into_iter().chain(self.ended).min().map(|end| end.max(self.from))
    }
}

impl Enrollment {
    /// All pauses in order, including an ongoing one.
    pub fn pauses(&self) -> impl Iterator<Item = EnrollmentPause> {
        let next = self.history.changes().skip(1).map(|change| Some(change.at)).chain([None]);
        self.history.changes().zip(next).filter_map(|(change, ended)| match change.state {
            EnrollmentStatus::Paused { until } => Some(EnrollmentPause { from: change.at, until, ended }),
            _ => None,
        })
    }
}
