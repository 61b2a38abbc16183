//! A hash of the whole state, for comparing two workspaces without sending either.

use super::Workspace;
use crate::model::scorecard::commitment::Commitment;
use xxhash_rust::xxh3::xxh3_64;

/// Hashes the JSON, which is the same everywhere because every map is ordered. The contents of scorecards are represented by
/// their commitments.
pub fn state_hash(workspace: &Workspace) -> u64 {
    // Both are hashed as text, because that is how the workspace is stored, so the program needs only one writer.
    let contents: Vec<Commitment> =
        workspace.scorecard_records.iter().map(|(commitment, _)| *commitment).collect();
    let written = [
        serde_json::to_string(workspace),
        serde_json::to_string(&workspace.profiles),
        serde_json::to_string(&contents),
    ];
    let written: Result<Vec<String>, _> = written.into_iter().collect();
    debug_assert!(written.is_ok(), "every key is text");
    xxh3_64(written.unwrap_or_default().concat().as_bytes())
}
