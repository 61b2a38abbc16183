//! Checks file paths in documents.

use crate::sources::{Source, below, exists, file};

/// Files that are not in the repository, each with the reason.
const ELSEWHERE: [(&str, &str); 3] = [
    ("ical.js", "an npm package"),
    ("bench/node_modules", "made by the first benchmark"),
    ("target/bench/venv", "made by the first benchmark"),
];

/// Where a short path may start: `log/undo.rs` is `core/src/log/undo.rs`.
const ROOTS: [&str; 5] = ["", "docs/", "core/src/", "src/", "solver/src/"];

/// Folders at the root, and beginnings of short paths. Other words with a slash, such as "and/or", are not
/// paths.
const FOLDERS: [&str; 9] =
    [".github/", "bench/", "core/", "docs/", "script/", "solver/", "src/", "style/", "tests/"];

const ENDINGS: [&str; 9] = [".rs", ".md", ".mjs", ".js", ".css", ".toml", ".html", ".yml", ".lock"];

#[test]
fn every_file_named_in_a_document_exists() {
    let roots = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
    let at_the_root = roots.map(|path| Source { path: path.into(), text: file(path) });
    for document in at_the_root.into_iter().chain(below("docs", &[".md"])) {
        let missing = missing(&document.text);
        assert!(missing.is_empty(), "{} names files that do not exist: {missing:?}", document.path);
    }
}

#[test]
fn a_file_that_has_moved_is_found() {
    let text = "See `core/src/log.rs`, `log/undo.rs`, `script/test` and `core/src/model/programme.rs`, and/or `a/b`.";
    assert_eq!(missing(text), ["core/src/model/programme.rs"]);
    assert_eq!(
        missing("`tests/nowhere` and `gone.toml`, `script/fuzz 10 1`"),
        ["tests/nowhere", "gone.toml"]
    );
}

/// The paths in backticks that don't exist.
fn missing(text: &str) -> Vec<&str> {
    let quoted = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let paths =
        quoted.filter_map(|quoted| quoted.split_whitespace().next()).filter(|path| looks_like_one(path));
    let elsewhere = |path: &str| ELSEWHERE.iter().any(|(known, _)| path.starts_with(known));
    paths
        .filter(|path| !elsewhere(path) && !ROOTS.iter().any(|root| exists(&format!("{root}{path}"))))
        .collect()
}

fn looks_like_one(path: &str) -> bool {
    let is_below = FOLDERS.iter().any(|folder| path.starts_with(folder));
    let is_named = ENDINGS.iter().any(|ending| path.ends_with(ending)) && !path.starts_with(['.', '/']);
    (is_below || is_named) && !path.contains(['*', '<', '{'])
}
