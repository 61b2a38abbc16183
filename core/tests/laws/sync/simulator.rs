//! A team on an unreliable network: messages are lost, doubled and late, the host crashes and is restored from old backups,
//! clients crash and have wrong clocks. After a quiet time everybody has what is theirs, and nothing that was accepted is
//! lost. `SWITCHBACK_SEEDS` sets how many courses are tried; `SWITCHBACK_SEED` plays one again.

mod disk;
mod team;

use team::{Happened, Team};

/// Few, because everybody runs them all the time.
const USUAL_SEEDS: u64 = 40;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_the_network_does_everybody_comes_to_the_same_end() {
    let seeds = match number("SWITCHBACK_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SWITCHBACK_SEEDS").unwrap_or(USUAL_SEEDS),
    };
    let mut total = Happened::default();
    for seed in seeds {
        let course = std::panic::catch_unwind(|| -> Happened {
            let mut team = Team::new(seed);
            team.play(600);
            team.come_to_rest();
            team.check();
            team.happened
        });
        let Ok(happened) = course else { panic!("play it again with SWITCHBACK_SEED={seed}") };
        total = total.with(happened);
    }
    println!("{total:?}");
    assert!(number("SWITCHBACK_SEED").is_some() || total.is_worth_playing(), "{total:?}");
}
