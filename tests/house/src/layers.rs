//! The import directions stated in ARCHITECTURE.md: layers, and no circular imports between files or folders.

use crate::{
    circles::{between_rooms, circles, ties},
    imports::{Imports, imports},
    sources::{Source, below, file},
};

/// The crates and the layers of each, from the bottom up. A layer may import from the layers before it, and a
/// crate from the crates before it.
pub const HOUSE: [(&str, &[&str]); 4] = [
    ("solver/src", &[]),
    (
        "core/src",
        &[
            "zones",
            "wording",
            "order",
            "json",
            "text_search",
            "model",
            "fact",
            "workspace",
            "log",
            "progress",
            "planning",
            "attention",
            "insight",
            "refusal",
            "access",
            "search",
            "command",
            "sync",
            "merge",
            "exchange",
            "intake",
            "export",
            "responses",
            "sample",
        ],
    ),
    (
        "server/src",
        &[
            "settings", "secret", "lock", "database", "journal", "sign_in", "backup", "problem", "worker",
            "api",
        ],
    ),
    ("src", &["route", "platform", "store", "ui"]),
];

/// The crate and layer of a file, as positions in [`HOUSE`]. `None` for the front of a crate and its
/// programs, which may use everything.
fn place(path: &str) -> Option<(usize, usize)> {
    let (crate_place, (folder, layers)) =
        HOUSE.iter().enumerate().find(|(_, (folder, _))| path.starts_with(&format!("{folder}/")))?;
    let inside = &path[folder.len() + 1..];
    if layers.is_empty() {
        return Some((crate_place, 0));
    }
    let layer = inside.split('/').next()?.trim_end_matches(".rs");
    if inside.starts_with("bin/") || ["lib", "main"].contains(&layer) {
        return None;
    }
    let place = layers.iter().position(|known| *known == layer);
    Some((
        crate_place,
        place.unwrap_or_else(|| panic!("{path} stands in no layer: name its layer in layers.rs")),
    ))
}

/// The imports that go against the layers, each as `from -> to`.
fn upward(imports: &Imports) -> Vec<String> {
    let edges = imports.iter().flat_map(|(from, targets)| targets.iter().map(move |to| (from, to)));
    let against =
        edges.filter(|(from, to)| matches!((place(from), place(to)), (Some(from), Some(to)) if from < to));
    against.map(|(from, to)| format!("{from} -> {to}")).collect()
}

fn sources() -> Vec<Source> {
    HOUSE.iter().flat_map(|(folder, _)| below(folder, &[".rs"])).collect()
}

#[test]
fn imports_run_one_way_through_the_layers() {
    let upward = upward(&imports(&sources()));
    assert!(upward.is_empty(), "these import from a layer above their own:\n{}", upward.join("\n"));
}

#[test]
fn no_files_import_each_other() {
    let imports = imports(&sources());
    let told: Vec<_> = circles(&imports).iter().map(|circle| ties(&imports, circle).join("\n")).collect();
    assert!(told.is_empty(), "these files import each other in a circle:\n{}", told.join("\n\n"));
}

#[test]
fn no_rooms_import_each_other() {
    let rooms = between_rooms(&imports(&sources()));
    let told: Vec<_> = circles(&rooms).iter().map(|circle| ties(&rooms, circle).join("\n")).collect();
    assert!(told.is_empty(), "these rooms import each other in a circle:\n{}", told.join("\n\n"));
}

#[test]
fn every_crate_has_its_layers() {
    let manifest = file("Cargo.toml");
    let members =
        manifest.lines().find_map(|line| line.strip_prefix("members = [")).expect("a list on one line");
    let crates = members.split('"').skip(1).step_by(2).filter(|member| !member.starts_with("tests/"));
    let unknown: Vec<_> =
        crates.filter(|name| !HOUSE.iter().any(|(folder, _)| *folder == format!("{name}/src"))).collect();
    assert!(unknown.is_empty(), "name the layers of {unknown:?} in HOUSE");
}

#[test]
fn the_map_names_every_layer() {
    let map = file("ARCHITECTURE.md");
    for layer in HOUSE.iter().flat_map(|(_, layers)| layers.iter()) {
        assert!(map.contains(&format!("`{layer}`")), "ARCHITECTURE.md does not name {layer}");
    }
}

