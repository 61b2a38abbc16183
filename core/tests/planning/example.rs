//! The example problem in the documentation stays readable and solvable.

use super::checker::check;
use std::{fs, path::Path};
use switchback_core::planning::{problem::Problem, solver::solve};

#[test]
fn the_example_can_be_read_solved_and_written_unchanged() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/planning-example.json");
    let text = fs::read_to_string(path).unwrap();
    let problem: Problem = serde_json::from_str(&text).unwrap();
    let written: serde_json::Value = serde_json::to_value(&problem).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(&text).unwrap());
    let solution = solve(&problem).unwrap();
    assert!(solution.is_proven_best());
    assert_eq!(check(&problem, &solution.choices), Ok(solution.value));
}
