//! The orders in which the directory can be read.

use super::Row;
use crate::{model::person::Hosting, order::Order, workspace::Workspace};
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Name,
    /// People without a team come last, from either end.
    Team,
    /// Who is certified in most types first.
    Certified,
    /// Who is furthest in their training first, and who is in none last, from either end.
    InTraining,
    /// Who accepts trainees first.
    AcceptsTrainees,
}

/// Puts rows that stand by name into another order; those that are equal in it stay by name.
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

/// The share of the path that is furthest, in thousandths.
fn progress(row: &Row) -> usize {
    row.in_training.iter().map(|path| path.done * 1_000 / path.of.max(1)).max().unwrap_or_default()
}

/// Whether they accept trainees; who is not certified is not asked.
fn accepts(row: &Row) -> Option<bool> {
    (!row.certified.is_empty()).then_some(row.hosting == Hosting::Hosts)
}
