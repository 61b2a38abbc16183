//! Copies of a log that decide on their own, share when they can, and converge.

use crate::{
    cases,
    moves::{Move, one},
    play::{founded, lines, told},
    world,
};
use chrono::{DateTime, Utc};
use proptest::{collection::vec, prelude::*};
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    command::{Command, Request, decide},
    fact::line::Line,
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
        person::WeeklyLimits,
        record::Records,
    },
    sync::replica::{News, Replica},
    zones::DatabaseZones,
};

/// The next step of one of the copies.
#[derive(Clone, Debug)]
enum Step {
    Act(usize, Move),
    Share(usize),
    /// Fetches what the others shared, although there is nothing to share.
    Look(usize),
}

const COPIES: usize = 3;

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..COPIES, one()).prop_map(|(copy, act)| Step::Act(copy, act)),
        1 => (0..COPIES).prop_map(Step::Share),
        1 => (0..COPIES).prop_map(Step::Look),
    ];
    vec(step, 1..60)
}

/// The state that all copies share.
struct Shared {
    lines: Vec<String>,
    records: Records,
}

impl Shared {
    fn log(&self) -> Log {
        let mut log =
            Log::open(0, Default::default(), self.lines.iter().map(|line| Line::read(line)).collect());
        log.keep_records(self.records.clone());
        log
    }

    fn news(&self, from: u64) -> News {
        let lines = (from..).zip(self.lines[usize::try_from(from).unwrap()..].iter().cloned());
        News { from, lines: lines.collect(), records: self.records.clone() }
    }
}

struct Copy {
    replica: Replica,
    /// Commands that were accepted here and refused later, because another copy's command came first.
    refused: Vec<CommandId>,
}

impl Copy {
    fn of(shared: &Shared) -> Self {
        let log = shared.log();
        Self { replica: Replica::of_shared(log, shared.lines.len() as u64), refused: Vec::new() }
    }

    /// Returns whether the command counts here.
    fn decide(&mut self, request: Request) -> bool {
        let decision = decide(self.replica.log(), &DatabaseZones, &request);
        decision.map(|decision| self.replica.take(request, decision)).is_ok()
    }

    fn share(&mut self, shared: &mut Shared) {
        let Some(batch) = self.replica.batch() else { return };
        if batch.from < shared.lines.len() as u64 {
            return self.look(shared);
        }
        shared.lines.extend(batch.lines.iter().cloned());
        batch.records.iter().cloned().for_each(|change| shared.records.keep(change));
        self.replica.shared(&batch, shared.lines.len() as u64);
    }

    fn look(&mut self, shared: &Shared) {
        let news = shared.news(self.replica.shared_end());
        assert!(self.replica.can_catch_up(news.from));
        for request in self.replica.catch_up(news) {
            let id = request.id;
            if !self.decide(request) {
                self.refused.push(id);
            }
        }
    }
}

struct Team {
    shared: Shared,
    copies: Vec<Copy>,
    now: DateTime<Utc>,
    given: BTreeSet<CommandId>,
}

impl Team {
    fn new() -> Self {
        let log = founded();
        let shared = Shared { lines: lines(&log), records: log.workspace().records() };
        let copies = (0..COPIES).map(|_| Copy::of(&shared)).collect();
        Self { shared, copies, now: world::first_day(), given: BTreeSet::new() }
    }

    fn act(&mut self, copy: usize, act: Move, new: u64) {
        let copy = &mut self.copies[copy];
        self.now = act.time(copy.replica.log().workspace(), self.now);
        let Some((by, command)) = act.command(copy.replica.log(), self.now, new) else { return };
        let request = Request { id: CommandId(new), at: self.now, by, command };
        if copy.decide(request) {
            self.given.insert(CommandId(new));
        }
    }

    fn play(&mut self, steps: Vec<Step>) {
        for (new, step) in (20..).zip(steps) {
            match step {
                Step::Act(copy, act) => self.act(copy, act, new),
                Step::Share(copy) => self.copies[copy].share(&mut self.shared),
                Step::Look(copy) => self.copies[copy].look(&self.shared),
            }
        }
    }

    /// All copies share until nothing is pending anywhere.
    fn come_to_rest(&mut self) {
        while self.copies.iter().any(|copy| copy.replica.has_pending()) {
            self.copies.iter_mut().for_each(|copy| copy.share(&mut self.shared));
        }
        self.copies.iter_mut().for_each(|copy| copy.look(&self.shared));
    }

    /// The commands of the shared log, each with the number of places where its lines are.
    fn places(&self) -> BTreeMap<CommandId, u32> {
        let mut places = BTreeMap::new();
        let mut last = None;
        for line in &self.shared.lines {
            let Line::Read(entry) = Line::read(line) else { panic!("{line}") };
            if last != Some(entry.command) {
                *places.entry(entry.command).or_default() += 1;
            }
            last = Some(entry.command);
        }
        places
    }
}

#[test]
fn pending_commands_are_decided_again_in_their_order() {
    let person = PersonId(1);
    let set = |id, as_mentor| {
        let command = Command::SetLimits { person, limits: WeeklyLimits { as_trainee: 2, as_mentor } };
        Request { id: CommandId(id), at: world::first_day(), by: Actor::COORDINATOR, command }
    };
    let mut team = Team::new();
    let [one, other, _] = &mut team.copies[..] else { panic!("three copies") };
    assert!(other.decide(set(50, 5)));
    other.share(&mut team.shared);
    assert!(one.decide(set(51, 3)) && one.decide(set(52, 4)));
    team.come_to_rest();
    assert_eq!(team.shared.log().workspace().people[&person].limits.as_mentor, 4);
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn copies_are_equal_after_sharing_everything(steps in steps()) {
        let mut team = Team::new();
        team.play(steps);
        team.come_to_rest();
        let shared = team.shared.log();
        for copy in &team.copies {
            let workspace = copy.replica.log().workspace();
            prop_assert_eq!(told(workspace), told(shared.workspace()));
            prop_assert_eq!(&workspace.records(), &team.shared.records);
            prop_assert!(copy.replica.is_complete());
        }
    }

    #[test]
    fn every_command_is_in_the_log_once_or_reported_as_refused_once(steps in steps()) {
        let mut team = Team::new();
        team.play(steps);
        team.come_to_rest();
        let places = team.places();
        prop_assert!(places.values().all(|count| *count == 1), "{:?}", places);
        let refused: Vec<CommandId> = team.copies.iter().flat_map(|copy| copy.refused.clone()).collect();
        let told: BTreeSet<CommandId> = refused.iter().copied().collect();
        prop_assert_eq!(told.len(), refused.len());
        prop_assert!(told.iter().all(|id| team.given.contains(id) && !places.contains_key(id)));
    }
}
