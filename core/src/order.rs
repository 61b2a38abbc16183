//! Sorting and collecting into maps and sets, with little compiled code.
//!
//! The library's sort and its way of filling a map are compiled for every type and every comparison, at several kilobytes each
//! time, and every visitor downloads them. Here only the comparison is compiled each time. [The size of the
//! app](../../docs/decisions/app-size.md) has the figures.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    mem,
};

/// A stable sort of slices.
pub trait Order<T> {
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    fn order(&mut self)
    where
        T: Ord;
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        for Swap { one, other } in swaps(self.len(), &mut |one, other| compare(&self[one], &self[other])) {
            self.swap(one, other);
        }
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

struct Swap {
    one: usize,
    other: usize,
}

/// The swaps that sort this many elements.
fn swaps(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<Swap> {
    let mut from: Vec<usize> = (0..count).collect();
    from.sort_by(|one, other| compare(*one, *other));
    let mut swaps = Vec::new();
    for first in 0..count {
        let mut one = first;
        loop {
            let other = mem::replace(&mut from[one], one);
            if other == first {
                break;
            }
            swaps.push(Swap { one, other });
            one = other;
        }
    }
    swaps
}

/// Collects into maps and sets by inserting one element after the other.
pub trait Gather: Iterator + Sized {
    /// If a key occurs twice, the later value counts.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        self.for_each(|(key, value)| {
            map.insert(key, value);
        });
        map
    }

    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        self.for_each(|item| {
            set.insert(item);
        });
        set
    }
}

impl<I: Iterator> Gather for I {}

#[cfg(test)]
mod tests;
