//! Addresses at which people choose whether they want email. Each message contains one, and it works without signing in, because
//! mail programs use it automatically (RFC 8058). It is derived from a secret of the server and a person, so it need not be
//! stored.

use crate::secret::Secret;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use switchback_core::model::{hex, ids::PersonId};

/// The secret of the server from which the addresses are derived.
#[derive(Clone, PartialEq, Eq)]
pub struct UnsubscribeKey(pub [u8; 32]);

impl UnsubscribeKey {
    /// Creates a new secret.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot provide random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        Ok(Self(Secret::new()?.hash().0))
    }

    /// Returns the last part of a person's address. No one can guess another person's from it.
    pub fn token(&self, person: PersonId) -> String {
        format!("{person}-{}", hex::encode(&self.derived(person).finalize().into_bytes()))
    }

    /// Returns the person whose address ends in this token, or `None` if there is none.
    pub fn person(&self, token: &str) -> Option<PersonId> {
        let (person, derived) = token.split_once('-')?;
        let person: PersonId = person.parse().ok()?;
        let derived = hex::decode(derived)?;
        self.derived(person).verify_slice(&derived).ok().map(|()| person)
    }

    fn derived(&self, person: PersonId) -> Hmac<Sha256> {
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.0);
        let mut derived = <Hmac<Sha256> as Mac>::new(&key.into());
        derived.update(b"unsubscribe ");
        derived.update(&person.0.to_be_bytes());
        derived
    }
}

impl fmt::Debug for UnsubscribeKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("UnsubscribeKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: UnsubscribeKey = UnsubscribeKey([7; 32]);

    #[test]
    fn an_address_belongs_to_one_person_and_one_server() {
        let token = KEY.token(PersonId(2));
        assert_eq!(KEY.person(&token), Some(PersonId(2)));
        assert_eq!(UnsubscribeKey([8; 32]).person(&token), None);
        let (_, derived) = token.split_once('-').unwrap_or_default();
        assert_eq!(KEY.person(&format!("{}-{derived}", PersonId(3))), None);
        for none in ["", "-", &token[..token.len() - 2], &token.replace('-', "")] {
            assert_eq!(KEY.person(none), None, "{none}");
        }
    }

    #[test]
    fn the_secret_is_never_shown() {
        assert_eq!(format!("{KEY:?}"), "UnsubscribeKey(…)");
    }
}
