//! Writes a log of so many entries, one JSON text a line: `generate 100000 > log.ndjson`.
//!
//! The sample company's story, decided by the core, and then told again term after term: its people, teams, types and
//! rules stay, while interviews, enrollments and sessions come new and later. So every line is one that the app writes,
//! in the mixture in which it writes them, and nothing in the log is odd.

use chrono::NaiveDate;
use serde_json::{Number, Value};
use std::{
    collections::BTreeSet,
    error::Error,
    io::{BufWriter, Write},
};
use switchback_core::{
    command,
    fact::{entry::Entry, event::Event, line::Line},
    log::Log,
    model::ids::InterviewId,
    sample,
    zones::DatabaseZones,
};

/// The story covers six weeks.
const TERM_SECONDS: i64 = 6 * 7 * 24 * 3600;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted: usize = std::env::args().nth(1).ok_or("How many entries?")?.parse()?;
    let story = story()?;
    let lasting = lasting_ids(&story)?;
    let mut lines = Vec::with_capacity(wanted);
    for entry in &story {
        lines.push(serde_json::to_string(entry)?);
    }
    let mut term = 0;
    while lines.len() < wanted {
        term += 1;
        for entry in story.iter().filter(|entry| !is_lasting(&entry.event)) {
            let mut value = serde_json::to_value(entry)?;
            retell(&mut value, term, &lasting);
            // Through an entry again, because a value does not keep the order of its members.
            let entry: Entry = serde_json::from_value(value)?;
            lines.push(serde_json::to_string(&entry)?);
        }
    }
    lines.truncate(wanted);
    check(&lines)?;
    let mut output = BufWriter::new(std::io::stdout().lock());
    for line in &lines {
        writeln!(output, "{line}")?;
    }
    Ok(output.flush()?)
}

fn story() -> Result<Vec<Entry>, Box<dyn Error>> {
    let today = NaiveDate::from_ymd_opt(2021, 3, 10).ok_or("no such day")?;
    let mut log = Log::default();
    let mut entries = Vec::new();
    for request in sample::requests(today, &DatabaseZones) {
        let decision =
            command::decide(&log, &DatabaseZones, &request).map_err(|refusal| refusal.to_string())?;
        entries.extend(decision.entries.iter().cloned());
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    Ok(entries)
}

/// What is said once and holds for all terms.
fn is_lasting(event: &Event) -> bool {
    matches!(
        event,
        Event::WorkspaceCreated { .. }
            | Event::TeamAdded(_)
            | Event::InterviewTypeAdded(_)
            | Event::ProgramPublished(_)
            | Event::PersonAdded { .. }
            | Event::PersonDescribed { .. }
            | Event::PresenceSet { .. }
            | Event::HoursSet { .. }
            | Event::LimitsSet { .. }
            | Event::HostingSet { .. }
    )
}

fn lasting_ids(story: &[Entry]) -> Result<BTreeSet<u64>, serde_json::Error> {
    let mut ids = BTreeSet::new();
    // What a calendar says replaces what it said the term before.
    let lasts = |event: &Event| is_lasting(event) || matches!(event, Event::BusyTimesRead { .. });
    for entry in story.iter().filter(|entry| lasts(&entry.event)) {
        each(&mut serde_json::to_value(&entry.event)?, &mut |value| {
            ids.extend(id(value));
        });
    }
    Ok(ids)
}

/// Gives everything that is not lasting an id of this term, and moves every instant into it.
fn retell(entry: &mut Value, term: u64, lasting: &BTreeSet<u64>) {
    // An odd factor never maps two ids to the same one.
    let fresh = |old: u64| old.wrapping_mul(2 * term + 1).wrapping_add(term);
    each(entry, &mut |value| {
        if let Some(old) = id(value).filter(|old| !lasting.contains(old)) {
            *value = Value::String(InterviewId(fresh(old)).to_string());
        } else if let Some(seconds) = value.as_i64().filter(|number| *number > 1_000_000_000) {
            *value = Value::Number(Number::from(seconds + TERM_SECONDS * term as i64));
        }
    });
}

/// All ids are written alike, whatever they name.
fn id(value: &Value) -> Option<u64> {
    value.as_str()?.parse::<InterviewId>().ok().map(|id| id.0)
}

fn each(value: &mut Value, record: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, record)),
        Value::Object(members) => members.values_mut().for_each(|member| each(member, record)),
        leaf => record(leaf),
    }
}

fn check(lines: &[String]) -> Result<(), String> {
    let log = Log::open(0, Default::default(), lines.iter().map(|line| Line::read(line)).collect());
    let workspace = log.workspace();
    if workspace.oddities.is_empty() && workspace.unread == 0 {
        return Ok(());
    }
    Err(format!(
        "{} odd, {} unread: {:?}",
        workspace.oddities.len(),
        workspace.unread,
        workspace.oddities.first()
    ))
}
