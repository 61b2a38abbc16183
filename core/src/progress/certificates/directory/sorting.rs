//! The sort orders of the directory.

use super::Row;
use crate::{model::person::Hosting, order::Order, workspace::Workspace};
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Name,
    /// People without a team come last in both directions.
    Team,
    /// The people certified in the most types come first.
    Certified,
    /// The people furthest in their training come first, and those in no training last in both directions.
    InTraining,
    /// The people who accept trainees come first.
    AcceptsTrainees,
}

/// Sorts rows that are already sorted by name. Rows that are equal in the new order stay sorted by name.
pub fn sort(workspace: &Workspace, rows: &mut [Row], by: SortBy, is_descending: bool) {
    let turned = |order: Ordering| if is_descending { order.reverse() } else { order };
    match by {
        SortBy::Name if is_descending => rows.reverse(),
        SortBy::Name => (),
        SortBy::Team => rows.order_by(|a, b| {
            let (one, other) = (workspace.team_name(a.team), workspace.team_name(b.team));
            let without = a.team.is_none().cmp(&b.team.is_none());
            without.then_with(|| turned(one.to_lowercase().cmp(&other.to_lowercase())))
        }),
        SortBy::Certified => rows.order_by(|a, b| turned(b.certified.len().cmp(&a.certified.len()))),
        SortBy::InTraining => rows.order_by(|a, b| {
            let without = a.in_training.is_empty().cmp(&b.in_training.is_empty());
            without.then_with(|| turned(progress(b).cmp(&progress(a))))
        }),
        SortBy::AcceptsTrainees => rows.order_by(|a, b| turned(accepts(b).cmp(&accepts(a)))),
    }
}

/// The progress on the path that is furthest along, in thousandths.
fn progress(row: &Row) -> usize {
    row.in_training.iter().map(|path| path.done * 1_000 / path.of.max(1)).max().unwrap_or_default()
}

/// Whether they accept trainees; `None` for people who are not certified.
fn accepts(row: &Row) -> Option<bool> {
    (!row.certified.is_empty()).then_some(row.hosting == Hosting::Hosts)
}
