//! What makes a problem unreadable, and how to mend it.

use super::{Candidate, Climb, FORMAT, Problem};
use std::fmt;

/// Above these a sum could leave 64 bits.
const LARGEST_VALUE: u64 = 1_000_000_000;
const LARGEST_MINUTE: u64 = 1 << 40;
const MOST_CANDIDATES: usize = 1 << 24;
const MOST_STEPS: usize = 64;

/// Why a problem cannot be solved as it stands. The numbers are places in the problem's lists, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    OtherFormat(String),
    TooManyCandidates(usize),
    TooManySteps { enrollment: usize },
    InterviewTimes { interview: usize },
    LimitTimes { person: u32 },
    NoSuchEnrollment { candidate: usize },
    NoSuchInterview { candidate: usize },
    NoSuchStep { candidate: usize },
    ValueTooLarge { candidate: usize },
    CandidateTwice { candidate: usize },
}

impl fmt::Display for Flaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat(found) => write!(
                formatter,
                "The file says its format is “{found}”; this reads “{FORMAT}”: write that if it is one."
            ),
            Self::TooManyCandidates(count) => write!(
                formatter,
                "There are {count} candidates; up to {MOST_CANDIDATES} can be read: plan fewer weeks."
            ),
            Self::TooManySteps { enrollment } => {
                write!(formatter, "Enrollment {enrollment} has more than {MOST_STEPS} steps: list fewer.")
            }
            Self::InterviewTimes { interview } => write!(
                formatter,
                "Interview {interview} does not end after its start, or lies far from today: mend its times."
            ),
            Self::LimitTimes { person } => write!(
                formatter,
                "A limit of person {person} ends before it starts, or far from today: mend its times."
            ),
            Self::NoSuchEnrollment { candidate } => {
                write!(formatter, "Candidate {candidate} names an enrollment that is not in the list.")
            }
            Self::NoSuchInterview { candidate } => {
                write!(formatter, "Candidate {candidate} names an interview that is not in the list.")
            }
            Self::NoSuchStep { candidate } => {
                write!(formatter, "Candidate {candidate} names a step that its enrollment does not have.")
            }
            Self::ValueTooLarge { candidate } => write!(
                formatter,
                "The value of candidate {candidate} is beyond {LARGEST_VALUE}: divide all values alike."
            ),
            Self::CandidateTwice { candidate } => write!(
                formatter,
                "Candidate {candidate} has the enrollment, interview and step of another: keep one of them."
            ),
        }
    }
}

impl std::error::Error for Flaw {}

impl Problem {
    /// The first flaw, if there is one. A problem without flaws has a solution, if only the empty one.
    pub fn check(&self) -> Result<(), Flaw> {
        if self.format != FORMAT {
            return Err(Flaw::OtherFormat(self.format.clone()));
        }
        if self.candidates.len() > MOST_CANDIDATES {
            return Err(Flaw::TooManyCandidates(self.candidates.len()));
        }
        let tall = |climb: &Climb| climb.steps.len() > MOST_STEPS;
        if let Some(enrollment) = self.enrollments.iter().position(tall) {
            return Err(Flaw::TooManySteps { enrollment });
        }
        if let Some(interview) =
            self.interviews.iter().position(|slot| slot.start == slot.end || !is_sound(slot.start, slot.end))
        {
            return Err(Flaw::InterviewTimes { interview });
        }
        let mut limits = self.trainee_limits.iter().chain(&self.mentor_limits).chain(&self.person_limits);
        if let Some(limit) = limits.find(|limit| !is_sound(limit.from, limit.until)) {
            return Err(Flaw::LimitTimes { person: limit.person });
        }
        self.check_candidates()
    }

    fn check_candidates(&self) -> Result<(), Flaw> {
        for (candidate, found) in self.candidates.iter().enumerate() {
            let climb = self.enrollments.get(found.enrollment as usize);
            let climb = climb.ok_or(Flaw::NoSuchEnrollment { candidate })?;
            if found.interview as usize >= self.interviews.len() {
                return Err(Flaw::NoSuchInterview { candidate });
            }
            if found.step as usize >= climb.steps.len() {
                return Err(Flaw::NoSuchStep { candidate });
            }
            if found.value.unsigned_abs() > LARGEST_VALUE {
                return Err(Flaw::ValueTooLarge { candidate });
            }
        }
        match self.candidate_twice() {
            Some(candidate) => Err(Flaw::CandidateTwice { candidate }),
            None => Ok(()),
        }
    }

    /// A candidate that stands before it as well. Most lists are sorted, and then this is one look at each.
    fn candidate_twice(&self) -> Option<usize> {
        let key = |found: &Candidate| (found.enrollment, found.interview, found.step);
        let mut keys: Vec<_> = self.candidates.iter().map(key).collect();
        keys.sort_unstable();
        let twice = keys.windows(2).find(|pair| pair[0] == pair[1])?[0];
        self.candidates.iter().rposition(|found| key(found) == twice)
    }
}

fn is_sound(from: i64, until: i64) -> bool {
    from <= until && from.unsigned_abs() <= LARGEST_MINUTE && until.unsigned_abs() <= LARGEST_MINUTE
}
