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
