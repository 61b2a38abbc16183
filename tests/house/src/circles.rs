//! Circles of imports: groups of files in which each leads to each other one.

use crate::imports::Imports;
use std::collections::{BTreeMap, BTreeSet};

/// Every group of two or more files that import each other, directly or by way of others; sorted.
///
/// A submodule is the inside of the module above it, so it may name what stands there: `rules/order.rs` may
/// import from `rules.rs`. Such imports are no ties; all others are.
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

/// Whether a file is a submodule of another: `a/b.rs` and `a/b/c.rs` are inside `a.rs`, and all files inside
/// `lib.rs`.
fn is_inside(file: &str, module: &str) -> bool {
    let folder = module.trim_end_matches("lib.rs").trim_end_matches(".rs").trim_end_matches('/');
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The files to which imports lead from a file, itself only if they lead back.
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

/// The imports that tie a circle together, each as `from -> to`.
pub fn ties(imports: &Imports, circle: &[String]) -> Vec<String> {
    let inside =
        |from: &String| imports[from].iter().filter(|to| circle.contains(to)).cloned().collect::<Vec<_>>();
    circle.iter().flat_map(|from| inside(from).into_iter().map(move |to| format!("{from} -> {to}"))).collect()
}

/// The imports between rooms: for each folder, who imports whom among what stands in it. A file and the folder of its
/// name are one room, named by its path without an ending.
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

/// The two rooms, in the deepest folder that both files stand in. `None` for two files of one room, and for the front of
/// a crate, inside which all of it stands.
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
