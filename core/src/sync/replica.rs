//! A copy of a log that others write to as well, with the changes made here that are not shared yet.

use crate::{
    command::{Decision, Request},
    fact::line::Line,
    log::{Log, snapshot::Snapshot},
    model::record::{RecordChange, Records},
};

/// The shared log as far as it is known here, with pending lines on top.
#[derive(Clone, Debug, Default)]
pub struct Replica {
    log: Log,
    /// The end of the shared log, as far as it is known here.
    shared_end: u64,
    /// How many of the lines held are shared.
    shared_lines: usize,
    pending: Vec<Pending>,
}

/// Lines that are not shared yet.
#[derive(Clone, Debug)]
struct Pending {
    origin: Origin,
    lines: Vec<String>,
    records: Vec<RecordChange>,
}

#[derive(Clone, Debug)]
enum Origin {
    /// They are decided again if others shared something first.
    Command(Box<Request>),
    /// They came from a file, which is taken over word for word; `base` is the workspace that they follow.
    File { base: Option<Snapshot> },
}

/// Everything pending, to be shared in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// How many pending changes it contains.
    changes: usize,
    /// Its position in the shared log.
    pub from: u64,
    /// The workspace that its lines follow, if that is not the shared log.
    pub base: Option<Snapshot>,
    pub lines: Vec<String>,
    pub records: Vec<RecordChange>,
}

/// What others have shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The end of the log from which they were requested.
    pub from: u64,
    /// Lines with their positions, oldest first. A position is missing if its line is lost.
    pub lines: Vec<(u64, String)>,
    /// All current records. Those that others deleted disappear here, too.
    pub records: Records,
}

impl Replica {
    /// A copy of a shared log that ends at `shared_end`. That is later than the log's own end if lines are lost.
    pub fn of_shared(log: Log, shared_end: u64) -> Self {
        Self { shared_lines: log.lines().len(), shared_end, log, pending: Vec::new() }
    }

    /// A log that came from a file and is to be shared word for word, on top of `base`.
    pub fn of_file(log: Log, base: Option<Snapshot>, lines: Vec<String>, records: Vec<RecordChange>) -> Self {
        let pending = vec![Pending { origin: Origin::File { base }, lines, records }];
        Self { log, shared_end: 0, shared_lines: 0, pending }
    }

    /// The log including everything pending.
    pub fn log(&self) -> &Log {
        &self.log
    }

    pub fn shared_end(&self) -> u64 {
        self.shared_end
    }

    pub fn shared_lines(&self) -> usize {
        self.shared_lines
    }

    pub fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether every line up to the end is held or folded. Lost lines shift the positions after them.
    pub fn is_complete(&self) -> bool {
        let pending: usize = self.pending.iter().map(|pending| pending.lines.len()).sum();
        self.log.end() == self.shared_end + pending as u64
    }

    /// Takes in the result of a command. It takes effect here at once, and is pending.
    pub fn take(&mut self, request: Request, decision: Decision) {
        let lines: Vec<Line> = decision.entries.into_iter().map(Line::from).collect();
        let texts = lines.iter().map(Line::write).collect();
        self.log.append(lines);
        for change in &decision.records {
            self.log.keep_record(change.clone());
        }
        let origin = Origin::Command(Box::new(request));
        self.pending.push(Pending { origin, lines: texts, records: decision.records });
    }

    /// Everything pending, or `None` if nothing is.
    pub fn batch(&self) -> Option<Batch> {
        let base = match &self.pending.first()?.origin {
            Origin::File { base } => base.clone(),
            Origin::Command(_) => None,
        };
        Some(Batch {
            changes: self.pending.len(),
            from: self.shared_end,
            base,
            lines: self.pending.iter().flat_map(|pending| pending.lines.iter().cloned()).collect(),
            records: self.pending.iter().flat_map(|pending| pending.records.iter().cloned()).collect(),
        })
    }

    /// Marks the batch as shared, with the shared log ending at `end`.
    pub fn shared(&mut self, batch: &Batch, end: u64) {
        self.shared_end = end;
        self.shared_lines += batch.lines.len();
        self.pending.drain(..batch.changes.min(self.pending.len()));
    }

    /// Whether news requested from this end can be taken in: no other news has arrived since, and nothing pending has to stay
    /// word for word.
    pub fn can_catch_up(&self, from: u64) -> bool {
        self.shared_end == from
            && self.pending.iter().all(|pending| matches!(pending.origin, Origin::Command(_)))
    }

    /// Replaces pending changes with what others shared, and returns the pending commands: they are to be decided again, in this
    /// order.
    #[must_use]
    pub fn catch_up(&mut self, news: News) -> Vec<Request> {
        self.log.rewind(self.shared_lines);
        self.log.append(news.lines.iter().map(|(_, text)| Line::read(text)));
        self.log.keep_records(news.records);
        self.shared_lines = self.log.lines().len();
        self.shared_end = news.lines.last().map_or(self.shared_end, |(at, _)| at + 1);
        let pending = std::mem::take(&mut self.pending);
        let commands = pending.into_iter().filter_map(|pending| match pending.origin {
            Origin::Command(request) => Some(*request),
            Origin::File { .. } => None,
        });
        commands.collect()
    }
}
