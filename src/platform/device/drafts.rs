//! Drafts of texts.

use super::values::{forget, forget_all, read, write};

/// Followed by what the text will become.
const DRAFT: &str = "draft.";

/// The draft of a text, by what it will become.
pub fn draft(of: &str) -> Option<String> {
    read(&draft_key(of))
}

pub fn keep_draft(of: &str, text: &str) {
    write(&draft_key(of), Some(&text));
}

pub fn forget_draft(of: &str) {
    forget(&draft_key(of));
}

pub(super) fn forget_drafts() {
    forget_all(DRAFT);
}

fn draft_key(of: &str) -> String {
    format!("{DRAFT}{of}")
}
