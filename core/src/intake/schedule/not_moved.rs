//! Interviews at which a session took place but which the file has at a later time.

use super::InterviewImporter;
use crate::{
    exchange::rows::interviews::InterviewRow, intake::Item, model::interview::Interview,
    progress::schedule::took_place, wording,
};
use chrono::{DateTime, Utc};

impl InterviewImporter<'_> {
    /// Returns the start of an interview in the file, or its current start if a session already took place there. The rest
    /// of the row is imported either way.
    pub(super) fn start(&mut self, row: &InterviewRow, known: Option<&Interview>) -> DateTime<Utc> {
        let Some(known) = known.filter(|known| !took_place::can_start(self.workspace, known, row.start))
        else {
            return row.start;
        };
        let trainees = took_place::sessions(self.workspace, known.id).count();
        let detail = format!(
            "took place on {} with {}; the file now says {}",
            (self.shown)(known),
            wording::count(trainees, "trainee", "trainees"),
            (self.shown)(&Interview { start: row.start, ..known.clone() }),
        );
        self.intake.not_moved.push(Item { line: row.line, what: self.words(known), detail });
        known.start
    }
}
