//! The sort orders of a list of sessions.

use super::session_card::SessionCard;
use crate::{order::Order, text_search::folded};
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardOrder {
    #[default]
    Start,
    Trainee,
    Mentor,
    /// By interview type, then by the step and the number of the session.
    Step,
    State,
}

/// Sorts cards. Cards that are equal in an order are sorted by start.
pub fn sort(cards: &mut [SessionCard], by: CardOrder, is_descending: bool) {
    cards.order_by(|a, b| {
        let order = compare(a, b, by);
        let order = if is_descending { order.reverse() } else { order };
        order.then_with(|| (a.start, a.session).cmp(&(b.start, b.session)))
    });
}

fn compare(a: &SessionCard, b: &SessionCard, by: CardOrder) -> Ordering {
    match by {
        CardOrder::Start => a.start.cmp(&b.start),
        CardOrder::Trainee => folded(&a.trainee_name).cmp(&folded(&b.trainee_name)),
        CardOrder::Mentor => folded(&a.mentor_name).cmp(&folded(&b.mentor_name)),
        CardOrder::Step => (&a.type_name, a.kind, a.time).cmp(&(&b.type_name, b.kind, b.time)),
        CardOrder::State => a.state.word().cmp(b.state.word()),
    }
}
