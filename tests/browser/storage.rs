//! The log, the records and the snapshot in the browser’s database.

use switchback::platform::storage::{RecordWrite, Storage};

mod appending;
mod beginning;
mod connection;
mod damage;
mod head_and_records;

/// A separate database for each test, with a new workspace in it.
async fn begun(name: &str) -> Storage {
    let storage = Storage::open(&fresh(name)).await.unwrap();
    storage.begin("workspace").await.unwrap();
    storage
}

/// A second connection to the same database, like another tab's. It finds a workspace only once the workspace
/// has lines.
async fn another_tab(name: &str) -> Storage {
    let storage = Storage::open(name).await.unwrap();
    storage.load().await.unwrap();
    storage
}

fn fresh(name: &str) -> String {
    format!("{name} {}", switchback::platform::ids::fresh())
}

fn lines(range: std::ops::Range<u64>) -> Vec<String> {
    range.map(|n| format!(r#"{{"event":{n},"of":"Zoë"}}"#)).collect()
}

fn texts(loaded: &[(u64, String)]) -> Vec<String> {
    loaded.iter().map(|(_, line)| line.clone()).collect()
}

fn record(key: &str, text: Option<&str>) -> RecordWrite {
    RecordWrite { key: key.into(), text: text.map(String::from) }
}

/// A workspace with 30 lines in three chunks, and the name of its database.
async fn three_chunks(name: &str) -> (Storage, String) {
    let name = fresh(name);
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("workspace").await.unwrap();
    for first in [0, 10, 20] {
        storage.append(first, &lines(first..first + 10), &[]).await.unwrap();
    }
    (storage, name)
}
