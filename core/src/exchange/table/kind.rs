//! What a table lists.

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    People,
    Interviews,
}
