//! Signing in with an account of a provider that runs in a separate process.

use crate::{
    company::found,
    database::{Database, Kind},
    device::Device,
    process::{Answer, Server},
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};
use switchback_core::{
    command::Command as Asked,
    model::{actor::Actor, assigned_role::AssignedRole, ids::PersonId},
    sync::provider_sign_in::ProviderAnswer,
};
use ureq::Agent;

on_both_databases! {
    with_an_account_provider:
    a_verified_email_address_signs_its_person_in_and_keeps_the_account_theirs,
    an_unverified_or_missing_email_address_gives_no_access,
    a_second_account_with_the_same_email_address_gives_no_access,
    people_sign_in_with_their_highest_role_until_they_leave,
    a_provider_response_works_once_and_only_in_its_browser,
    clocks_can_differ_by_a_minute,
    a_wrong_or_unreachable_provider_gives_no_access,
}

/// Where the provider redirects to. Nothing listens there, and the tests take what comes to the server.
const ADDRESS: &str = "http://localhost:1";

struct Provider {
    child: Child,
    port: String,
}

impl Provider {
    fn start(behind: &str) -> Self {
        let mut child = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../script/account_provider.mjs"))
            .args([&format!("{ADDRESS}/v1/sign-in/provider/answer"), behind])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.strip_prefix("Listening ").map(str::to_owned)).unwrap();
        Self { child, port }
    }

    /// A server on which people sign in with this provider, with this address as its issuer.
    fn server_with(&self, kind: Kind, issuer: &str) -> Server {
        let (issuer, address) = (issuer.replace("PORT", &self.port), ADDRESS);
        let arguments = ["--address", address, "--oidc-issuer", &issuer, "--oidc-client-id", "team"];
        let secret = ["--oidc-client-secret", "a secret of the team", "--oidc-name", "Okta"];
        Server::start_with(Database::new(kind), &[&arguments[..], &secret].concat())
    }

    fn server(&self, kind: Kind) -> Server {
        self.server_with(kind, "http://127.0.0.1:PORT")
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser in the middle of a sign-in.
struct SigningIn<'a> {
    server: &'a Server,
    cookie: String,
    answer: ProviderAnswer,
}

/// Signs in at the provider with this account, and the parameters after it in its address.
fn sign_in_there<'a>(server: &'a Server, account: &str) -> SigningIn<'a> {
    let begun = server.post("/v1/sign-in/provider", None, &json!(null));
    assert_eq!(begun.status, 200, "{begun:?}");
    let cookie = begun.cookie.as_deref().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Lax") && cookie.contains("Max-Age=600;"), "{cookie}");
    let mut browser = Browser::new(&server.agent());
    let page = browser.open(begun.body["address"].as_str().unwrap());
    let mut next = browser.open(&format!("{page}/{account}"));
    while !next.starts_with(ADDRESS) {
        next = browser.open(&next);
    }
    let back = browser.open(&next.replace(ADDRESS, &server.address()));
    let fragment = &back[back.find('#').unwrap()..];
    let answer = ProviderAnswer::read(fragment).unwrap();
    assert_eq!(begun.body["state"], json!(answer.state));
    SigningIn { server, cookie: cookie.split(';').next().unwrap().to_owned(), answer }
}

impl SigningIn<'_> {
    fn end(&self) -> Answer {
        self.end_with(&self.cookie)
    }

    fn end_with(&self, cookie: &str) -> Answer {
        self.server.post_with("/v1/sign-in/provider/answer", &[("cookie", cookie)], &json!(self.answer))
    }
}

struct Browser {
    agent: Agent,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    fn new(agent: &Agent) -> Self {
        Self { agent: agent.clone(), cookies: BTreeMap::new() }
    }

    /// Returns the address that a page redirects to, or its own if it does not redirect.
    fn open(&mut self, address: &str) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.agent.get(address).header("cookie", cookies.join("; "));
        let answer = request.config().max_redirects(0).build().call().unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let Some(next) = answer.headers().get("location") else { return address.to_owned() };
        let next = next.to_str().unwrap();
        url::Url::parse(address).unwrap().join(next).unwrap().into()
    }
}

/// Sets up the sample company, and returns the people with an email address.
fn company(server: &Server) -> (Device, Vec<(PersonId, String)>) {
    let mut coordinator = Device::join(server, server.first_link());
    found(&mut coordinator);
    let workspace = coordinator.workspace();
    let mail = |person: &PersonId| workspace.profiles.mail(*person).map(|mail| (*person, mail.to_owned()));
    let people = workspace.people.keys().filter_map(mail).take(3).collect();
    (coordinator, people)
}

fn as_whom(answer: &Answer) -> Result<Actor, &str> {
    match answer.status {
        200 => Ok(serde_json::from_value(answer.body["actor"].clone()).unwrap()),
        _ => Err(answer.body["type"].as_str().unwrap().strip_prefix("urn:switchback:").unwrap()),
    }
}

fn a_verified_email_address_signs_its_person_in_and_keeps_the_account_theirs(kind: Kind) {
    let provider = Provider::start("0");
    // Many providers write the trailing slash in one place and leave it out in another.
    let server = provider.server_with(kind, "http://127.0.0.1:PORT/");
    let (_coordinator, people) = company(&server);
    assert_eq!(server.get("/v1/sign-in", None).body, json!({ "provider": { "name": "Okta" } }));
    let (person, mail) = &people[0];
    let first = sign_in_there(&server, &format!("1?mail={}&verified=true", mail.to_uppercase())).end();
    assert_eq!(as_whom(&first), Ok(Actor::Member(*person)));
    assert_eq!(server.get("/v1/workspace", Some(first.body["token"].as_str().unwrap())).status, 200);
    let later = sign_in_there(&server, "1?mail=another@team.example&verified=false").end();
    assert_eq!(
        as_whom(&later),
        Ok(Actor::Member(*person)),
        "the account is theirs, whatever its address is now"
    );
}

