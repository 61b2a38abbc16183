//! Circular imports: groups of files in which each file leads to every other.

use crate::imports::Imports;
use std::collections::{BTreeMap, BTreeSet};

/// Returns every group of two or more files that import each other, directly or indirectly, sorted.
///
/// A submodule is part of the module above it, so it may import from that module: `rules/order.rs` may import
/// from `rules.rs`. Such imports don't count. All others do.
pub fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let imports = &without_own_modules(imports);
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (file.as_str(), reachable(imports, file))).collect();
    let mut found = BTreeSet::new();
    for (file, targets) in &reach {
        if targets.contains(file) {
            let circle =
                targets.iter().filter(|target| reach.get(*target).is_some_and(|back| back.contains(file)));
            found.insert(circle.map(|file| (*file).to_owned()).collect());
        }
    }
    found.into_iter().collect()
}

fn without_own_modules(imports: &Imports) -> Imports {
    let others = |from: &String, to: &BTreeSet<String>| {
        to.iter().filter(|to| !is_inside(from, to)).cloned().collect::<BTreeSet<_>>()
    };
    imports.iter().map(|(from, to)| (from.clone(), others(from, to))).collect()
}

/// Whether a file is a submodule of another: `a/b.rs` and `a/b/c.rs` are inside `a.rs`, and all files are
/// inside `lib.rs`.
fn is_inside(file: &str, module: &str) -> bool {
    let folder = module.trim_end_matches("lib.rs").trim_end_matches(".rs").trim_end_matches('/');
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The files that a file's imports lead to. Includes the file itself only if they lead back.
fn reachable<'a>(imports: &'a Imports, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = imports.get(from).into_iter().flatten().map(String::as_str).collect();
    while let Some(file) = open.pop() {
        if seen.insert(file) {
            open.extend(imports.get(file).into_iter().flatten().map(String::as_str));
        }
    }
    seen
}

/// The imports that form a circle, each as `from -> to`.
pub fn ties(imports: &Imports, circle: &[String]) -> Vec<String> {
    let inside =
        |from: &String| imports[from].iter().filter(|to| circle.contains(to)).cloned().collect::<Vec<_>>();
    circle.iter().flat_map(|from| inside(from).into_iter().map(move |to| format!("{from} -> {to}"))).collect()
}

/// The imports between rooms: for each folder, which of its entries import which. A file and the folder of
/// the same name are one room, named by the path without extension.
pub fn between_rooms(imports: &Imports) -> Imports {
    let mut rooms = Imports::new();
    for (from, targets) in imports {
        for to in targets {
            if let Some((from, to)) = parted(from, to) {
                rooms.entry(to.clone()).or_default();
                rooms.entry(from).or_default().insert(to);
            }
        }
    }
    rooms
}

/// The rooms of two files in the deepest folder they share. `None` for two files in one room, and for the
/// front of a crate, which contains everything else.
fn parted(from: &str, to: &str) -> Option<(String, String)> {
    if from.ends_with("/lib.rs") || to.ends_with("/lib.rs") {
        return None;
    }
    let steps = |path: &str| path.trim_end_matches(".rs").split('/').map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (steps(from), steps(to));
    let common = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    if common == from.len() || common == to.len() {
        return None;
    }
    Some((from[..=common].join("/"), to[..=common].join("/")))
}
