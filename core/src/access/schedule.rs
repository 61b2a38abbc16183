//! The interview schedule as a person sees it.

use crate::{
    access::{asker::Asker, seen},
    model::{
        ids::{InterviewId, SessionId},
        interview::Interview,
        session::Session,
    },
    progress::schedule::{
        calendar::{self, Choice, Slot, interviewers},
        interview_card::{InterviewCard, interview_card},
    },
};
use chrono::{DateTime, Utc};
use std::ops::Range;

/// The interviews that the asker may see. Sessions that they may not see are left out of them.
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

/// Whether the asker may see an interview: as someone who sees all, as one of its interviewers, or for a session there.
pub fn sees(asker: &Asker, interview: &Interview) -> bool {
    let at_it = |session: &Session| session.interview == interview.id && seen::session(asker, session);
    seen::interview(asker, &interviewers(asker.workspace, interview))
        || asker.workspace.sessions.values().any(at_it)
}

/// An interview that the asker may see, with those of its sessions that they may see.
pub fn interview(asker: &Asker, interview: InterviewId) -> Option<InterviewCard> {
    let known = asker.workspace.interviews.get(&interview)?;
    let mut card = interview_card(asker.workspace, interview).filter(|_| sees(asker, known))?;
    let is_seen = |session: SessionId| {
        asker.workspace.sessions.get(&session).is_some_and(|known| seen::session(asker, known))
    };
    card.sessions.retain(|card| is_seen(card.session));
    Some(card)
}
