//! The terms from the documentation's page of words.

use switchback_core::order::Order;

/// Written by `build.rs` from `docs/words.md`.
const TERMS: &str = include_str!(concat!(env!("OUT_DIR"), "/terms.txt"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub name: &'static str,
    pub meaning: &'static str,
}

/// Sorted by name.
pub fn terms() -> Vec<Term> {
    let mut terms: Vec<Term> = TERMS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, meaning)| Term { name, meaning })
        .collect();
    terms.order_by_key(|term| term.name);
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_say_what_they_mean_without_the_marks_of_their_source() {
        let terms = terms();
        assert!(terms.iter().any(|term| term.name == "mentor"), "{terms:?}");
        let marked: Vec<_> = terms.iter().filter(|term| term.meaning.contains('`')).collect();
        assert!(marked.is_empty(), "{marked:?}");
    }

    #[test]
    fn words_of_the_program_and_its_solver_are_not_among_them() {
        assert!(!terms().iter().any(|term| ["refusal", "incumbent", "snapshot"].contains(&term.name)));
    }
}
