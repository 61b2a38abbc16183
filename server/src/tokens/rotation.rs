//! The secret of a device changes each time it is used. The old one holds until the new one is first used: an answer may be
//! lost, and several tabs may ask at once. One that is shown later was copied, and ends the sign-in of the device.

use crate::secret::{Secret, SecretHash};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use switchback_core::model::hex;

/// What a device shows: which one it is, and the part that changes. At first there is none.
pub struct Shown {
    mark: String,
    part: String,
}

impl Shown {
    /// Of a text as it was given out. Anything else is nobody's.
    pub fn of(text: &str) -> Self {
        let (mark, part) = text.split_once('.').unwrap_or((text, ""));
        Self { mark: mark.to_owned(), part: part.to_owned() }
    }

    /// By which its device is kept.
    pub fn device(&self) -> SecretHash {
        SecretHash::of(&self.mark)
    }

    /// What it shows from the next time on.
    fn followed_by(&self, part: &str) -> String {
        format!("{}.{part}", self.mark)
    }
}

/// Which parts hold now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// From which each part is made of the one before, so that whoever asks twice gets the same.
    pub seed: [u8; 32],
    pub valid: SecretHash,
    /// Once it is used, `valid` holds no longer.
    pub following: SecretHash,
}

impl Rotation {
    /// That of a device that has not used its secret.
    ///
    /// # Errors
    ///
    /// Where the system has no random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        Ok(Self::beginning_with(Secret::new()?.hash().0))
    }

    fn beginning_with(seed: [u8; 32]) -> Self {
        Self { seed, valid: SecretHash::of(""), following: SecretHash::of(&part_after(&seed, "")) }
    }

    /// What holds after this was shown, and what is given out for it; `None` where it holds no longer.
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

/// Whoever knows a part and not the seed cannot make the next one.
fn part_after(seed: &[u8; 32], part: &str) -> String {
    let mut key = [0; 64];
    key[..32].copy_from_slice(seed);
    let mut made = <Hmac<Sha256> as Mac>::new(&key.into());
    made.update(part.as_bytes());
    hex::encode(&made.finalize().into_bytes())
}

#[cfg(test)]
mod tests;
