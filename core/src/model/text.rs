//! How long the texts are that people write.

/// The most characters of a reason, a note, a case or another text in a person's own words.
pub const LONGEST_TEXT: usize = 20_000;
