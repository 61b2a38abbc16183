//! The forty trainees: which path each is on, how far along, and who is stuck.

use super::interview_types::{BEHAVIORAL, CODE_REVIEW, CODING, PRODUCT_SENSE, SYSTEM_DESIGN};

/// One trainee's progress so far.
#[derive(Clone, Copy)]
pub struct TrainingStory {
    pub kind: usize,
    pub enrolled_days_ago: i64,
    pub prep: Prep,
    /// The outcome of each past session, in order.
    pub past: &'static [Fate],
    pub ahead: Ahead,
    pub ending: Ending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Prep {
    Done,
    Open,
}

/// The outcome of a session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Credited,
    NotCredited,
    Missed,
    TraineeScorecardDue,
    MentorScorecardDue,
    ReviewDue,
}

/// Sessions on the calendar for the coming days.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    Nothing,
    Proposed,
    Confirmed,
    Declined,
    InterviewCancelled,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    GoesOn,
    Paused,
    SignedOff,
}

use Fate::{Credited, MentorScorecardDue, Missed, NotCredited, ReviewDue, TraineeScorecardDue};

const STEEP: &[Fate] = &[Credited; 4];

const fn story(kind: usize, days: i64, past: &'static [Fate], ahead: Ahead) -> TrainingStory {
    TrainingStory { kind, enrolled_days_ago: days, prep: Prep::Done, past, ahead, ending: Ending::GoesOn }
}

pub const TRAINING_STORIES: [TrainingStory; 40] = [
    // Just enrolled.
    story(CODING, 2, &[], Ahead::Nothing),
    story(BEHAVIORAL, 3, &[], Ahead::Nothing),
    story(CODE_REVIEW, 2, &[], Ahead::Nothing),
    // The course isn't finished.
    TrainingStory { prep: Prep::Open, ..story(SYSTEM_DESIGN, 4, &[], Ahead::Nothing) },
    TrainingStory { prep: Prep::Open, ..story(SYSTEM_DESIGN, 9, &[], Ahead::Nothing) },
    TrainingStory { prep: Prep::Open, ..story(SYSTEM_DESIGN, 16, &[], Ahead::Nothing) },
    // Ready, and waiting for a first session.
    story(SYSTEM_DESIGN, 8, &[], Ahead::Nothing),
    story(SYSTEM_DESIGN, 6, &[], Ahead::Nothing),
    story(PRODUCT_SENSE, 18, &[], Ahead::Nothing),
    story(PRODUCT_SENSE, 15, &[], Ahead::Nothing),
    // The first session is proposed, confirmed, declined, or cancelled.
    story(CODING, 5, &[], Ahead::Proposed),
    story(SYSTEM_DESIGN, 7, &[], Ahead::Proposed),
    story(BEHAVIORAL, 4, &[], Ahead::Proposed),
    story(CODING, 6, &[], Ahead::Confirmed),
    story(CODE_REVIEW, 7, &[], Ahead::Confirmed),
    story(BEHAVIORAL, 5, &[], Ahead::Confirmed),
    story(CODING, 6, &[], Ahead::Declined),
    story(BEHAVIORAL, 8, &[], Ahead::Declined),
    story(CODING, 8, &[], Ahead::InterviewCancelled),
    // One session approved.
    story(CODING, 14, &[Credited], Ahead::Nothing),
    story(SYSTEM_DESIGN, 15, &[Credited], Ahead::Nothing),
    story(BEHAVIORAL, 13, &[Credited], Ahead::Nothing),
    story(CODE_REVIEW, 14, &[Credited], Ahead::Nothing),
    story(CODING, 15, &[Credited], Ahead::Confirmed),
    story(SYSTEM_DESIGN, 15, &[Credited], Ahead::Confirmed),
    // A scorecard, a review or another session is due.
    story(CODING, 13, &[TraineeScorecardDue], Ahead::Nothing),
    story(BEHAVIORAL, 14, &[Credited, TraineeScorecardDue], Ahead::Nothing),
    story(CODING, 13, &[MentorScorecardDue], Ahead::Nothing),
    story(SYSTEM_DESIGN, 16, &[Credited, MentorScorecardDue], Ahead::Nothing),
    story(BEHAVIORAL, 13, &[ReviewDue], Ahead::Nothing),
    story(CODING, 16, &[Credited, ReviewDue], Ahead::Nothing),
    story(CODING, 13, &[Missed], Ahead::Nothing),
    story(BEHAVIORAL, 17, &[Credited, NotCredited], Ahead::Nothing),
    // Close to certification.
    story(CODING, 18, &[Credited, Credited], Ahead::Proposed),
    story(BEHAVIORAL, 18, &[Credited, Credited], Ahead::Proposed),
    story(CODING, 18, &[Credited, Credited, Credited], Ahead::Nothing),
    story(CODING, 19, STEEP, Ahead::Nothing),
    story(BEHAVIORAL, 19, STEEP, Ahead::Nothing),
    TrainingStory { ending: Ending::SignedOff, ..story(CODING, 19, STEEP, Ahead::Nothing) },
    // Paused for now.
    TrainingStory { ending: Ending::Paused, ..story(CODE_REVIEW, 16, &[Credited], Ahead::Nothing) },
];

/// Returns the index of a trainee among the people: after those who are certified, and spread over all time zones.
pub fn place(trainee: usize) -> usize {
    56 + trainee * 3
}

/// Whether the person at this index is a trainee who takes on more sessions per week than the default.
pub fn is_steep(at: usize) -> bool {
    (0..TRAINING_STORIES.len())
        .any(|trainee| place(trainee) == at && TRAINING_STORIES[trainee].past.len() > 2)
}
