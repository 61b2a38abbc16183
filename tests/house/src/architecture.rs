//! The rules of the house that ARCHITECTURE.md states: a rule that is not tested is a wish.

use crate::sources::{Source, below, file};

/// The app's layers from the bottom up: each may name those before it, and none after.
const APP: [&str; 4] = ["route", "platform", "store", "ui"];
/// The core's layers likewise; those of one line may know each other.
const CORE: [&[&str]; 8] = [
    &["zones"],
    &["model"],
    &["event", "log", "workspace"],
    &["progress"],
    &["planning", "insight"],
    &["command"],
    &["exchange"],
    &["intake", "sample"],
];
/// Imports against the current, each with its reason.
const EXCEPTIONS: [(&str, &str); 2] = [
    // The log decides about undo with the rules' own words for no.
    ("core/src/log/undo.rs", "command"),
    // A refusal for a broken planning rule is that rule's exclusion; nothing else of planning is named there.
    ("core/src/command/refusal.rs", "planning"),
];

fn layer_of(path: &str, root: &str) -> Option<String> {
    let inside = path.strip_prefix(root)?;
    let first = inside.split('/').next()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

#[test]
fn imports_in_the_app_run_one_way() {
    let sources = below("src", &[".rs"]);
    for source in &sources {
        let layer = layer_of(&source.path, "src/").expect("below src");
        let Some(place) = APP.iter().position(|known| *known == layer) else { continue };
        for above in &APP[place + 1..] {
            let offence = source.code().find(|line| line.contains(&format!("crate::{above}")));
            assert_eq!(offence, None, "{} names the layer {above} above it", source.path);
        }
    }
}

#[test]
fn imports_in_the_core_run_one_way() {
    for source in below("core/src", &[".rs"]) {
        let layer = layer_of(&source.path, "core/src/").expect("below core/src");
        let Some(place) = CORE.iter().position(|line| line.contains(&layer.as_str())) else { continue };
        for above in CORE[place + 1..].iter().copied().flatten() {
            if EXCEPTIONS.contains(&(source.path.as_str(), above)) {
                continue;
            }
            let offence = source.code().find(|line| line.contains(&format!("crate::{above}::")));
            assert_eq!(offence, None, "{} names {above}, which lies above it", source.path);
        }
    }
}

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

#[test]
fn the_app_leaves_planning_to_its_worker() {
    for source in below("src", &[".rs"]) {
        for name in [
            "solver::solve",
            "plan::plan(",
            ".pose()",
            "pose_again",
            " Plan::of(",
            "Repair::of(",
            "Comparison::of(",
            "unlocks::unlock",
        ] {
            let offence = source.code().find(|line| line.contains(name));
            assert_eq!(offence, None, "{} names {name}, which plans on the page's thread", source.path);
        }
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
    let components = below("src/ui/components", &[".rs"]);
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

#[test]
fn the_map_names_every_room() {
    let map = file("ARCHITECTURE.md");
    for layer in APP.iter().chain(CORE.iter().copied().flatten()) {
        assert!(map.contains(&format!("`{layer}`")), "ARCHITECTURE.md does not name {layer}");
    }
}

#[test]
fn no_two_files_import_each_other() {
    let mut sources = below("src", &[".rs"]);
    sources.extend(below("core/src", &[".rs"]));
    sources.extend(below("solver/src", &[".rs"]));
    let imports = crate::imports::imports(&sources);
    for c in crate::circles::circles(&imports) {
        println!("CIRCLE {}", c.len());
        for t in crate::circles::ties(&imports, &c) {
            println!("   {t}");
        }
    }
}
