//! The moves of random people: mostly sensible for the current state, sometimes arbitrary.

use chrono::{DateTime, Duration, Utc};
use proptest::{collection::vec, prelude::*};
use switchback_core::workspace::Workspace;

mod anything;
mod asked;
mod beside;
mod planned;

#[derive(Clone, Copy, Debug)]
pub enum Move {
    Wait(u8),
    /// Waits until one of the sessions is over.
    WaitFor(u8),
    Enroll(u8),
    Prepare(u8),
    Plan(u8),
    DraftAnything(u8, u8, u8),
    Publish(u8),
    Answer(u8),
    Coordinate(u8),
    ScheduleByHand(u8, u8),
    Hold(u8),
    Write(u8),
    Review(u8),
    SignOff(u8),
    Rest(u8),
    Reschedule(u8, u8),
    Live(u8, u8),
    Refine(u8, u8),
    Undo(u8),
    Silly(u8, [u8; 4]),
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    vec(one(), 1..most)
}

/// A move of any kind.
pub fn one() -> impl Strategy<Value = Move> {
    prop_oneof![
        2 => (1..60_u8).prop_map(Move::Wait),
        6 => any::<u8>().prop_map(Move::WaitFor),
        4 => any::<u8>().prop_map(Move::Enroll),
        2 => any::<u8>().prop_map(Move::Prepare),
        6 => any::<u8>().prop_map(Move::Plan),
        2 => any::<(u8, u8, u8)>().prop_map(|(a, b, c)| Move::DraftAnything(a, b, c)),
        6 => any::<u8>().prop_map(Move::Publish),
        3 => any::<u8>().prop_map(Move::Answer),
        2 => any::<u8>().prop_map(Move::Coordinate),
        2 => any::<(u8, u8)>().prop_map(|(a, b)| Move::ScheduleByHand(a, b)),
        4 => any::<u8>().prop_map(Move::Hold),
        10 => any::<u8>().prop_map(Move::Write),
        7 => any::<u8>().prop_map(Move::Review),
        4 => any::<u8>().prop_map(Move::SignOff),
        2 => any::<u8>().prop_map(Move::Rest),
        2 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Reschedule(a, b)),
        2 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Live(a, b)),
        4 => any::<(u8, u8)>().prop_map(|(a, b)| Move::Refine(a, b)),
        3 => any::<u8>().prop_map(Move::Undo),
        3 => any::<(u8, [u8; 4])>().prop_map(|(kind, with)| Move::Silly(kind, with)),
    ]
}

fn nth<T>(mut list: impl Iterator<Item = T> + Clone, place: u8) -> Option<T> {
    let count = list.clone().count();
    (count > 0).then(|| list.nth(usize::from(place) % count)).flatten()
}

impl Move {
    /// Returns when the move happens: mostly at once, or after some hours.
    pub fn time(self, workspace: &Workspace, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Wait(hours) => now + Duration::hours(hours.into()),
            Self::WaitFor(place) => {
                let ahead = workspace.sessions.values().filter(|session| session.state().is_ahead());
                let over = nth(ahead, place).and_then(|session| workspace.interviews.get(&session.interview));
                over.map_or(now, |interview| now.max(interview.end()))
            }
            _ => now + Duration::minutes(1),
        }
    }
}
