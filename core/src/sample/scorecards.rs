//! The scorecards that people of the sample company write after an interview.

use super::dice::{Dice, keyed};
use crate::command::Submission;
use crate::{
    command::Command,
    model::{
        ids::SessionId,
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
    },
};

const NOTES: [&str; 6] = [
    "Clear from the first question. The follow-up went deeper than I had planned.",
    "Good start, then got lost in the middle. A hint brought them back.",
    "Asked clarifying questions. I would have liked one more example.",
    "We ran short of time at the end, but covered the main points.",
    "Careful and honest about what they did not know.",
    "The second half was much stronger than the first.",
];

/// Writes a scorecard for a rubric of `dimensions`. Two people rate the same interview similarly, but seldom equally.
pub fn write(session: SessionId, side: Side, dimensions: usize, dice: &mut Dice) -> Command {
    let ratings: Vec<_> = (0..dimensions).map(|_| rating(dice)).collect();
    let sum: u32 = ratings.iter().map(|rating| u32::from(u8::from(*rating))).sum();
    let recommendation = match sum * 10 / (dimensions.max(1) as u32) {
        35.. => Recommendation::StrongYes,
        26..35 => Recommendation::Yes,
        18..26 => Recommendation::No,
        _ => Recommendation::StrongNo,
    };
    let notes = (*dice.pick(&NOTES)).to_owned();
    Command::WriteScorecard(Submission {
        session,
        side,
        ratings,
        recommendation,
        notes,
        rubric: None,
        verdict: None,
        salt: salt(session, side),
    })
}

/// The sample company has no secrets, and every sample should have the same lines.
fn salt(session: SessionId, side: Side) -> Salt {
    let half = |number| u128::from(keyed([session.0, side as u64, number]));
    Salt(half(0) << 64 | half(1))
}

fn rating(dice: &mut Dice) -> Rating {
    let [lowest, low, high, highest] = Rating::ALL;
    *dice.pick(&[lowest, low, low, high, high, high, high, highest])
}
