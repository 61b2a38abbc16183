//! An enrollment's place at an interview, for one step.

use super::{
    actor::Actor,
    history::History,
    hours::Interval,
    ids::{EnrollmentId, InterviewId, PersonId, PlanId, SessionId},
    indexed::Belongs,
    scorecard::Scorecards,
};
use crate::model::{enrollment::StepIndex, program::StepKind};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub id: SessionId,
    pub plan: PlanId,
    /// Never changes.
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
    /// The certified person at the interview when the session was planned.
    pub mentor: PersonId,
    /// All its states. A reversed review or a reopening dispute leads back to `Held`.
    pub history: History<SessionState>,
    pub pin: Pin,
    pub scorecards: Scorecards,
    #[serde(default)]
    pub course: Course,
}

impl Belongs for Session {
    type To = EnrollmentId;

    fn belongs_to(&self) -> impl Iterator<Item = EnrollmentId> {
        std::iter::once(self.enrollment)
    }
}

/// A session as a plan drafts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub session: SessionId,
    pub plan: PlanId,
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
    pub mentor: PersonId,
}

impl Session {
    pub fn drafted(draft: Draft, at: DateTime<Utc>) -> Self {
        let Draft { session, plan, enrollment, interview, step, mentor } = draft;
        Self {
            id: session,
            plan,
            enrollment,
            interview,
            step,
            mentor,
            history: History::new(SessionState::Drafted, at),
            pin: Pin::default(),
            scorecards: Scorecards::default(),
            course: Course::default(),
        }
    }

    pub fn state(&self) -> SessionState {
        self.history.last().state
    }

    /// Whether it can still be called off at an instant: it is a draft, or published and its interview, which
    /// starts at `start`, has not begun.
    pub fn is_open(&self, start: DateTime<Utc>, at: DateTime<Utc>) -> bool {
        self.state().is_draft() || (self.state().is_ahead() && start > at)
    }

    /// When it came into its state.
    pub fn since(&self) -> DateTime<Utc> {
        self.history.last().at
    }
}

/// Exceptional events of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Somebody besides the mentor who may review it.
    pub second_reviewer: Option<PersonId>,
    /// Reviews that were taken back, in their order.
    pub reversals: Vec<Reversal>,
    pub dispute: Option<Dispute>,
    /// When the two talked about it.
    #[serde(with = "chrono::serde::ts_seconds_option")]
    pub debriefed: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined: Option<Decline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// Who cancelled it, by itself or with something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_by: Option<Actor>,
    /// The step's kind, where the version that the enrollment moved to has no such step.
    pub beyond: Option<StepKind>,
}

/// Who declined a session, and when its interview was then: it may have moved since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    pub by: Actor,
    pub time: Interval,
}

/// When a published session's interview was last moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its start before.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    /// `None` where that was not kept.
    #[serde(default)]
    pub by: Option<Actor>,
}

/// A review that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub why: String,
    /// Whether it had been credited.
    pub was_credited: bool,
}

/// A trainee's objection to a review or to a session marked as missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub why: String,
    pub outcome: Option<DisputeOutcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// It stays as it was.
    Stands,
    /// It counts as held, and is reviewed again.
    Reopened,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// In a plan that is not published; only the coordinator sees it.
    Drafted,
    /// Drafted, and the coordinator agrees.
    Accepted,
    /// Published: the trainee can respond once they were told.
    Proposed,
    Confirmed,
    Held,
    Credited,
    /// Held, but the step is to be done once more.
    NotCredited,
    Declined(DeclineReason),
    Missed,
    Cancelled(CancelReason),
}

impl SessionState {
    /// Whether the seat at the interview is taken by it.
    pub fn takes_seat(self) -> bool {
        !matches!(self, Self::Declined(_) | Self::Cancelled(_))
    }

    /// Whether it stands in a plan that only the coordinator sees.
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Drafted | Self::Accepted)
    }

    /// Whether it is published and still to come or to be asked about.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Accepted => "accepted",
            Self::Proposed => "proposed",
            Self::Confirmed => "confirmed",
            Self::Held => "took place",
            Self::Credited => "approved",
            Self::NotCredited => "needs another",
            Self::Declined(_) => "declined",
            Self::Missed => "didn’t happen",
            Self::Cancelled(_) => "cancelled",
        }
    }
}

/// Whether a later plan may move the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pin {
    #[default]
    Free,
    Pinned,
}

