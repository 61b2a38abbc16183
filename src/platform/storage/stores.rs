//! What the database of a workspace of one's own has.

use super::connection::Schema;

/// Stretches of the log, each under the position of its first line.
pub const CHUNKS: &str = "chunks";
/// Records beside the log: personal data under the person's id, the contents of scorecards under their commitments.
pub const RECORDS: &str = "profiles";
/// The latest snapshot of the workspace.
pub const SNAPSHOTS: &str = "snapshots";
/// Which workspace it is and where its log ends.
pub const META: &str = "meta";
/// Broken chunks as they were found.
pub const ASIDE: &str = "aside";
/// Every store.
pub const ALL: [&str; 5] = [CHUNKS, RECORDS, SNAPSHOTS, META, ASIDE];

pub const SCHEMA: Schema = Schema { version: 1, stores: &ALL, numbered: &[ASIDE] };
