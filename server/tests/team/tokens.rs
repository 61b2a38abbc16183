//! How long a device stays signed in, and what ends that.

use crate::{
    database::{Database, Kind},
    device::Device,
    process::{Answer, Server},
};
use serde_json::json;
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

on_both_databases! {
    lost_responses_and_several_tabs_sign_no_one_out,
    using_a_copied_secret_signs_the_device_out,
    a_token_expires_and_the_device_gets_another,
    secrets_are_hidden_from_pages_and_never_sent_unencrypted,
    other_sites_cannot_sign_a_user_in_or_out,
    signing_out_ends_access,
    a_program_without_cookies_signs_out_with_its_secret,
    a_device_of_an_older_version_stays_signed_in_and_gets_a_cookie,
}

const ENCRYPTED: [&str; 3] = ["--behind-proxy", "--address", "https://team.example"];

/// Requests another token, as a device without cookies does.
fn renew(server: &Server, secret: &str) -> Answer {
    server.post_with("/v1/token", &[("authorization", &format!("Bearer {secret}"))], &json!(null))
}

fn reads(server: &Server, token: &str) -> u16 {
    server.get("/v1/devices", Some(token)).status
}

fn token(answer: &Answer) -> &str {
    answer.body["token"].as_str().unwrap()
}

/// In every round, all tabs send what the browser keeps. One in ten responses is lost, and now and then all of them.
fn lost_responses_and_several_tabs_sign_no_one_out(kind: Kind) {
    let server = Server::start(kind);
    let mut kept = Device::join(&server, server.first_link()).secret().to_owned();
    let (answered, mut changes) = (AtomicUsize::new(0), 0);
    for round in 0..1_000 {
        let tab = || {
            let answer = renew(&server, &kept);
            assert_eq!(answer.status, 200, "{answer:?}");
            let is_lost = answered.fetch_add(1, Ordering::Relaxed) % 10 == 9 || round % 7 == 6;
            (!is_lost).then(|| answer.secret().to_owned())
        };
        let told: Vec<Option<String>> = thread::scope(|scope| {
            let tabs: Vec<_> = (0..4).map(|_| scope.spawn(tab)).collect();
            tabs.into_iter().map(|tab| tab.join().unwrap()).collect()
        });
        if let Some(secret) = told.into_iter().flatten().last() {
            changes += usize::from(secret != kept);
            kept = secret;
        }
    }
    assert!(changes > 800, "{changes}");
}

fn using_a_copied_secret_signs_the_device_out(kind: Kind) {
    let server = Server::start(kind);
    let device = Device::join(&server, server.first_link());
    let second = renew(&server, device.secret());
    let third = renew(&server, second.secret());
    assert_eq!([second.status, third.status], [200, 200]);
    assert_eq!(renew(&server, device.secret()).status, 401, "it was copied");
    assert_eq!(renew(&server, third.secret()).status, 401, "nobody knows who has it");
    for token in [device.token(), token(&second), token(&third)] {
        assert_eq!(reads(&server, token), 401);
    }
}

fn a_token_expires_and_the_device_gets_another(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &["--token-seconds", "2"]);
    let device = Device::join(&server, server.first_link());
    assert_eq!(reads(&server, device.token()), 200);
    let ended = (0..100).find(|_| {
        thread::sleep(Duration::from_millis(100));
        reads(&server, device.token()) == 401
    });
    assert!(ended.is_some(), "it never ends");
    let answer = renew(&server, device.secret());
    assert_eq!((answer.status, &answer.body["expires_in"]), (200, &json!(2)));
    assert_eq!(reads(&server, token(&answer)), 200);
    assert_eq!(renew(&server, token(&answer)).status, 401, "a page cannot make it last");
}

