use std::time::Instant;
use switchback_solver::{problem::Problem, solve};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("file");
        let problem: Problem = serde_json::from_str(&text).expect("problem");
        let mut best = f64::MAX;
        let mut solution = None;
        for _ in 0..3 {
            let started = Instant::now();
            solution = Some(solve(&problem).expect("solved"));
            best = best.min(started.elapsed().as_secs_f64() * 1e3);
        }
        let s = solution.expect("s");
        println!(
            "{:28} {:9.2} ms  value {:8} bound {:8} gap {:.3}",
            path.rsplit('/').next().unwrap_or(""),
            best,
            s.value,
            s.bound,
            100.0 * (s.bound - s.value) as f64 / s.bound as f64
        );
    }
}
