//! Writing a workspace file: one entry a line, so that people and other programs can read it.

use super::{FORMAT, VERSION};
use crate::{
    fact::line::Line,
    log::snapshot::Snapshot,
    model::{
        person::Profiles,
        record::Records,
        scorecard::{commitment::Commitment, record::ScorecardRecord},
    },
};
use chrono::{DateTime, SecondsFormat, Utc};

/// What stands behind the entries, where no contents of scorecards follow.
pub(super) const END: &str = "\n]\n}\n";
/// What stands between the entries and the contents of scorecards, and behind those.
pub(super) const SCORECARDS: &str = "\n],\n\"scorecards\": {\n";
pub(super) const SCORECARDS_END: &str = "\n}\n}\n";

/// Writes the whole log and all records.
pub fn write(lines: &[String], records: &Records, at: DateTime<Utc>) -> String {
    let Records { profiles, scorecards } = records;
    let head = head(None, profiles, !scorecards.is_empty(), at);
    let end = match scorecards.is_empty() {
        true => END.to_owned(),
        false => format!("{SCORECARDS}{}{SCORECARDS_END}", members(scorecards.iter())),
    };
    format!("{head}{}{end}", elements(lines))
}

/// What stands before the entries: the names, and where the first lines are lost the workspace that they made.
pub(super) fn head(
    base: Option<&Snapshot>,
    profiles: &Profiles,
    has_scorecards: bool,
    at: DateTime<Utc>,
) -> String {
    let version = match (has_scorecards, base) {
        (true, _) => VERSION,
        (false, Some(_)) => 2,
        (false, None) => 1,
    };
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let profiles = serde_json::to_string(profiles).expect("profiles are text under text");
    let snapshot = base.map(snapshot).unwrap_or_default();
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {version},\n\"exported_at\": \"{at}\",\n\
         \"profiles\": {profiles},\n{snapshot}\"log\": [\n"
    )
}

fn snapshot(base: &Snapshot) -> String {
    let Snapshot { format, position, text } = base;
    let text = serde_json::to_string(text).expect("text is JSON");
    format!(
        "\"snapshot\": {{\"format\": {format}, \"position\": {position}, \"checksum\": \"{}\", \"text\": {text}}},\n",
        base.checksum()
    )
}

/// Entries as they stand in the file one after the other.
pub(super) fn elements(lines: &[String]) -> String {
    lines.iter().map(|line| element(line)).collect::<Vec<_>>().join(",\n")
}

/// Contents of scorecards as they stand in the file one after the other.
pub(super) fn members<'a>(records: impl Iterator<Item = (&'a Commitment, &'a ScorecardRecord)>) -> String {
    let members = records.map(|(commitment, record)| format!("\"{commitment}\": \"{}\"", record.seal()));
    members.collect::<Vec<_>>().join(",\n")
}

/// An entry stands in the file as what it is. A line that would not come back byte for byte, because another
/// version wrote it or it is damaged, stands there as text.
fn element(line: &str) -> String {
    match Line::read(line) {
        Line::Read(entry) if Line::Read(entry.clone()).write() == line => line.to_owned(),
        _ => serde_json::to_string(line).expect("text is JSON"),
    }
}
