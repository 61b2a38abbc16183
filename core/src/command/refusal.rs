//! Why a command is not carried out, and what to do instead. The wording here is what people read,
//! everywhere.

use crate::log::undo::CannotUndo;
use crate::{
    model::{program::StepKind, session::SessionState},
    planning::exclusion::Exclusion,
};
use chrono::NaiveDate;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoWorkspace,
    WorkspaceExists,
    NameMissing,
    OnlyTheCoordinator,
    NotYours,
    UnknownPerson,
    UnknownTeam,
    UnknownInterviewType,
    UnknownEnrollment,
    UnknownInterview,
    UnknownSession,
    UnknownCertificate,
    UnknownZone(String),
    IdTaken,
    PersonLeft,
    HoursNotSound,
    PauseEndsBefore,
    TooManyDays { most: usize },
    AlreadyEnrolled,
    AlreadyCertified,
    NotActive,
    NotPaused,
    NoPath,
    StepUnknown,
    StepNotPrep,
    StepAlreadyDone,
    StepsMissing(StepKind, u8),
    NothingToDo,
    WrongState { state: SessionState, wanted: &'static str },
    NotOver,
    AlreadyOver,
    OnlyTheTrainee,
    OnlyTheMentor,
    OnlyCertified,
    RatingsDoNotFit { asked: usize, given: usize },
    ScorecardSealed,
    ScorecardsMissing,
    ProgramVersion,
    PathWithoutSteps,
    SignOffNotLast,
    StepTimes,
    RuleBroken(Exclusion),
    TooOldToUndo,
    AlreadyUndone,
    OthersBuiltOnIt,
    NominationNeeded,
    PrerequisiteMissing(String),
    FirstDayUnknown,
    TenureMissing(NaiveDate),
    PrepTooOld(StepKind),
    OnlyThoseAsked,
    ApprovedAlready,
    NothingToMoveTo,
    EvidenceMissing,
    SignOffNotCredited,
    StepNotSession,
    NoMoreSessions(u8),
    NotYoursToDecide,
    NothingToDecide,
    DimensionsNotDistinct,
    ScaleNotSound,
    RubricUnknown,
    RatingAboveScale(u8),
    ScorecardNotAsked,
    CertifiedMeanwhile,
    DisputedAlready,
    ReviewerNotCertified,
    CertifiedInFuture,
    NothingOwed,
    RemindedToday,
    QuietHours,
    StepBounds(StepKind),
    MoreMentorsThanSessions(StepKind),
    PrerequisiteCycle(String),
    PathInPath,
    NobodyToApprove,
}

