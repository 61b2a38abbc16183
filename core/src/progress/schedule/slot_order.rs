//! The sort orders of a list of interviews.

use super::calendar::Slot;
use crate::{order::Order, text_search::folded};
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlotOrder {
    #[default]
    Start,
    InterviewType,
    /// Interviews without a trainee come last in both directions.
    Trainee,
    /// By the mentor, or by the lead if there is no trainee.
    Interviewer,
    /// Interviews without a trainee come last in both directions.
    State,
}

/// Sorts slots. Slots that are equal in an order are sorted by start.
pub fn sort(slots: &mut [Slot], by: SlotOrder, is_descending: bool) {
    slots.order_by(|a, b| {
        let order = compare(a, b, by);
        let order = if is_descending { order.reverse() } else { order };
        is_last(a, by).cmp(&is_last(b, by)).then(order).then_with(|| by_start(a, b))
    });
}

fn is_last(slot: &Slot, by: SlotOrder) -> bool {
    matches!(by, SlotOrder::Trainee | SlotOrder::State) && slot.session.is_none()
}

fn by_start(a: &Slot, b: &Slot) -> Ordering {
    let session = |slot: &Slot| slot.session.as_ref().map(|card| card.session);
    (a.start, a.interview, session(a)).cmp(&(b.start, b.interview, session(b)))
}

fn compare(a: &Slot, b: &Slot, by: SlotOrder) -> Ordering {
    match by {
        SlotOrder::Start => a.start.cmp(&b.start),
        SlotOrder::InterviewType => a.type_name.to_lowercase().cmp(&b.type_name.to_lowercase()),
        SlotOrder::Trainee => trainee(a).cmp(&trainee(b)),
        SlotOrder::Interviewer => folded(interviewer(a)).cmp(&folded(interviewer(b))),
        SlotOrder::State => state(a).cmp(state(b)),
    }
}

fn trainee(slot: &Slot) -> String {
    slot.session.as_ref().map(|card| folded(&card.trainee_name)).unwrap_or_default()
}

fn interviewer(slot: &Slot) -> &str {
    let lead = || slot.interviewers.first().map_or("", |known| known.name.as_str());
    slot.session.as_ref().map_or_else(lead, |card| card.mentor_name.as_str())
}

fn state(slot: &Slot) -> &'static str {
    slot.session.as_ref().map_or("", |card| card.state.word())
}
