//! Why a command is refused, and what to do instead. This is the wording that people read everywhere.

use crate::{
    log::undo::CannotUndo,
    model::{assigned_role::AssignedRole, program::StepKind, session::SessionState},
    planning::exclusion::Exclusion,
    wording::count,
};
use chrono::NaiveDate;
use needed_state::NeededState;
use serde::{Deserialize, Serialize};
use std::fmt;

pub mod needed_state;
mod without_name;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    NoWorkspace,
    WorkspaceExists,
    NameMissing,
    /// The most characters that a name may have.
    NameTooLong(#[serde(with = "without_name")] usize),
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
    ErasedForGood,
    HoursNotSound,
    PauseEndsBefore,
    TooManyDays {
        most: usize,
    },
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
    WrongState {
        state: SessionState,
        needed: NeededState,
    },
    NotOver,
    AlreadyOver,
    OnlyTheTrainee,
    OnlyTheMentor,
    OnlyCertified,
    RatingsDoNotFit {
        asked: usize,
        given: usize,
    },
    ScorecardSealed,
    ScorecardsMissing,
    ProgramVersion,
    PathWithoutSteps,
    /// An approver has said "not yet". Refusals are stored, so none contains a name.
    ApprovalWithheld,
    CaseMissing,
    SignOffNotLast,
    StepTimes,
    RuleBroken(Exclusion),
    TooOldToUndo,
    NotYoursOrTooOld,
    InterviewImported,
    NothingToUndo,
    AlreadyUndone,
    OthersBuiltOnIt,
    WorkspaceStays,
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
    StepBelowMinimum(u8),
    NotYoursToDecide,
    NothingToDecide,
    DimensionsNotDistinct,
    ScaleNotSound,
    RubricUnknown,
    /// The other scorecard of the session uses another version of the rubric.
    RubricOfOtherCard,
    RatingAboveScale(u8),
    ScorecardNotAsked,
    CertifiedMeanwhile,
    DisputedAlready,
    ReviewerNotCertified,
    CertifiedInFuture,
    NothingDue,
    RemindedToday,
    /// No longer given. Older servers refuse reminders outside working hours.
    QuietHours,
    StepBounds(StepKind),
    StepMinimum(StepKind),
    MoreMentorsThanSessions(StepKind),
    PrerequisiteCycle(String),
    PathInPath,
    TooFewApprovers,
    SessionTookPlace,
    ApproverNotMissing,
    CannotReplaceApprover,
    RoleNotHeld(AssignedRole),
    LastCoordinator,
    OwnTraining,
    MovedSinceResponse,
    ReplyOfOtherWorkspace,
    SameInterviewType,
    TypeNameTaken,
    KeptFixed,
    CreditNotYours,
    CaseNotAsked,
    NotMail,
    MailTaken,
    /// Someone else was given the address while the person was gone.
    MailTakenMeanwhile,
    /// The most characters that a text may have.
    TextTooLong(usize),
    /// The log has lines that this version can't read, so it can't know what they allow.
    NewerVersion,
    InterviewBegun,
    InterviewIsCancelled,
    InterviewNotCancelled,
    StartInPast,
    DateTooFar,
    InterviewerTwice,
    InterviewerLeft,
    /// The number of trainees who attend the interview.
    SeatsTaken(usize),
    /// The number of scorecards that use its rubric.
    TypeHasScorecards(usize),
    /// The number of people in training for one type, and in training for or certified in the other.
    InBothTypes(usize),
}

impl From<CannotUndo> for Refusal {
    fn from(reason: CannotUndo) -> Self {
        match reason {
            CannotUndo::TooOld => Self::TooOldToUndo,
            CannotUndo::AlreadyUndone => Self::AlreadyUndone,
            CannotUndo::OthersBuiltOnIt => Self::OthersBuiltOnIt,
            CannotUndo::WorkspaceStays => Self::WorkspaceStays,
        }
    }
}

