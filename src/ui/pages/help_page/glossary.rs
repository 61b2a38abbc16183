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
    fn terms_have_a_meaning_without_markdown() {
        let terms = terms();
        assert!(terms.iter().any(|term| term.name == "mentor"), "{terms:?}");
        let marked: Vec<_> = terms.iter().filter(|term| term.meaning.contains('`')).collect();
        assert!(marked.is_empty(), "{marked:?}");
    }

    #[test]
    fn terms_of_the_code_and_the_solver_are_left_out() {
        assert!(!terms().iter().any(|term| ["refusal", "incumbent", "snapshot"].contains(&term.name)));
    }
}
