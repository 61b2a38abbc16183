//! Several users who send commands without a pause, to servers that come and go, and record the responses.

use crate::{
    device::Device,
    process::{Server, try_put},
};
use serde_json::{from_value, json};
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use switchback_core::{
    command::Command,
    model::{
        ids::{CommandId, PersonId},
        person::WeeklyLimits,
    },
    sync::{decided::Outcome, host::Start, messages::Answered},
};

pub struct Load {
    is_over: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    addresses: Arc<Mutex<Vec<String>>>,
    begun_at: u64,
    writers: Vec<JoinHandle<Vec<Done>>>,
    token: String,
}

/// A command with its response.
struct Done {
    id: CommandId,
    command: Command,
    outcome: Outcome,
}

fn limits(person: PersonId, most: u8) -> Command {
    Command::SetLimits { person, limits: WeeklyLimits { as_trainee: most, ..WeeklyLimits::default() } }
}

impl Load {
    /// Begins with this many writers, each for one person, who take turns among the servers.
    pub fn begin(servers: &[&Server], coordinator: &Device, writers: usize) -> Self {
        let token = coordinator.token().to_owned();
        let load = Self {
            is_over: Arc::default(),
            answered: Arc::default(),
            addresses: Arc::new(Mutex::new(servers.iter().map(|server| server.address()).collect())),
            begun_at: end(servers[0], &token),
            writers: Vec::new(),
            token,
        };
        let people = coordinator.workspace().people.keys().copied().take(writers);
        let writers = people.enumerate().map(|(number, person)| load.writer(servers[0], number, person));
        Self { writers: writers.collect(), ..load }
    }

    fn writer(&self, server: &Server, number: usize, person: PersonId) -> JoinHandle<Vec<Done>> {
        let (is_over, answered, addresses) =
            (Arc::clone(&self.is_over), Arc::clone(&self.answered), Arc::clone(&self.addresses));
        let (agent, token) = (server.agent(), self.token.clone());
        thread::spawn(move || {
            let mut done: Vec<Done> = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                let id = CommandId((number as u64 + 1) * 1_000_000 + done.len() as u64);
                let command = limits(person, u8::try_from(done.len() % 5).unwrap() + 1);
                let mut tries = number;
                // Send it until any server responds.
                let outcome = loop {
                    let address = {
                        let addresses = addresses.lock().unwrap();
                        addresses[(done.len() + tries) % addresses.len()].clone()
                    };
                    let path = format!("/v1/commands/{id}");
                    let answer = try_put(&agent, &address, &path, Some(&token), &json!(command));
                    let read = answer.filter(|answer| answer.status == 200);
                    if let Some(Ok(Answered { outcome, .. })) = read.map(|answer| from_value(answer.body)) {
                        break outcome;
                    }
                    tries += 1;
                    thread::sleep(Duration::from_millis(10));
                };
                done.push(Done { id, command, outcome });
                answered.fetch_add(1, Ordering::Relaxed);
            }
            done
        })
    }

    /// Sets the address of a server that was started again.
    pub fn reach(&self, number: usize, server: &Server) {
        self.addresses.lock().unwrap()[number] = server.address();
    }

    /// Waits until this many more commands have a response.
    pub fn wait_for(&self, more: usize) {
        let (before, since) = (self.answered.load(Ordering::Relaxed), Instant::now());
        while self.answered.load(Ordering::Relaxed) < before + more {
            assert!(since.elapsed() < Duration::from_secs(60), "no command is answered any more");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Ends the load, and checks that every answered command is in the log once, on each of these servers.
    pub fn check(self, servers: &[&Server]) -> usize {
        self.is_over.store(true, Ordering::Relaxed);
        let done: Vec<Done> = self.writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        let ends: BTreeSet<u64> = done
            .iter()
            .map(|done| match done.outcome {
                Outcome::Accepted { end } => end,
                Outcome::Refused(ref refusal) => panic!("{refusal:?}"),
            })
            .collect();
        let expected: BTreeSet<u64> = (self.begun_at + 1..=self.begun_at + done.len() as u64).collect();
        assert_eq!(ends, expected, "one line for each command");
        for server in servers {
            assert_eq!(end(server, &self.token), self.begun_at + done.len() as u64);
            for Done { id, command, outcome } in done.iter().step_by(7) {
                let path = format!("/v1/commands/{id}");
                let again = server.put(&path, Some(&self.token), &json!(command));
                assert_eq!(from_value::<Answered>(again.body).unwrap().outcome, *outcome);
            }
            assert_eq!(end(server, &self.token), self.begun_at + done.len() as u64);
        }
        done.len()
    }
}

/// Returns the end of a server's log.
fn end(server: &Server, token: &str) -> u64 {
    let start = server.get("/v1/workspace", Some(token));
    from_value::<Start>(start.body).unwrap().cursor.end
}
