//! A host, several clients, and the messages between them.

mod replacement;

use super::{
    disk::{Disk, Kept, NextCommit},
    node::{Node, Question},
};
use crate::{moves, world};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    access::{asker::Asker, scope::Scope},
    command::{Ask, Command, Request},
    fact::line::Line,
    log::written::WrittenLog,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
    },
    sync::{
        client::Fetch,
        cursor::{Cursor, Epoch},
        decided::{NotDecided, Outcome, Stamp},
        host::{Decided, Deciding, Delivery, Host, Reader, Sent, Start, StartOver},
        record_set::Bucket,
    },
    zones::DatabaseZones,
};

const ZONES: &DatabaseZones = &DatabaseZones;

#[derive(Clone, Debug)]
enum Answer {
    Command(Epoch, CommandId, Result<Outcome, NotDecided>),
    After(Cursor, Box<Delivery>),
    Start(Box<Start>),
    Records(Vec<Bucket>),
}

#[derive(Clone, Debug)]
enum Message {
    Up(usize, Question),
    Down(usize, Answer),
}

/// Counts of what happened in a course, to see that it was worth playing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Happened {
    pub accepted: usize,
    pub returned: usize,
    pub log_changed: usize,
    pub view_changed: usize,
    pub unheard: usize,
    pub replaced: usize,
}

impl Happened {
    pub fn with(self, other: Self) -> Self {
        Self {
            accepted: self.accepted + other.accepted,
            returned: self.returned + other.returned,
            log_changed: self.log_changed + other.log_changed,
            view_changed: self.view_changed + other.view_changed,
            unheard: self.unheard + other.unheard,
            replaced: self.replaced + other.replaced,
        }
    }

    pub fn is_worth_playing(self) -> bool {
        let Self { accepted, returned, log_changed, view_changed, unheard, replaced } = self;
        [accepted, returned, log_changed, view_changed, unheard, replaced].into_iter().all(|count| count > 0)
    }
}

pub struct Team {
    runner: TestRunner,
    host: Option<Host<Disk>>,
    disk: Disk,
    epoch: u64,
    backups: Vec<Kept>,
    /// What was on the disks of earlier lives, by epoch.
    past: BTreeMap<u64, Kept>,
    /// What a host that replaces a lost one will begin with.
    file: Option<WrittenLog>,
    nodes: Vec<Node>,
    network: Vec<Message>,
    now: DateTime<Utc>,
    next_id: u64,
    accepted: BTreeSet<(usize, CommandId)>,
    asked: BTreeMap<CommandId, Command>,
    is_quiet: bool,
    pub happened: Happened,
}

