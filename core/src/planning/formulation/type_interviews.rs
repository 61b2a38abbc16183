//! What candidates need to know about the interviews of a type, computed once for all trainees.

use crate::planning::rules::{Offer, RuleContext, suits};
use chrono::{DateTime, Utc};

/// In the order of the type's offers.
pub(super) struct TypeInterviews(pub Vec<Known>);

/// What is known about an interview with one of its interviewers as the mentor.
pub(super) struct Known {
    /// Its index in the problem, once a trainee could attend.
    pub place: Option<u32>,
    pub suits_mentor: bool,
    pub days_before_end: i64,
}

impl TypeInterviews {
    /// Collects the interviews, with how long before the end of the weeks they are.
    pub fn of(context: &RuleContext, offers: &[Offer], end: DateTime<Utc>) -> Self {
        let known = |Offer { interview, mentor, .. }: &Offer| Known {
            place: None,
            suits_mentor: suits(context.zones, mentor, interview),
            days_before_end: (end - interview.start).num_days(),
        };
        Self(offers.iter().map(known).collect())
    }
}
