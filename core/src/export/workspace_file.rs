//! The workspace file: everything in one JSON file, and everything back from it. See
//! `docs/workspace-file.md`.

use crate::{
    fact::line::{Line, UnreadReason},
    log::{Log, snapshot::Snapshot},
    model::person::Profiles,
};
use chrono::{DateTime, SecondsFormat, Utc};

mod backup;
mod opening;
mod outline;
mod reading;
mod unreadable;

pub use backup::{Backup, backup};
pub use opening::Opening;
pub use reading::{Reader, read};
pub use unreadable::Unreadable;

/// What the file says it is.
pub const FORMAT: &str = "switchback-workspace";

/// The newest version of the file's own layout; the log's entries carry theirs themselves. A file with every
/// line of the log is written in version 1, one that begins with a snapshot in version 2.
pub const VERSION: u64 = 2;

/// What a workspace file holds.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct WorkspaceFile {
    /// The workspace at the position from which `lines` go on; `None` where they are the whole log.
    pub base: Option<Snapshot>,
    /// The log, each line as it was written.
    pub lines: Vec<String>,
    pub profiles: Profiles,
    pub exported_at: Option<DateTime<Utc>>,
    /// What this version could not read. Unread lines stand in `lines`, too, and are kept there.
    pub unread: Vec<Unread>,
}

/// A part of the file that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A line of the log, counted from 1.
    Line { position: usize, reason: UnreadReason },
    /// Somebody's name and mail, under this id.
    Profile { id: String },
}

impl WorkspaceFile {
    /// The log as the file has it, with its workspace.
    pub fn open(&self) -> Log {
        let mut opening = self.opening();
        while opening.step() {}
        opening.finish()
    }

    /// Opens the log in short steps, so that others can work between them. The outcome is that of
    /// [`Self::open`].
    pub fn opening(&self) -> Opening<'_> {
        Opening::of(self)
    }
}

/// Writes the whole log and everybody's names, one entry a line, so that people and other programs can read
/// it.
pub fn write(lines: &[String], profiles: &Profiles, at: DateTime<Utc>) -> String {
    written(1, "", lines, profiles, at)
}

/// The same for a log whose first lines are lost: the workspace that they made, and the lines after them.
pub fn write_from(base: &Snapshot, lines: &[String], profiles: &Profiles, at: DateTime<Utc>) -> String {
    let Snapshot { format, position, text } = base;
    let text = serde_json::to_string(text).expect("text is JSON");
    let snapshot = format!(
        "\"snapshot\": {{\"format\": {format}, \"position\": {position}, \"checksum\": \"{}\", \"text\": {text}}},\n",
        base.checksum()
    );
    written(VERSION, &snapshot, lines, profiles, at)
}

fn written(version: u64, snapshot: &str, lines: &[String], profiles: &Profiles, at: DateTime<Utc>) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let profiles = serde_json::to_string(profiles).expect("profiles are text under text");
    let log = lines.iter().map(|line| element(line)).collect::<Vec<_>>().join(",\n");
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {version},\n\"exported_at\": \"{at}\",\n\
         \"profiles\": {profiles},\n{snapshot}\"log\": [\n{log}\n]\n}}\n"
    )
}

/// An entry stands in the file as what it is. A line that would not come back byte for byte, because another
/// version wrote it or it is damaged, stands there as text.
fn element(line: &str) -> String {
    match Line::read(line) {
        Line::Read(entry) if Line::Read(entry.clone()).write() == line => line.to_owned(),
        _ => serde_json::to_string(line).expect("text is JSON"),
    }
}

#[cfg(test)]
mod tests;
