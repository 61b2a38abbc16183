//! The orders in which the people who are still to be told can be read.

use super::to_tell::ToTell;
use crate::order::Order;
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TellOrder {
    #[default]
    Name,
    /// Whose first session is soonest comes first.
    FirstSession,
    /// Who is to be told about most sessions comes first.
    Sessions,
}

/// Puts people who stand by name into another order; those who are equal in it stay by name.
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
