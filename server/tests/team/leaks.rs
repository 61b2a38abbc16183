//! The bytes that a server sends to each person, searched for what only others may read.

use crate::{
    confidential::{
        BYSTANDER, DRAFT, ENROLLMENTS, LEARNER, MENTOR, NEXT, READERS, Secret, begin, log, secrets,
    },
    database::{Database, Kind},
    device::Device,
    listener::Listener,
    mail::{arguments, told, until},
    mailbox::MailServer,
    process::Server,
};
use serde_json::{Value, from_str, json};
use switchback_core::{
    access::{
        asker::Asker,
        scope::{FirstLines, Scope},
    },
    command::Command,
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId, SessionId},
    },
    sync::cursor::{Cursor, LogHash},
    zones::DatabaseZones,
};
use ureq::Agent;

on_both_databases! {
    everyone_gets_what_they_may_read_and_nothing_else,
    hidden_things_and_missing_things_get_equal_responses,
}

mod messages {
    use super::*;

    on_both_databases! {
        with_a_mail_server:
        no_message_contains_what_its_reader_may_not_read,
    }
}

/// A team's server, with the device of each reader.
struct Team {
    server: Server,
    devices: Vec<Device>,
    log: Log,
}

fn team(server: Server) -> Team {
    let mut coordinator = Device::join(&server, server.first_link());
    let log = log();
    begin(&server, &mut coordinator, &log);
    let others: Vec<Device> =
        READERS[1..].iter().map(|reader| Device::join(&server, &coordinator.link_for(*reader))).collect();
    let devices = std::iter::once(coordinator).chain(others).collect();
    Team { server, devices, log }
}

impl Team {
    /// Requests something, and returns the whole response: status, headers and body.
    fn ask(&self, method: &str, path: &str, device: &Device, body: &str) -> String {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.server.address()))
            .header("authorization", format!("Bearer {}", device.token()));
        // A server may close a connection after a response, and then the next request on it fails.
        let config = Agent::config_builder().http_status_as_error(false).max_idle_connections(0);
        let agent: Agent = config.build().into();
        let sent = match method {
            "GET" | "DELETE" => agent.run(request.body(()).unwrap()),
            _ => agent.run(request.body(body.to_owned()).unwrap()),
        };
        let mut response = sent.unwrap();
        let body = response.body_mut().with_config().limit(1 << 30).read_to_string().unwrap();
        format!("{}\n{:?}\n{body}", response.status().as_u16(), response.headers())
    }

    /// The cursor before the first line, for a reader who has not received anything.
    fn beginning(&self, device: &Device) -> Cursor {
        let asker = Asker {
            workspace: self.log.workspace(),
            zones: &DatabaseZones,
            by: device.actor,
            at: device.now(),
        };
        let here: Cursor = device.cursor().parse().unwrap();
        let view = Scope::of(&asker).view(&FirstLines::default(), 0);
        Cursor { view, end: 0, hash: LogHash::default(), ..here }
    }

    /// Everything that the server says to a reader.
    fn everything(&self, device: &Device) -> String {
        let get = |path: &str| self.ask("GET", path, device, "");
        let lines = get(&format!("/v1/log?after={}", self.beginning(device)));
        assert!(lines.starts_with("200") && lines.contains("workspace_created"), "{lines}");
        let hashes_of_nothing = format!("\"{}\"", "0".repeat(16 * 256));
        let records = self.ask("POST", "/v1/records", device, &hashes_of_nothing);
        let general = ["workspace", "workspace/file", "devices", "messages", "sign-in"];
        let mut said = vec![lines, records];
        said.extend(general.map(|name| get(&format!("/v1/{name}"))));
        for person in self.log.workspace().people.keys() {
            let of_person = format!("/v1/people/{person}");
            said.extend(["devices", "email"].map(|name| get(&format!("{of_person}/{name}"))));
            let calendar = self.ask("POST", &format!("{of_person}/calendar"), device, "");
            let calendar: Value = from_str(calendar.lines().last().unwrap()).unwrap();
            if let Some(secret) = calendar["secret"].as_str() {
                said.push(get(&format!("/v1/calendars/{secret}.ics")));
            }
        }
        said.extend(self.refusals(device));
        said.join("\n")
    }

    /// What the server says to a confirmation of a session.
    fn confirm(&self, device: &Device, session: SessionId) -> Value {
        let id = CommandId(device.actor.person().map_or(0, |person| person.0) ^ session.0 ^ 0x7777_0000_0000);
        let command = json!(Command::Confirm { session });
        let said = self.ask("PUT", &format!("/v1/commands/{id}"), device, &command.to_string());
        let mut body: Value = from_str(said.lines().last().unwrap()).unwrap();
        assert!(body.to_string().contains("refused"), "{said}");
        body.as_object_mut().unwrap().remove("id");
        body
    }

    /// What the server says to commands that it allows no one.
    fn refusals(&self, device: &Device) -> Vec<String> {
        let [first, second] = ENROLLMENTS;
        let sealed = [201, 202].map(SessionId);
        let commands = [
            Command::Confirm { session: DRAFT },
            Command::MarkHeld { session: DRAFT },
            Command::Dispute { session: DRAFT, why: "why".to_owned() },
            Command::Credit { session: sealed[0] },
            Command::DoNotCredit { session: sealed[1] },
            Command::Confirm { session: SessionId(205) },
            Command::Resume { enrollment: first },
            Command::Resume { enrollment: second },
        ];
        let actor = READERS.iter().position(|reader| *reader == device.actor).unwrap() as u64;
        let send = |(number, command): (u64, Command)| {
            let path = format!("/v1/commands/{}", CommandId(actor * 100 + number));
            let said = self.ask("PUT", &path, device, &json!(command).to_string());
            assert!(said.contains("refused"), "{said}");
            said
        };
        (10_000..).zip(commands).map(send).collect()
    }
}

