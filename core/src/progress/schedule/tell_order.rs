//! The sort orders of the people to tell.

use super::to_tell::ToTell;
use crate::order::Order;
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TellOrder {
    #[default]
    Name,
    /// The person with the soonest session comes first.
    FirstSession,
    /// The person with the most sessions to be told about comes first.
    Sessions,
}

/// Sorts people who are already sorted by name. People who are equal in the new order stay sorted by name.
pub fn sort(people: &mut [ToTell], by: TellOrder, is_descending: bool) {
    let turned = |order: Ordering| if is_descending { order.reverse() } else { order };
    let first = |one: &ToTell| one.news.first().map(|news| news.session.start);
    match by {
        TellOrder::Name if is_descending => people.reverse(),
        TellOrder::Name => (),
        TellOrder::FirstSession => people.order_by(|a, b| turned(first(a).cmp(&first(b)))),
        TellOrder::Sessions => people.order_by(|a, b| turned(b.news.len().cmp(&a.news.len()))),
    }
}
