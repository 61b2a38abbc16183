//! Reads a planning problem as JSON and writes its solution: `plan < problem.json > solution.json`.
//! `docs/planning.md` says what stands in both.

use std::{
    io::{self, BufReader, BufWriter, Write},
    process::ExitCode,
    time::Instant,
};
use switchback_core::planning::{problem::Problem, solver};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    io::Read::read_to_string(&mut BufReader::new(io::stdin().lock()), &mut text)?;
    let problem: Problem = serde_json::from_str(&text)?;
    let started = Instant::now();
    let solution = solver::solve(&problem)?;
    let hundredths = solution.gap_basis_points();
    let gap = format!("{}.{:02} %", hundredths / 100, hundredths % 100);
    let (value, bound) = (solution.value, solution.bound);
    eprintln!(
        "solved in {:?}: value {value}, bound {bound}, at most {gap} below the best",
        started.elapsed()
    );
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut output, &solution)?;
    writeln!(output)?;
    Ok(output.flush()?)
}
