//! What each part of the sources may use: browser, clock, planner, raw HTML. For the directions of imports,
//! see `layers`.

use crate::sources::{Source, below, file};

#[test]
fn only_the_platform_names_the_browser() {
    for source in below("src", &[".rs"]) {
        if source.path.starts_with("src/platform") {
            continue;
        }
        for browser in ["web_sys", "js_sys", "gloo", "wasm_bindgen"] {
            let offence = source.code().find(|line| line.contains(browser));
            assert_eq!(offence, None, "{} names {browser}", source.path);
        }
    }
}

#[test]
fn the_core_knows_no_browser_no_disk_and_no_clock() {
    let forbidden = [
        "web_sys",
        "js_sys",
        "leptos",
        "std::fs",
        "std::net",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant::now",
    ];
    for source in below("core/src", &[".rs"]).into_iter().chain(below("solver/src", &[".rs"])) {
        for name in forbidden {
            let offence = source.code().find(|line| line.contains(name));
            assert_eq!(offence, None, "{} names {name}", source.path);
        }
    }
}

/// Calls that plan, each with the core or solver function it calls.
const PLANNING: [(&str, &str); 7] = [
    ("solver::solve", "pub fn solve("),
    ("planning::plan(", "pub fn plan("),
    ("formulate(", "pub fn formulate("),
    ("formulate_replanning(", "pub fn formulate_replanning("),
    ("Repair::of(", "pub struct Repair"),
    ("Comparison::of(", "pub struct Comparison"),
    ("suggested_fixes::suggested_fix(", "pub fn suggested_fix("),
];

#[test]
fn the_app_leaves_planning_to_its_worker() {
    for source in below("src", &[".rs"]) {
        for (name, _) in PLANNING {
            let offence = source.code().find(|line| line.contains(name));
            assert_eq!(offence, None, "{} names {name}, which plans on the page's thread", source.path);
        }
    }
}

#[test]
fn the_calls_that_plan_have_these_names() {
    let sources: Vec<Source> =
        ["core/src/planning", "solver/src"].into_iter().flat_map(|folder| below(folder, &[".rs"])).collect();
    for (_, declared) in PLANNING {
        let is_there = sources.iter().any(|source| source.text.contains(declared));
        assert!(is_there, "planning has no {declared} any more: name what took its place");
    }
}

#[test]
fn no_screen_writes_raw_html_or_an_address_by_hand() {
    for source in below("src/ui", &[".rs"]) {
        for forbidden in ["inner_html", "href=\"/", "style=\""] {
            let offence = source.code().find(|line| line.contains(forbidden));
            assert_eq!(offence, None, "{} has {forbidden}", source.path);
        }
    }
}

#[test]
fn every_style_file_is_linked_once_and_lives_in_a_layer() {
    let page = file("index.html");
    for source in below("style", &[".css"]) {
        let link = format!("href=\"{}\"", source.path);
        assert_eq!(page.matches(&link).count(), 1, "{} in index.html", source.path);
        assert!(source.text.contains("@layer "), "{} stands in no layer", source.path);
    }
}

#[test]
fn a_components_class_is_its_files_name() {
    let mut components = below("src/ui/components", &[".rs"]);
    components.retain(|source| source.path.matches('/').count() == 3);
    assert!(components.iter().all(is_named_after_its_component), "{:?}", misnamed(&components));
}

fn is_named_after_its_component(source: &Source) -> bool {
    let stem = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let name: String = stem.split('_').map(capital).collect();
    source.code().any(|line| line.starts_with("pub fn ") && line.contains(&name))
}

fn misnamed(sources: &[Source]) -> Vec<&str> {
    sources
        .iter()
        .filter(|source| !is_named_after_its_component(source))
        .map(|source| source.path.as_str())
        .collect()
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
