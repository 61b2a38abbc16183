//! Requests whose connection is cut at a random moment.

use crate::{
    company::{found, number_of_requests},
    database::{Database, Kind},
    device::Device,
    process::Server,
};
use serde_json::{from_value, json};
use std::{
    collections::BTreeSet,
    io::Write as _,
    net::{Shutdown, TcpStream},
    thread,
    time::Duration,
};
use switchback_core::{
    command::Command,
    model::{
        ids::{CommandId, PersonId},
        person::WeeklyLimits,
    },
    sample::dice::Dice,
    sync::{decided::Outcome, messages::Answered},
};

on_both_databases! {
    every_command_whose_connection_was_cut_counts_once,
}

/// The longest time from sending a command to cutting its connection. Most are decided within it.
const MOST_MICROSECONDS: usize = 6_000;

/// The commands, of which none leaves things as the one before.
fn command(person: PersonId, number: u64) -> Command {
    let limits = WeeklyLimits {
        as_trainee: u8::try_from(number % 100).unwrap(),
        as_mentor: u8::try_from(number / 100 % 100).unwrap(),
    };
    Command::SetLimits { person, limits }
}

/// Sends a command, or only its beginning, and cuts the connection without waiting for the response.
fn send_and_cut(host: &str, token: &str, id: CommandId, command: &Command, dice: &mut Dice) {
    let body = json!(command).to_string();
    let request = format!(
        "PUT /v1/commands/{id} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let sent = if dice.chance(20) { dice.below(request.len()) } else { request.len() };
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(&request.as_bytes()[..sent]).unwrap();
    thread::sleep(Duration::from_micros(dice.below(MOST_MICROSECONDS) as u64));
    let _ = stream.shutdown(Shutdown::Both);
}

fn every_command_whose_connection_was_cut_counts_once(kind: Kind) {
    let server = Server::start_with(Database::new(kind), &["--token-seconds", "3600"]);
    let mut coordinator = Device::join(&server, server.first_link());
    found(&mut coordinator);
    let person = *coordinator.workspace().people.keys().next().unwrap();
    let (begun_at, count) = (server.lines(coordinator.token()), number_of_requests(300) as u64);
    let host = server.address().strip_prefix("http://").unwrap().to_owned();
    let mut dice = Dice::new(3);
    let commands = (1..=count).map(|number| (CommandId(1_000_000 + number), command(person, number)));
    for (id, command) in commands.clone() {
        send_and_cut(&host, coordinator.token(), id, &command, &mut dice);
    }
    let decided_before = server.lines(coordinator.token()) - begun_at;
    assert!(decided_before > 0, "all were cut too early");
    let ends: BTreeSet<u64> = commands
        .map(|(id, command)| {
            let answer = coordinator.put(id, &command);
            assert_eq!(answer.status, 200, "{answer:?}");
            match from_value::<Answered>(answer.body).unwrap().outcome {
                Outcome::Accepted { end } => end,
                Outcome::Refused(refusal) => panic!("{refusal:?}"),
            }
        })
        .collect();
    assert_eq!(ends, (begun_at + 1..=begun_at + count).collect(), "one line for each command");
    assert_eq!(server.lines(coordinator.token()), begun_at + count);
    if kind == Kind::Postgres {
        assert_eq!(server.database().open_transactions(), 0);
    }
}
