//! Who takes which seat for which step: the hard rules, the problem, its solution, and the reasons.

pub mod rules;