impl From<CannotUndo> for Refusal {
    fn from(reason: CannotUndo) -> Self {
        match reason {
            CannotUndo::TooOld => Self::TooOldToUndo,
            CannotUndo::AlreadyUndone => Self::AlreadyUndone,
            CannotUndo::OthersBuiltOnIt => Self::OthersBuiltOnIt,
        }
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoWorkspace => "There is no workspace yet: start one first.",
            Self::WorkspaceExists => "There is a workspace already: leave it before you start another.",
            Self::NameMissing => "A name is missing: write one.",
            Self::OnlyTheCoordinator => "Only the coordinator does this: ask them, or switch to that role.",
            Self::NotYours => "This is somebody else's: only they or the coordinator can do it.",
            Self::UnknownPerson => "This person is not in the workspace (any more).",
            Self::UnknownTeam => "This team is not in the workspace (any more).",
            Self::UnknownInterviewType => "This interview type is not in the workspace (any more).",
            Self::UnknownEnrollment => "This enrollment is not in the workspace (any more).",
            Self::UnknownInterview => "This interview is not on the schedule (any more).",
            Self::UnknownSession => "This session is not in the plan any more: look at the newest plan.",
            Self::UnknownCertificate => "This certificate is not in the workspace (any more).",
            Self::UnknownZone(name) => {
                return write!(
                    formatter,
                    "“{name}” is not a time zone: choose one such as Europe/Berlin or America/New_York."
                );
            }
            Self::IdTaken => "This was added already.",
            Self::PersonLeft => "This person has left the company.",
            Self::HoursNotSound => "These hours end before they begin: mend the times.",
            Self::PauseEndsBefore => "This pause ends before it begins: mend the days.",
            Self::TooManyDays { most } => {
                return write!(formatter, "At most {most} days can be changed at once: choose fewer.");
            }
            Self::AlreadyEnrolled => "They are on this path already.",
            Self::AlreadyCertified => "They are certified in this type already.",
            Self::NotActive => "The enrollment is not active: resume it first.",
            Self::NotPaused => "The enrollment is not paused.",
            Self::NoPath => "The program has no path for this interview type: add one first.",
            Self::StepUnknown => "The path has no such step.",
            Self::StepNotPrep => "This step is done at an interview or by sign-off, not by ticking it.",
            Self::StepAlreadyDone => "This step is done already.",
            Self::StepsMissing(kind, missing) => {
                return write!(
                    formatter,
                    "Not ready for sign-off: {kind} is missing {missing} more time(s)."
                );
            }
            Self::NothingToDo => "There is nothing to do here: choose at least one.",
            Self::WrongState { state, wanted } => {
                return write!(
                    formatter,
                    "The session is {} now; this needs one that is {wanted}.",
                    state.word()
                );
            }
            Self::NotOver => "The interview has not taken place yet: come back when it has.",
            Self::AlreadyOver => "The interview has begun already: say whether it was held or missed.",
            Self::OnlyTheTrainee => "Only the trainee of this session does this.",
            Self::OnlyTheMentor => "Only the mentor of this session does this.",
            Self::OnlyCertified => "Only somebody certified in this type can sign off.",
            Self::RatingsDoNotFit { asked, given } => {
                return write!(
                    formatter,
                    "The scorecard asks for {asked} ratings and has {given}: rate every dimension."
                );
            }
            Self::ScorecardSealed => "This scorecard is in and sealed: it cannot be changed.",
            Self::ScorecardsMissing => "Both scorecards must be in before the review.",
            Self::ProgramVersion => {
                "Somebody published another version meanwhile: look at it, then publish yours again."
            }
            Self::PathWithoutSteps => "A path needs at least one step before its sign-off, and 40 at most.",
            Self::SignOffNotLast => "The sign-off is the last step of a path, and there is one.",
            Self::StepTimes => "A step is done at least once, and prep and sign-off exactly once.",
            Self::RuleBroken(exclusion) => {
                return write!(formatter, "This does not work any more: {exclusion}.");
            }
            Self::TooOldToUndo => "This is too long ago to be undone.",
            Self::AlreadyUndone => "This is undone already.",
            Self::NominationNeeded => "One is nominated for this path: ask the coordinator to put you on it.",
            Self::PrerequisiteMissing(name) => {
                return write!(formatter, "This path begins after a certificate in {name}: earn that first.");
            }
            Self::FirstDayUnknown => {
                "This path asks for time in the company, and the first day is not known: write it down first."
            }
            Self::TenureMissing(from) => {
                return write!(formatter, "This path asks for more time in the company: begin on {from}.");
            }
            Self::PrepTooOld(kind) => {
                return write!(formatter, "{kind} was done too long ago to count: do it once more.");
            }
            Self::OnlyThoseAsked => "The path names those who sign off: ask one of them.",
            Self::ApprovedAlready => "You have approved already: the others are asked now.",
            Self::NothingToMoveTo => "There is no newer version of this path to move to.",
            Self::EvidenceMissing => "Say why in a few words: others will read it.",
            Self::SignOffNotCredited => "A sign-off is given, not credited: ask those who sign off.",
            Self::StepNotSession => "This step is not done at interviews.",
            Self::NoMoreSessions(most) => {
                return write!(formatter, "This step allows {most} session(s) at most.");
            }
            Self::NotYoursToDecide => "The path says who decides this: ask them or the coordinator.",
            Self::NothingToDecide => "There is nothing to decide here (any more).",
            Self::DimensionsNotDistinct => {
                "A rubric needs at least one dimension, each with a name of its own."
            }
            Self::ScaleNotSound => "A scale has 2 to 10 levels, and a word for each.",
            Self::RubricUnknown => "This rubric is not in the workspace: write by the current one.",
            Self::RatingAboveScale(levels) => {
                return write!(formatter, "The scale ends at {levels}: choose a rating on it.");
            }
            Self::ScorecardNotAsked => "This step asks for no scorecard from this side.",
            Self::CertifiedMeanwhile => {
                "They were certified meanwhile: this session is part of the evidence and stays as it is."
            }
            Self::DisputedAlready => "This was objected to already: wait for the decision.",
            Self::ReviewerNotCertified => {
                "A second reviewer is certified in the type and not the trainee: choose somebody else."
            }
            Self::CertifiedInFuture => "A certificate from before begins today or earlier: mend the day.",
            Self::NothingOwed => "They do not owe this (any more), so there is nothing to remind them of.",
            Self::RemindedToday => "They were reminded of this today: wait until tomorrow.",
            Self::QuietHours => "It is outside their working hours: send it when they are at work.",
            Self::StepBounds(kind) => {
                return write!(formatter, "{kind} asks for more sessions than it allows: raise the most.");
            }
            Self::MoreMentorsThanSessions(kind) => {
                return write!(
                    formatter,
                    "{kind} asks for more mentors than it has sessions: lower that number."
                );
            }
            Self::PrerequisiteCycle(name) => {
                return write!(
                    formatter,
                    "{name} is needed before itself, through other paths: take one prerequisite out."
                );
            }
            Self::PathInPath => "A shorter path and a refresher have no such path of their own: take it out.",
            Self::NobodyToApprove => "The sign-off names nobody: name those who give it.",
            Self::OthersBuiltOnIt => "Later changes are built on this one: undo those first.",
        })
    }
}
