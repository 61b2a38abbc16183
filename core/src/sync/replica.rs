//! A copy of a log that others write to as well, with what was decided here and is not shared yet.

use crate::{
    command::{Decision, Request},
    fact::line::Line,
    log::{Log, snapshot::Snapshot},
    model::record::{RecordChange, Records},
};

/// The shared log as far as it is known here, and pending lines on top of it.
#[derive(Clone, Debug, Default)]
pub struct Replica {
    log: Log,
    /// Where the shared log ends, as far as it is known here.
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
    /// They are decided again where others were faster.
    Command(Box<Request>),
    /// They came in a file, which is taken word for word; `base` is the workspace from which they go on.
    File { base: Option<Snapshot> },
}

/// All that is pending, to be shared in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// How many pending changes it has.
    changes: usize,
    /// Where it goes in the shared log.
    pub from: u64,
    /// The workspace that its lines go on from, where that is not the shared log.
    pub base: Option<Snapshot>,
    pub lines: Vec<String>,
    pub records: Vec<RecordChange>,
}

/// What others shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The end of the log from which they were asked for.
    pub from: u64,
    /// Lines with their positions, oldest first. Where lines are lost, a position is missing.
    pub lines: Vec<(u64, String)>,
    /// All records as they are now: those that others deleted are gone here, too.
    pub records: Records,
}

impl Replica {
    /// A copy of a shared log that ends at `shared_end`. That is later than the log's own end where lines are lost.
    pub fn of_shared(log: Log, shared_end: u64) -> Self {
        Self { shared_lines: log.lines().len(), shared_end, log, pending: Vec::new() }
    }

    /// A log that came in a file and is to be shared word for word, on top of `base`.
    pub fn of_file(log: Log, base: Option<Snapshot>, lines: Vec<String>, records: Vec<RecordChange>) -> Self {
        let pending = vec![Pending { origin: Origin::File { base }, lines, records }];
        Self { log, shared_end: 0, shared_lines: 0, pending }
    }

    /// The log with all that is pending.
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

    /// Whether every line up to the end is held or folded: lines that are lost shift the positions after them.
    pub fn is_complete(&self) -> bool {
        let pending: usize = self.pending.iter().map(|pending| pending.lines.len()).sum();
        self.log.end() == self.shared_end + pending as u64
    }

    /// Takes in what a command leads to; it counts here at once, and is pending.
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

    /// All that is pending, or `None` where nothing is.
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

    /// The batch is shared, and the shared log ends here now.
    pub fn shared(&mut self, batch: &Batch, end: u64) {
        self.shared_end = end;
        self.shared_lines += batch.lines.len();
        self.pending.drain(..batch.changes.min(self.pending.len()));
    }

    /// Whether news that were asked for from this end can be taken in: none came by another way since, and nothing that
    /// is pending has to stay word for word.
    pub fn can_catch_up(&self, from: u64) -> bool {
        self.shared_end == from
            && self.pending.iter().all(|pending| matches!(pending.origin, Origin::Command(_)))
    }

    /// Puts what others shared in place of what is pending, and gives the commands that were: they are to be decided
    /// again, in this order.
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
