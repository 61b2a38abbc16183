//! A small part of what `script/fuzz` does, so that every run of the tests does some of it: changed files to
//! every reader.

#[path = "../examples/fuzz/mutate.rs"]
mod mutate;
#[path = "../examples/fuzz/readers.rs"]
mod readers;
#[path = "../examples/fuzz/seeds.rs"]
mod seeds;

use mutate::Dice;

const EXECUTIONS: u64 = 400;
/// Smaller than those of the long run: what makes an execution slow is mostly the size.
const MOST_BYTES: usize = 2_000;

#[test]
fn changed_files_make_no_reader_panic() {
    let seeds = seeds::all().expect("the fixtures are there");
    for number in 0..EXECUTIONS {
        let mut dice = Dice::new(20_270_101, number);
        let mut bytes = mutate::mutated(&seeds, &mut dice);
        bytes.truncate(MOST_BYTES);
        readers::read_all(&bytes, &mut dice);
    }
}
