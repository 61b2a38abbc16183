//! Who may try to sign in, how often, and on which devices.

use crate::{
    company::found,
    database::{Database, Kind},
    device::Device,
    process::{Answer, Server},
};
use serde_json::json;
use switchback_core::model::actor::Actor;

on_both_databases! {
    too_many_attempts_block_only_their_source,
    a_client_cannot_forge_its_forwarded_address,
    users_see_their_devices_and_sign_one_out,
    a_coordinator_sees_the_devices_of_others_and_signs_one_out,
    an_invalid_id_in_an_address_is_refused_and_never_means_the_user,
    a_device_gets_its_name_from_its_browser_and_nothing_else_is_stored,
    a_link_that_a_mail_scanner_opened_still_signs_one_device_in,
    secrets_of_another_server_are_refused,
}

const BEHIND_A_PROXY: [&str; 3] = ["--behind-proxy", "--address", "https://team.example"];

fn attempt(server: &Server, secret: &str, from: &str) -> Answer {
    server.post_with("/v1/sign-in", &[("x-forwarded-for", from)], &json!({ "secret": secret }))
}

fn try_often(servers: &[&Server], from: impl Fn(usize) -> String) -> Vec<u16> {
    (0..25).map(|number| attempt(servers[number % servers.len()], "wrong", &from(number)).status).collect()
}

fn count(statuses: &[u16], status: u16) -> usize {
    statuses.iter().filter(|known| **known == status).count()
}

fn too_many_attempts_block_only_their_source(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &BEHIND_A_PROXY);
    let other = (kind == Kind::Postgres).then(|| server.start_beside());
    let servers: Vec<&Server> = std::iter::once(&server).chain(&other).collect();
    let statuses = try_often(&servers, |_| "203.0.113.7".into());
    assert_eq!((count(&statuses, 410), count(&statuses, 429)), (20, 5), "{statuses:?}");
    let answer = attempt(&server, server.first_link(), "203.0.113.7");
    assert_eq!((answer.status, &answer.body["type"]), (429, &json!("urn:switchback:too-many-requests")));
    assert_eq!(attempt(&server, server.first_link(), "203.0.113.8").status, 200);
}

fn a_client_cannot_forge_its_forwarded_address(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &BEHIND_A_PROXY);
    let forged = |number: usize| format!("198.51.100.{number}, 203.0.113.7");
    assert_eq!(count(&try_often(&[&server], forged), 429), 5);
    let open = Server::start(kind);
    assert_eq!(
        count(&try_often(&[&open], |number| format!("198.51.100.{number}")), 429),
        5,
        "without a proxy"
    );
}

fn users_see_their_devices_and_sign_one_out(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: Vec<_> = coordinator.workspace().people.keys().copied().take(2).collect();
    let member = |person| Device::join(&server, &coordinator.link_for(Actor::Member(person)));
    let [phone, laptop, other] = [people[0], people[0], people[1]].map(member);
    let devices = |device: &Device| {
        let answer = server.get("/v1/devices", Some(device.token()));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body.as_array().unwrap().clone()
    };
    let all = devices(&phone);
    assert_eq!((all.len(), devices(&other).len()), (2, 1));
    let others = |all: &[serde_json::Value]| {
        let other = all.iter().find(|known| known["is_this"] == false).unwrap();
        format!("/v1/devices/{}", other["id"].as_str().unwrap())
    };
    let laptop_address = others(&all);
    assert_eq!(server.delete(&laptop_address, Some(other.token())).status, 404, "it is not theirs");
    assert_eq!(server.delete(&laptop_address, Some(phone.token())).status, 204);
    let reads = |device: &Device| server.get("/v1/workspace", Some(device.token())).status;
    assert_eq!([reads(&phone), reads(&laptop), reads(&other)], [200, 401, 200]);
    assert_eq!(devices(&phone).len(), 1);
}

