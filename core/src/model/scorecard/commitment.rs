//! What the log has in place of a scorecard's content.

use crate::model::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A hash that identifies the content of a scorecard without revealing it: the content is hashed with its salt, so that it can't
/// be found by guessing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// The SHA-256 of a canonical text.
    pub(super) fn of(canonical: &[u8]) -> Self {
        Self(Sha256::digest(canonical).into())
    }
}

/// A random number that is kept with a scorecard's content, and is as secret as the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Salt(pub u128);

/// A text that is not a commitment or a salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHexadecimal;

impl fmt::Display for NotHexadecimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .write_str("64 hexadecimal digits are expected for a commitment, 32 for a salt, in lower case")
    }
}

fn bytes<const COUNT: usize>(text: &str) -> Result<[u8; COUNT], NotHexadecimal> {
    hex::decode(text).and_then(|bytes| bytes.try_into().ok()).ok_or(NotHexadecimal)
}

impl FromStr for Commitment {
    type Err = NotHexadecimal;

    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        bytes(text).map(Self)
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl TryFrom<String> for Commitment {
    type Error = NotHexadecimal;

    fn try_from(text: String) -> Result<Self, NotHexadecimal> {
        text.parse()
    }
}

impl From<Commitment> for String {
    fn from(commitment: Commitment) -> Self {
        commitment.to_string()
    }
}

impl TryFrom<String> for Salt {
    type Error = NotHexadecimal;

    fn try_from(text: String) -> Result<Self, NotHexadecimal> {
        bytes(&text).map(|bytes| Self(u128::from_be_bytes(bytes)))
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> Self {
        hex::encode(&salt.0.to_be_bytes())
    }
}
