//! Files and functions fit on a screen.

mod functions;
mod long;

use crate::sources::below;
use functions::{Function, functions};
use long::TABLES;

/// A screen, in lines.
const LONGEST_FUNCTION: usize = 60;
const MEDIAN_FILE: usize = 100;

#[test]
fn a_function_fits_on_a_screen_unless_it_is_a_table() {
    let long: Vec<String> = long_functions()
        .iter()
        .filter(|function| !TABLES.iter().any(|table| table.is(function)))
        .map(|function| format!("{} {} has {} lines", function.file, function.name, function.lines))
        .collect();
    assert!(long.is_empty(), "split these, or name them in size/long.rs with a reason:\n{}", long.join("\n"));
}

#[test]
fn every_table_on_the_list_is_still_long() {
    let long = long_functions();
    for table in TABLES {
        let is_long = long.iter().any(|function| table.is(function));
        assert!(is_long, "{} {} ({}) is short or gone", table.file, table.name, table.reason);
    }
}

#[test]
fn half_of_the_files_are_short() {
    for folder in ["core/src", "solver/src", "src"] {
        let mut lines: Vec<usize> =
            below(folder, &[".rs"]).iter().map(|source| source.text.lines().count()).collect();
        lines.sort_unstable();
        let median = lines[lines.len() / 2];
        assert!(median < MEDIAN_FILE, "the files of {folder} have {median} lines in the median");
    }
}

#[test]
fn a_long_function_is_found_in_an_impl_too() {
    let body = "    let a = 1;\n".repeat(LONGEST_FUNCTION);
    let text = format!("struct A;\nimpl A {{\nfn long() {{\n{body}}}\n}}\nfn short() {{}}\n");
    let lines: Vec<(String, usize)> =
        functions("a.rs", &text).into_iter().map(|f| (f.name, f.lines)).collect();
    assert_eq!(lines, [("long".to_owned(), LONGEST_FUNCTION + 2), ("short".to_owned(), 1)]);
}

fn long_functions() -> Vec<Function> {
    let sources = ["core/src", "solver/src", "src"].into_iter().flat_map(|folder| below(folder, &[".rs"]));
    let all = sources.flat_map(|source| functions(&source.path, &source.text));
    all.filter(|function| function.lines > LONGEST_FUNCTION).collect()
}
