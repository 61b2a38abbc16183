//! Random people who request random things of random objects. Each is allowed or refused as the core says.

use crate::{
    company::number_of_requests,
    confidential::begin,
    database::{Database, Kind},
    device::Device,
    process::{Answer, Server},
    workspace_file::sample_log,
};
use chrono::Utc;
use serde_json::{Value, from_value, json};
use switchback_core::{
    access::{asker::Asker, work::Work},
    command::{Ask, decide},
    fact::line::Line,
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
        person::Presence,
    },
    sample::dice::Dice,
    sync::{decided::Outcome, messages::Answered},
    zones::DatabaseZones,
};

#[path = "../../../core/tests/decisions/commands.rs"]
mod commands;

on_both_databases! {
    every_command_is_allowed_or_refused_as_the_core_says,
    every_request_is_allowed_or_refused_as_the_core_says,
}

/// A server with the sample company, the same log, and one device for each role.
struct Team {
    server: Server,
    log: Log,
    devices: Vec<Device>,
}

/// Everyone who asks: with and without a name, in roles that they hold and roles that they don't hold.
fn actors(log: &Log) -> Vec<Actor> {
    let people = &log.workspace().people;
    let some: Vec<PersonId> = people.keys().copied().step_by(people.len() / 8).collect();
    let left = people.values().filter(|person| person.presence == Presence::Left).map(|person| person.id);
    let roles = [Actor::LEADER, Actor::Coordinator(Some(some[0])), Actor::Leader(Some(some[1]))];
    let in_training = log
        .workspace()
        .sessions
        .values()
        .rev()
        .take(8)
        .flat_map(|session| log.workspace().trainee_of(session).into_iter().chain([session.mentor]));
    let members = some.iter().copied().chain(left).chain(in_training).map(Actor::Member);
    roles.into_iter().chain(members).collect()
}

fn team(kind: Kind) -> Team {
    let server = Server::start_with(Database::new(kind), &["--token-seconds", "3600"]);
    let mut coordinator = Device::join(&server, server.first_link());
    let log = sample_log(Utc::now().date_naive());
    begin(&server, &mut coordinator, &log);
    let others: Vec<Device> =
        actors(&log).into_iter().map(|actor| Device::join(&server, &coordinator.link_for(actor))).collect();
    Team { server, log, devices: std::iter::once(coordinator).chain(others).collect() }
}

fn every_command_is_allowed_or_refused_as_the_core_says(kind: Kind) {
    let Team { server: _server, mut log, devices } = team(kind);
    let mut dice = Dice::new(1);
    let (mut accepted, mut refused) = (0, 0);
    for number in 0..number_of_requests(600) {
        // Only coordinators may send most commands.
        let device = if dice.chance(30) { &devices[0] } else { dice.pick(&devices) };
        let id = CommandId(1_000_000 + number as u64);
        let today = Utc::now().date_naive();
        let command = commands::any(&mut dice, log.workspace(), device.actor, id, today);
        let answer = device.put(id, &command);
        assert_eq!(answer.status, 200, "{answer:?}");
        let request = Ask { id, command }.stamped(device.actor, Utc::now());
        let expected = match decide(&log, &DatabaseZones, &request) {
            Ok(decision) => {
                log.append(decision.entries.into_iter().map(Line::from));
                decision.records.into_iter().for_each(|change| log.keep_record(change));
                accepted += 1;
                Outcome::Accepted { end: log.end() }
            }
            Err(refusal) => {
                refused += 1;
                Outcome::Refused(refusal)
            }
        };
        let outcome = from_value::<Answered>(answer.body).unwrap().outcome;
        assert_eq!(outcome, expected, "number {number}: {request:?}");
    }
    assert!(accepted > 20 && refused > 20, "{accepted} accepted, {refused} refused");
}

/// A request that is not a command, and who may send it.
struct Operation {
    method: &'static str,
    path: String,
    body: Value,
    may: fn(Actor, PersonId) -> bool,
}

impl Operation {
    fn any(dice: &mut Dice, person: PersonId) -> Self {
        let operation = |method, path: String, may| Self { method, path, body: json!(null), may };
        let of_person = format!("/v1/people/{person}");
        match dice.below(9) {
            0 => operation("GET", format!("{of_person}/devices"), |by, person| {
                by.person() == Some(person) || Work::AssignRoles.is_for(by)
            }),
            1 => operation("GET", format!("{of_person}/email"), |by, person| by.person() == Some(person)),
            2 => {
                let body = json!({ "choice": "wanted" });
                let choose: Self =
                    operation("PUT", format!("{of_person}/email"), |by, person| by.person() == Some(person));
                Self { body, ..choose }
            }
            3 => operation("POST", format!("{of_person}/calendar"), Actor::acts_for),
            4 => operation("DELETE", format!("{of_person}/calendar"), Actor::acts_for),
            5 => operation("GET", "/v1/messages".to_owned(), |by, _| Work::Tell.is_for(by)),
            6 => operation("DELETE", format!("/v1/messages/{person}"), |by, _| Work::Tell.is_for(by)),
            7 => {
                let body = json!({ "to": Actor::Member(person) });
                let invite: Self =
                    operation("POST", "/v1/links".to_owned(), |by, _| Work::AssignRoles.is_for(by));
                Self { body, ..invite }
            }
            _ => operation("GET", "/v1/log?after=0-0-0-0".to_owned(), |_, _| true),
        }
    }

    fn send(&self, server: &Server, token: &str) -> Answer {
        match self.method {
            "GET" => server.get(&self.path, Some(token)),
            "DELETE" => server.delete(&self.path, Some(token)),
            "PUT" => server.put(&self.path, Some(token), &self.body),
            _ => server.post(&self.path, Some(token), &self.body),
        }
    }
}

fn every_request_is_allowed_or_refused_as_the_core_says(kind: Kind) {
    let Team { server, log, devices } = team(kind);
    let workspace = log.workspace();
    let mut people: Vec<PersonId> = workspace.people.keys().copied().collect();
    people.extend(devices.iter().filter_map(|device| device.actor.person()));
    people.push(PersonId(1));
    let mut dice = Dice::new(2);
    for number in 0..number_of_requests(600) {
        let device = dice.pick(&devices);
        // Half of the requests are about the person who sends them.
        let own = device.actor.person().filter(|_| dice.chance(50));
        let person = own.unwrap_or_else(|| *dice.pick(&people));
        let operation = Operation::any(&mut dice, person);
        let asker = Asker { workspace, zones: &DatabaseZones, by: device.actor, at: Utc::now() };
        let may = asker.is_reader() && (operation.may)(device.actor, person);
        let answer = operation.send(&server, device.token());
        let is_refused = answer.body["type"] == "urn:switchback:not-for-you";
        let sent = (operation.method, &operation.path, device.actor);
        assert_eq!((answer.status == 403, is_refused), (!may, !may), "number {number}: {sent:?} {answer:?}");
        assert!(answer.status < 500, "{sent:?} {answer:?}");
    }
}