/// What becomes of several drafts at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftChange {
    KeepFixed,
    /// Later plans may move them again.
    AllowMoving,
    Remove,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclineReason {
    CannotMakeIt,
    TooBusyThisWeek,
    PreferAnotherMentor,
    /// The coordinator took it out of the plan.
    NotInThisPlan,
    /// Somebody gave a reason that whoever reads this does not see.
    NotShared,
}

impl DeclineReason {
    /// The reasons that a trainee or a mentor can give.
    pub const GIVEN: [Self; 3] = [Self::CannotMakeIt, Self::TooBusyThisWeek, Self::PreferAnotherMentor];
}

impl fmt::Display for DeclineReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CannotMakeIt => "I can’t make this time",
            Self::TooBusyThisWeek => "Too busy this week",
            Self::PreferAnotherMentor => "A different pairing would be better",
            Self::NotInThisPlan => "Removed from the plan",
            Self::NotShared => "Reason not shared",
        })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    InterviewCancelled,
    InterviewMoved,
    /// It takes fewer observers now, or is of another type.
    InterviewChanged,
    InterviewerChanged,
    PersonLeft,
    #[serde(rename = "enrolment_ended")]
    EnrollmentEnded,
    /// The path does not ask for it any more: another version has no such step, or it counts from elsewhere.
    StepGone,
    /// The coordinator called it off, for no reason that is listed here.
    #[default]
    Coordinator,
    /// A changed plan does without it: another place was found, or had to make room.
    PlannedAgain,
    /// The coordinator put another session in its place.
    Replaced,
    TraineeUnavailable,
    MentorUnavailable,
    /// Nothing that a trainee could attend.
    InterviewUnsuitable,
}

impl CancelReason {
    /// The reasons that the coordinator can give.
    pub const GIVEN: [Self; 4] =
        [Self::TraineeUnavailable, Self::MentorUnavailable, Self::InterviewUnsuitable, Self::Coordinator];

    /// The reason as a choice.
    pub fn label(self) -> &'static str {
        match self {
            Self::TraineeUnavailable => "The trainee can’t make it",
            Self::MentorUnavailable => "The mentor can’t make it",
            Self::InterviewUnsuitable => "The interview isn’t suitable for a trainee",
            _ => "Another reason",
        }
    }
}

/// A sentence for whoever is concerned.
impl fmt::Display for CancelReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::InterviewCancelled => "This session was cancelled with its interview.",
            Self::InterviewMoved => {
                "This session was cancelled because its interview moved to a time that doesn’t fit."
            }
            Self::InterviewChanged => {
                "This session was cancelled because its interview has no seat for it anymore."
            }
            Self::InterviewerChanged => "This session was cancelled because the interviewers changed.",
            Self::PersonLeft => {
                "This session was cancelled because the trainee or the mentor left the company."
            }
            Self::EnrollmentEnded => {
                "This session was cancelled because the enrollment was paused or withdrawn."
            }
            Self::StepGone => "This session was cancelled because the path no longer requires it.",
            Self::Coordinator => "The coordinator cancelled this session.",
            Self::PlannedAgain => "This session was cancelled when sessions were re-planned.",
            Self::Replaced => "The coordinator replaced this session with another.",
            Self::TraineeUnavailable => "This session was cancelled because the trainee can’t make it.",
            Self::MentorUnavailable => "This session was cancelled because the mentor can’t make it.",
            Self::InterviewUnsuitable => {
                "This session was cancelled because the interview isn’t suitable for a trainee."
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cancellation_is_told_in_a_sentence_of_its_own() {
        let reasons = [
            CancelReason::InterviewCancelled,
            CancelReason::InterviewMoved,
            CancelReason::InterviewChanged,
            CancelReason::InterviewerChanged,
            CancelReason::PersonLeft,
            CancelReason::EnrollmentEnded,
            CancelReason::StepGone,
            CancelReason::Coordinator,
            CancelReason::PlannedAgain,
            CancelReason::Replaced,
            CancelReason::TraineeUnavailable,
            CancelReason::MentorUnavailable,
            CancelReason::InterviewUnsuitable,
        ];
        let sentences = reasons.map(|reason| reason.to_string());
        let is_sentence = |words: &String| words.starts_with("Th") && words.ends_with('.');
        assert!(sentences.iter().all(is_sentence), "{sentences:?}");
        let distinct: std::collections::BTreeSet<_> = sentences.into_iter().collect();
        assert_eq!(distinct.len(), reasons.len());
    }
}
