//! A list of rows that are kept while their keys stay. Leptos' `For` is compiled again for every kind of row,
//! in seven kilobytes of program; here it is compiled once, and only the making of a row is each list's own.

use leptos::prelude::*;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// A row that is not drawn yet.
struct Row {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

type Rows = Box<dyn Fn() -> Vec<Row> + Send + Sync>;

/// Takes what `For` takes. A row that changes needs a key that changes; rows that are alike may have the same key.
#[component]
pub fn Each<T, I, K, V>(
    each: impl Fn() -> I + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    I: IntoIterator<Item = T> + 'static,
    K: Hash + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    let row = move |item: T| {
        let children = children.clone();
        Row { key: hash(&key(&item)), draw: Box::new(move || children(item).into_any()) }
    };
    list(Box::new(move || each().into_iter().map(&row).collect()))
}

fn list(rows: Rows) -> AnyView {
    let rows = move || distinct(rows());
    view! { <For each=rows key=|row| row.key children=|row| (row.draw)() /> }.into_any()
}

/// `For` loses rows where two have the same key, so the second of them is told from the first.
fn distinct(mut rows: Vec<Row>) -> Vec<Row> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for row in &mut rows {
        let times = seen.entry(row.key).or_default();
        *times += 1;
        if *times > 1 {
            row.key = hash(&(row.key, *times));
        }
    }
    rows
}

/// With 64 bits no two rows of a list are taken for one.
fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &[&str]) -> Vec<u64> {
        let row = |word: &&str| Row { key: hash(word), draw: Box::new(|| ().into_any()) };
        distinct(words.iter().map(row).collect()).into_iter().map(|row| row.key).collect()
    }

    #[test]
    fn rows_that_say_the_same_are_rows_of_their_own_and_keep_their_keys() {
        let keys_of_three = keys(&["Reading.", "2 shadows.", "Reading."]);
        let different: std::collections::BTreeSet<_> = keys_of_three.iter().collect();
        assert_eq!(different.len(), 3);
        assert_eq!(keys(&["2 shadows.", "Reading.", "Reading."])[1..], [keys_of_three[0], keys_of_three[2]]);
    }
}
