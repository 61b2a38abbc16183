//! The whole workspace, to take it elsewhere.

use super::{Host, Journal, PAGE_LINES, Reader};
use crate::{model::record::Records, zones::Zones};

/// Every line of the log as it was written, and the records that its reader is handed out. What nobody may read yet, such as a
/// scorecard while the other one is missing, stays where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub lines: Vec<String>,
    pub records: Records,
}

impl<J: Journal> Host<J> {
    /// `None` for whoever is not told every line.
    ///
    /// # Errors
    ///
    /// Where the journal cannot be read.
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
