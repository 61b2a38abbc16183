//! Keeps the information that splitting the app's program into parts needs, and generates the glossary for Help.

use std::{env, fs, path::Path};

/// The page that defines the terms.
const WORDS: &str = "docs/words.md";

/// Its sections that are only about the program.
const NOT_FOR_HELP: [&str; 2] = ["In the code", "The solver"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={WORDS}");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function needs which others, as only the linker knows.
        println!("cargo::rustc-link-arg-bin=switchback=--emit-relocs");
    }
    let words = fs::read_to_string(WORDS).expect("the page of words can be read");
    let out = env::var_os("OUT_DIR").expect("Cargo says where to write");
    fs::write(Path::new(&out).join("terms.txt"), terms(&words)).expect("the glossary can be written");
}

/// A line for each term that has a meaning: the term and its meaning, separated by a tab.
fn terms(words: &str) -> String {
    let mut terms = String::new();
    let mut is_for_help = false;
    for line in words.lines() {
        if let Some(section) = line.strip_prefix("## ") {
            is_for_help = !NOT_FOR_HELP.contains(&section);
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, term, meaning, ..] = cells.as_slice()
            && is_for_help
            && !meaning.is_empty()
            && *term != "term"
            && !term.starts_with("--")
        {
            terms.push_str(&format!("{term}\t{meaning}\n"));
        }
    }
    terms
}
