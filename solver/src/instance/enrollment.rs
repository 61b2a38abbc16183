//! One enrollment as a directed acyclic graph: its options by start, and which may follow which.

use crate::{
    index::{IndexVec, InterviewIx, Ix, MentorIx, NeedIx, OptionIx, PersonIx, ResourceIx, WeekIx},
    side_limits::UseRange,
};

pub(crate) struct Enrollment {
    pub person: PersonIx,
    pub needs: IndexVec<NeedIx, Need>,
    /// By start.
    pub options: IndexVec<OptionIx, InterviewOption>,
    pub nodes: IndexVec<OptionIx, Node>,
    /// Whether the person has other enrollments, too.
    pub shares_person: bool,
    /// For each need the first option that can be reached once the needs before it are met.
    pub first_reachable: IndexVec<NeedIx, OptionIx>,
    /// In ticks, a row of all options for each need; `MINUS_INFINITY` for what is no candidate.
    pub values: Vec<i64>,
}

/// Which earlier sessions must have had another mentor.
#[derive(Clone, Copy)]
pub(crate) struct Need {
    /// Whether the session just before it must have had another mentor.
    pub differs_from_last: bool,
    /// The needs before it, as bits, that must have been met with another mentor.
    pub differs_from: u64,
}

/// The part of an option that the longest path reads: small, because it reads little else.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub next: OptionIx,
    pub week_end: OptionIx,
    pub mentor: MentorIx,
    pub interview: InterviewIx,
}

/// An interview that the enrollment could attend.
#[derive(Clone, Copy)]
pub(crate) struct InterviewOption {
    pub interview: InterviewIx,
    pub mentor: MentorIx,
    /// The trainee's week, or `NONE`.
    pub week: WeekIx,
    /// The first option that may follow this one.
    pub next: OptionIx,
    /// The first option after the trainee's week.
    pub week_end: OptionIx,
    /// The seats, the mentor's week, and the trainee's week where other enrollments share it.
    pub resources: [ResourceIx; 3],
    /// In minutes since 1970.
    pub start: i64,
    pub end: i64,
    pub side_uses: UseRange,
}

impl Enrollment {
    /// The value in ticks of an option for a need.
    #[inline]
    pub fn value(&self, option: OptionIx, need: NeedIx) -> i64 {
        self.values[need.get() * self.options.len() + option.get()]
    }

    /// The values of all options for a need.
    #[inline]
    pub fn values_for(&self, need: NeedIx) -> &[i64] {
        &self.values[need.get() * self.options.len()..][..self.options.len()]
    }

    /// Whether the mentor of the session after this need must be another one.
    pub fn next_differs(&self, need: NeedIx) -> bool {
        self.needs.get(need.get() + 1).is_some_and(|next| next.differs_from_last)
    }
}

impl InterviewOption {
    /// The resources for which this enrollment competes with those of other people: the seats and the
    /// mentor's week.
    #[inline]
    pub fn contested(&self) -> [ResourceIx; 2] {
        [self.resources[0], self.resources[1]]
    }

    pub fn node(&self) -> Node {
        Node { next: self.next, week_end: self.week_end, mentor: self.mentor, interview: self.interview }
    }
}
