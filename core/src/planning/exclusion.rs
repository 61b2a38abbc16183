//! Why a placement isn't possible: one reason for each hard rule, and its words.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a placement isn't possible: the rule that excludes it.
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
    MentorNotThere,
    MentorNotLead,
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
    /// Whether the rule may give a different result for another step of the same path.
    pub(super) fn depends_on_step(self) -> bool {
        matches!(
            self,
            Self::PrepNotDone
                | Self::MentorNotLead
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
            Self::NotThere => "the interview or the enrollment no longer exists",
            Self::EnrollmentNotActive => "the enrollment is paused or has ended",
            Self::PrepNotDone => "prep isn’t finished",
            Self::OtherType => "the interview is of another type",
            Self::NotScheduled => "the interview was cancelled",
            Self::TooSoon => "it starts within the notice period",
            Self::NoObservers => "the interview has no observer seats",
            Self::LedByTrainee => "the trainee is one of the interviewers",
            Self::MentorNotThere => "the mentor isn’t one of the interviewers",
            Self::MentorNotLead => "only the lead interviewer mentors this step",
            Self::MentorNotCertified => "the interviewer isn’t certified in this type",
            Self::MentorDoesNotHost => "the interviewer doesn’t accept trainees",
            Self::MentorNotExperienced => "the interviewer isn’t experienced enough for this step",
            Self::MentorOfSameTeam => "this step requires a mentor from another team",
            Self::MentorWithoutTag => "the interviewer isn’t in the group that mentors this step",
            Self::SamePair => "these two have already been paired on this path",
            Self::TooFewMentors => "too few different mentors would be left for this step",
            Self::SessionsUsedUp => {
                "all sessions or retakes allowed for this step are used and a decision is needed"
            }
            Self::DeclinedBefore => "it was ruled out when an earlier session was declined or cancelled",
            Self::SameMentor => "this step requires a different mentor",
            Self::OutsideHours => "it is outside the trainee’s available hours",
            Self::OwnInterview => "the trainee interviews at that time",
            Self::Busy => "the trainee’s calendar is busy at that time",
            Self::OtherSession => "the trainee has another session at that time",
            Self::NoSeat => "all observer seats are taken",
            Self::TraineeLimit => "the trainee’s weekly limit is reached",
            Self::MentorLimit => "the mentor’s weekly limit is reached",
            Self::Paused => "the trainee or the interviewer has time off at that time",
            Self::OwnLimit => "it exceeds a daily or weekly limit of the trainee or the interviewer",
            Self::OutOfOrder => "it breaks the order of steps or the time between sessions",
        })
    }
}
