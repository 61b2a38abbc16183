//! Why a placement is not possible: one reason for each hard rule, and its words.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a placement is not possible: the rule that excludes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    NotThere,
    #[serde(rename = "enrolment_not_active")]
    EnrollmentNotActive,
    PrepNotDone,
    OtherType,
    NotScheduled,
    TooSoon,
    NoObservers,
    LedByTrainee,
    MentorNotCertified,
    MentorDoesNotHost,
    MentorNotExperienced,
    MentorOfSameTeam,
    MentorWithoutTag,
    DeclinedBefore,
    SameMentor,
    SamePair,
    TooFewMentors,
    SessionsUsedUp,
    OutsideHours,
    OwnInterview,
    Busy,
    OtherSession,
    NoSeat,
    TraineeLimit,
    MentorLimit,
    OutOfOrder,
    Paused,
    OwnLimit,
}

impl Exclusion {
    /// Whether the rule may say something else about another step of the same path.
    pub(super) fn depends_on_step(self) -> bool {
        matches!(
            self,
            Self::PrepNotDone
                | Self::MentorNotExperienced
                | Self::MentorOfSameTeam
                | Self::MentorWithoutTag
                | Self::SameMentor
                | Self::TooFewMentors
                | Self::SessionsUsedUp
                | Self::OutOfOrder
        )
    }
}

impl fmt::Display for Exclusion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotThere => "the interview or the enrollment is not there any more",
            Self::EnrollmentNotActive => "the enrollment is paused or over",
            Self::PrepNotDone => "a prep step is not done yet",
            Self::OtherType => "the interview is of another type",
            Self::NotScheduled => "the interview was cancelled",
            Self::TooSoon => "it is too soon to tell people",
            Self::NoObservers => "the interview takes no observers",
            Self::LedByTrainee => "the trainee leads the interview",
            Self::MentorNotCertified => "its interviewer is not certified in the type",
            Self::MentorDoesNotHost => "its interviewer does not host trainees",
            Self::MentorNotExperienced => "its interviewer is not experienced enough for this step",
            Self::MentorOfSameTeam => "the step asks for a mentor of another team",
            Self::MentorWithoutTag => "its interviewer is not in the group that mentors this step",
            Self::SamePair => "the two have met on this path already",
            Self::TooFewMentors => "the step needs more different mentors than would be left",
            Self::SessionsUsedUp => "the step's sessions are used up, and somebody has to decide",
            Self::DeclinedBefore => "this pairing was declined before",
            Self::SameMentor => "the step asks for another mentor",
            Self::OutsideHours => "it is outside the trainee's hours",
            Self::OwnInterview => "the trainee leads an interview at that time",
            Self::Busy => "the trainee's calendar is busy then",
            Self::OtherSession => "the trainee has another session then",
            Self::NoSeat => "its observer seats are taken",
            Self::TraineeLimit => "the trainee's weekly limit is reached",
            Self::MentorLimit => "the mentor's weekly limit is reached",
            Self::Paused => "the trainee or the interviewer has paused then",
            Self::OwnLimit => "it is more than the trainee or the interviewer takes on in a day or a week",
            Self::OutOfOrder => "it is too early or too late for this step of the path",
        })
    }
}