impl Team {
    pub fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
        let members = (1..=5).map(|person| Actor::Member(PersonId(person)));
        let people = [Actor::COORDINATOR, Actor::COORDINATOR, Actor::LEADER].into_iter().chain(members);
        let nodes = people.map(Node::of).collect();
        let mut team = Self {
            runner,
            host: None,
            disk: Disk::default(),
            epoch: 1,
            backups: Vec::new(),
            past: BTreeMap::new(),
            file: None,
            nodes,
            network: Vec::new(),
            now: world::first_day(),
            next_id: 20,
            accepted: BTreeSet::new(),
            asked: BTreeMap::new(),
            is_quiet: false,
            happened: Happened::default(),
        };
        for node in 0..team.nodes.len() {
            let days = if team.chance(30) { team.below(4_000) as i64 - 2_000 } else { 0 };
            team.nodes[node].skew = TimeDelta::days(days);
        }
        team.found();
        team
    }

    fn found(&mut self) {
        self.open();
        for request in world::founding() {
            let Request { id, at, by, command } = request;
            let sent = Sent { ask: Ask { id, command }, stamp: Stamp { by, at } };
            let outcomes = self.decide(vec![sent]).unwrap();
            assert!(matches!(outcomes[..], [Ok(Outcome::Accepted { .. })]));
        }
    }

    fn open(&mut self) {
        self.host = Some(Host::open(self.disk.clone(), Epoch(self.epoch)).unwrap());
    }

    fn below(&mut self, bound: usize) -> usize {
        self.runner.rng().random_range(0..bound)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn decide(&mut self, sent: Vec<Sent>) -> Option<Vec<Result<Outcome, NotDecided>>> {
        let host = self.host.take()?;
        match host.decide(ZONES, sent) {
            Ok(Deciding::Decided(Decided { host, outcomes })) => {
                self.host = Some(host);
                Some(outcomes)
            }
            Ok(Deciding::ReadsNotAll(_)) => unreachable!("all lines are of this version"),
            Err(_) => {
                self.happened.unheard += 1;
                None
            }
        }
    }

    pub fn play(&mut self, steps: usize) {
        for _ in 0..steps {
            match self.below(100) {
                0..45 => self.act(),
                45..65 => self.speak(),
                65 => self.open_file(),
                66..93 => self.carry(),
                93 => self.crash_client(),
                94..96 => self.crash_host(),
                96 if self.file.is_none() => self.backups.push(self.disk.kept.borrow().clone()),
                97 if self.chance(30) => self.restore(),
                97 if self.chance(30) => self.replace(),
                98 => {
                    let node = self.below(self.nodes.len());
                    self.nodes[node].is_online ^= true;
                }
                _ => {
                    *self.disk.next.borrow_mut() =
                        if self.chance(50) { NextCommit::Fails } else { NextCommit::GoesUnheard }
                }
            }
        }
    }

    /// A user does something on their device.
    fn act(&mut self) {
        let act = moves::one().new_tree(&mut self.runner).unwrap().current();
        let seen_by = self.below(self.nodes.len());
        let log = self.nodes[seen_by].client.log();
        self.now = act.time(log.workspace(), self.now);
        let Some((by, command)) = act.command(log, self.now, self.next_id) else { return };
        let Some(node) = self.somebody(by) else { return };
        let id = CommandId(self.next_id);
        self.next_id += 1;
        let node = &mut self.nodes[node];
        self.asked.insert(id, command.clone());
        let request = Request { id, at: self.now + node.skew, by, command };
        let _ = node.client.submit(ZONES, request);
        node.keep();
    }

    /// Picks a device of the given actor.
    fn somebody(&mut self, by: Actor) -> Option<usize> {
        let theirs: Vec<usize> = (0..self.nodes.len()).filter(|node| self.nodes[*node].by == by).collect();
        if theirs.is_empty() { None } else { Some(theirs[self.below(theirs.len())]) }
    }

    /// A device sends its pending requests.
    fn speak(&mut self) {
        let number = self.below(self.nodes.len());
        let may_send = self.nodes[number].is_online;
        if !may_send {
            return;
        }
        for question in self.nodes[number].questions() {
            self.send(Message::Up(number, question));
        }
    }

    /// The network may lose a message, or deliver it twice.
    fn send(&mut self, message: Message) {
        if !self.is_quiet && self.chance(15) {
            return;
        }
        if !self.is_quiet && self.chance(10) {
            self.network.push(message.clone());
        }
        self.network.push(message);
    }

    /// Delivers one of the messages, in any order.
    fn carry(&mut self) {
        if self.network.is_empty() {
            return;
        }
        let next = if self.is_quiet { 0 } else { self.below(self.network.len()) };
        match self.network.remove(next) {
            Message::Up(node, question) => {
                if self.host.is_none() {
                    self.open();
                }
                if let Some(answer) = self.answer(node, question) {
                    self.send(Message::Down(node, answer));
                }
            }
            Message::Down(node, answer) => self.hear(node, answer),
        }
    }

    fn answer(&mut self, node: usize, question: Question) -> Option<Answer> {
        let reader = Reader { by: self.nodes[node].by, at: self.now };
        let stamp = Stamp { by: reader.by, at: self.now };
        match question {
            // A new host doesn't know the devices. Each signs in first, and starts over then.
            Question::Command(_) if self.file.is_some() => None,
            Question::Command(ask) => {
                let id = ask.id;
                let outcome = self.decide(vec![Sent { ask: *ask, stamp }])?.remove(0);
                Some(Answer::Command(Epoch(self.epoch), id, outcome))
            }
            Question::After(cursor) => {
                let most = 1 + self.below(50);
                let delivery = self.host.as_ref()?.deliver(ZONES, reader, cursor, most).ok()?;
                Some(Answer::After(cursor, Box::new(delivery)))
            }
            Question::Start => Some(Answer::Start(Box::new(self.host.as_ref()?.start(ZONES, reader)?))),
            Question::Records(hashes) => {
                Some(Answer::Records(self.host.as_ref()?.records(ZONES, reader, &hashes)))
            }
        }
    }

    fn hear(&mut self, number: usize, answer: Answer) {
        let node = &mut self.nodes[number];
        match answer {
            Answer::Command(epoch, id, outcome) => {
                if matches!(outcome, Ok(Outcome::Accepted { .. })) {
                    self.happened.accepted += usize::from(self.accepted.insert((number, id)));
                }
                node.client.answered(ZONES, epoch, id, outcome);
            }
            // A response to a request from another cursor comes too late.
            Answer::After(asked, delivery) if node.client.cursor() == Some(asked) => match *delivery {
                Delivery::Lines(told) => node.take_in(told),
                Delivery::StartOver(why) => {
                    match why {
                        StartOver::LogChanged => self.happened.log_changed += 1,
                        StartOver::ViewChanged => self.happened.view_changed += 1,
                    }
                    node.client.start_over(why);
                    node.fetch = Fetch::Start;
                }
            },
            Answer::After(..) => {}
            Answer::Start(start) => {
                if node.client.cursor().is_none() {
                    node.begin(*start);
                }
            }
            Answer::Records(changed) => {
                node.client.handed_out(ZONES, changed);
                node.fetch = Fetch::Nothing;
            }
        }
        node.keep();
    }

    fn crash_client(&mut self) {
        let node = self.below(self.nodes.len());
        let is_tidy = self.chance(50);
        self.nodes[node].crash(is_tidy);
    }

    fn crash_host(&mut self) {
        self.host = None;
    }

    /// Replaces the disk's content with an older backup.
    fn restore(&mut self) {
        if self.backups.is_empty() {
            return;
        }
        let number = self.below(self.backups.len());
        self.begin_next_life(self.backups[number].clone());
        self.open();
    }

    fn begin_next_life(&mut self, kept: Kept) {
        let before = std::mem::take(&mut self.disk);
        (self.host, self.file) = (None, None);
        self.past.insert(self.epoch, before.kept.borrow().clone());
        *self.disk.kept.borrow_mut() = kept;
        self.epoch += 1;
    }

    /// Runs without losses until no device has anything left to send.
    pub fn come_to_rest(&mut self) {
        self.is_quiet = true;
        self.open_file();
        *self.disk.next.borrow_mut() = NextCommit::Succeeds;
        self.network.clear();
        self.nodes.iter_mut().for_each(|node| node.is_online = true);
        for _ in 0..2_000 {
            if (0..self.nodes.len()).all(|node| self.is_at_rest(node)) {
                return;
            }
            for number in 0..self.nodes.len() {
                for question in self.nodes[number].questions() {
                    self.send(Message::Up(number, question));
                }
                while !self.network.is_empty() {
                    self.carry();
                }
            }
        }
        panic!("they do not come to rest");
    }

    fn is_at_rest(&self, number: usize) -> bool {
        let (Some(host), node) = (&self.host, &self.nodes[number]) else { return false };
        let Some(cursor) = node.client.cursor() else { return false };
        let delivered = host.deliver(ZONES, Reader { by: node.by, at: self.now }, cursor, 1).unwrap();
        let has_all = matches!(delivered, Delivery::Lines(told)
            if told.lines.is_empty() && !told.has_more && told.records == node.client.record_hashes().whole());
        has_all && node.client.queue().unanswered() == 0 && node.fetch == Fetch::Nothing
    }

    pub fn check(&mut self) {
        self.happened.returned = self.nodes.iter().map(|node| node.client.queue().tray().len()).sum();
        let host = self.host.as_ref().unwrap();
        let whole = host.log().workspace();
        for node in &self.nodes {
            let asker = Asker { workspace: whole, zones: ZONES, by: node.by, at: self.now };
            let expected = Scope::of(&asker).workspace(whole);
            let held = node.client.log().workspace();
            assert_eq!(held, &expected, "{:?}", node.by);
        }
        self.check_accepted();
        self.check_once();
    }

    /// Every accepted command counts, or is in its author's tray. If a host lost it, a device that knows of
    /// an erasure doesn't offer it again if it has the erased person's name.
    fn check_accepted(&self) {
        let kept = self.disk.kept.borrow();
        let whole = self.host.as_ref().unwrap().log().workspace();
        for (node, id) in &self.accepted {
            let stands =
                matches!(kept.decided.get(id).map(|kept| &kept.outcome), Some(Outcome::Accepted { .. }));
            let stands = stands || kept.before_base.contains(id);
            let tray = self.nodes[*node].client.queue().tray();
            let is_returned = tray.iter().any(|returned| returned.request.id == *id);
            let is_erased = self.asked[id].names(|person| whole.is_erased(person));
            assert!(stands || is_returned || is_erased, "{:?} {id:?}", self.nodes[*node].by);
        }
    }

    /// The lines of a command are together in one place.
    fn check_once(&self) {
        let kept = self.disk.kept.borrow();
        let commands = kept.lines.iter().map(|line| match Line::read(&line.text) {
            Line::Read(entry) => entry.command,
            Line::Unread(unread) => panic!("{unread:?}"),
        });
        let mut places: Vec<CommandId> = commands.collect();
        places.dedup();
        let different: BTreeSet<_> = places.iter().copied().collect();
        assert_eq!(different.len(), places.len());
    }
}