impl Refusal {
    /// The words, with a date in them written by `date`.
    pub fn words(&self, date: impl FnOnce(NaiveDate) -> String) -> String {
        match self {
            Self::TenureMissing(from) => tenure_missing(&date(*from)),
            _ => self.to_string(),
        }
    }
}

fn tenure_missing(from: &str) -> String {
    format!("This path has a minimum tenure. Enroll on {from} or later.")
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoWorkspace => "There is no workspace yet. Create one first.",
            Self::WorkspaceExists => "There is already a workspace. Delete it before you start another one.",
            Self::NameMissing => "The name is missing. Enter a name.",
            Self::OnlyTheCoordinator => "Only coordinators can do this. Ask one of them.",
            Self::NotYours => "Only this person or a coordinator can do this. Ask one of them.",
            Self::UnknownPerson => "This person is no longer in this workspace.",
            Self::UnknownTeam => "This team no longer exists.",
            Self::UnknownInterviewType => "This interview type no longer exists.",
            Self::UnknownEnrollment => "This enrollment no longer exists.",
            Self::UnknownInterview => "This interview is no longer on the schedule.",
            Self::UnknownSession => "This session is no longer in the plan. Check the latest plan.",
            Self::UnknownCertificate => "This certificate no longer exists.",
            Self::IdTaken => "This was already added.",
            Self::ErasedForGood => "This person was deleted, which can’t be undone. Add them as a new person.",
            Self::PersonLeft => "This person has left the company.",
            Self::HoursNotSound => "The end time must be after the start time. Correct the times.",
            Self::PauseEndsBefore => "The end date is too early. Choose a later date.",
            Self::AlreadyEnrolled => "This person is already in training for this interview type.",
            Self::AlreadyCertified => "This person is already certified in this interview type.",
            Self::NotActive => "This enrollment isn’t active. If it is paused, resume it first.",
            Self::NotPaused => "This enrollment isn’t paused.",
            Self::NoPath => "The training program has no path for this interview type. Add one first.",
            Self::StepUnknown => "This step isn’t part of the path.",
            Self::StepNotPrep => "This step is completed at an interview or by sign-off, so it can’t be checked off.",
            Self::StepAlreadyDone => "This step is done, or needs fewer than you entered. Check what is left.",
            Self::NothingToDo => "Nothing is selected. Select at least 1 item.",
            Self::NotOver => "The interview hasn’t started yet. Come back once it has.",
            Self::AlreadyOver => "The interview has already started. Mark whether the session took place.",
            Self::MovedSinceResponse => "The interview was moved after they responded. Ask them about the new time.",
            Self::ReplyOfOtherWorkspace => "This response is for another workspace. Open that workspace, then enter it there.",
            Self::NewerVersion => "Your team uses a newer version of Switchback. Reload this page, then try again.",
            Self::NotMail => "This isn’t an email address. Enter one such as ada@example.com.",
            Self::MailTakenMeanwhile => {
                "Someone else now has this person’s email address. Change one of the two addresses first."
            }
            Self::MailTaken => "Another person already has this email address. Enter a different one.",
            Self::CreditNotYours => "Only a coordinator or an interviewer certified in this type can give credit.",
            Self::CaseNotAsked => "This path doesn’t ask for a case.",
            Self::KeptFixed => "A session of this plan is kept fixed now. Re-plan again, and it stays.",
            Self::TypeNameTaken => "Another interview type has this name. Choose another name, or merge the two.",
            Self::SameInterviewType => "Choose another interview type to merge this one into.",
            Self::OnlyTheTrainee => "Only the trainee of this session can do this.",
            Self::OnlyTheMentor => "Only the mentor of this session can do this.",
            Self::OnlyCertified => "Only interviewers certified in this type can sign off.",
            Self::ScorecardSealed => "This scorecard is already submitted and can’t be changed.",
            Self::ScorecardsMissing => "Scorecards are missing. You can review once they are all submitted.",
            Self::ProgramVersion => "A newer version was published. Check it, then publish yours again.",
            Self::PathWithoutSteps => "A path needs at least 1 step before the sign-off, and 40 steps at most.",
            Self::CaseMissing => "The last mentor writes the case for this sign-off first. Ask them to write it.",
            Self::ApprovalWithheld => "An approver said “not yet” and gave a reason. Settle it with them first.",
            Self::SignOffNotLast => "A path has one sign-off, and it must be the last step.",
            Self::StepTimes => "A session step needs at least 1 session. Prep and sign-off are done exactly once.",
            Self::TooOldToUndo => "This change is too old to undo.",
            Self::InterviewImported => "Some of these interviews were added in the meantime. Choose the file again.",
            Self::NotYoursOrTooOld => "You can undo only your own recent changes. Ask a coordinator.",
            Self::NothingToUndo => "No change was chosen to be undone.",
            Self::AlreadyUndone => "This change is already undone.",
            Self::NominationNeeded => "This path requires a nomination. Ask the coordinator to enroll you.",
            Self::FirstDayUnknown => "This path has a minimum tenure. Add the person’s start date.",
            Self::OnlyThoseAsked => "Only the people listed on this path can sign off. Ask one of them.",
            Self::ApprovedAlready => "You already approved this. The other approvals are still missing.",
            Self::NothingToMoveTo => "There is no newer version of this path.",
            Self::EvidenceMissing => "An explanation is missing. Add a few words.",
            Self::SignOffNotCredited => "Credit can’t replace the sign-off. Ask the people who sign off.",
            Self::StepNotSession => "This step has no sessions.",
            Self::NotYoursToDecide => "Only the people listed on this path can decide this. Ask them or the coordinator.",
            Self::NothingToDecide => "There is nothing left to decide here.",
            Self::DimensionsNotDistinct => "A rubric needs at least 1 dimension, and each needs its own name.",
            Self::ScaleNotSound => "A scale needs 2 to 10 levels and a label for each.",
            Self::RubricUnknown => "This rubric no longer exists. Use the current one.",
            Self::RubricOfOtherCard => "The other scorecard of this session uses another version of the rubric. Open the session again and rate with that one.",
            Self::ScorecardNotAsked => "This step doesn’t require a scorecard from this person.",
            Self::CertifiedMeanwhile => "The trainee is certified now. The sessions behind a certificate can’t be changed.",
            Self::DisputedAlready => "This is already disputed. Wait for the decision.",
            Self::ReviewerNotCertified => "A second reviewer must be certified in this type and can’t be the trainee. Choose someone else.",
            Self::CertifiedInFuture => "A certificate can’t start in the future. Enter today or an earlier date.",
            Self::NothingDue => "Nothing is due from this person here, so no reminder is needed.",
            Self::RemindedToday => "This person was already reminded today. Wait until tomorrow.",
            Self::QuietHours => "It is outside this person’s working hours. Send the reminder during them.",
            Self::PathInPath => "A shorter path or a refresher can’t contain another path. Remove it.",
            Self::TooFewApprovers => "The sign-off has too few approvers. Add more.",
            Self::SessionTookPlace => "A session took place at this interview, so it can’t start later. If it didn’t take place, undo that in History.",
            Self::ApproverNotMissing => "Only an approver who left without approving can be replaced.",
            Self::CannotReplaceApprover => "A replacement must be certified in this type and not be an approver already. Choose someone else.",
            Self::InterviewBegun => "The interview has already started, so it can’t be changed. Import a corrected schedule.",
            Self::InterviewIsCancelled => "This interview is cancelled. Restore it first.",
            Self::InterviewNotCancelled => "This interview isn’t cancelled.",
            Self::StartInPast => "This time has passed. Choose a later one.",
            Self::DateTooFar => "This date is too far in the future. Choose an earlier one.",
            Self::InterviewerTwice => "The lead interviewer is also listed as another interviewer. Remove one of the two.",
            Self::InterviewerLeft => "An interviewer has left the company. Choose someone else.",
            Self::LastCoordinator => "A workspace needs at least 1 coordinator. Add another coordinator first.",
            Self::OwnTraining => "You can’t decide about your own training. Ask another coordinator.",
            Self::RoleNotHeld(role) => {
                return write!(formatter, "You don’t have the {} role. Ask a coordinator.", role.word());
            }
            Self::WorkspaceStays => "Creating a workspace can’t be undone.",
            Self::OthersBuiltOnIt => "Later changes depend on this one. Undo those first.",
            Self::NameTooLong(most) => {
                return write!(formatter, "This name is too long. Use at most {most} characters.");
            }
            Self::TextTooLong(most) => {
                return write!(formatter, "This text is too long. Use at most {most} characters.");
            }
            Self::UnknownZone(name) => {
                return write!(formatter, "“{name}” isn’t a time zone. Choose one such as Europe/Berlin or America/New_York.");
            }
            Self::TooManyDays { most } => {
                return write!(formatter, "At most {} can be changed at once. Choose fewer.", count(most, "day", "days"));
            }
            Self::SeatsTaken(trainees) => {
                let attend = count(trainees, "trainee attends", "trainees attend");
                return write!(formatter, "Too few observer seats: {attend}. Move or cancel a session first.");
            }
            Self::TypeHasScorecards(cards) => {
                let scorecards = count(cards, "scorecard", "scorecards");
                return write!(formatter, "Its rubric is still needed for {scorecards}. Merge the other type into this one instead.");
            }
            Self::InBothTypes(people) => {
                let people = count(people, "person", "people");
                return write!(formatter, "In training and also in the other type: {people}. Withdraw their enrollment in one type first.");
            }
            Self::StepsMissing(kind, missing) => {
                return write!(formatter, "Not ready for sign-off. Still missing: {}.", kind.count(missing));
            }
            Self::WrongState { state, needed } => {
                return write!(formatter, "Only possible for {needed}. This session’s status is “{}”.", state.word());
            }
            Self::RatingsDoNotFit { asked, given } => {
                let asked = count(asked, "rating", "ratings");
return write!(formatter, "The scorecard needs {asked} and has {given}. Rate every dimension.");
            }
            Self::RuleBroken(exclusion) => {
                return write!(formatter, "This is no longer possible: {exclusion}.");
            }
            Self::PrerequisiteMissing(name) => {
                return write!(formatter, "This path requires a certificate in {name}. Earn it first.");
            }
            Self::TenureMissing(from) => {
                return formatter.write_str(&tenure_missing(&from.format("%B %-d, %Y").to_string()));
            }
            Self::PrepTooOld(kind) => {
                return write!(formatter, "{kind} was done too long ago to count. Repeat it.");
            }
            Self::StepBelowMinimum(least) => {
                let sessions = count(least, "approved session", "approved sessions");
                return write!(formatter, "This step needs at least {sessions} before it can end early.");
            }
            Self::NoMoreSessions(most) => {
                return write!(formatter, "This step allows at most {}.", count(most, "session", "sessions"));
            }
            Self::RatingAboveScale(levels) => {
                return write!(formatter, "The scale ends at {levels}. Choose a rating on the scale.");
            }
            Self::StepBounds(kind) => {
                return write!(formatter, "{kind} requires more sessions than it allows. Raise the maximum.");
            }
            Self::StepMinimum(kind) => {
                return write!(formatter, "{kind} can’t require more sessions than are planned, or none. Change the minimum.");
            }
            Self::MoreMentorsThanSessions(kind) => {
                return write!(formatter, "{kind} requires more mentors than it has sessions. Lower the number of mentors.");
            }
            Self::PrerequisiteCycle(name) => {
                return write!(formatter, "{name} requires itself through other paths. Remove one prerequisite.");
            }
        })
    }
}
