//! Upcasting: lines of older schema versions are converted to the current one before they are read, so that the rest of the code
//! knows only one shape of each event. The stored lines stay as they were written.

use crate::{
    fact::entry::{Entry, SCHEMA},
    json,
};
use serde_json::Value;

/// Converts a line from one version to the next. It doesn't have to change `v`.
pub type Step = fn(Value) -> Value;

/// The first step converts version 1 to version 2, and so on. There are none while version 1 is the current one. After raising
/// [`SCHEMA`], this doesn't compile until its step is added.
pub const STEPS: [Step; SCHEMA as usize - 1] = [];

/// The version that these steps lead to.
pub fn current(steps: &[Step]) -> u32 {
    u32::try_from(steps.len()).map_or(u32::MAX, |count| count.saturating_add(1))
}

/// Reads a line of an older version. It is converted through text, so that the program needs only one reader of entries.
///
/// # Errors
///
/// If the line is not JSON, or not an entry after the conversion.
pub fn entry(version: u32, text: &str, steps: &[Step]) -> serde_json::Result<Entry> {
    let raised = to_current(version, json::read(text)?, steps);
    json::read(&raised.to_string())
}

/// Applies every step from a version on. There is no version 0, so a line with it is treated as version 1.
pub fn to_current(version: u32, line: Value, steps: &[Step]) -> Value {
    let taken = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    let to_take = steps.get(taken..).unwrap_or_default();
    let mut line = to_take.iter().fold(line, |line, step| step(line));
    if let Some(v) = line.get_mut("v")
        && !to_take.is_empty()
    {
        *v = current(steps).into();
    }
    line
}

#[cfg(test)]
mod tests;
