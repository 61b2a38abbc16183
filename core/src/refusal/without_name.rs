//! The stored form of [`NameTooLong`](super::Refusal::NameTooLong). It used to hold the beginning of the name, which would outlive
//! the person's erasure. The place of the name stays, empty, so that every version reads the outcomes of every other.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::IgnoredAny};

pub fn serialize<S: Serializer>(most: &usize, serializer: S) -> Result<S::Ok, S::Error> {
    ("", most).serialize(serializer)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    <(IgnoredAny, usize)>::deserialize(deserializer).map(|(_, most)| most)
}
