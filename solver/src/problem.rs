//! The planning problem by itself: it can be solved without a workspace, a calendar or a time zone.
//! Everything is a whole number, and everything is named by its position in its list, from 0.
//! `docs/planning.md` states the rules. The names in a problem file are older than those in the code; `serde`
//! translates.

use serde::{Deserialize, Serialize};

mod check;
mod choice;
mod flaw;
mod format;
mod limit;
mod parts;
mod price_list;

pub use choice::Choice;
pub use flaw::Flaw;
pub use format::FORMAT;
pub use limit::{Counted, Limit};
pub use parts::{Candidate, Enrollment, Interview, Kind, Need, SharedSeats};
pub use price_list::PriceList;
pub(crate) use price_list::{LARGEST_PRICE, price_at};

/// Choose candidates of the greatest total value, so that every rule of `docs/planning.md` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Always [`FORMAT`]; another text is refused.
    pub format: String,
    /// Minutes that a person needs between any two of their sessions.
    pub break_minutes: u32,
    /// The enrollments to plan for.
    #[serde(rename = "enrolments")]
    pub enrollments: Vec<Enrollment>,
    /// The interviews that have seats for trainees.
    pub interviews: Vec<Interview>,
    /// What trainees can still take on; the person is the one of [`Enrollment::person`].
    pub trainee_limits: Vec<Limit>,
    /// What mentors can still take on; the person is the one of [`Interview::mentor`].
    pub mentor_limits: Vec<Limit>,
    /// What people can still take on as trainee and mentor together: here the same number is the same person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub person_limits: Vec<Limit>,
    /// Interviews that are one and the same, each with another mentor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_seats: Vec<SharedSeats>,
    /// The sessions to choose from.
    pub candidates: Vec<Candidate>,
    /// An earlier solution, perhaps no longer feasible: it binds nothing, and a solver may start from it.
    #[serde(rename = "standing", default, skip_serializing_if = "Vec::is_empty")]
    pub warm_start: Vec<Choice>,
    /// The prices of that solution, for the same purpose.
    #[serde(default, skip_serializing_if = "PriceList::is_empty")]
    pub prices: PriceList,
    /// How many points a plan may be below its bound and still be good enough to stop; `None` leaves it to
    /// the solver. Where some values dwarf all others, a percentage of the whole would say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_enough: Option<u32>,
}

impl Problem {
    /// A problem without enrollments and interviews, to be filled.
    pub fn empty(break_minutes: u32) -> Self {
        Self {
            format: FORMAT.to_owned(),
            break_minutes,
            enrollments: Vec::new(),
            interviews: Vec::new(),
            trainee_limits: Vec::new(),
            mentor_limits: Vec::new(),
            person_limits: Vec::new(),
            shared_seats: Vec::new(),
            candidates: Vec::new(),
            warm_start: Vec::new(),
            prices: PriceList::default(),
            good_enough: None,
        }
    }
}
