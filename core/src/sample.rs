//! A made-up company for trying things out: Larkspur Instruments, in the middle of training its interviewers. It is told
//! through the commands of its people, so it shows only what the rules allow.

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

/// Returns everything that happened at Larkspur Instruments until the evening before `today`, in order. No request is
/// refused after those before it, and the same day always gives the same story.
pub fn requests(today: NaiveDate, zones: &dyn Zones) -> Vec<Request> {
    story::tell(today, zones)
}
