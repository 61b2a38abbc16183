//! What makes a problem unreadable, and how to correct it.

use super::format::{FORMAT, LARGEST_VALUE_POINTS, MOST_CANDIDATES, MOST_NEEDS};
use std::fmt;

/// Why a problem cannot be solved as it is. The numbers are positions in the problem's lists, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// [`Problem::format`](super::Problem::format) is this text instead of [`FORMAT`].
    OtherFormat(String),
    /// There are this many candidates.
    TooManyCandidates(usize),
    /// The enrollment needs more sessions than can be planned at once.
    TooManySteps {
        /// A position in [`Problem::enrollments`](super::Problem::enrollments).
        enrollment: usize,
    },
    /// The interview does not end after its start, or lies too far from 1970.
    InterviewTimes {
        /// A position in [`Problem::interviews`](super::Problem::interviews).
        interview: usize,
    },
    /// The limit ends before its start, or lies too far from 1970.
    LimitTimes {
        /// The person of the limit.
        person: u32,
    },
    /// The entry shares the seats of an interview that is not in the problem.
    NoSuchSharedInterview {
        /// A position in [`Problem::shared_seats`](super::Problem::shared_seats).
        entry: usize,
    },
    /// The candidate's enrollment is not in the problem.
    NoSuchEnrollment {
        /// A position in [`Problem::candidates`](super::Problem::candidates).
        candidate: usize,
    },
    /// The candidate's interview is not in the problem.
    NoSuchInterview {
        /// A position in [`Problem::candidates`](super::Problem::candidates).
        candidate: usize,
    },
    /// The candidate's enrollment has no such step.
    NoSuchStep {
        /// A position in [`Problem::candidates`](super::Problem::candidates).
        candidate: usize,
    },
    /// The candidate's value is too large, above or below 0.
    ValueTooLarge {
        /// A position in [`Problem::candidates`](super::Problem::candidates).
        candidate: usize,
    },
    /// An earlier candidate has the same enrollment, interview and step.
    DuplicateCandidate {
        /// A position in [`Problem::candidates`](super::Problem::candidates).
        candidate: usize,
    },
}

impl fmt::Display for Flaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat(found) => write!(
                formatter,
                "The format of the file is “{found}” instead of “{FORMAT}”: correct it if the file has that format."
            ),
            Self::TooManyCandidates(count) => write!(
                formatter,
                "There are {count} candidates, and at most {MOST_CANDIDATES} are allowed: plan fewer weeks."
            ),
            Self::TooManySteps { enrollment } => {
                write!(formatter, "Enrollment {enrollment} has more than {MOST_NEEDS} steps: list fewer.")
            }
            Self::InterviewTimes { interview } => write!(
                formatter,
                "Interview {interview} does not end after its start, or is too far away: correct its times."
            ),
            Self::LimitTimes { person } => write!(
                formatter,
                "A limit of person {person} ends before its start, or is too far away: correct its times."
            ),
            Self::NoSuchSharedInterview { entry } => write!(
                formatter,
                "An interview of shared seats {entry} is not in the list: correct its number."
            ),
            Self::NoSuchEnrollment { candidate } => {
                write!(
                    formatter,
                    "The enrollment of candidate {candidate} is not in the list: correct its number."
                )
            }
            Self::NoSuchInterview { candidate } => {
                write!(
                    formatter,
                    "The interview of candidate {candidate} is not in the list: correct its number."
                )
            }
            Self::NoSuchStep { candidate } => {
                write!(
                    formatter,
                    "The enrollment of candidate {candidate} has no such step: correct its number."
                )
            }
            Self::ValueTooLarge { candidate } => write!(
                formatter,
                "The value of candidate {candidate} is beyond {LARGEST_VALUE_POINTS}: divide all values alike."
            ),
            Self::DuplicateCandidate { candidate } => write!(
                formatter,
                "Candidate {candidate} repeats an earlier enrollment, interview and step: keep one of them."
            ),
        }
    }
}

impl std::error::Error for Flaw {}
