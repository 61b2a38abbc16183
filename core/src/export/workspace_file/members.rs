//! The members of a JSON object, and whether one stands there twice: most readers silently take the last.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use std::{collections::BTreeSet, fmt, marker::PhantomData};

pub struct Members<V> {
    pub members: Vec<(String, V)>,
    /// The first key that stands twice.
    pub twice: Option<String>,
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Members<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor(PhantomData))
    }
}

struct MembersVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for MembersVisitor<V> {
    type Value = Members<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<V>, A::Error> {
        let mut seen = BTreeSet::new();
        let mut members = Members { members: Vec::new(), twice: None };
        while let Some((key, value)) = map.next_entry::<String, V>()? {
            if !seen.insert(key.clone()) {
                members.twice.get_or_insert(key.clone());
            }
            members.members.push((key, value));
        }
        Ok(members)
    }
}
