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
    let letters: &[u8; LENGTH] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
    let digits = letters.map(|letter| DIGITS[usize::from(letter)]);
    // The highest digit has 4 bits, because 13 letters hold 65.
    let is_number = digits[0] < 16 && digits.iter().all(|digit| *digit < 32);
    let number = digits.iter().fold(0, |number, digit| number << 5 | u64::from(*digit));
    is_number.then_some(number).ok_or(NotAnId)
}

/// The value of every byte as a letter. Reading a log decodes an id every few words, so it is looked up.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_LETTER; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        digits[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};

const NO_LETTER: u8 = u8::MAX;

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
            let text = format!("000000000000{}", char::from(*letter));
            assert_eq!(text.parse(), Ok(PersonId(place as u64)));
        }
        assert_eq!("000000000000i".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("fzzzzzzzzzzzz".parse(), Ok(PersonId(u64::MAX)));
        assert_eq!("g000000000000".parse::<PersonId>(), Err(NotAnId), "above 64 bits");
    }
}
