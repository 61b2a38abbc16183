//! Secrets that let somebody in. Only their hashes are kept.

use sha2::{Digest, Sha256};
use std::{fmt, num::ParseIntError, str::FromStr};
use switchback_core::model::hex;

/// A random number of 256 bits.
pub struct Secret([u8; 32]);

/// A random number of 64 bits.
///
/// # Errors
///
/// Where the system has no random numbers.
pub fn number() -> Result<u64, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

/// What is kept of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecretHash(pub [u8; 32]);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    ///
    /// Where the system has no random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.to_string())
    }
}

/// Names something that is kept as a hash, as a device; it lets nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    pub fn of(hash: SecretHash) -> Self {
        let [a, b, c, d, e, f, g, h, ..] = hash.0;
        Self(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

impl SecretHash {
    /// Of a secret as it was given out. Anything else is a hash that is kept nowhere.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}
