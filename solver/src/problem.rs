//! The planning problem by itself: whoever reads this can solve it, without a workspace, a calendar or a time zone.
//! Everything is an integer, and everything is named by its place in its list. `docs/planning.md` says what binds.

use serde::{Deserialize, Serialize};

mod before;
mod flaw;

pub use before::{Choice, PriceList};
pub use flaw::Flaw;

/// What a problem file says it is.
pub const FORMAT: &str = "switchback-problem-1";

/// Choose candidates of the greatest total value, so that every rule of `docs/planning.md` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub format: String,
    /// Minutes that a person needs between any two of their sessions.
    pub break_minutes: u32,
    #[serde(rename = "enrolments")]
    pub enrollments: Vec<Climb>,
    pub interviews: Vec<Slot>,
    /// What trainees still take on; the person is the one of [`Climb::person`].
    pub trainee_limits: Vec<Limit>,
    /// What mentors still take on; the person is the one of [`Slot::mentor`].
    pub mentor_limits: Vec<Limit>,
    /// What people still take on as trainee and mentor together: here the same number is the same person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub person_limits: Vec<Limit>,
    pub candidates: Vec<Candidate>,
    /// A solution from before, perhaps no longer whole: it binds nothing, and a solver may start from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<Choice>,
    /// The prices of that solution, for the same purpose.
    #[serde(default, skip_serializing_if = "PriceList::is_empty")]
    pub prices: PriceList,
    /// How many points a plan may be short of its bound and still be good enough to stop at; `None` leaves it to the
    /// solver. Where some values dwarf others, a part of the whole says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_enough: Option<u32>,
}

/// An enrollment with the sessions that it still needs, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Climb {
    /// Any number; enrollments of the same person have the same.
    pub person: u32,
    /// Minutes from the end of one session to the start of the next.
    pub gap_minutes: u32,
    /// Whether all sessions of the enrollment must each be with another mentor, whatever their steps.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub different_mentors: bool,
    pub steps: Vec<Pitch>,
}

/// One session that an enrollment still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pitch {
    /// The step's place on its path: the same for all sessions of one step.
    pub step: u8,
    pub kind: Kind,
    /// Whether the sessions of this step must each be with another mentor.
    pub different_mentors: bool,
}

/// What the session is for the trainee; it tells people, and binds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Shadow,
    HalfShadow,
    ReverseShadow,
}

/// An interview with seats that are still free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Minutes since 1970-01-01 00:00 UTC.
    pub start: i64,
    pub end: i64,
    /// Any number; interviews of the same mentor have the same.
    pub mentor: u32,
    pub seats: u32,
}

/// The person's sessions that start from the minute `from` until before `until` are at most `left`, or last that many
/// minutes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub person: u32,
    pub from: i64,
    pub until: i64,
    pub left: u32,
    #[serde(default, skip_serializing_if = "Counted::is_sessions")]
    pub counts: Counted,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    #[default]
    Sessions,
    Minutes,
}

impl Counted {
    fn is_sessions(&self) -> bool {
        *self == Self::Sessions
    }
}

impl Limit {
    /// Whether a session at the interview counts.
    pub fn covers(&self, slot: &Slot) -> bool {
        self.from <= slot.start && slot.start < self.until
    }

    /// How much of the limit a session at the interview takes.
    pub fn taken_by(&self, slot: &Slot) -> i64 {
        match self.counts {
            Counted::Sessions => 1,
            Counted::Minutes => slot.end - slot.start,
        }
    }
}

/// A possible session: this enrollment at this interview, as this one of its missing sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Candidate {
    /// A place in [`Problem::enrollments`].
    #[serde(rename = "enrolment")]
    pub enrollment: u32,
    /// A place in [`Problem::interviews`].
    pub interview: u32,
    /// A place in [`Climb::steps`].
    pub step: u32,
    pub value: i64,
}

impl Problem {
    pub fn empty(break_minutes: u32) -> Self {
        Self {
            format: FORMAT.to_owned(),
            break_minutes,
            enrollments: Vec::new(),
            interviews: Vec::new(),
            trainee_limits: Vec::new(),
            mentor_limits: Vec::new(),
            person_limits: Vec::new(),
            candidates: Vec::new(),
            standing: Vec::new(),
            prices: PriceList::default(),
            good_enough: None,
        }
    }
}
