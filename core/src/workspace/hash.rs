//! A fingerprint of the whole state, to see that two workspaces are equal without sending either.

use super::Workspace;
use std::io;
use xxhash_rust::xxh3::Xxh3Default;

struct Hashing(Xxh3Default);

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Hashes the JSON, which is the same everywhere because every map is ordered.
pub fn state_hash(workspace: &Workspace) -> u64 {
    let mut hashing = Hashing(Xxh3Default::new());
    let written = serde_json::to_writer(&mut hashing, workspace)
        .and_then(|()| serde_json::to_writer(&mut hashing, &workspace.profiles));
    debug_assert!(written.is_ok(), "the hasher takes every byte, and every key is text");
    hashing.0.digest()
}
