//! The app on a static host, on a different site than the server.

use crate::{
    database::{Database, Kind},
    process::Server,
};
use serde_json::json;

on_both_databases! {
    only_pages_of_the_app_elsewhere_can_sign_people_in_and_read_responses,
}

const APP: &str = "https://name.github.io";
const APART: [&str; 5] = [
    "--behind-proxy",
    "--address",
    "https://team.example",
    "--app-address",
    "https://name.github.io/switchback/",
];

fn only_pages_of_the_app_elsewhere_can_sign_people_in_and_read_responses(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &APART);
    let from = [("sec-fetch-site", "cross-site"), ("origin", APP)];
    let answer = server.post_with("/v1/sign-in", &from, &json!({ "secret": server.first_link() }));
    let cookie = answer.cookie.as_deref().unwrap();
    assert!(cookie.starts_with("__Host-switchback-elsewhere="), "{cookie}");
    assert!(cookie.ends_with("; HttpOnly; SameSite=None; Secure; Partitioned"), "{cookie}");

    let shown = cookie.split(';').next().unwrap();
    let renew = |origin| {
        let headers = [("sec-fetch-site", "cross-site"), ("origin", origin), ("cookie", shown)];
        server.post_with("/v1/token", &headers, &json!(null)).status
    };
    for other in
        ["https://other.github.io", "https://name.github.io.evil.example", "http://name.github.io", "null"]
    {
        assert_eq!(renew(other), 403, "{other}");
        assert_eq!(server.may_read(other), None, "{other}");
    }
    assert_eq!(renew(APP), 200);
    assert_eq!(server.may_read(APP).as_deref(), Some(APP));
}

#[test]
fn a_page_elsewhere_cannot_read_responses_unless_its_site_is_allowed() {
    assert_eq!(Server::start(Kind::Sqlite).may_read(APP), None);
}

#[test]
fn links_lead_to_the_app_and_name_the_server() {
    let server = Server::start_with(Database::new(Kind::Sqlite), &APART);
    let (is_made, said) = server.run_with("link", &APART[1..]);
    assert!(is_made, "{said}");
    assert!(said.starts_with("https://name.github.io/switchback/#/join/"), "{said}");
    assert!(said.trim_end().ends_with("?server=https://team.example"), "{said}");
}
