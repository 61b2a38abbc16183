//! Seals a scorecard for storage, so that no one reads it by looking at rows, files or backups.
//!
//! A seal protects against casual reading and text searches, not against someone who runs this program's own code on the data.
//! Content that a person must not read is withheld from them.

use crate::{json, model::hex};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(String);

/// Hexadecimal digits of the number at the start of each seal.
const NONCE: usize = 16;

impl Sealed {
    /// Seals a value. Equal values have equal seals.
    pub fn of(content: &impl Serialize) -> Self {
        let mut bytes = serde_json::to_vec(content).unwrap_or_default();
        let nonce = xxh3_64(&bytes);
        mix(&mut bytes, nonce);
        Self(format!("{nonce:016x}{}", hex::encode(&bytes)))
    }

    /// The sealed value, or `None` if the text is damaged.
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

/// Combines the bytes with a stream of bytes by XOR. Doing it twice restores them.
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
        fn a_seal_opens_and_reveals_nothing_before(notes in "[a-z ]{6,80}") {
            let ratings = vec![Rating::ALL[1]];
            let content = ScorecardContent { ratings, recommendation: Recommendation::Yes, notes, verdict: None };
            let sealed = Sealed::of(&content);
            prop_assert!(!sealed.0.contains(&content.notes) && !sealed.0.contains("yes"));
            prop_assert_eq!(sealed.open(), Some(content));
        }

        #[test]
        fn opening_any_text_does_not_panic(text in "\\PC{0,60}") {
            let _ = Sealed(text).open::<ScorecardContent>();
        }
    }
}
