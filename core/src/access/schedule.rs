//! The interview schedule as somebody sees it.

use crate::{
    access::{asker::Asker, seen},
    progress::schedule::calendar::{self, Choice, Slot},
};
use chrono::{DateTime, Utc};
use std::ops::Range;

/// The interviews that are theirs to see. Where the session at one is not, the interview stands there without it.
pub fn schedule(asker: &Asker, period: Range<DateTime<Utc>>, choice: &Choice) -> Vec<Slot> {
    let mut slots = calendar::schedule(asker.workspace, period, choice);
    for slot in &mut slots {
        let session = slot.session.as_ref().and_then(|card| asker.workspace.sessions.get(&card.session));
        if !session.is_some_and(|known| seen::session(asker, known)) {
            slot.session = None;
        }
    }
    slots.retain(|slot| {
        slot.session.is_some() || !choice.with_trainee && seen::interview(asker, &slot.interviewers)
    });
    slots.dedup_by(|next, slot| next.interview == slot.interview && next.session.is_none());
    slots
}
