//! A list of rows that are kept while their keys stay. Leptos' `For` is compiled again for every kind of row,
//! in seven kilobytes of program; here it is compiled once, and only the making of a row is each list's own.

use leptos::prelude::*;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// A row that is not drawn yet.
struct Row {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

type Rows = Box<dyn Fn() -> Vec<Row> + Send + Sync>;

/// Takes what `For` takes. Rows of the same key count as the same; a row that changes needs a key that
/// changes.
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
    view! { <For each=rows key=|row| row.key children=|row| (row.draw)() /> }.into_any()
}

/// With 64 bits no two rows of a list are taken for one.
fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
