//! The records beside the log, which folding its lines neither creates nor changes.

use super::Workspace;
use crate::model::record::{RecordChange, Records};
use std::mem;

impl Workspace {
    pub fn records(&self) -> Records {
        Records { profiles: self.profiles.clone(), scorecards: self.scorecard_records.clone() }
    }

    /// Takes all records out of the workspace.
    pub fn take_records(&mut self) -> Records {
        Records {
            profiles: mem::take(&mut self.profiles),
            scorecards: mem::take(&mut self.scorecard_records),
        }
    }

    /// Replaces all records.
    pub fn keep_records(&mut self, records: Records) {
        let Records { profiles, scorecards } = records;
        self.profiles = profiles;
        self.scorecard_records = scorecards;
    }

    pub fn keep_record(&mut self, change: RecordChange) {
        let mut records = self.take_records();
        records.keep(change);
        self.keep_records(records);
    }
}
