//! Writes a workspace file with one entry per line, so that people and other programs can read it.

use super::{FORMAT, VERSION};
use crate::{
    fact::line::Line,
    log::{
        snapshot::Snapshot,
        written::{WrittenBase, WrittenLog},
    },
    model::{
        ids::PersonId,
        person::Profiles,
        record::Records,
        scorecard::{commitment::Commitment, record::ScorecardRecord},
    },
};
use chrono::{DateTime, SecondsFormat, Utc};
use std::collections::BTreeSet;

/// The text after the entries if no contents of scorecards follow.
pub(super) const END: &str = "\n]\n}\n";
/// The text between the entries and the contents of scorecards, and the text after those.
pub(super) const SCORECARDS: &str = "\n],\n\"scorecards\": {\n";
pub(super) const SCORECARDS_END: &str = "\n}\n}\n";

/// Writes a workspace, with the people who asked a team's server not to send them email.
pub fn write(written: &WrittenLog, unsubscribed: &BTreeSet<PersonId>, at: DateTime<Utc>) -> String {
    let WrittenLog { base, lines, records: Records { profiles, scorecards } } = written;
    let head = Head { base: base.as_ref(), profiles, has_scorecards: !scorecards.is_empty(), unsubscribed };
    let head = head.write(at);
    let end = match scorecards.is_empty() {
        true => END.to_owned(),
        false => format!("{SCORECARDS}{}{SCORECARDS_END}", members(scorecards.iter())),
    };
    format!("{head}{}{end}", elements(lines))
}

/// The part before the entries: the names, the workspace made by the first lines if those are lost, and the unsubscribed people.
pub(super) struct Head<'a> {
    pub base: Option<&'a WrittenBase>,
    pub profiles: &'a Profiles,
    pub has_scorecards: bool,
    pub unsubscribed: &'a BTreeSet<PersonId>,
}

impl Head<'_> {
    pub fn write(&self, at: DateTime<Utc>) -> String {
        let version = self.version();
        let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let profiles = serde_json::to_string(self.profiles).expect("profiles are text under text");
        let base = self.base.map(base).unwrap_or_default();
        let unsubscribed = unsubscribed(self.unsubscribed);
        format!(
            "{{\n\"format\": \"{FORMAT}\",\n\"version\": {version},\n\"exported_at\": \"{at}\",\n\
             \"profiles\": {profiles},\n{base}{unsubscribed}\"log\": [\n"
        )
    }

    fn version(&self) -> u64 {
        match (self.unsubscribed.is_empty(), self.has_scorecards, self.base) {
            (false, ..) => VERSION,
            (true, true, _) => 3,
            (true, false, Some(_)) => 2,
            (true, false, None) => 1,
        }
    }
}

fn unsubscribed(people: &BTreeSet<PersonId>) -> String {
    if people.is_empty() {
        return String::new();
    }
    let ids: Vec<String> = people.iter().map(|person| format!("\"{person}\"")).collect();
    format!("\"unsubscribed\": [{}],\n", ids.join(", "))
}

fn base(WrittenBase { snapshot, epoch }: &WrittenBase) -> String {
    let epoch = epoch.map(|epoch| format!("\"epoch\": \"{epoch}\",\n")).unwrap_or_default();
    let Snapshot { format, position, text } = snapshot;
    let text = serde_json::to_string(text).expect("text is JSON");
    format!(
        "{epoch}\"snapshot\": {{\"format\": {format}, \"position\": {position}, \"checksum\": \"{}\", \"text\": {text}}},\n",
        snapshot.checksum()
    )
}

/// Entries in the form in which the file lists them.
pub(super) fn elements(lines: &[String]) -> String {
    lines.iter().map(|line| element(line)).collect::<Vec<_>>().join(",\n")
}

/// Contents of scorecards in the form in which the file lists them.
pub(super) fn members<'a>(records: impl Iterator<Item = (&'a Commitment, &'a ScorecardRecord)>) -> String {
    let members = records.map(|(commitment, record)| format!("\"{commitment}\": \"{}\"", record.seal()));
    members.collect::<Vec<_>>().join(",\n")
}

/// An entry as JSON. A line that would not read back byte for byte, because another version wrote it or it is damaged, becomes a
/// text instead.
fn element(line: &str) -> String {
    match Line::read(line) {
        Line::Read(entry) if Line::Read(entry.clone()).write() == line => line.to_owned(),
        _ => serde_json::to_string(line).expect("text is JSON"),
    }
}
