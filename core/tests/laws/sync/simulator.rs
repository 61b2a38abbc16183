//! A team on an unreliable network: messages are lost, doubled and late, the host crashes and is restored from old backups,
//! clients crash and have wrong clocks. After a quiet time everybody has what is theirs, and nothing that was accepted is
//! lost. `SWITCHBACK_SEEDS` sets how many courses are tried and `SWITCHBACK_FIRST_SEED` with which they begin, so that very many
//! can be tried in pieces; `SWITCHBACK_SEED` plays one again.

pub(super) mod disk;
mod node;
mod team;

use std::{ops::Range, thread};
use team::{Happened, Team};

/// Few, because everybody runs them all the time.
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

/// On both halves of the seeds at once: a course is played by one thread.
fn in_two_threads(seeds: Range<u64>) -> Happened {
    let middle = seeds.start.midpoint(seeds.end);
    let second = thread::spawn(move || courses(middle..seeds.end));
    let first = courses(seeds.start..middle);
    let second = second.join().unwrap_or_else(|failed| std::panic::resume_unwind(failed));
    first.with(second)
}

#[test]
fn whatever_the_network_does_everybody_comes_to_the_same_end() {
    if let Some(seed) = number("SWITCHBACK_SEED") {
        course(seed);
        return;
    }
    let first = number("SWITCHBACK_FIRST_SEED").unwrap_or(0);
    let happened = in_two_threads(first..first + number("SWITCHBACK_SEEDS").unwrap_or(USUAL_SEEDS));
    println!("{happened:?}");
    assert!(happened.is_worth_playing(), "{happened:?}");
}
