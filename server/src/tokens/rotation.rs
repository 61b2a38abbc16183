//! A device's secret changes each time it is used. The old secret is valid until the new one is first used, because a response
//! may be lost, and several tabs may send it at once. A secret that is sent after that was copied, and signs the device out.

use crate::secret::{Secret, SecretHash};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use switchback_core::model::hex;

/// What a device sends: its identity, and the part that changes, which is missing at first.
pub struct Shown {
    mark: String,
    part: String,
}

impl Shown {
    /// Parses a secret in the form in which it was given out. Any other text belongs to no device.
    pub fn of(text: &str) -> Self {
        let (mark, part) = text.split_once('.').unwrap_or((text, ""));
        Self { mark: mark.to_owned(), part: part.to_owned() }
    }

    /// Returns the hash that its device is stored under.
    pub fn device(&self) -> SecretHash {
        SecretHash::of(&self.mark)
    }

    /// Returns the secret that the device sends from now on.
    fn followed_by(&self, part: &str) -> String {
        format!("{}.{part}", self.mark)
    }
}

/// The parts that are valid now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Derives each part from the previous one, so that sending the same part twice returns the same next part.
    pub seed: [u8; 32],
    pub valid: SecretHash,
    /// Once it is used, `valid` is no longer valid.
    pub following: SecretHash,
}

impl Rotation {
    /// Creates the rotation of a device that has not used its secret.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot provide random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        Ok(Self::beginning_with(Secret::new()?.hash().0))
    }

    fn beginning_with(seed: [u8; 32]) -> Self {
        Self { seed, valid: SecretHash::of(""), following: SecretHash::of(&part_after(&seed, "")) }
    }

    /// Returns the rotation after this secret was used, and the next secret, or `None` if this one is no longer valid.
    pub fn turn(&self, shown: &Shown) -> Option<(Self, String)> {
        let valid = SecretHash::of(&shown.part);
        if valid != self.valid && valid != self.following {
            return None;
        }
        let part = part_after(&self.seed, &shown.part);
        let turned = Self { seed: self.seed, valid, following: SecretHash::of(&part) };
        Some((turned, shown.followed_by(&part)))
    }
}

/// Derives the next part. Knowing a part is not enough for that without the seed.
fn part_after(seed: &[u8; 32], part: &str) -> String {
    let mut key = [0; 64];
    key[..32].copy_from_slice(seed);
    let mut made = <Hmac<Sha256> as Mac>::new(&key.into());
    made.update(part.as_bytes());
    hex::encode(&made.finalize().into_bytes())
}

#[cfg(test)]
mod tests;
