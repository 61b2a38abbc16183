//! The whole workspace, for an export.

use super::{Base, Host, Journal, PAGE_LINES, Reader};
use crate::{
    log::{
        snapshot::Snapshot,
        written::{WrittenBase, WrittenLog},
    },
    zones::Zones,
};

impl<J: Journal> Host<J> {
    /// Every line of the log as it was written, and the records that the reader may have. It lacks what no one may read yet, such
    /// as a scorecard while the other is missing. `None` for a reader who is not told every line.
    ///
    /// # Errors
    ///
    /// If the journal can't be read.
    pub fn whole(&self, zones: &dyn Zones, reader: Reader) -> Result<Option<WrittenLog>, J::Error> {
        let mut scopes = self.scopes.borrow_mut();
        let scope = scopes.find_out(&self.asker(zones, reader), self.log.end());
        if !scope.is_everything() {
            return Ok(None);
        }
        let records = scope.records(self.log.workspace());
        let base = self.journal.base()?;
        let base = base.and_then(|Base { position, workspace, epoch, .. }| {
            Some(WrittenBase { snapshot: Snapshot::of(position, &workspace)?, epoch })
        });
        let mut lines = Vec::new();
        let mut next = self.beginning.position;
        while next < self.log.end() {
            let page = self.journal.lines(next, PAGE_LINES)?;
            if page.is_empty() {
                break;
            }
            next += page.len() as u64;
            lines.extend(page);
        }
        Ok(Some(WrittenLog { base, lines, records }))
    }
}
