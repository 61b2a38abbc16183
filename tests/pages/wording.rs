//! How lines begin that name who did something.

use crate::snapshots;
use std::{fs, path::Path};

/// Names for actors who are not a person, as used inside a sentence.
const INSIDE_A_SENTENCE: [&str; 3] = ["the coordinator", "a leader", "the server"];

#[test]
fn no_line_of_a_page_begins_with_an_actor_in_lower_case() {
    let mut pages = 0;
    look_into(&snapshots::root(), &mut pages);
    assert!(pages > 100, "{pages} pages looked at");
}

fn look_into(folder: &Path, pages: &mut usize) {
    for entry in fs::read_dir(folder).expect("the snapshots") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            look_into(&path, pages);
            continue;
        }
        *pages += 1;
        let page = fs::read_to_string(&path).expect("a snapshot");
        for line in page.lines().map(|line| line.trim_start_matches([' ', '-', '|'])) {
            let begins = INSIDE_A_SENTENCE.iter().any(|words| line.starts_with(words));
            assert!(!begins, "{}: {line}", path.display());
        }
    }
}
