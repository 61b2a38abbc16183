//! Tells the story one command at a time, each decided after those before it.

use super::dice::Dice;
use crate::{
    command::{self, Command, Request},
    fact::line::Line,
    log::Log,
    model::{actor::Actor, ids::CommandId},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A part of the story: a command, or a moment at which the coordinator plans.
pub enum Beat {
    Command(Actor, Box<Command>),
    PlanUntil(DateTime<Utc>),
    PlanAhead,
    /// People are told about their sessions.
    Tell,
}

pub struct Recorder<'a> {
    zones: &'a dyn Zones,
    log: Log,
    requests: Vec<Request>,
    /// By time, then in the order in which they were added.
    beats: BTreeMap<(DateTime<Utc>, usize), Beat>,
    thought_of: usize,
}

impl<'a> Recorder<'a> {
    pub fn new(zones: &'a dyn Zones) -> Self {
        let (log, requests, beats) = Default::default();
        Self { zones, log, requests, beats, thought_of: 0 }
    }

    pub fn zones(&self) -> &'a dyn Zones {
        self.zones
    }

    pub fn workspace(&self) -> &Workspace {
        self.log.workspace()
    }

    pub fn requests(self) -> Vec<Request> {
        self.requests
    }

    pub fn later(&mut self, at: DateTime<Utc>, beat: Beat) {
        self.thought_of += 1;
        self.beats.insert((at, self.thought_of), beat);
    }

    pub fn later_by(&mut self, at: DateTime<Utc>, by: Actor, command: Command) {
        self.later(at, Beat::Command(by, Box::new(command)));
    }

    /// Returns the next beat, unless it would come after `end`.
    pub fn next(&mut self, end: DateTime<Utc>) -> Option<(DateTime<Utc>, Beat)> {
        let ((at, _), beat) = self.beats.pop_first()?;
        (at <= end).then_some((at, beat))
    }

    /// Carries out a command. A refused command is left out of the story, so the rest remains valid.
    pub fn tell(&mut self, at: DateTime<Utc>, by: Actor, command: Command, dice: &mut Dice) {
        let request = Request { id: CommandId(dice.roll()), at, by, command };
        match command::decide(&self.log, self.zones, &request) {
            Ok(decision) => {
                self.log.append(decision.entries.into_iter().map(Line::from));
                self.requests.push(request);
            }
            Err(refusal) => debug_assert!(false, "{refusal} {:?}", request.command),
        }
    }
}
