//! A scorecard as it is stored while it is hidden: a text that nobody can read by looking at rows, files or
//! backups.
//!
//! It is closed to eyes and to searches, not to somebody who runs this program's own code over a log that
//! they hold: without a server that holds rows back there is no place for a key that one of two people on one
//! device lacks.

use super::Scorecard;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(String);

/// Hexadecimal digits of the number that each seal begins with.
const NONCE: usize = 16;

impl Sealed {
    /// Seals a scorecard; the same scorecard makes the same seal.
    pub fn of(scorecard: &Scorecard) -> Self {
        let plain = serde_json::to_vec(scorecard).unwrap_or_default();
        let nonce = xxh3_64(&plain);
        let mut text = format!("{nonce:016x}");
        for byte in mixed(&plain, nonce) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// The sealed text, or `None` if it is damaged.
    pub fn open(&self) -> Option<Scorecard> {
        let nonce = u64::from_str_radix(self.0.get(..NONCE)?, 16).ok()?;
        let digits = self.0.get(NONCE..)?.as_bytes();
        let pairs = digits.chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        });
        let bytes: Option<Vec<u8>> = pairs.collect();
        let plain: Vec<u8> = mixed(&bytes?, nonce).collect();
        (xxh3_64(&plain) == nonce).then(|| serde_json::from_slice(&plain).ok())?
    }
}

/// The bytes with a stream of others laid over them; twice gives them back.
fn mixed(bytes: &[u8], nonce: u64) -> impl Iterator<Item = u8> {
    bytes.chunks(8).enumerate().flat_map(move |(block, bytes)| {
        let stream = xxh3_64_with_seed(&(block as u64).to_le_bytes(), nonce).to_le_bytes();
        bytes.iter().zip(stream).map(|(byte, over)| byte ^ over).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::{Rating, Recommendation};
    use chrono::DateTime;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_sealed_opens_and_says_nothing_before(notes in "[a-z ]{6,80}") {
            let card = Scorecard {
                written: DateTime::UNIX_EPOCH,
                ratings: vec![Rating::ALL[1]],
                recommendation: Recommendation::Yes,
                notes,
                rubric: Default::default(),
                verdict: None,
            };
            let sealed = Sealed::of(&card);
            prop_assert!(!sealed.0.contains(&card.notes) && !sealed.0.contains("yes"));
            prop_assert_eq!(sealed.open(), Some(card));
        }

        #[test]
        fn any_text_opens_or_does_not(text in "\\PC{0,60}") {
            let _ = Sealed(text).open();
        }
    }
}
