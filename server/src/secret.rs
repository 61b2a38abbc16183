//! Secrets that give access. Only their hashes are stored.

use sha2::{Digest, Sha256};
use std::{fmt, num::ParseIntError, str::FromStr};
use switchback_core::model::hex;

/// A random number of 256 bits.
pub struct Secret([u8; 32]);

/// Returns a random number of 64 bits.
///
/// # Errors
///
/// Returns an error if the system cannot provide random numbers.
pub fn number() -> Result<u64, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

/// The hash of a secret, which is stored in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecretHash(pub [u8; 32]);

impl Secret {
    /// Creates a new secret.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot provide random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.to_string())
    }
}

/// Identifies something that is stored by a hash, such as a device. It gives no access.
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
    /// Hashes a secret in the form in which it was given out. The hash of any other text is not stored anywhere.
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
