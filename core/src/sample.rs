//! A made-up company to try things with: Larkspur Instruments, in the middle of training its interviewers.
//! It is told as the commands that its people gave, so it shows only what the rules allow.

use crate::{command::Request, zones::Zones};
use chrono::NaiveDate;

mod enrollments;
mod company;
pub mod dice;
mod interview_types;
mod names;
mod schedule;
mod scorecards;
mod story;
mod recorder;
#[cfg(test)]
mod tests;
mod time_off;

/// All that happened at Larkspur Instruments until the evening before `today`, in order. Every request is
/// decided without a refusal on top of those before it, and the same day tells the same story.
pub fn requests(today: NaiveDate, zones: &dyn Zones) -> Vec<Request> {
    story::tell(today, zones)
}
