//! A year of the sample company with several ways of finding sessions, as JSON: `year <seeds> <enrolling each week>`.
//! docs/benchmarks.md describes the assumptions.

mod assumptions;
mod clairvoyant;
mod company;
mod coordinated;
mod figures;
mod living;
mod manual;

use assumptions::GUESSES;
use company::Company;
use coordinated::Way;
use figures::{Figures, Lived};
use serde_json::json;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let seeds: u64 = words.next().ok_or("How many seeds?")?.parse()?;
    let each_week: usize = words.next().ok_or("How many enroll each week?")?.parse()?;
    let mut ways: Vec<(String, Vec<Lived>)> = Vec::new();
    for seed in 1..=seeds {
        let company = Company::found(seed, each_week)?;
        for (name, lived) in year(&company, seed) {
            match ways.iter_mut().find(|(known, _)| *known == name) {
                Some((_, years)) => years.push(lived),
                None => ways.push((name, vec![lived])),
            }
        }
    }
    let ways: Vec<_> = ways.iter().map(|(name, years)| (name, Figures::of(years))).collect();
    let ways: Vec<_> =
        ways.iter().map(|(name, figures)| json!({ "name": name, "figures": figures })).collect();
    println!("{}", json!({ "seeds": seeds, "enrolling_each_week": each_week, "ways": ways }));
    Ok(())
}

/// All ways live the same year: the same interviews, the same people enrolling, the same luck at each interview.
fn year(company: &Company, seed: u64) -> Vec<(String, Lived)> {
    let mut lived = vec![("Switchback".to_owned(), coordinated::live(company, Way::Planned))];
    lived.push(("greedy".to_owned(), coordinated::live(company, Way::Greedy)));
    lived.push(("first come".to_owned(), coordinated::live(company, Way::FirstCome)));
    for guess in &GUESSES {
        lived.push((format!("by themselves, {}", guess.name), manual::live(company, guess, seed)));
    }
    lived.push(("clairvoyant bound".to_owned(), clairvoyant::bound(company)));
    lived
}
