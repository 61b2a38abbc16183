//! The planner behind functions that a page can call and time.

use std::ops::ControlFlow;
use switchback_core::planning::{
    problem::Problem,
    solver::{self, Solution},
};
use wasm_bindgen::prelude::*;

/// A parsed problem.
#[wasm_bindgen]
pub struct Formulation(Problem);

/// Its solution.
#[wasm_bindgen]
pub struct Solved(Solution);

/// Parses a problem file.
#[wasm_bindgen]
pub fn read(json: &str) -> Result<Formulation, String> {
    serde_json::from_str(json).map(Formulation).map_err(|error| error.to_string())
}

#[wasm_bindgen]
impl Formulation {
    pub fn solve(&self) -> Result<Solved, String> {
        solver::solve(&self.0).map(Solved).map_err(|flaw| flaw.to_string())
    }

    /// Returns the first plan that the solver reports, before any better one.
    pub fn solve_at_once(&self) -> Result<Solved, String> {
        let told = solver::solve_with(&self.0, &mut |_| ControlFlow::Break(()));
        told.map(Solved).map_err(|flaw| flaw.to_string())
    }
}

#[wasm_bindgen]
impl Solved {
    /// Writes the solution file.
    pub fn write(&self) -> Result<String, String> {
        serde_json::to_string(&self.0).map_err(|error| error.to_string())
    }
}