fn planted(files: &[(&str, &str)]) -> Imports {
    let source = |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
    imports(&files.iter().map(source).collect::<Vec<_>>())
}

#[test]
fn a_nested_import_from_a_layer_above_is_found() {
    let imports = planted(&[
        ("core/src/model/person.rs", "use crate::{model::ids::Id, planning::{rules::{self, Rule}}};"),
        ("core/src/model/ids.rs", "pub struct Id;"),
        ("core/src/planning/rules.rs", "pub struct Rule;"),
    ]);
    assert_eq!(upward(&imports), ["core/src/model/person.rs -> core/src/planning/rules.rs"]);
}

#[test]
fn an_import_by_super_from_a_layer_above_is_found() {
    let imports = planted(&[
        ("core/src/model/person.rs", "fn name() { super::super::planning::rules::check() }"),
        ("core/src/planning/rules.rs", "pub fn check() {}"),
    ]);
    assert_eq!(upward(&imports), ["core/src/model/person.rs -> core/src/planning/rules.rs"]);
}

#[test]
fn an_import_inside_a_macro_is_found() {
    let imports = planted(&[
        ("src/platform/clock.rs", "fn now() { view! { <p>{crate::ui::times::day(3)}</p> } }"),
        ("src/ui/times.rs", "pub fn day(_: u8) {}"),
    ]);
    assert_eq!(upward(&imports), ["src/platform/clock.rs -> src/ui/times.rs"]);
}

#[test]
fn an_import_of_the_app_by_the_core_is_found() {
    let imports = planted(&[
        ("core/src/model/person.rs", "use switchback::route::Route;"),
        ("src/route.rs", "pub enum Route {}"),
    ]);
    assert_eq!(upward(&imports), ["core/src/model/person.rs -> src/route.rs"]);
}

#[test]
fn a_reexported_name_counts_as_an_import_from_its_own_file() {
    let imports = planted(&[
        ("core/src/model/person.rs", "use crate::zones::Rule;"),
        ("core/src/zones.rs", "pub use crate::planning::rules::Rule;"),
        ("core/src/planning/rules.rs", "pub struct Rule;"),
    ]);
    assert_eq!(
        upward(&imports),
        [
            "core/src/model/person.rs -> core/src/planning/rules.rs",
            "core/src/zones.rs -> core/src/planning/rules.rs"
        ]
    );
}

#[test]
fn a_circle_of_three_files_is_found_completely() {
    let imports = planted(&[
        ("core/src/model/a.rs", "use super::b::B;"),
        ("core/src/model/b.rs", "use crate::model::{c};\npub struct B(c::C);"),
        ("core/src/model/c.rs", "pub struct C(Option<Box<crate::model::a::A>>);"),
    ]);
    let files = ["core/src/model/a.rs", "core/src/model/b.rs", "core/src/model/c.rs"].map(str::to_owned);
    assert_eq!(circles(&imports), [files.to_vec()]);
}

#[test]
fn a_circle_of_folders_without_a_circle_of_files_is_found() {
    let imports = planted(&[
        ("core/src/model/a/one.rs", "use crate::model::b::one::B;"),
        ("core/src/model/a/two.rs", "pub struct A;"),
        ("core/src/model/b/one.rs", "pub struct B;"),
        ("core/src/model/b/two.rs", "use crate::model::a::two::A;"),
    ]);
    assert_eq!(circles(&imports), Vec::<Vec<String>>::new());
    let rooms = ["core/src/model/a", "core/src/model/b"].map(str::to_owned);
    assert_eq!(circles(&between_rooms(&imports)), [rooms.to_vec()]);
}

#[test]
fn a_submodule_may_import_from_its_module() {
    let imports = planted(&[
        ("core/src/model/rules.rs", "mod order;\npub struct Looked;\nfn all() { order::check() }"),
        ("core/src/model/rules/order.rs", "use super::Looked;\npub fn check() {}"),
    ]);
    assert_eq!(circles(&imports), Vec::<Vec<String>>::new());
}

#[test]
fn code_that_is_only_compiled_for_tests_is_skipped() {
    let imports = planted(&[
        ("core/src/model/person.rs", "#[cfg(test)]\nmod tests { use crate::planning::rules::Rule; }"),
        ("core/src/planning/rules.rs", "pub struct Rule;"),
    ]);
    assert_eq!(upward(&imports), Vec::<String>::new());
}