fn a_coordinator_sees_the_devices_of_others_and_signs_one_out(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let people: Vec<_> = coordinator.workspace().people.keys().copied().take(2).collect();
    let join = |actor| Device::join(&server, &coordinator.link_for(actor));
    let [own, other] = [people[0], people[1]].map(|person| join(Actor::Member(person)));
    let leader = join(Actor::LEADER);
    let devices = format!("/v1/people/{}/devices", people[0]);
    let list = |device: &Device| server.get(&devices, Some(device.token()));
    let seen = [&coordinator, &own].map(|device| list(device).body.as_array().unwrap().clone());
    assert_eq!(seen.each_ref().map(Vec::len), [1, 1]);
    assert_eq!(seen.each_ref().map(|devices| devices[0]["is_this"] == true), [false, true]);
    assert_eq!([list(&other).status, list(&leader).status], [403, 403]);
    let one = format!("{devices}/{}", seen[0][0]["id"].as_str().unwrap());
    assert_eq!(server.delete(&one, Some(other.token())).status, 403);
    let of_another = one.replace(&people[0].to_string(), &people[1].to_string());
    assert_eq!(server.delete(&of_another, Some(coordinator.token())).status, 404, "it is not theirs");
    assert_eq!(list(&own).status, 200, "it is still signed in");
    assert_eq!(server.delete(&one, Some(coordinator.token())).status, 204);
    assert_eq!([list(&own).status, list(&coordinator).status], [401, 200]);
}

fn an_invalid_id_in_an_address_is_refused_and_never_means_the_user(kind: Kind) {
    let server = Server::start(kind);
    let coordinator = Device::join(&server, server.first_link());
    let token = Some(coordinator.token());
    let devices = server.get("/v1/devices", token);
    let own = devices.body[0]["id"].as_str().unwrap();
    let of_nobody = format!("/v1/people/nobody/devices/{own}");
    let answers = [
        server.get("/v1/people/nobody/devices", token),
        server.delete(&of_nobody, token),
        server.delete("/v1/devices/none", token),
        server.delete("/v1/messages/none", token),
    ];
    for answer in answers {
        assert_eq!((answer.status, &answer.body["type"]), (400, &json!("urn:switchback:not-understood")));
    }
    assert_eq!(server.get("/v1/devices", token).status, 200, "it is still signed in");
}

fn a_device_gets_its_name_from_its_browser_and_nothing_else_is_stored(kind: Kind) {
    let server = Server::start(kind);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let said = "Mozilla/5.0 (Windows NT 10.0) Chrome/143.0.1.2 Safari/537.36 Edg/143.0.3.4";
    let body = json!({ "secret": coordinator.link_for(Actor::Member(person)) });
    assert_eq!(server.post_with("/v1/sign-in", &[("user-agent", said)], &body).status, 200);
    let listed = |address: &str| server.get(address, Some(coordinator.token())).body;
    let theirs = listed(&format!("/v1/people/{person}/devices"));
    assert_eq!(theirs[0]["name"], "Edge on Windows");
    assert!(!theirs.to_string().contains("143"), "{theirs}");
    let own = listed("/v1/devices");
    assert!(own[0]["name"].is_null(), "a program that is no browser has no name: {own}");
}

fn a_link_that_a_mail_scanner_opened_still_signs_one_device_in(kind: Kind) {
    let server = Server::start(kind);
    let link = server.first_link().to_owned();
    // Browsers don't send what follows the number sign, but some scanners do.
    for path in
        ["/".to_owned(), format!("/%23/join/{link}"), format!("/join/{link}"), "/v1/sign-in".to_owned()]
    {
        server.look(&path);
    }
    let device = Device::join(&server, &link);
    assert_eq!(server.get("/v1/devices", Some(device.token())).status, 200);
    assert_eq!(server.post("/v1/sign-in", None, &json!({ "secret": link })).status, 410);
}

fn secrets_of_another_server_are_refused(kind: Kind) {
    let (one, other) = (Server::start(kind), Server::start(kind));
    let device = Device::join(&one, one.first_link());
    let link = device.link_for(Actor::COORDINATOR);
    let as_bearer = format!("Bearer {}", device.secret());
    let renew = |server: &Server| {
        server.post_with("/v1/token", &[("authorization", &as_bearer)], &json!(null)).status
    };
    let sign_in = |server: &Server| server.post("/v1/sign-in", None, &json!({ "secret": link })).status;
    let reads = |server: &Server| server.get("/v1/devices", Some(device.token())).status;
    assert_eq!([reads(&other), renew(&other), sign_in(&other)], [401, 401, 410]);
    assert_eq!([reads(&one), renew(&one), sign_in(&one)], [200, 200, 200], "they are still valid at home");
}
