//! A team on an unreliable network: messages are lost, duplicated and delayed, the host crashes and is
//! restored from old backups, clients crash and have wrong clocks. After a quiet period every client has its
//! part, and no accepted command is lost. `SWITCHBACK_SEEDS` sets how many courses are tried and
//! `SWITCHBACK_FIRST_SEED` the seed of the first one, so that very many can be tried in batches.
//! `SWITCHBACK_SEED` replays a single one.

pub(super) mod disk;
mod node;
mod team;

use std::{ops::Range, thread};
use team::{Happened, Team};

/// Few, because this test runs all the time.
const USUAL_SEEDS: u64 = 40;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn course(seed: u64) -> Happened {
    let course = std::panic::catch_unwind(|| {
        let mut team = Team::new(seed);
        team.play(600);
        team.come_to_rest();
        team.check();
        team.happened
    });
    course.unwrap_or_else(|_| panic!("play it again with SWITCHBACK_SEED={seed}"))
}

fn courses(seeds: Range<u64>) -> Happened {
    seeds.map(course).fold(Happened::default(), Happened::with)
}

/// Runs both halves of the seeds at once. Each course runs on one thread.
fn in_two_threads(seeds: Range<u64>) -> Happened {
    let middle = seeds.start.midpoint(seeds.end);
    let second = thread::spawn(move || courses(middle..seeds.end));
    let first = courses(seeds.start..middle);
    let second = second.join().unwrap_or_else(|failed| std::panic::resume_unwind(failed));
    first.with(second)
}

#[test]
fn all_clients_converge_despite_an_unreliable_network() {
    if let Some(seed) = number("SWITCHBACK_SEED") {
        course(seed);
        return;
    }
    let first = number("SWITCHBACK_FIRST_SEED").unwrap_or(0);
    let happened = in_two_threads(first..first + number("SWITCHBACK_SEEDS").unwrap_or(USUAL_SEEDS));
    println!("{happened:?}");
    assert!(happened.is_worth_playing(), "{happened:?}");
}