fn everyone_gets_what_they_may_read_and_nothing_else(kind: Kind) {
    let mut team = team(Server::start(kind));
    team.devices.iter_mut().for_each(Device::sync);
    for device in &team.devices {
        let said = team.everything(device);
        for Secret { text, readers } in secrets(&team.log) {
            let may_read = readers.contains(&device.actor);
            assert_eq!(said.contains(&text), may_read, "{:?} and {text}", device.actor);
        }
    }
}

fn hidden_things_and_missing_things_get_equal_responses(kind: Kind) {
    let team = team(Server::start(kind));
    let missing = PersonId(0x0123_4567_89ab);
    let equal = |device: &Device, method: &str, of: &dyn Fn(PersonId) -> String| {
        let [there, not_there] = [LEARNER, missing].map(|person| {
            let said = team.ask(method, &of(person), device, "null");
            // The second line has the date.
            let lines: Vec<&str> = said.lines().collect();
            (lines[0].to_owned(), lines[2..].join("\n").replace(&person.to_string(), ""))
        });
        assert_eq!(there, not_there, "{:?} {method} {}", device.actor, of(LEARNER));
    };
    let others = team.devices[1..].iter().filter(|device| device.actor.person() != Some(LEARNER));
    for device in others {
        equal(device, "GET", &|person| format!("/v1/people/{person}/devices"));
        equal(device, "GET", &|person| format!("/v1/people/{person}/email"));
        equal(device, "POST", &|person| format!("/v1/people/{person}/calendar"));
        equal(device, "DELETE", &|person| format!("/v1/people/{person}/calendar"));
        equal(device, "POST", &|person| format!("/v1/people/{person}/sign-out"));
        equal(device, "DELETE", &|person| format!("/v1/messages/{person}"));
    }
    for device in &team.devices[1..] {
        let [there, not_there] =
            [DRAFT, SessionId(0x0123_4567_89ab)].map(|session| team.confirm(device, session));
        assert_eq!(there, not_there, "{:?}", device.actor);
    }
}

fn no_message_contains_what_its_reader_may_not_read(kind: Kind) {
    let postbox = MailServer::start();
    let channel = Listener::start(|_, _| Some(("200 OK", "ok")));
    let program = Listener::start(|_, _| Some(("204 No Content", "")));
    let mut all = arguments(&postbox);
    let secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    for (name, value) in [
        ("--slack-webhook", channel.address("/channel").as_str()),
        ("--webhook", &program.address("/hook")),
        ("--webhook-secret", secret),
    ] {
        all.extend([name, value].map(str::to_owned));
    }
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let server = Server::start_with(Database::new(kind), &all);
    let mut team = team(server);
    let mut learner = team.devices.remove(6);
    until("both know of the next session", || {
        let told = told(&mut team.devices[0]);
        told.contains(&LEARNER) && told.contains(&MENTOR)
    });
    learner.sync();
    learner.give(Command::Confirm { session: NEXT }).unwrap();
    learner.sync();
    until("the program is told of the response", || program.with("session_confirmed") > 0);

    let mails = postbox.messages();
    for person in [LEARNER, MENTOR, BYSTANDER] {
        let is_to = |mail: &&String| mail.contains(&format!("<{person}@team.example>"));
        let theirs: Vec<&String> = mails.iter().filter(is_to).collect();
        assert_eq!(theirs.is_empty(), person == BYSTANDER);
        for Secret { text, readers } in secrets(&team.log) {
            let may_read = readers.contains(&Actor::Member(person));
            assert!(may_read || !theirs.iter().any(|mail| mail.contains(&text)), "{person:?} and {text}");
        }
    }
    let posts = [channel.requests(), program.requests()].concat();
    for Secret { text, .. } in secrets(&team.log) {
        // Other programs get ids as a coordinator sees them, and no words.
        let is_id = text == DRAFT.to_string();
        assert!(is_id || !posts.iter().any(|post| post.body.contains(&text)), "{text}");
    }
    assert_eq!(channel.with(&DRAFT.to_string()), 0);
}
