//! One word for one thing: the glossary in `docs/words.md`, and replaced words that must not come back.

mod replaced;

use crate::{
    sources::{Source, below, file},
    tokens,
};
use replaced::{LABELS, NAMES};
use std::{collections::BTreeSet, sync::LazyLock};

const GLOSSARY: &str = "docs/words.md";

#[test]
fn the_glossary_has_every_public_type_of_the_model() {
    let listed = listed(&file(GLOSSARY));
    let missing = missing(&listed, &below("core/src/model", &[".rs"]));
    assert!(missing.is_empty(), "{GLOSSARY} lists neither these nor what they are part of: {missing:?}");
}

#[test]
fn the_glossary_lists_only_existing_types() {
    let declares = |pair: &[String]| {
        ["struct", "enum", "trait", "type"].contains(&pair[0].as_str()).then(|| pair[1].clone())
    };
    let types: BTreeSet<String> =
        SHIPPED.iter().flat_map(|source| source.names.windows(2).filter_map(declares)).collect();
    let gone: Vec<String> =
        listed(&file(GLOSSARY)).into_iter().filter(|name| !types.contains(name)).collect();
    assert!(gone.is_empty(), "{GLOSSARY} lists types that no longer exist: {gone:?}");
}

#[test]
fn no_name_has_a_replaced_word() {
    for source in SHIPPED.iter() {
        let found = names_with(&source.names, NAMES);
        assert!(found.is_empty(), "{}: {GLOSSARY} has another word for {found:?}", source.path);
    }
}

#[test]
fn no_screen_and_no_message_has_a_replaced_label() {
    for source in SHIPPED.iter() {
        let found = labels_with(&source.strings, LABELS);
        assert!(found.is_empty(), "{}: {GLOSSARY} has other words for {found:?}", source.path);
    }
}

#[test]
fn a_planted_word_is_found_by_name_and_by_label() {
    let code = "fn nudge_all(x: Programme, known: Known) -> BringIn { say(\"Plan anew\") } // nudge";
    let planted = Words::of("core/src/a.rs", code);
    assert_eq!(
        names_with(&planted.names, &["nudge", "programme", "bring_in", "all_x"]),
        ["nudge_all", "Programme", "BringIn"]
    );
    assert_eq!(names_with(&planted.names, &["Known"]), ["Known"]);
    assert_eq!(labels_with(&planted.strings, &["Plan anew", "nudge"]), ["Plan anew"]);
}

#[test]
fn a_type_that_the_glossary_lacks_is_found() {
    let source = Source {
        path: "core/src/model/a.rs".into(),
        text: "pub struct Seat; pub enum Chair {} struct Own;".into(),
    };
    assert_eq!(missing(&listed("| seat | `Seat` | a place |"), &[source]), ["Chair"]);
}

/// The names and strings of the shipped code of all crates, read once for all tests.
static SHIPPED: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let all = ["core/src", "solver/src", "src"].into_iter().flat_map(|folder| below(folder, &[".rs"]));
    let shipped = all.filter(|source| !source.path.ends_with("/tests.rs"));
    shipped.map(|source| Words::of(&source.path, &code(&source))).collect()
});

struct Words {
    path: String,
    names: Vec<String>,
    strings: Vec<String>,
}

impl Words {
    fn of(path: &str, code: &str) -> Self {
        Self { path: path.into(), names: tokens::identifiers(code), strings: tokens::strings(code) }
    }
}

fn code(source: &Source) -> String {
    source.code().collect::<Vec<_>>().join("\n")
}

/// The types that the glossary lists: words in backticks that begin with a capital letter.
fn listed(glossary: &str) -> BTreeSet<String> {
    let quoted = glossary.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    quoted.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

fn missing(listed: &BTreeSet<String>, sources: &[Source]) -> Vec<String> {
    let sources = sources.iter().filter(|source| !source.path.ends_with("/tests.rs"));
    let types = sources.flat_map(|source| tokens::public_types(&code(source)));
    types.filter(|name| !listed.contains(name)).collect()
}

/// The names that equal a replaced word, if it begins with a capital letter, or else have it among their
/// words.
fn names_with<'a>(names: &'a [String], replaced: &[&str]) -> Vec<&'a str> {
    let (whole, parts): (Vec<&str>, Vec<&str>) =
        replaced.iter().partition(|word| word.starts_with(char::is_uppercase));
    let parts: Vec<String> = parts.iter().map(|word| format!("_{word}_")).collect();
    let has = |name: &&str| {
        let words = tokens::words_of(name);
        whole.contains(name) || parts.iter().any(|part| words.contains(part))
    };
    names.iter().map(String::as_str).filter(has).collect()
}

fn labels_with<'a>(strings: &[String], replaced: &[&'a str]) -> Vec<&'a str> {
    replaced.iter().copied().filter(|label| strings.iter().any(|text| text.contains(label))).collect()
}
