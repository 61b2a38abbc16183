//! A scorecard as it is stored: a text that nobody can read by looking at rows, files or backups.
//!
//! It is closed to eyes and to searches, not to somebody who runs this program's own code over what they hold. What
//! somebody must not read is withheld from them.

use crate::{json, model::hex};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(String);

/// Hexadecimal digits of the number that each seal begins with.
const NONCE: usize = 16;

impl Sealed {
    /// Seals something; the same makes the same seal.
    pub fn of(content: &impl Serialize) -> Self {
        let mut bytes = serde_json::to_vec(content).unwrap_or_default();
        let nonce = xxh3_64(&bytes);
        mix(&mut bytes, nonce);
        Self(format!("{nonce:016x}{}", hex::encode(&bytes)))
    }

    /// What was sealed, or `None` if the text is damaged.
    pub fn open<T: DeserializeOwned>(&self) -> Option<T> {
        let nonce = u64::from_str_radix(self.0.get(..NONCE)?, 16).ok()?;
        let mut bytes = hex::decode(self.0.get(NONCE..)?)?;
        mix(&mut bytes, nonce);
        (xxh3_64(&bytes) == nonce).then(|| json::read(str::from_utf8(&bytes).ok()?).ok())?
    }
}

impl From<String> for Sealed {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Sealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Lays a stream of bytes over these; twice gives them back.
fn mix(bytes: &mut [u8], nonce: u64) {
    for (block, bytes) in (0_u64..).zip(bytes.chunks_mut(8)) {
        let stream = xxh3_64_with_seed(&block.to_le_bytes(), nonce).to_le_bytes();
        bytes.iter_mut().zip(stream).for_each(|(byte, over)| *byte ^= over);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::{Rating, Recommendation, ScorecardContent};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_sealed_opens_and_says_nothing_before(notes in "[a-z ]{6,80}") {
            let ratings = vec![Rating::ALL[1]];
            let content = ScorecardContent { ratings, recommendation: Recommendation::Yes, notes, verdict: None };
            let sealed = Sealed::of(&content);
            prop_assert!(!sealed.0.contains(&content.notes) && !sealed.0.contains("yes"));
            prop_assert_eq!(sealed.open(), Some(content));
        }

        #[test]
        fn any_text_opens_or_does_not(text in "\\PC{0,60}") {
            let _ = Sealed(text).open::<ScorecardContent>();
        }
    }
}
