//! Writes a log with this many entries, one JSON text per line: `generate 100000 > log.ndjson`.
//!
//! It is the sample company's story, decided by the core and then repeated term after term: people, teams, types and
//! rules stay, while interviews, enrollments and sessions are new and later. So every line is one that the app writes,
//! in the app's mixture, and nothing in the log is odd.

use chrono::NaiveDate;
use retelling::{TERM_SECONDS, fresh, ids, is_lasting, retold, story, without_oddities};
use std::{
    collections::BTreeSet,
    error::Error,
    io::{BufWriter, Write},
};
use switchback_core::fact::{entry::Entry, event::Event};

mod retelling;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted: usize = std::env::args().nth(1).ok_or("How many entries?")?.parse()?;
    let today = NaiveDate::from_ymd_opt(2021, 3, 10).ok_or("no such day")?;
    let story = story(today)?.entries;
    let lasting = lasting_ids(&story)?;
    let mut lines = Vec::with_capacity(wanted);
    for entry in &story {
        lines.push(serde_json::to_string(entry)?);
    }
    let mut term = 0;
    while lines.len() < wanted {
        term += 1;
        let renamed = |old| if lasting.contains(&old) { old } else { fresh(old, term) };
        for entry in story.iter().filter(|entry| !is_lasting(&entry.event)) {
            let entry = retold(entry, renamed, TERM_SECONDS * term as i64)?;
            lines.push(serde_json::to_string(&entry)?);
        }
    }
    lines.truncate(wanted);
    without_oddities(&lines)?;
    let mut output = BufWriter::new(std::io::stdout().lock());
    for line in &lines {
        writeln!(output, "{line}")?;
    }
    Ok(output.flush()?)
}

fn lasting_ids(story: &[Entry]) -> Result<BTreeSet<u64>, serde_json::Error> {
    // A person's calendar replaces that of the previous term.
    let lasts = |event: &Event| is_lasting(event) || matches!(event, Event::BusyTimesRead { .. });
    let named = story.iter().filter(|entry| lasts(&entry.event)).map(|entry| ids(&entry.event));
    Ok(named.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}
