//! One id type per noun, so that a person's id can never be used as an interview's. Ids are random 64-bit numbers made outside
//! the core. As text, they are 13 letters of Crockford's base 32.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// A text that is not an id: not 13 letters of the alphabet, or a number above 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is not an id: 13 letters and digits are expected")
    }
}

fn encode(mut number: u64) -> [u8; LENGTH] {
    let mut text = [b'0'; LENGTH];
    for letter in text.iter_mut().rev() {
        *letter = ALPHABET[(number % 32) as usize];
        number /= 32;
    }
    text
}

fn decode(text: &str) -> Result<u64, NotAnId> {
    if text.len() != LENGTH {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0_u64, |number, letter| {
        let digit = digit(letter).ok_or(NotAnId)?;
        number.checked_mul(32).and_then(|number| number.checked_add(digit)).ok_or(NotAnId)
    })
}

/// The value of a letter. A table would need an index check for every letter read.
const fn digit(letter: u8) -> Option<u64> {
    let digit = match letter {
        b'0'..=b'9' => letter - b'0',
        b'a'..=b'h' => letter - b'a' + 10,
        b'j' | b'k' => letter - b'j' + 18,
        b'm' | b'n' => letter - b'm' + 20,
        b'p'..=b't' => letter - b'p' + 22,
        b'v'..=b'z' => letter - b'v' + 27,
        _ => return None,
    };
    Some(digit as u64)
}

struct TextVisitor;

impl de::Visitor<'_> for TextVisitor {
    type Value = u64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an id of 13 letters and digits")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<u64, E> {
        decode(text).map_err(E::custom)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(self.0).iter().try_for_each(|letter| fmt::Write::write_char(formatter, char::from(*letter)))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = encode(self.0);
                serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor).map(Self)
            }
        }
    )*};
}

ids! {
    /// A workspace: one company's log.
    WorkspaceId,
    /// One command of a user. All events that result from it carry its id.
    CommandId,
    PersonId,
    TeamId,
    InterviewTypeId,
    EnrollmentId,
    InterviewId,
    SessionId,
    CertificateId,
    PlanId,
    /// A calendar or table that was imported, so that importing it again replaces its earlier content.
    SourceId,
    /// A message that a team's server sends.
    MessageId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_from_its_text(number: u64) {
            let id = PersonId(number);
            prop_assert_eq!(id.to_string().parse::<PersonId>(), Ok(id));
            let json = serde_json::to_string(&id).expect("ids are text");
            prop_assert_eq!(serde_json::from_str::<PersonId>(&json).expect("what was written"), id);
        }

        #[test]
        fn any_text_is_an_id_or_refused(text in "\\PC*") {
            let _ = text.parse::<PersonId>();
        }
    }

    #[test]
    fn every_letter_reads_as_its_position() {
        for (place, letter) in ALPHABET.iter().enumerate() {
            assert_eq!(digit(*letter), Some(place as u64));
        }
        assert_eq!(digit(b'i'), None);
        assert_eq!("zzzzzzzzzzzzz".parse::<PersonId>(), Err(NotAnId), "above 64 bits");
    }
}