fn secrets_are_hidden_from_pages_and_never_sent_unencrypted(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &ENCRYPTED);
    let answer = server.post("/v1/sign-in", None, &json!({ "secret": server.first_link() }));
    let cookie = answer.cookie.as_deref().unwrap();
    let (name, attributes) = cookie.split_once('=').unwrap();
    assert_eq!(name, "__Host-switchback");
    for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"] {
        assert!(attributes.split("; ").any(|known| known == attribute), "{cookie}");
    }
    assert!(!answer.body.to_string().contains(answer.secret()), "{answer:?}");
    let shown = format!("theme=dark; {name}={}", answer.secret());
    let again = server.post_with("/v1/token", &[("cookie", &shown)], &json!(null));
    assert_eq!(again.status, 200);
    assert_eq!(reads(&server, token(&again)), 200);
    assert_eq!(
        server.post_with("/v1/links", &[("cookie", &shown)], &json!(null)).status,
        401,
        "only for tokens"
    );
}

fn other_sites_cannot_sign_a_user_in_or_out(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &ENCRYPTED);
    let device = Device::join(&server, server.first_link());
    let cookie = format!("__Host-switchback={}", device.secret());
    let ask_for = |path: &str, headers: &[(&str, &str)]| {
        let headers = [headers, &[("cookie", cookie.as_str())]].concat();
        server.post_with(path, &headers, &json!(null))
    };
    let ask = |headers: &[(&str, &str)]| ask_for("/v1/token", headers);
    for other in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ] {
        for path in ["/v1/token", "/v1/sign-out"] {
            let answer = ask_for(path, other);
            assert_eq!(
                (answer.status, &answer.body["type"]),
                (403, &json!("urn:switchback:other-site")),
                "{path} {other:?}"
            );
            assert_eq!(answer.cookie, None);
        }
    }
    assert_eq!(ask(&[("sec-fetch-site", "same-origin")]).status, 200);
    assert_eq!(
        ask(&[("origin", "https://team.example")]).status,
        200,
        "behind a proxy that changes the host"
    );
}

fn signing_out_ends_access(kind: Kind) {
    let server = Server::start(kind);
    let device = Device::join(&server, server.first_link());
    let kept = renew(&server, device.secret()).cookie.unwrap();
    let kept = kept.split(';').next().unwrap();
    let sign_out = |headers: &[(&str, &str)]| server.post_with("/v1/sign-out", headers, &json!(null));
    // The first response may be lost. Without a cookie, there is nothing to sign out.
    for headers in [&[("cookie", kept)][..], &[("cookie", kept)], &[]] {
        let answer = sign_out(headers);
        assert_eq!((answer.status, answer.secret()), (204, ""), "{headers:?}");
        assert!(answer.cookie.unwrap().contains("Max-Age=0;"));
        assert_eq!([reads(&server, device.token()), renew(&server, device.secret()).status], [401, 401]);
    }
}

fn a_program_without_cookies_signs_out_with_its_secret(kind: Kind) {
    let server = Server::start(kind);
    let device = Device::join(&server, server.first_link());
    let sign_out = |shown: &str| server.post("/v1/sign-out", Some(shown), &json!(null));
    let by_token = sign_out(device.token());
    assert_eq!((by_token.status, by_token.cookie), (401, None), "an access token is no secret");
    assert_eq!(reads(&server, device.token()), 200);
    assert_eq!(sign_out(device.secret()).status, 204);
    assert_eq!([reads(&server, device.token()), sign_out(device.secret()).status], [401, 401]);
}

fn a_device_of_an_older_version_stays_signed_in_and_gets_a_cookie(kind: Kind) {
    let mut server = Server::start(kind);
    server.kill();
    let kept = "5".repeat(64);
    server.database().take_back_tokens();
    server.database().add_device(&kept);
    server.start_again();
    let lost = renew(&server, &kept);
    let answer = renew(&server, &kept);
    assert_eq!((lost.status, answer.status), (200, 200), "{answer:?}");
    assert_eq!(reads(&server, token(&answer)), 200);
    assert_eq!(renew(&server, answer.secret()).status, 200);
    assert_eq!(renew(&server, &kept).status, 401, "it holds until the cookie is used");
}
