//! A list of rows that are kept while their keys stay. Leptos' `For` is compiled again for every kind of row,
//! in seven kilobytes of program; here it is compiled once, and only the making of a row is each list's own.

use crate::platform::focus;
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

/// A number that changes with the names of people. Rows show names, and few have them in their keys: with another number every row
/// is drawn again, so that a name that comes late is shown, and one that was erased is not.
#[derive(Clone, Copy, Debug)]
pub struct NamesVersion(pub Memo<u64>);

/// Takes what `For` takes. A row that changes needs a key that changes, except for names of people; rows that are alike may have the
/// same key.
#[component]
pub fn Each<T, I, K, V>(
    each: impl Fn() -> I + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    children: impl Fn(T) -> V + Send + Sync + 'static,
    /// Whether somebody may be writing in a row. Then rows stay when a name changes, and what shows names in them has to follow
    /// by itself.
    #[prop(optional)]
    holds_edits: bool,
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
    let names = use_context::<NamesVersion>().filter(|_| !holds_edits);
    list(Box::new(move || each().into_iter().map(&row).collect()), names)
}

fn list(rows: Rows, names: Option<NamesVersion>) -> AnyView {
    let rows = move || {
        focus::keep_while_redrawing();
        distinct(rows(), names.map_or(0, |NamesVersion(version)| version.get()))
    };
    view! { <For each=rows key=|row| row.key children=|row| (row.draw)() /> }.into_any()
}

/// `For` loses rows where two have the same key, so the second of them is told from the first.
fn distinct(mut rows: Vec<Row>, names: u64) -> Vec<Row> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for row in &mut rows {
        row.key = hash(&(row.key, names));
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
        keys_with(words, 0)
    }

    fn keys_with(words: &[&str], names: u64) -> Vec<u64> {
        let row = |word: &&str| Row { key: hash(word), draw: Box::new(|| ().into_any()) };
        distinct(words.iter().map(row).collect(), names).into_iter().map(|row| row.key).collect()
    }

    #[test]
    fn every_row_is_another_one_with_other_names() {
        let (before, after) = (keys_with(&["Ruth", "Jonas"], 1), keys_with(&["Ruth", "Jonas"], 2));
        assert!(before.iter().all(|key| !after.contains(key)));
        assert_eq!(before, keys_with(&["Ruth", "Jonas"], 1));
    }

    #[test]
    fn rows_that_say_the_same_are_rows_of_their_own_and_keep_their_keys() {
        let keys_of_three = keys(&["Reading.", "2 shadows.", "Reading."]);
        let different: std::collections::BTreeSet<_> = keys_of_three.iter().collect();
        assert_eq!(different.len(), 3);
        assert_eq!(keys(&["2 shadows.", "Reading.", "Reading."])[1..], [keys_of_three[0], keys_of_three[2]]);
    }
}
