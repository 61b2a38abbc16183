//! Values by id that can also be found by what they belong to, without going through all of them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    ops::Deref,
};

/// A value that belongs to something else: a session to its enrollment, an interview to each of its interviewers.
pub trait Belongs {
    type To: Copy + Ord;

    /// Must not contain duplicates.
    fn belongs_to(&self) -> impl Iterator<Item = Self::To>;
}

/// A map by id with an index by what its values belong to. Only the map is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed<K, V: Belongs> {
    values: BTreeMap<K, V>,
    of: BTreeMap<V::To, BTreeSet<K>>,
}

impl<K: Copy + Ord, V: Belongs> Indexed<K, V> {
    /// The values that belong to an owner, in the order of their ids.
    pub fn of(&self, owner: V::To) -> impl Iterator<Item = &V> {
        let ids = self.of.get(&owner).into_iter().flatten();
        ids.filter_map(|id| self.values.get(id))
    }

    /// Inserts a value, and returns the previous one with this id.
    pub fn insert(&mut self, id: K, value: V) -> Option<V> {
        let before = self.remove(&id);
        for owner in value.belongs_to() {
            self.of.entry(owner).or_default().insert(id);
        }
        self.values.insert(id, value);
        before
    }

    pub fn remove(&mut self, id: &K) -> Option<V> {
        let removed = self.values.remove(id)?;
        for owner in removed.belongs_to() {
            if let Some(ids) = self.of.get_mut(&owner) {
                ids.remove(id);
                if ids.is_empty() {
                    self.of.remove(&owner);
                }
            }
        }
        Some(removed)
    }

    /// A value to change. Its owners must stay the same.
    pub fn get_mut(&mut self, id: &K) -> Option<&mut V> {
        self.values.get_mut(id)
    }

    /// All values to change. Their owners must stay the same.
    pub fn values_mut(&mut self) -> btree_map::ValuesMut<'_, K, V> {
        self.values.values_mut()
    }

    pub fn retain(&mut self, keep: impl FnMut(&K, &mut V) -> bool) {
        let mut values = std::mem::take(&mut self.values);
        values.retain(keep);
        *self = values.into_iter().collect();
    }
}

impl<K, V: Belongs> Default for Indexed<K, V> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), of: BTreeMap::new() }
    }
}

impl<K, V: Belongs> Deref for Indexed<K, V> {
    type Target = BTreeMap<K, V>;

    fn deref(&self) -> &Self::Target {
        &self.values
    }
}

impl<K: Copy + Ord, V: Belongs> FromIterator<(K, V)> for Indexed<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(values: T) -> Self {
        let mut indexed = Self::default();
        for (id, value) in values {
            indexed.insert(id, value);
        }
        indexed
    }
}

impl<'a, K, V: Belongs> IntoIterator for &'a Indexed<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = btree_map::Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

impl<K: Serialize, V: Belongs + Serialize> Serialize for Indexed<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.values.serialize(serializer)
    }
}

impl<'de, K, V> Deserialize<'de> for Indexed<K, V>
where
    K: Copy + Ord + Deserialize<'de>,
    V: Belongs + Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Book {
        shelves: Vec<u8>,
    }

    impl Belongs for Book {
        type To = u8;

        fn belongs_to(&self) -> impl Iterator<Item = u8> {
            self.shelves.iter().copied()
        }
    }

    fn on(shelves: &[u8]) -> Book {
        Book { shelves: shelves.to_vec() }
    }

    fn books() -> Indexed<u32, Book> {
        [(1, on(&[7])), (2, on(&[8])), (3, on(&[7]))].into_iter().collect()
    }

    fn on_shelf(books: &Indexed<u32, Book>, shelf: u8) -> usize {
        books.of(shelf).count()
    }

    #[test]
    fn values_are_found_by_their_owner() {
        assert_eq!((on_shelf(&books(), 7), on_shelf(&books(), 8), on_shelf(&books(), 9)), (2, 1, 0));
    }

    #[test]
    fn a_value_is_found_by_each_of_its_owners() {
        let mut books = books();
        books.insert(4, on(&[7, 9]));
        assert_eq!((on_shelf(&books, 7), on_shelf(&books, 9)), (3, 1));
        books.remove(&4);
        assert_eq!((on_shelf(&books, 7), on_shelf(&books, 9)), (2, 0));
    }

    #[test]
    fn a_replacement_is_found_by_its_own_owner() {
        let mut books = books();
        assert_eq!(books.insert(1, on(&[8])), Some(on(&[7])));
        assert_eq!((on_shelf(&books, 7), on_shelf(&books, 8)), (1, 2));
    }

    #[test]
    fn a_removed_value_is_not_found() {
        let mut books = books();
        books.remove(&2);
        assert_eq!((on_shelf(&books, 8), books.len()), (0, 2));
        books.retain(|id, _| *id != 3);
        assert_eq!((on_shelf(&books, 7), books.len()), (1, 1));
    }
}
