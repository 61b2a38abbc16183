//! Commands that follow from a seed, and the hash of how each of them was decided.

use super::commands;
use chrono::{DateTime, TimeDelta, Utc};
use switchback_core::{
    command::{Ask, Request, decide},
    fact::line::Line,
    log::Log,
    model::{actor::Actor, ids::CommandId},
    sample::{self, dice::Dice},
    sync::cursor::LogHash,
    zones::Zones,
};

const TODAY: &str = "2026-11-30";
const SEEDS: u64 = 6;
const COMMANDS: u64 = 500;

/// A log, and the hash of all requests and of how they were decided.
#[derive(Clone, Default)]
struct Course {
    log: Log,
    hash: LogHash,
    at: DateTime<Utc>,
    accepted: usize,
    refused: usize,
}

impl Course {
    fn take(&mut self, zones: &dyn Zones, request: &Request) {
        self.at = request.at;
        let asked = serde_json::to_string(request).unwrap();
        let decided = match decide(&self.log, zones, request) {
            Ok(decision) => {
                self.accepted += 1;
                let lines: Vec<Line> = decision.entries.into_iter().map(Line::from).collect();
                let mut decided: Vec<String> = lines.iter().map(Line::write).collect();
                let changes = &decision.records;
                decided.extend(changes.iter().map(|change| format!("{} {:?}", change.key(), change.text())));
                self.log.append(lines);
                decision.records.into_iter().for_each(|change| self.log.keep_record(change));
                decided.join("\n")
            }
            Err(refusal) => {
                self.refused += 1;
                format!("{refusal} {}", serde_json::to_string(&refusal).unwrap())
            }
        };
        self.hash = self.hash.with(&asked).with(&decided);
    }

    fn line(&self, name: &str) -> String {
        let Self { hash, accepted, refused, .. } = self;
        format!("{name}: {accepted} accepted, {refused} refused, {:016x}\n", hash.0)
    }
}

fn actor(dice: &mut Dice, log: &Log) -> Actor {
    let people: Vec<_> = log.workspace().people.keys().copied().collect();
    match dice.below(5) {
        0 | 1 => Actor::COORDINATOR,
        2 => Actor::LEADER,
        _ => Actor::Member(*dice.pick(&people)),
    }
}

/// Plays the sample company, and for each seed random commands on top of it. Returns a line for each.
pub fn hashes(zones: &dyn Zones) -> String {
    let mut sample = Course::default();
    let requests = sample::requests(TODAY.parse().unwrap(), zones);
    requests.iter().for_each(|request| sample.take(zones, request));
    let mut lines = sample.line("sample");
    for seed in 0..SEEDS {
        let mut course = sample.clone();
        let mut dice = Dice::new(seed);
        for number in 0..COMMANDS {
            let at = course.at + TimeDelta::minutes(dice.below(240) as i64);
            let (by, id) = (actor(&mut dice, &course.log), CommandId(1_000_000 + number));
            let command = commands::any(&mut dice, course.log.workspace(), by, id, at.date_naive());
            course.take(zones, &Ask { id, command }.stamped(by, at));
        }
        lines.push_str(&course.line(&format!("seed {seed}")));
    }
    lines
}
