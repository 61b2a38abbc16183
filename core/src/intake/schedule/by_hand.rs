//! Interviews that were changed by hand since an earlier file had them.

use super::InterviewImporter;
use crate::{
    intake::{ChangedByHand, Item},
    model::interview::{Interview, InterviewOrigin},
};

/// Whether the file has an interview as it is, whoever made it so.
pub(super) fn is_same(known: &Interview, in_file: &Interview) -> bool {
    *known == Interview { origin: known.origin, ..in_file.clone() }
}

impl InterviewImporter<'_> {
    /// Lists an interview that was changed by hand and that the file has differently. Returns whether it stays as it is.
    pub(super) fn stays_as_changed(&mut self, line: u32, known: &Interview, in_file: &str) -> bool {
        if known.origin == InterviewOrigin::File {
            return false;
        }
        let present = if known.is_scheduled() { self.described(known) } else { "cancelled".to_owned() };
        let detail = format!("now {present}; in the file: {in_file}");
        self.intake.changed_by_hand.push(Item { line, what: self.words(known), detail });
        self.changed_by_hand == ChangedByHand::Stay
    }
}
