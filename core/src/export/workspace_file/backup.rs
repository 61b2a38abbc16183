//! Makes the workspace file of an open log in parts, from its stored lines and those held in memory.

use crate::{
    export::workspace_file::writing::{END, Head, SCORECARDS, SCORECARDS_END, elements, members},
    fact::line::Line,
    log::{Log, epoch::Epoch, named, snapshot::Snapshot, written::WrittenBase},
    model::{
        ids::PersonId,
        scorecard::{commitment::Commitment, record::ScorecardRecord},
    },
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// How many lines or scorecards one part contains: about a millisecond's work.
const PART_LINES: usize = 100;

/// A workspace file that is being written, and what it lacks. Its parts are made one by one, so that other work can run in
/// between. Joined together they are the file. A part may be empty.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Backup {
    /// How many of the first entries are lost. The file has the state that they made instead of the entries.
    pub missing: u64,
    /// The end of the log when the backup began.
    pub end: u64,
    stage: Stage,
    head: String,
    /// The stored lines before those that the log holds.
    below: Vec<String>,
    /// The stored lines that the log should hold as well.
    above: Vec<String>,
    /// The lines that the log held when the backup began. The first ones are stored.
    held: Vec<Line>,
    saved: usize,
    scorecards: Vec<(Commitment, ScorecardRecord)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// This many of the held lines are known to be stored word for word.
    Comparing(usize),
    Head,
    /// This many lines are written.
    Lines(usize),
    /// This many contents of scorecards are written.
    Scorecards(usize),
    Ended,
}

impl Backup {
    /// Begins a file that opens as the workspace on the screen. `stored` are the lines on the disk with their positions, and the
    /// log holds the last `saved` of them. `epoch` is the life of the team's log that this is a copy of. `None` if the state can't be
    /// written.
    pub fn of(
        log: &Log,
        stored: Vec<(u64, String)>,
        saved: usize,
        epoch: Option<Epoch>,
        unsubscribed: &BTreeSet<PersonId>,
        at: DateTime<Utc>,
    ) -> Option<Self> {
        let (position, base) = log.snapshot();
        let workspace = log.workspace();
        let scorecards: Vec<_> =
            workspace.scorecard_records.iter().map(|(key, record)| (*key, record.clone())).collect();
        let saved = saved.min(log.lines().len());
        let (mut below, mut above) = split(stored, position);
        // Another tab may have stored more in the meantime.
        above.truncate(saved);
        let is_whole = is_all_before(&below, position, log);
        let snapshot = if is_whole { None } else { Some(Snapshot::of(position, base)?) };
        let base = snapshot.map(|snapshot| WrittenBase { snapshot, epoch });
        let has_scorecards = !scorecards.is_empty();
        let head = Head { base: base.as_ref(), profiles: &workspace.profiles, has_scorecards, unsubscribed };
        let head = head.write(at);
        if !is_whole {
            below.clear();
        }
        let missing = if is_whole { 0 } else { position };
        let held = log.lines().to_vec();
        let (end, stage) = (log.end(), Stage::Comparing(0));
        Some(Self { missing, end, stage, head, below, above, held, saved, scorecards })
    }

    /// Decides whether the held lines are written word for word as they are stored, which they are if all of them are stored.
    fn compare(&mut self, from: usize) -> Stage {
        let until = (from + PART_LINES).min(self.saved);
        let same = |(held, stored): (&Line, &String)| Line::read(stored) == *held;
        let is_stored = self.above.len() == self.saved
            && self.held[from..until].iter().zip(&self.above[from..until]).all(same);
        match is_stored {
            false => {
                self.above.clear();
                self.saved = 0;
                Stage::Head
            }
            true if until < self.saved => Stage::Comparing(until),
            true => Stage::Head,
        }
    }

    fn total(&self) -> usize {
        self.below.len() + self.held.len()
    }

    fn line(&self, index: usize) -> String {
        let after = index.checked_sub(self.below.len());
        match after {
            None => self.below[index].clone(),
            Some(index) if index < self.saved => self.above[index].clone(),
            Some(index) => self.held[index].write(),
        }
    }

    fn lines(&self, from: usize, until: usize) -> String {
        let lines: Vec<String> = (from..until).map(|index| self.line(index)).collect();
        let separator = if from > 0 && until > from { ",\n" } else { "" };
        format!("{separator}{}", elements(&lines))
    }

    fn members(&self, from: usize, until: usize) -> String {
        let before = if from == 0 { SCORECARDS } else { ",\n" };
        let after = if until == self.scorecards.len() { SCORECARDS_END } else { "" };
        let part = self.scorecards[from..until].iter().map(|(commitment, record)| (commitment, record));
        format!("{before}{}{after}", members(part))
    }
}

impl Iterator for Backup {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let (part, next) = match self.stage {
            Stage::Comparing(from) => (String::new(), self.compare(from)),
            Stage::Head => (std::mem::take(&mut self.head), Stage::Lines(0)),
            Stage::Lines(from) if from < self.total() => {
                let until = (from + PART_LINES).min(self.total());
                (self.lines(from, until), Stage::Lines(until))
            }
            Stage::Lines(_) if self.scorecards.is_empty() => (END.to_owned(), Stage::Ended),
            Stage::Lines(_) => (String::new(), Stage::Scorecards(0)),
            Stage::Scorecards(from) if from < self.scorecards.len() => {
                let until = (from + PART_LINES).min(self.scorecards.len());
                (self.members(from, until), Stage::Scorecards(until))
            }
            Stage::Scorecards(_) => (String::new(), Stage::Ended),
            Stage::Ended => return None,
        };
        self.stage = next;
        Some(part)
    }
}

/// The texts of the lines before a position, and of those from there on.
fn split(stored: Vec<(u64, String)>, position: u64) -> (Vec<String>, Vec<String>) {
    let (below, above): (Vec<_>, Vec<_>) = stored.into_iter().partition(|(place, _)| *place < position);
    let texts = |lines: Vec<(u64, String)>| lines.into_iter().map(|(_, text)| text).collect();
    (texts(below), texts(above))
}

/// Whether these are all lines before a position, and belong to this log: another workspace may have replaced it in the meantime.
fn is_all_before(lines: &[String], position: u64, log: &Log) -> bool {
    lines.len() as u64 == position
        && (position == 0 || named(lines.iter().map(String::as_str), None) == log.id())
}
