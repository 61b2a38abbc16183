//! A folder of snapshots: each file has one outline, and there are no other files.

use expect_test::expect_file;
use std::{collections::BTreeSet, env, fs, path::PathBuf};

/// A file's name without its extension, and the expected outline.
pub struct Snapshot {
    pub name: String,
    pub outline: String,
}

impl Snapshot {
    pub fn new(name: impl Into<String>, outline: String) -> Self {
        Self { name: name.into(), outline }
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages/snapshots")
}

/// Compares the whole folder with the drawn outlines.
#[track_caller]
pub fn check(folder: &str, snapshots: &[Snapshot]) {
    let folder = root().join(folder);
    fs::create_dir_all(&folder).expect("a folder for the snapshots");
    for (place, snapshot) in snapshots.iter().enumerate() {
        let file = folder.join(format!("{}.txt", snapshot.name));
        expect_file![file].assert_eq(&text(snapshot, &snapshots[..place]));
    }
    let drawn: BTreeSet<String> = snapshots.iter().map(|snapshot| format!("{}.txt", snapshot.name)).collect();
    let left_over: Vec<String> = names(&folder).into_iter().filter(|name| !drawn.contains(name)).collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        left_over.iter().for_each(|name| fs::remove_file(folder.join(name)).expect("a file of ours"));
    } else {
        assert!(left_over.is_empty(), "{}: nothing draws {left_over:?} any more", folder.display());
    }
}

/// The outline, or the name of an earlier equal one, so that it is easy to tell who sees the same.
fn text(snapshot: &Snapshot, earlier: &[Snapshot]) -> String {
    match earlier.iter().find(|known| known.outline == snapshot.outline) {
        Some(same) => format!("The same as {}.txt\n", same.name),
        None => snapshot.outline.clone(),
    }
}

/// The entries of a folder, in order.
pub fn names(folder: &PathBuf) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
