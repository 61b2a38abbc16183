//! The workspace file of an open log, made of what is stored of it and what is held of it.

use crate::{
    export::workspace_file::{write, write_from},
    fact::line::Line,
    log::{Log, named, snapshot::Snapshot},
};
use chrono::{DateTime, Utc};

/// A workspace file, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Backup {
    pub text: String,
    /// How many of the first entries are lost: the file has the state that they made, and not them.
    pub missing: u64,
}

/// Writes a file that opens as the workspace on the screen. `stored` are the lines on the disk with their
/// positions, of which the log holds the last `saved`; `None` where the state cannot be written.
pub fn backup(log: &Log, stored: Vec<(u64, String)>, saved: usize, at: DateTime<Utc>) -> Option<Backup> {
    let (position, base) = log.snapshot();
    let profiles = &log.workspace().profiles;
    let (held, unsaved) = log.lines().split_at(saved.min(log.lines().len()));
    let (below, above) = split(stored, position);
    let after = saved_texts(held, above).into_iter().chain(unsaved.iter().map(Line::write));
    if is_all_before(&below, position, log) {
        let lines: Vec<_> = below.into_iter().chain(after).collect();
        return Some(Backup { text: write(&lines, profiles, at), missing: 0 });
    }
    let text = write_from(&Snapshot::of(position, base)?, &after.collect::<Vec<_>>(), profiles, at);
    Some(Backup { text, missing: position })
}

/// The texts of the lines before a position, and of those from it on.
fn split(stored: Vec<(u64, String)>, position: u64) -> (Vec<String>, Vec<String>) {
    let (below, above): (Vec<_>, Vec<_>) = stored.into_iter().partition(|(place, _)| *place < position);
    let texts = |lines: Vec<(u64, String)>| lines.into_iter().map(|(_, text)| text).collect();
    (texts(below), texts(above))
}

/// The lines that the log holds: word for word as they are stored, where they are.
fn saved_texts(held: &[Line], mut stored: Vec<String>) -> Vec<String> {
    // Another tab may have stored more meanwhile.
    stored.truncate(held.len());
    let same = |(held, stored): (&Line, &String)| Line::read(stored) == *held;
    let is_stored = stored.len() == held.len() && held.iter().zip(&stored).all(same);
    if is_stored { stored } else { held.iter().map(Line::write).collect() }
}

/// Whether these are all lines before a position, and those of this log: another workspace may have begun in
/// its place meanwhile.
fn is_all_before(lines: &[String], position: u64, log: &Log) -> bool {
    lines.len() as u64 == position
        && (position == 0 || named(lines.iter().map(String::as_str), None) == log.id())
}
