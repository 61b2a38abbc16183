//! The forty trainees: which path each is on, how far up, and what stands still.

use super::interview_types::{BEHAVIORAL, CODE_REVIEW, CODING, PRODUCT_SENSE, SYSTEM_DESIGN};

/// One trainee's way so far.
#[derive(Clone, Copy)]
pub struct Climb {
    pub kind: usize,
    pub enrolled_days_ago: i64,
    pub prep: Prep,
    /// What became of each session in the past, in order.
    pub past: &'static [Fate],
    pub ahead: Ahead,
    pub ending: Ending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Prep {
    Done,
    Open,
}

/// What became of a session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Credited,
    NotCredited,
    Missed,
    TraineeOwesScorecard,
    MentorOwesScorecard,
    ReviewOwed,
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

use Fate::{Credited, MentorOwesScorecard, Missed, NotCredited, ReviewOwed, TraineeOwesScorecard};

const STEEP: &[Fate] = &[Credited; 4];

const fn climb(kind: usize, days: i64, past: &'static [Fate], ahead: Ahead) -> Climb {
    Climb { kind, enrolled_days_ago: days, prep: Prep::Done, past, ahead, ending: Ending::GoesOn }
}

pub const CLIMBS: [Climb; 40] = [
    // Just enrolled.
    climb(CODING, 2, &[], Ahead::Nothing),
    climb(BEHAVIORAL, 3, &[], Ahead::Nothing),
    climb(CODE_REVIEW, 2, &[], Ahead::Nothing),
    // The course is not done.
    Climb { prep: Prep::Open, ..climb(SYSTEM_DESIGN, 4, &[], Ahead::Nothing) },
    Climb { prep: Prep::Open, ..climb(SYSTEM_DESIGN, 9, &[], Ahead::Nothing) },
    Climb { prep: Prep::Open, ..climb(SYSTEM_DESIGN, 16, &[], Ahead::Nothing) },
    // Ready, and waiting for a first session.
    climb(SYSTEM_DESIGN, 8, &[], Ahead::Nothing),
    climb(SYSTEM_DESIGN, 6, &[], Ahead::Nothing),
    climb(PRODUCT_SENSE, 18, &[], Ahead::Nothing),
    climb(PRODUCT_SENSE, 15, &[], Ahead::Nothing),
    // The first session is proposed, confirmed, declined, or fell through.
    climb(CODING, 5, &[], Ahead::Proposed),
    climb(SYSTEM_DESIGN, 7, &[], Ahead::Proposed),
    climb(BEHAVIORAL, 4, &[], Ahead::Proposed),
    climb(CODING, 6, &[], Ahead::Confirmed),
    climb(CODE_REVIEW, 7, &[], Ahead::Confirmed),
    climb(BEHAVIORAL, 5, &[], Ahead::Confirmed),
    climb(CODING, 6, &[], Ahead::Declined),
    climb(BEHAVIORAL, 8, &[], Ahead::Declined),
    climb(CODING, 8, &[], Ahead::InterviewCancelled),
    // One session credited.
    climb(CODING, 14, &[Credited], Ahead::Nothing),
    climb(SYSTEM_DESIGN, 15, &[Credited], Ahead::Nothing),
    climb(BEHAVIORAL, 13, &[Credited], Ahead::Nothing),
    climb(CODE_REVIEW, 14, &[Credited], Ahead::Nothing),
    climb(CODING, 15, &[Credited], Ahead::Confirmed),
    climb(SYSTEM_DESIGN, 15, &[Credited], Ahead::Confirmed),
    // Somebody has a duty.
    climb(CODING, 13, &[TraineeOwesScorecard], Ahead::Nothing),
    climb(BEHAVIORAL, 14, &[Credited, TraineeOwesScorecard], Ahead::Nothing),
    climb(CODING, 13, &[MentorOwesScorecard], Ahead::Nothing),
    climb(SYSTEM_DESIGN, 16, &[Credited, MentorOwesScorecard], Ahead::Nothing),
    climb(BEHAVIORAL, 13, &[ReviewOwed], Ahead::Nothing),
    climb(CODING, 16, &[Credited, ReviewOwed], Ahead::Nothing),
    climb(CODING, 13, &[Missed], Ahead::Nothing),
    climb(BEHAVIORAL, 17, &[Credited, NotCredited], Ahead::Nothing),
    // On the way to the top.
    climb(CODING, 18, &[Credited, Credited], Ahead::Proposed),
    climb(BEHAVIORAL, 18, &[Credited, Credited], Ahead::Proposed),
    climb(CODING, 18, &[Credited, Credited, Credited], Ahead::Nothing),
    climb(CODING, 19, STEEP, Ahead::Nothing),
    climb(BEHAVIORAL, 19, STEEP, Ahead::Nothing),
    Climb { ending: Ending::SignedOff, ..climb(CODING, 19, STEEP, Ahead::Nothing) },
    // Had to stop for now.
    Climb { ending: Ending::Paused, ..climb(CODE_REVIEW, 16, &[Credited], Ahead::Nothing) },
];

/// The place of a trainee among the people: past those who are certified, and spread over all time zones.
pub fn place(trainee: usize) -> usize {
    56 + trainee * 3
}

/// Whether the person at this place is a trainee who takes on more sessions a week than usual.
pub fn is_steep(at: usize) -> bool {
    (0..CLIMBS.len()).any(|trainee| place(trainee) == at && CLIMBS[trainee].past.len() > 2)
}
