//! Checks texts in people's own words: notes, reasons and cases.

use super::refusal::Refusal;
use crate::model::text::LONGEST_TEXT;

/// A text that has to say something, without the space around it.
pub(super) fn required(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::EvidenceMissing);
    }
    fits(text).map(|()| text.to_owned())
}

pub(super) fn fits(text: &str) -> Result<(), Refusal> {
    let is_longer = text.trim().chars().nth(LONGEST_TEXT).is_some();
    if is_longer { Err(Refusal::TextTooLong(LONGEST_TEXT)) } else { Ok(()) }
}
