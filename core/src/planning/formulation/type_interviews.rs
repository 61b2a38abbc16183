//! The interviews of a type as candidates need them: found once, however many people could go there.

use crate::{
    model::{interview::Interview, program::Path},
    planning::rules::{RuleContext, suits},
};
use chrono::{DateTime, Utc};

/// In the order of the type's interviews.
pub(super) struct TypeInterviews(pub Vec<Offer>);

pub(super) struct Offer {
    /// Its place in the problem, once somebody could go there.
    pub place: Option<u32>,
    pub suits_mentor: bool,
    pub days_before_end: i64,
    cap: u8,
    taken: u8,
}

impl TypeInterviews {
    /// The interviews, and how long before the end of the weeks they are.
    pub fn of(context: &RuleContext, interviews: &[&Interview], end: DateTime<Utc>) -> Self {
        let offer = |interview: &&Interview| {
            let mentor = context.workspace.people.get(&interview.interviewer);
            Offer {
                place: None,
                suits_mentor: mentor.is_some_and(|mentor| suits(context.zones, mentor, interview)),
                days_before_end: (end - interview.start).num_days(),
                cap: interview.observer_cap,
                taken: context.seats_taken.get(&interview.id).copied().unwrap_or(0),
            }
        };
        Self(interviews.iter().map(offer).collect())
    }
}

impl Offer {
    /// The seats that are left by the interview's own number and the path's.
    pub fn seats(&self, path: &Path) -> u32 {
        let cap = path.rules.observers.map_or(self.cap, |most| most.min(self.cap));
        cap.saturating_sub(self.taken).into()
    }
}
