//! Classes are names shared by style sheets and screens, and no compiler compares the two. Every visitor
//! downloads all styles, so an unused class is dead weight, and a class without style is a mistake.

mod built;
mod literals;
mod markup;
mod stylesheet;

use crate::sources::{below, file};
use std::collections::BTreeSet;

type Classes = BTreeSet<String>;

#[test]
fn every_styled_class_is_used_by_a_screen() {
    let styled = styled();
    let produced = produced(&styled);
    let dead: Vec<String> = styled.difference(&produced).cloned().collect();
    assert!(dead.is_empty(), "style/ has classes that no source produces; delete them: {dead:?}");
}

#[test]
fn every_class_used_by_a_screen_has_style() {
    let styled = styled();
    for source in below("src", &[".rs"]) {
        let written = markup::written(&code(&source));
        let unknown: Vec<&String> = written.difference(&styled).collect();
        assert!(unknown.is_empty(), "{} writes classes that style/ does not have: {unknown:?}", source.path);
    }
    let unknown: Vec<String> = markup::written(&file("index.html")).difference(&styled).cloned().collect();
    assert!(unknown.is_empty(), "index.html writes classes that style/ does not have: {unknown:?}");
}

#[test]
fn every_class_built_from_parts_lists_its_parts() {
    let styled = styled();
    let sources = below("src", &[".rs"]);
    for source in &sources {
        for stem in markup::stems(&code(source), &styled) {
            let known = built::CLASSES.iter().any(|class| class.file == source.path && class.stem == stem);
            assert!(
                known,
                "{} builds a class from {stem} and a value: list it in style/built.rs",
                source.path
            );
        }
    }
    for class in &built::CLASSES {
        let source = sources.iter().find(|source| source.path == class.file);
        let stems = source.map(|source| markup::stems(&code(source), &styled)).unwrap_or_default();
        assert!(stems.contains(class.stem), "{} builds no class from {} any more", class.file, class.stem);
    }
}

/// The classes that the style sheets name.
fn styled() -> Classes {
    below("style", &[".css"]).iter().flat_map(|sheet| stylesheet::classes(&sheet.text)).collect()
}

/// The classes that the page and the screens can have.
fn produced(styled: &Classes) -> Classes {
    let mut produced = markup::written(&file("index.html"));
    for source in below("src", &[".rs"]) {
        produced.extend(markup::written(&code(&source)));
        produced.extend(markup::chosen(&code(&source), styled));
    }
    produced.extend(built::CLASSES.iter().flat_map(built::Built::names));
    produced
}

fn code(source: &crate::sources::Source) -> String {
    source.code().collect::<Vec<_>>().join("\n")
}
