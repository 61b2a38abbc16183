//! The stores in the database of a workspace that belongs to this browser.

use super::connection::Schema;

/// Chunks of the log, each under the position of its first line.
pub const CHUNKS: &str = "chunks";
/// Records: personal data under the person's id, scorecard contents under their commitments.
pub const RECORDS: &str = "profiles";
/// The latest snapshot of the workspace.
pub const SNAPSHOTS: &str = "snapshots";
/// The workspace's id and where its log ends.
pub const META: &str = "meta";
/// Broken chunks as they were found.
pub const ASIDE: &str = "aside";
/// Every store.
pub const ALL: [&str; 5] = [CHUNKS, RECORDS, SNAPSHOTS, META, ASIDE];

pub const SCHEMA: Schema = Schema { version: 1, stores: &ALL, numbered: &[ASIDE] };
