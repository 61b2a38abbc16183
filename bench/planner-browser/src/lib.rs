//! The planner behind three functions that a page can call and time.

use switchback_core::planning::{
    problem::Problem,
    solver::{self, Solution},
};
use wasm_bindgen::prelude::*;

/// A problem that was read.
#[wasm_bindgen]
pub struct Posed(Problem);

/// Its solution.
#[wasm_bindgen]
pub struct Solved(Solution);

/// Reads a problem file.
#[wasm_bindgen]
pub fn read(json: &str) -> Result<Posed, String> {
    serde_json::from_str(json).map(Posed).map_err(|error| error.to_string())
}

#[wasm_bindgen]
impl Posed {
    pub fn solve(&self) -> Result<Solved, String> {
        solver::solve(&self.0).map(Solved).map_err(|flaw| flaw.to_string())
    }
}

#[wasm_bindgen]
impl Solved {
    /// The solution file.
    pub fn write(&self) -> Result<String, String> {
        serde_json::to_string(&self.0).map_err(|error| error.to_string())
    }
}
