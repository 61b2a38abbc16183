//! A trainee's seat at an interview, for one step.

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
use std::{fmt, ops::Not};

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

/// A session as drafted by a plan.
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

    /// Like [`SessionState::is_open`].
    pub fn is_open(&self, start: DateTime<Utc>, at: DateTime<Utc>) -> bool {
        self.state().is_open(start, at)
    }

    /// Whether it was not approved, or is marked as not happened.
    pub fn is_turned_down(&self) -> bool {
        matches!(self.state(), SessionState::NotCredited | SessionState::Missed)
    }

    /// Whether a dispute about its current state waits for a decision.
    pub fn is_disputed(&self) -> bool {
        let dispute = self.course.dispute.as_ref();
        self.is_turned_down() && dispute.is_some_and(|known| known.outcome.is_none() && !known.outdated)
    }

    /// When it reached its current state.
    pub fn since(&self) -> DateTime<Utc> {
        self.history.last().at
    }
}

/// Exceptional events of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// A person other than the mentor who may review it.
    pub second_reviewer: Option<PersonId>,
    /// Reversed reviews, in order.
    pub reversals: Vec<Reversal>,
    pub dispute: Option<Dispute>,
    /// When trainee and mentor talked about it.
    #[serde(with = "chrono::serde::ts_seconds_option")]
    pub debriefed: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined: Option<Decline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// Who cancelled it, directly or along with something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_by: Option<Actor>,
    /// The step's kind, if the enrollment moved to a version without this step.
    pub beyond: Option<StepKind>,
}

/// Who declined a session, and the time of its interview then: it may have moved since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    pub by: Actor,
    pub time: Interval,
}

/// When a published session's interview was last moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its start before the move.
    #[serde(with = "chrono::serde::ts_seconds")]
    pub from: DateTime<Utc>,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    /// `None` if that was not kept.
    #[serde(default)]
    pub by: Option<Actor>,
}

/// A reversed review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    pub by: Actor,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub why: String,
    /// Whether the session had been approved.
    pub was_credited: bool,
}

/// A trainee's objection to a review or to a session marked as not happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub why: String,
    pub outcome: Option<DisputeOutcome>,
    /// Whether the decision that it objects to was reversed or replaced since.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub outdated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The decision stands.
    Stands,
    /// The session counts as held, and is reviewed again.
    Reopened,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// In a plan that is not published; only the coordinator sees it.
    Drafted,
    /// Drafted, and the coordinator agrees.
    Accepted,
    /// Published: the trainee can respond once they have been told.
    Proposed,
    Confirmed,
    Held,
    Credited,
    /// Held, but the step has to be done once more.
    NotCredited,
    Declined(DeclineReason),
    Missed,
    Cancelled(CancelReason),
}

impl SessionState {
    /// Whether it occupies a seat at the interview.
    pub fn takes_seat(self) -> bool {
        !matches!(self, Self::Declined(_) | Self::Cancelled(_))
    }

    /// Whether it is part of a plan that only the coordinator sees.
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Drafted | Self::Accepted)
    }

    /// Whether it is published, and is still to come or not yet reported as held or missed.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }

    /// Whether a session in this state at an interview that starts at `start` can still be cancelled or moved at an instant: it
    /// is a draft, or it is published and the interview has not begun.
    pub fn is_open(self, start: DateTime<Utc>, at: DateTime<Utc>) -> bool {
        self.is_draft() || (self.is_ahead() && start > at)
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

/// Whether later plans may move the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pin {
    #[default]
    Free,
    Pinned,
}

/// A change to several drafts at once.
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
    /// The coordinator removed it from the plan.
    NotInThisPlan,
    /// The reason exists, but this reader may not see it.
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
    /// It has fewer observer seats, or a different type.
    InterviewChanged,
    InterviewerChanged,
    PersonLeft,
    #[serde(rename = "enrolment_ended")]
    EnrollmentEnded,
    /// The path no longer requires it: a new version has no such step, or credit from elsewhere replaces it.
    StepGone,
    /// The coordinator cancelled it, for a reason that is not listed here.
    #[default]
    Coordinator,
    /// A changed plan drops it: it got another place, or had to make room.
    PlannedAgain,
    /// The coordinator put another session in its place.
    Replaced,
    TraineeUnavailable,
    MentorUnavailable,
    /// A trainee could not attend the interview.
    InterviewUnsuitable,
}

impl CancelReason {
    /// The reasons that the coordinator can give.
    pub const GIVEN: [Self; 4] =
        [Self::TraineeUnavailable, Self::MentorUnavailable, Self::InterviewUnsuitable, Self::Coordinator];

    /// The label of the reason in a list of choices.
    pub fn label(self) -> &'static str {
        match self {
            Self::TraineeUnavailable => "The trainee can’t make it",
            Self::MentorUnavailable => "The mentor can’t make it",
            Self::InterviewUnsuitable => "The interview isn’t suitable for a trainee",
            _ => "Another reason",
        }
    }
}

/// A sentence for the people concerned.
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
    fn every_cancellation_has_its_own_sentence() {
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
