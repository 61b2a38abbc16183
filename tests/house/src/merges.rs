//! A merge that was committed with its markers breaks what no compiler reads: a browser skips the declaration after them.

use crate::sources::below;

const FOLDERS: [&str; 8] = ["core", "docs", "public", "script", "server", "solver", "src", "style"];
const ENDINGS: [&str; 9] = [".css", ".html", ".js", ".json", ".md", ".mjs", ".rs", ".svg", ".toml"];

#[test]
fn no_file_contains_the_markers_of_a_merge() {
    let is_marker = |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
    let sources = FOLDERS.into_iter().flat_map(|folder| below(folder, &ENDINGS));
    let unfinished = sources.filter(|source| source.text.lines().any(is_marker)).map(|source| source.path);
    assert_eq!(unfinished.collect::<Vec<_>>(), Vec::<String>::new());
}
