//! The project's own sources, as text.

use std::{fs, path::Path};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A source file with its path from the root.
#[derive(Clone)]
pub struct Source {
    pub path: String,
    pub text: String,
}

/// All files in a folder and its subfolders with one of these extensions.
pub fn below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = Path::new(ROOT);
    let mut sources = Vec::new();
    collect(root, &root.join(folder), endings, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "nothing found below {folder}");
    sources
}

fn collect(root: &Path, folder: &Path, endings: &[&str], sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, endings, sources);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let text = fs::read_to_string(&path).expect("sources are text");
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            sources.push(Source { path, text });
        }
    }
}

/// One file by its path from the root.
pub fn file(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect("a file of the project")
}

/// Whether there is a file or folder at a path from the root.
pub fn exists(path: &str) -> bool {
    Path::new(ROOT).join(path).exists()
}

impl Source {
    /// The lines of code, without comments and without the tests at the end.
    pub fn code(&self) -> impl Iterator<Item = &str> {
        let tests = self.text.find("#[cfg(test)]\nmod tests").unwrap_or(self.text.len());
        self.text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}
