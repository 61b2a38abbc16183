//! The hard rules. Each is one named function that says whether it excludes a placement, given what is known.
//! The planner, the draft and the publishing of a plan all ask the same list.

use crate::model::{
    enrolment::StepIndex,
    hours::Interval,
    ids::{EnrolmentId, InterviewId},
    interview::Interview,
    person::Person,
    session::Session,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::fmt;

mod capacity;
mod climber;
mod facts;
mod interview;
mod mentor;
mod occupied;
mod order;
mod sieve;
mod time;
mod wishes;

pub(crate) use climber::Climber;
pub use facts::Facts;
pub(super) use sieve::{Sieve, Sifted, SiftedStep};
pub(super) use time::monday_of;
pub use time::{is_within_hours, week_of};
pub(super) use wishes::suits;

/// Minutes that a trainee needs between two of their interviews or sessions.
pub const BREAK_MINUTES: i64 = 15;

/// A possible session: an enrolment at an interview for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placement {
    pub enrolment: EnrolmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
}

impl Session {
    pub fn placement(&self) -> Placement {
        Placement { enrolment: self.enrolment, interview: self.interview, step: self.step }
    }
}

/// Why a placement is not possible: the rule that excludes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    NotThere,
    EnrolmentNotActive,
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

/// A placement with everything it names looked up.
pub(crate) struct Looked<'a> {
    pub climber: &'a Climber<'a>,
    pub interview: &'a Interview,
    pub interval: Interval,
    pub mentor: &'a Person,
    pub step: StepIndex,
    /// When it is by the trainee's own clock.
    pub local: LocalTime,
}

/// A start and an end by somebody's clock.
pub(crate) type LocalTime = (NaiveDateTime, NaiveDateTime);

/// What a rule looks at, beside the facts: nothing else may change what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The enrolment and the step.
    Enrolment,
    /// The interview with its mentor, the path and the step.
    Interview,
    Both,
}

type Rule = fn(&Facts, &Looked) -> bool;

/// Every hard rule with the exclusion it stands for, in the order in which a person would ask.
/// A rule is a function that is true where the placement is allowed.
pub(crate) const RULES: [(Exclusion, Scope, Rule); 27] = [
    (Exclusion::EnrolmentNotActive, Scope::Enrolment, interview::enrolment_is_active),
    (Exclusion::PrepNotDone, Scope::Enrolment, interview::prep_is_done),
    (Exclusion::OtherType, Scope::Interview, interview::type_is_the_paths),
    (Exclusion::NotScheduled, Scope::Interview, interview::is_scheduled),
    (Exclusion::TooSoon, Scope::Interview, time::leaves_notice),
    (Exclusion::NoObservers, Scope::Interview, interview::allows_observers),
    (Exclusion::LedByTrainee, Scope::Both, interview::is_led_by_another),
    (Exclusion::MentorNotCertified, Scope::Interview, interview::mentor_is_certified),
    (Exclusion::MentorDoesNotHost, Scope::Interview, interview::mentor_hosts),
    (Exclusion::MentorNotExperienced, Scope::Interview, mentor::is_experienced),
    (Exclusion::MentorOfSameTeam, Scope::Both, mentor::is_of_another_team),
    (Exclusion::MentorWithoutTag, Scope::Interview, mentor::carries_the_tag),
    (Exclusion::Paused, Scope::Both, wishes::nobody_pauses),
    (Exclusion::DeclinedBefore, Scope::Both, order::was_not_declined),
    (Exclusion::SameMentor, Scope::Both, order::mentor_is_another),
    (Exclusion::SamePair, Scope::Both, mentor::never_met),
    (Exclusion::TooFewMentors, Scope::Both, mentor::leaves_enough_mentors),
    (Exclusion::SessionsUsedUp, Scope::Enrolment, capacity::has_attempts_left),
    (Exclusion::OutsideHours, Scope::Both, time::lies_in_hours),
    (Exclusion::OwnInterview, Scope::Both, time::leaves_own_interviews),
    (Exclusion::Busy, Scope::Both, time::leaves_busy_times),
    (Exclusion::OtherSession, Scope::Both, time::leaves_other_sessions),
    (Exclusion::NoSeat, Scope::Interview, capacity::has_a_seat),
    (Exclusion::TraineeLimit, Scope::Both, capacity::keeps_trainee_limit),
    (Exclusion::MentorLimit, Scope::Interview, capacity::keeps_mentor_limit),
    (Exclusion::OwnLimit, Scope::Both, wishes::keeps_own_limits),
    (Exclusion::OutOfOrder, Scope::Both, order::keeps_order),
];

impl fmt::Display for Exclusion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotThere => "the interview or the enrolment is not there any more",
            Self::EnrolmentNotActive => "the enrolment is paused or over",
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
