//! Merging the small chunks that appending leaves behind into full ones.

use super::load::chunk_at;
use super::records::{chunk_record, number, position};
use super::stores::CHUNKS;
use super::transaction::{Range, Transaction};
use super::{CHUNK_LINES, StorageError};
use switchback_core::log::chunk::{self, Chunk};
use web_sys::IdbDatabase;

/// The number of small chunks that makes merging worth a transaction.
const MANY: usize = 64;

pub async fn small_chunks(database: &IdbDatabase) -> Result<usize, StorageError> {
    let transaction = Transaction::write(database, &[CHUNKS])?;
    let keys = transaction.keys(CHUNKS, Range::All).await?;
    let firsts: Vec<u64> = keys.iter().filter_map(|key| position(&key)).collect();
    let small = without_full(&firsts);
    let mut merged = 0;
    if small.len() > MANY {
        let mut chunks = Vec::new();
        for first in small {
            // The next start sets a broken chunk aside and reports it.
            chunks.extend(chunk_at(&transaction, first).await?);
        }
        for run in runs(chunks) {
            merged += run.len();
            replace(&transaction, run)?;
        }
    }
    transaction.finish().await?;
    Ok(merged)
}

/// Chunks that may be small: the next chunk doesn't start at a full chunk's distance.
fn without_full(firsts: &[u64]) -> Vec<u64> {
    let full = |index: usize| {
        firsts.get(index + 1).is_some_and(|next: &u64| next - firsts[index] == CHUNK_LINES as u64)
    };
    firsts.iter().enumerate().filter(|(index, _)| !full(*index)).map(|(_, first)| *first).collect()
}

/// Runs of two or more chunks without gaps between them.
fn runs(chunks: Vec<Chunk>) -> Vec<Vec<Chunk>> {
    let mut runs: Vec<Vec<Chunk>> = Vec::new();
    for chunk in chunks {
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| last.end() == chunk.first)) {
            Some(run) => run.push(chunk),
            None => runs.push(vec![chunk]),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

fn replace(transaction: &Transaction, run: Vec<Chunk>) -> Result<(), StorageError> {
    let start = run[0].first;
    for chunk in &run {
        transaction.delete(CHUNKS, &number(chunk.first))?;
    }
    let lines: Vec<String> = run.into_iter().flat_map(|chunk| chunk.lines).collect();
    for (first, lines) in (start..).step_by(CHUNK_LINES).zip(lines.chunks(CHUNK_LINES)) {
        transaction.put(CHUNKS, &number(first), &chunk_record(&chunk::encode(first, lines)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(first: u64, count: usize) -> Chunk {
        Chunk { first, lines: vec!["{}".into(); count] }
    }

    #[test]
    fn full_chunks_are_not_read_again() {
        assert_eq!(without_full(&[0, 1_000, 2_000, 2_003, 3_003, 3_010]), [2_000, 3_003, 3_010]);
        assert!(without_full(&[]).is_empty());
    }

    #[test]
    fn only_neighbors_are_merged() {
        let found = runs(vec![chunk(0, 2), chunk(2, 3), chunk(9, 1), chunk(12, 1), chunk(13, 1)]);
        let firsts: Vec<Vec<u64>> =
            found.iter().map(|run| run.iter().map(|chunk| chunk.first).collect()).collect();
        assert_eq!(firsts, [vec![0, 2], vec![12, 13]]);
    }
}
