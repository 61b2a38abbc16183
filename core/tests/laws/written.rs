//! Plays in which scorecards exist from the start, because random people seldom get that far.

use crate::{
    moves::Move,
    play::{Turn, play_on},
    scenarios::{finished_path, given, hours},
};
use switchback_core::{
    command::{Command, Submission},
    log::Log,
    model::scorecard::Verdict,
};

/// Two sessions with both scorecards, one with the mentor's, who has already approved it, and one with the
/// trainee's. Then the given moves.
pub fn play_written(moves: &[Move], watch: impl FnMut(&Turn)) -> Log {
    let mut acts = finished_path();
    let Command::WriteScorecard(of_mentor) = acts[14].2.clone() else { panic!("{:?}", acts[14]) };
    acts[14].2 = Command::WriteScorecard(Submission { verdict: Some(Verdict::Counts), ..of_mentor });
    let lacking = [13, 15, 19, 20];
    let acts = (0..).zip(acts).filter(|(place, _)| !lacking.contains(place)).map(|(_, act)| act);
    play_on(given(acts).log(), hours(400), moves, watch)
}

/// How often a text contains scorecard notes, from the start or by random people.
pub fn times_said(text: &str) -> usize {
    text.matches("Well done").count() + text.matches("noted").count()
}

pub fn says(text: &str) -> bool {
    times_said(text) > 0
}
