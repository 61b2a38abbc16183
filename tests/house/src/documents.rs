//! An unlinked document is not read, and a decision without a status is taken to be in force.

mod paths;

use crate::sources::{Source, below, file};

#[test]
fn the_index_links_every_document() {
    let index = file("docs/README.md");
    for document in below("docs", &[".md"]) {
        let link = format!("]({})", document.path.trim_start_matches("docs/"));
        let is_linked = index.contains(&link) || document.path == "docs/README.md";
        assert!(is_linked, "docs/README.md does not link {}", document.path);
    }
}

#[test]
fn every_decision_has_a_status_and_a_date() {
    for decision in below("docs/decisions", &[".md"]) {
        assert!(
            has_status(&decision),
            "{}: below its title belongs Status: accepted · YYYY-MM-DD",
            decision.path
        );
    }
}

fn has_status(decision: &Source) -> bool {
    let status = decision.text.lines().nth(2).and_then(|line| line.strip_prefix("Status: "));
    let Some((word, date)) = status.and_then(|status| status.split_once(" · ")) else { return false };
    let parts: Vec<usize> = date.split('-').map(str::len).collect();
    !word.is_empty() && parts == [4, 2, 2] && date.chars().all(|char| char == '-' || char.is_ascii_digit())
}