fn an_unverified_or_missing_email_address_gives_no_access(kind: Kind) {
    let provider = Provider::start("0");
    let server = provider.server(kind);
    let (_coordinator, people) = company(&server);
    let mail = &people[0].1;
    let strangers = [
        format!("1?mail={mail}&verified=false"),
        "2".into(),
        "3?mail=nobody@team.example&verified=true".into(),
    ];
    for account in strangers {
        let answer = sign_in_there(&server, &account).end();
        assert_eq!(as_whom(&answer), Err("account-not-known"), "{account}");
        assert_eq!(answer.cookie, None);
    }
    let nobody = sign_in_there(&server, "nobody");
    assert_eq!((nobody.answer.code.as_str(), as_whom(&nobody.end())), ("", Err("sign-in-expired")));
    assert!(!server.log().contains(mail), "an address is in the log");
}

fn a_second_account_with_the_same_email_address_gives_no_access(kind: Kind) {
    let provider = Provider::start("0");
    let server = provider.server(kind);
    let (coordinator, people) = company(&server);
    let (person, mail) = &people[0];
    let account = |number: u8| sign_in_there(&server, &format!("{number}?mail={mail}&verified=true")).end();
    assert_eq!(as_whom(&account(1)), Ok(Actor::Member(*person)));
    assert_eq!(as_whom(&account(2)), Err("account-not-known"));
    let everywhere = format!("/v1/people/{person}/sign-out");
    assert_eq!(server.post(&everywhere, Some(coordinator.token()), &json!(null)).status, 204);
    assert_eq!(as_whom(&account(2)), Ok(Actor::Member(*person)), "a coordinator has ended that");
    assert_eq!(as_whom(&account(1)), Err("account-not-known"));
}

fn people_sign_in_with_their_highest_role_until_they_leave(kind: Kind) {
    let provider = Provider::start("0");
    let server = provider.server(kind);
    let (mut coordinator, people) = company(&server);
    let (person, mail) = people[0].clone();
    let account = || sign_in_there(&server, &format!("1?mail={mail}&verified=true")).end();
    coordinator.give(Asked::GiveRole { person, role: AssignedRole::Leader }).unwrap();
    coordinator.sync();
    assert_eq!(as_whom(&account()), Ok(Actor::Leader(Some(person))));
    coordinator.give(Asked::GiveRole { person, role: AssignedRole::Coordinator }).unwrap();
    coordinator.sync();
    assert_eq!(as_whom(&account()), Ok(Actor::Coordinator(Some(person))));
    let (other, mail) = people[1].clone();
    let presence = switchback_core::model::person::Presence::Left;
    coordinator.give(Asked::SetPresence { person: other, presence }).unwrap();
    coordinator.sync();
    let left = sign_in_there(&server, &format!("2?mail={mail}&verified=true")).end();
    assert_eq!(as_whom(&left), Err("account-not-known"));
}

fn a_provider_response_works_once_and_only_in_its_browser(kind: Kind) {
    let provider = Provider::start("0");
    let server = provider.server(kind);
    let (_coordinator, people) = company(&server);
    let account = format!("1?mail={}&verified=true", people[0].1);
    let [one, another] = [0, 1].map(|_| sign_in_there(&server, &account));
    assert_eq!(as_whom(&one.end_with("theme=dark")), Err("sign-in-expired"), "a link that somebody was sent");
    assert_eq!(as_whom(&one.end_with(&another.cookie)), Err("sign-in-expired"));
    let code_of_another = ProviderAnswer { code: another.answer.code.clone(), ..one.answer.clone() };
    let mixed = SigningIn { answer: code_of_another, cookie: one.cookie.clone(), server: &server };
    assert_eq!(as_whom(&mixed.end()), Err("sign-in-expired"), "it was given for another proof");
    let other_state = ProviderAnswer { state: another.answer.state.clone(), ..one.answer.clone() };
    let forged = SigningIn { answer: other_state, cookie: one.cookie.clone(), server: &server };
    assert_eq!(as_whom(&forged.end()), Err("sign-in-expired"), "it is not the answer to this browser");
    assert_eq!(one.end().status, 200);
    assert_eq!(as_whom(&one.end()), Err("sign-in-expired"), "it was used");
}

/// What the provider issues is valid for one second here.
fn clocks_can_differ_by_a_minute(kind: Kind) {
    for (behind, lets_in) in [("40", true), ("90", false)] {
        let provider = Provider::start(behind);
        let server = provider.server(kind);
        let (_coordinator, people) = company(&server);
        let answer = sign_in_there(&server, &format!("1?mail={}&verified=true", people[0].1)).end();
        assert_eq!(answer.status == 200, lets_in, "{behind}: {answer:?}");
    }
}

fn a_wrong_or_unreachable_provider_gives_no_access(kind: Kind) {
    let provider = Provider::start("0");
    let server = provider.server_with(kind, "http://localhost:PORT");
    let begin = |server: &Server| server.post("/v1/sign-in/provider", None, &json!(null));
    assert_eq!(as_whom(&begin(&server)), Err("provider-failed"), "it calls itself by another name");
    let server = provider.server(kind);
    drop(provider);
    assert_eq!(as_whom(&begin(&server)), Err("provider-failed"));
    let without = Server::start(kind);
    assert_eq!(without.get("/v1/sign-in", None).body, json!({ "provider": null }));
    assert_eq!(as_whom(&begin(&without)), Err("no-such-address"));
}
