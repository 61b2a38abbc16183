//! The device of a user: the client of the core, over HTTP.

use crate::process::{Answer, Server, get, post, try_put};
use chrono::{DateTime, Utc};
use serde_json::{from_value, json};
use std::{
    sync::mpsc,
    thread::{self, JoinHandle},
    time::Duration,
};
use switchback_core::{
    command::{Command, Request},
    log::written::WrittenLog,
    model::{actor::Actor, ids::CommandId},
    refusal::Refusal,
    sync::{
        client::{Client, Fetch, Stored},
        host::{NextLines, Start, StartOver},
        messages::Answered,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};
use ureq::Agent;

const ZONES: &DatabaseZones = &DatabaseZones;

pub struct Device {
    pub actor: Actor,
    token: String,
    /// The secret that its browser keeps.
    secret: String,
    client: Client,
    next_id: u64,
    address: String,
    agent: Agent,
}

impl Device {
    /// Signs in with the secret of a link.
    pub fn join(server: &Server, link: &str) -> Self {
        let answer = server.post("/v1/sign-in", None, &json!({ "secret": link }));
        assert_eq!(answer.status, 200, "{answer:?}");
        let token = answer.body["token"].as_str().unwrap().to_owned();
        let next_id = u64::from_str_radix(&token[..12], 16).unwrap();
        Self {
            actor: from_value(answer.body["actor"].clone()).unwrap(),
            token,
            secret: answer.secret().to_owned(),
            client: Client::default(),
            next_id,
            address: server.address(),
            agent: server.agent(),
        }
    }

    /// Signs the same device in again.
    pub fn join_again(&mut self, server: &Server, link: &str) {
        let answer = server.post("/v1/sign-in", None, &json!({ "secret": link }));
        answer.body["token"].as_str().unwrap().clone_into(&mut self.token);
        self.reach(server);
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    pub fn secret(&self) -> &str {
        &self.secret
    }

    pub fn workspace(&self) -> &Workspace {
        self.client.log().workspace()
    }

    /// Ends the program and starts it again from what the device stores.
    pub fn restart(&mut self) {
        let start = self.client.compacted();
        let (records, queue) = (self.client.stored_records(), self.client.queue().clone());
        self.client = Client::open(Stored { start, told: Vec::new(), records, queue }).unwrap();
        self.client.count_pending(ZONES);
    }

    /// What it was told, in the form of a workspace file.
    pub fn written(&self) -> WrittenLog {
        let epoch = self.client.cursor().map(|cursor| cursor.epoch);
        WrittenLog::of(&self.client.told_log(), epoch).unwrap()
    }

    pub fn unanswered(&self) -> usize {
        self.client.queue().unanswered()
    }

    pub fn tray(&self) -> usize {
        self.client.queue().tray().len()
    }

    /// Returns the cursor up to which it has received the log.
    pub fn cursor(&self) -> String {
        self.client.cursor().unwrap().to_string()
    }

    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// Submits a command on the device, to be sent with the next [`Self::sync`].
    pub fn give(&mut self, command: Command) -> Result<(), Refusal> {
        self.next_id += 1;
        let request = Request { id: CommandId(self.next_id), at: self.now(), by: self.actor, command };
        self.client.submit(ZONES, request)
    }

    /// Sends a command directly.
    pub fn put(&self, id: CommandId, command: &Command) -> Answer {
        self.try_put(id, command).unwrap()
    }

    fn try_put(&self, id: CommandId, command: &Command) -> Option<Answer> {
        let path = format!("/v1/commands/{id}");
        try_put(&self.agent, &self.address, &path, Some(&self.token), &json!(command))
    }

    pub fn link_for(&self, actor: Actor) -> String {
        let answer =
            post(&self.agent, &self.address, "/v1/links", Some(&self.token), &json!({ "to": actor }));
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.body["secret"].as_str().unwrap().to_owned()
    }

    /// Requests what comes after everything known here, and waits for it.
    pub fn wait_for_more(&self) -> JoinHandle<Answer> {
        let (agent, address, token) = (self.agent.clone(), self.address.clone(), self.token.clone());
        let path = format!("/v1/log?after={}&wait=25", self.client.cursor().unwrap());
        let (begins, begun) = mpsc::channel();
        let waiting = thread::spawn(move || {
            begins.send(()).unwrap();
            get(&agent, &address, &path, Some(&token))
        });
        begun.recv().unwrap();
        // The request has been sent. It may arrive before or after the change that it waits for.
        thread::sleep(Duration::from_millis(200));
        waiting
    }

    /// Sends the queued command while the server is killed and started again.
    pub fn send_and_kill(&mut self, server: &mut Server) {
        let queued: Vec<_> = std::iter::from_fn(|| self.client.next_to_send()).take(1).collect();
        let sending = queued.into_iter().map(|ask| {
            let (agent, address, token) = (self.agent.clone(), self.address.clone(), self.token.clone());
            thread::spawn(move || {
                let path = format!("/v1/commands/{}", ask.id);
                drop(try_put(&agent, &address, &path, Some(&token), &json!(ask.command)));
            })
        });
        let sending: Vec<_> = sending.collect();
        // A different moment in each round, from before the request arrives to after its response.
        thread::sleep(Duration::from_micros(self.next_id % 10 * 700));
        server.kill();
        sending.into_iter().for_each(|thread| thread.join().unwrap());
        server.start_again();
    }

    pub fn reach(&mut self, server: &Server) {
        self.address = server.address();
    }

    /// Sends and fetches until nothing is left to do.
    pub fn sync(&mut self) {
        let mut fetch = if self.client.cursor().is_none() { Fetch::Start } else { Fetch::Nothing };
        loop {
            match fetch {
                Fetch::Start => {
                    self.start();
                    fetch = Fetch::Records;
                }
                Fetch::Records => {
                    self.records();
                    fetch = Fetch::Nothing;
                }
                Fetch::Nothing => {
                    self.send();
                    match self.log() {
                        Some(next) => fetch = next,
                        None => return,
                    }
                }
            }
        }
    }

    fn send(&mut self) {
        while let Some(ask) = self.client.next_to_send() {
            let Answer { status, body, .. } = self.try_put(ask.id, &ask.command).unwrap();
            assert_eq!(status, 200, "{body}");
            let Answered { epoch, outcome } = from_value(body).unwrap();
            self.client.answered(ZONES, epoch, ask.id, Ok(outcome));
        }
    }

    /// Returns `None` if there is nothing more.
    fn log(&mut self) -> Option<Fetch> {
        let Some(cursor) = self.client.cursor() else { return Some(Fetch::Start) };
        let Answer { status, body, .. } = self.get(&format!("/v1/log?after={cursor}"));
        if status == 409 {
            let is_view = body["type"] == "urn:switchback:view-changed";
            self.client.start_over(if is_view { StartOver::ViewChanged } else { StartOver::LogChanged });
            return Some(Fetch::Start);
        }
        assert_eq!(status, 200, "{body}");
        let told: NextLines = from_value(body).unwrap();
        let fetch = self.client.told(ZONES, &told);
        (fetch != Fetch::Nothing || told.has_more).then_some(fetch)
    }

    fn start(&mut self) {
        let Answer { status, body, .. } = self.get("/v1/workspace");
        assert_eq!(status, 200, "{body}");
        let start: Start = from_value(body).unwrap();
        self.client.start(ZONES, start).unwrap();
    }

    fn records(&mut self) {
        let theirs = json!(self.client.record_hashes());
        let answer = post(&self.agent, &self.address, "/v1/records", Some(&self.token), &theirs);
        assert_eq!(answer.status, 200, "{answer:?}");
        self.client.handed_out(ZONES, from_value(answer.body).unwrap());
    }

    fn get(&self, path: &str) -> Answer {
        get(&self.agent, &self.address, path, Some(&self.token))
    }
}
