//! Writing a workspace file: one entry a line, so that people and other programs can read it.

use super::{FORMAT, VERSION};
use crate::{fact::line::Line, log::snapshot::Snapshot, model::person::Profiles};
use chrono::{DateTime, SecondsFormat, Utc};

/// What stands behind the entries.
pub(super) const END: &str = "\n]\n}\n";

/// Writes the whole log and everybody's names.
pub fn write(lines: &[String], profiles: &Profiles, at: DateTime<Utc>) -> String {
    format!("{}{}{END}", head(profiles, at), elements(lines))
}

/// What stands before the entries of a whole log.
pub(super) fn head(profiles: &Profiles, at: DateTime<Utc>) -> String {
    written(1, "", profiles, at)
}

/// The same for a log whose first lines are lost: with the workspace that they made.
pub(super) fn head_from(base: &Snapshot, profiles: &Profiles, at: DateTime<Utc>) -> String {
    let Snapshot { format, position, text } = base;
    let text = serde_json::to_string(text).expect("text is JSON");
    let snapshot = format!(
        "\"snapshot\": {{\"format\": {format}, \"position\": {position}, \"checksum\": \"{}\", \"text\": {text}}},\n",
        base.checksum()
    );
    written(VERSION, &snapshot, profiles, at)
}

fn written(version: u64, snapshot: &str, profiles: &Profiles, at: DateTime<Utc>) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let profiles = serde_json::to_string(profiles).expect("profiles are text under text");
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {version},\n\"exported_at\": \"{at}\",\n\
         \"profiles\": {profiles},\n{snapshot}\"log\": [\n"
    )
}

/// Entries as they stand in the file one after the other.
pub(super) fn elements(lines: &[String]) -> String {
    lines.iter().map(|line| element(line)).collect::<Vec<_>>().join(",\n")
}

/// An entry stands in the file as what it is. A line that would not come back byte for byte, because another
/// version wrote it or it is damaged, stands there as text.
fn element(line: &str) -> String {
    match Line::read(line) {
        Line::Read(entry) if Line::Read(entry.clone()).write() == line => line.to_owned(),
        _ => serde_json::to_string(line).expect("text is JSON"),
    }
}
