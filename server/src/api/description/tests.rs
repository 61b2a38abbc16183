#![allow(clippy::unwrap_used)]

use super::*;
use std::{collections::BTreeSet, env, fs};

/// Reads the path and method of each route from the source of this folder, without the names of parameters.
fn routes() -> BTreeSet<(String, &'static str)> {
    let text = [include_str!("../../api.rs"), include_str!("../sign_in.rs")].concat();
    let mut routes = BTreeSet::new();
    for route in text.split(".route(").skip(1) {
        let route = route.split(".layer(").next().unwrap();
        let (path, handlers) = route.split_once(',').unwrap();
        let path = if path == "provider::BACK" { super::super::BACK } else { path.trim().trim_matches('"') };
        for method in ["get", "post", "put", "delete"] {
            if handlers.contains(&format!("{method}(")) {
                routes.insert((without_names(path), method));
            }
        }
    }
    routes
}

fn without_names(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn exactly_the_existing_routes_are_described() {
    let described: BTreeSet<_> =
        OPERATIONS.iter().map(|operation| (without_names(operation.path), operation.method)).collect();
    assert_eq!(routes(), described);
}

#[test]
fn operations_have_unique_names_and_every_schema_exists() {
    let names: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(names.len(), OPERATIONS.len());
    let all = description();
    let text = all.to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(all["components"]["schemas"].get(name).is_some(), "{name} is described nowhere");
    }
}

/// To rewrite the file: SWITCHBACK_WRITE=1 cargo test -p switchback-server --lib description
#[test]
fn the_description_in_the_docs_is_current() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    let described = format!("{}\n", serde_json::to_string_pretty(&description()).unwrap());
    if env::var_os("SWITCHBACK_WRITE").is_some() {
        fs::write(file, &described).unwrap();
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert!(kept == described, "docs/openapi.json is not as the server describes itself: see this test");
}
