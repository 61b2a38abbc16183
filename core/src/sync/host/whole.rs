//! The whole workspace, for an export.

use super::{Host, Journal, PAGE_LINES, Reader};
use crate::{model::record::Records, zones::Zones};

/// Every line of the log as it was written, and the records that the reader may have. It lacks what no one may read yet, such as
/// a scorecard while the other is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub lines: Vec<String>,
    pub records: Records,
}

impl<J: Journal> Host<J> {
    /// Returns `None` for a reader who is not told every line.
    ///
    /// # Errors
    ///
    /// If the journal can't be read.
    pub fn whole(&self, zones: &dyn Zones, reader: Reader) -> Result<Option<Whole>, J::Error> {
        let mut scopes = self.scopes.borrow_mut();
        let scope = scopes.find_out(&self.asker(zones, reader), self.log.end());
        if !scope.is_everything() {
            return Ok(None);
        }
        let records = scope.records(self.log.workspace());
        let mut lines = Vec::new();
        while (lines.len() as u64) < self.log.end() {
            let page = self.journal.lines(lines.len() as u64, PAGE_LINES)?;
            if page.is_empty() {
                break;
            }
            lines.extend(page);
        }
        Ok(Some(Whole { lines, records }))
    }
}
