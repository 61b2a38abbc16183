//! The module tree of each crate, read from its files: the module of a file, and the file of a path.

use crate::sources::Source;
use std::collections::BTreeMap;

/// The crates of the project: the name in `use` paths, and the source folder.
pub const CRATES: [(&str, &str); 3] =
    [("switchback", "src"), ("switchback_core", "core/src"), ("switchback_solver", "solver/src")];

/// An absolute module path: the crate's name, then the modules inside it.
pub type ModulePath = Vec<String>;

/// The modules of all crates by absolute path, each with its file.
#[derive(Default)]
pub struct Modules {
    files: BTreeMap<ModulePath, String>,
}

impl Modules {
    pub fn of(sources: &[Source]) -> Self {
        let files = sources.iter().filter_map(|source| Some((module_of(&source.path)?, source.path.clone())));
        Self { files: files.collect() }
    }

    pub fn file(&self, module: &[String]) -> Option<&str> {
        self.files.get(module).map(String::as_str)
    }

    /// The longest prefix of an absolute path that is a module.
    pub fn deepest<'a>(&self, path: &'a [String]) -> Option<&'a [String]> {
        (1..=path.len()).rev().map(|length| &path[..length]).find(|start| self.files.contains_key(*start))
    }
}

/// The module of a source file: `core/src/planning/rules.rs` is `switchback_core::planning::rules`. A program
/// such as `src/main.rs` is a separate crate, which nothing can import.
pub fn module_of(path: &str) -> Option<ModulePath> {
    let (name, inside) = CRATES
        .iter()
        .find_map(|(name, folder)| Some((*name, path.strip_prefix(folder)?.strip_prefix('/')?)))?;
    let inside = inside.strip_suffix(".rs")?;
    let mut module = vec![name.to_owned()];
    match inside {
        "lib" => {}
        "main" => module = vec![format!("{name} main")],
        _ if inside.starts_with("bin/") => module = vec![format!("{name} {inside}")],
        _ => module.extend(inside.split('/').map(str::to_owned)),
    }
    Some(module)
}
