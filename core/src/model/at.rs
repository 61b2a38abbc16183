//! An instant for places where a field attribute cannot set the stored form, such as the values of a map.

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

/// An instant, stored as whole seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At(#[serde(with = "chrono::serde::ts_seconds")] DateTime<Utc>);

impl At {
    pub fn time(self) -> DateTime<Utc> {
        self.0
    }
}

/// Drops fractions of a second, so that a stored value comes back equal.
impl From<DateTime<Utc>> for At {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.trunc_subsecs(0))
    }
}
