//! A small part of what `script/fuzz` does, so that every test run includes some of it: mutated files for
//! every reader.

#[path = "../examples/fuzz/mutate.rs"]
mod mutate;
#[path = "../examples/fuzz/readers.rs"]
mod readers;
#[path = "../examples/fuzz/seeds.rs"]
mod seeds;

use mutate::Dice;

const EXECUTIONS: u64 = 400;
/// Smaller than in the long run, because size is mostly what makes an execution slow.
const MOST_BYTES: usize = 2_000;

#[test]
fn no_reader_panics_on_a_mutated_file() {
    let seeds = seeds::all().expect("the fixtures are there");
    for number in 0..EXECUTIONS {
        let mut dice = Dice::new(20_270_101, number);
        let mut bytes = mutate::mutated(&seeds, &mut dice);
        bytes.truncate(MOST_BYTES);
        readers::read_all(&bytes, &mut dice);
    }
}
