//! Chunks that were damaged, lost or written twice.

#![allow(clippy::unwrap_used, clippy::single_range_in_vec_init)]

use super::*;
use proptest::prelude::*;

fn lines(count: usize) -> Vec<String> {
    (0..count).map(|n| format!(r#"{{"event":{n},"name":"Zoë"}}"#)).collect()
}

fn chunk(first: u64, count: usize) -> Result<Chunk, Broken> {
    let all = lines(first as usize + count);
    encode(first, &all[first as usize..]).open()
}

#[test]
fn encoded_lines_open_again() {
    for count in [0, 1, 2, 1_000] {
        assert_eq!(encode(7, &lines(count)).open(), Ok(Chunk { first: 7, lines: lines(count) }));
    }
}

#[test]
fn the_stored_form_does_not_change() {
    let stored = encode(12, &["{}".into(), r#"{"a":1}"#.into()]);
    let expected = expect_test::expect![[
        r#"{"first":12,"count":2,"text":"{}\n{\"a\":1}","checksum":"557d7a33ebbbf999"}"#
    ]];
    expected.assert_eq(&serde_json::to_string(&stored).unwrap());
}

#[test]
fn a_line_feed_between_tokens_does_not_make_two_lines() {
    let opened = encode(0, &["{\n}".into()]).open().unwrap();
    assert_eq!(opened.lines, ["{ }"]);
}

/// Changes a byte of a text below the level of characters, and reads the result as it would be read from a disk.
fn with_byte(text: &str, at: usize, change: impl Fn(u8) -> u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = change(bytes[at]);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn every_changed_byte_is_detected() {
    let stored = encode(40, &lines(12));
    for at in 0..stored.text.len() {
        for bit in 0..8 {
            let text = with_byte(&stored.text, at, |byte| byte ^ (1 << bit));
            let damaged = StoredChunk { text, ..stored.clone() };
            assert!(damaged.open().is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn every_truncation_is_detected() {
    let stored = encode(40, &lines(12));
    for (length, _) in stored.text.char_indices() {
        let damaged = StoredChunk { text: stored.text[..length].into(), ..stored.clone() };
        assert_eq!(damaged.open().unwrap_err().reason, Damage::Checksum, "cut at {length}");
    }
}

#[test]
fn a_changed_position_count_or_checksum_is_detected() {
    let stored = encode(40, &lines(3));
    assert!(StoredChunk { first: 41, ..stored.clone() }.open().is_err());
    assert!(StoredChunk { count: 2, ..stored.clone() }.open().is_err());
    let checksum = encode(40, &lines(4)).checksum;
    assert!(StoredChunk { checksum, ..stored }.open().is_err());
}

#[test]
fn a_wrong_number_of_lines_is_detected_despite_a_right_checksum() {
    for (count, text) in [(2, "{}"), (0, "{}"), (1, "{}\n{}")] {
        let stored =
            StoredChunk { first: 0, count, text: text.into(), checksum: super::checksum(0, count, text) };
        assert_eq!(stored.open().unwrap_err().reason, Damage::Count);
    }
}

#[test]
fn consecutive_chunks_join_without_oddities() {
    let joined = join(vec![chunk(0, 3), chunk(3, 1), chunk(4, 6)]);
    assert_eq!(joined.lines.len(), 10);
    assert_eq!(joined.end(), 10);
    assert!(joined.gaps.is_empty() && joined.odd.is_empty() && joined.broken.is_empty());
}

#[test]
fn a_missing_chunk_is_a_gap() {
    assert_eq!(join(vec![chunk(2, 3), chunk(9, 1)]).gaps, [0..2, 5..9]);
}

#[test]
fn a_broken_chunk_is_reported_and_leaves_a_gap() {
    let broken = Broken { first: 3, count: 2, reason: Damage::Checksum };
    let joined = join(vec![chunk(0, 3), Err(broken.clone()), chunk(5, 2)]);
    assert_eq!((joined.gaps, joined.broken), (vec![3..5], vec![broken]));
}

#[test]
fn repeated_lines_are_a_duplicate() {
    let joined = join(vec![chunk(0, 5), chunk(3, 4)]);
    assert_eq!(joined.odd, [Odd::Duplicate(3..5)]);
    assert_eq!(joined.lines.len(), 7);
}

#[test]
fn different_lines_for_the_same_positions_are_an_overlap() {
    let other = Ok(Chunk { first: 3, lines: vec!["other".into(); 4] });
    let joined = join(vec![chunk(0, 5), other]);
    assert_eq!(joined.odd, [Odd::Overlap(3..5)]);
    assert_eq!(joined.lines[4].1, lines(5)[4]);
    assert_eq!(joined.lines[5].1, "other");
}

#[test]
fn chunks_out_of_order_are_reported_and_sorted() {
    let joined = join(vec![chunk(5, 5), chunk(0, 5)]);
    assert_eq!(joined.odd, [Odd::Swapped { first: 0, after: 5 }]);
    assert_eq!(joined.lines.len(), 10);
}

proptest! {
    #[test]
    fn any_cut_of_a_log_joins_to_the_log(cuts in proptest::collection::vec(1usize..40, 1..20)) {
        let all = lines(cuts.iter().sum());
        let mut first = 0;
        let mut chunks = Vec::new();
        for count in cuts {
            chunks.push(encode(first as u64, &all[first..first + count]).open());
            first += count;
        }
        let joined = join(chunks);
        prop_assert!(joined.gaps.is_empty() && joined.odd.is_empty());
        prop_assert_eq!(joined.lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>(), all);
    }

    #[test]
    fn a_chunk_lost_from_the_middle_is_always_a_gap(
        cuts in proptest::collection::vec(1usize..40, 3..20),
        which in any::<proptest::sample::Index>(),
    ) {
        let mut first = 0;
        let mut chunks: Vec<_> = cuts.iter().map(|count| { let c = chunk(first, *count); first += *count as u64; c }).collect();
        let lost = chunks.remove(which.index(cuts.len() - 2) + 1).unwrap();
        prop_assert_eq!(join(chunks).gaps, vec![lost.first..lost.end()]);
    }
}
