//! Feeds changed files to every reader: `fuzz [executions] [seed]`. Same seed, same files; a panic, or a file
//! that takes longer than ten seconds, ends it with the number by which it comes again: `fuzz 1 seed number`.

mod mutate;
mod readers;
mod seeds;

use mutate::Dice;
use std::{
    env,
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

const SLOWEST: Duration = Duration::from_secs(10);
/// Larger files only take longer; how large ones are refused is tested by itself.
const MOST_BYTES: usize = 5_000;
static NUMBER: AtomicU64 = AtomicU64::new(0);

fn main() -> ExitCode {
    let mut words = env::args().skip(1).map(|word| word.parse::<u64>().unwrap_or(1));
    let (executions, seed) = (words.next().unwrap_or(100_000), words.next().unwrap_or(1));
    let first = words.next().unwrap_or(0);
    let seeds = match seeds::all() {
        Ok(seeds) => seeds,
        Err(error) => {
            eprintln!("The files to begin with cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        eprintln!("Again with: fuzz 1 {seed} {}", NUMBER.load(Ordering::Relaxed));
        usual(panic);
    }));
    let started = Instant::now();
    let mut slowest = Duration::ZERO;
    for number in first..first + executions {
        NUMBER.store(number, Ordering::Relaxed);
        let took = execute(&seeds, seed, number);
        slowest = slowest.max(took);
        if took > SLOWEST {
            eprintln!("It took {took:?}. Again with: fuzz 1 {seed} {number}");
            return ExitCode::FAILURE;
        }
        if (number + 1).is_multiple_of(250_000) {
            eprintln!("{} executions, slowest {slowest:?}", number + 1);
        }
    }
    println!(
        "{executions} executions with seed {seed} in {:?}, slowest {slowest:?}, no panic",
        started.elapsed()
    );
    ExitCode::SUCCESS
}

fn execute(seeds: &[Vec<u8>], seed: u64, number: u64) -> Duration {
    let mut dice = Dice::new(seed, number);
    let mut bytes = mutate::mutated(seeds, &mut dice);
    bytes.truncate(MOST_BYTES);
    let began = Instant::now();
    readers::read_all(&bytes, &mut dice);
    began.elapsed()
}
