//! Prints when a calendar is busy, as JSON lines: `busy --from 2026-01-01 --to 2028-01-01 < calendar.ics`.
//! What was not understood goes to standard error. `docs/calendar-reading.md` says what stands where.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde_json::json;
use std::{
    env,
    error::Error,
    io::{self, BufWriter, Read, Write},
    ops::Range,
    process::ExitCode,
};
use switchback_core::{
    exchange::calendar::{Calendar, busy, read_calendar},
    zones::{DatabaseZones, Zone, Zones},
};

const USAGE: &str = "busy --from 2026-01-01 --to 2028-01-01 [--zone Europe/Berlin] [--owner ada@example.com] [--each] < calendar.ics";

struct Wanted {
    window: Range<DateTime<Utc>>,
    /// Of whole days, and of times without a zone.
    zone: Zone,
    owner: Option<String>,
    /// Every occurrence by itself instead of the times joined.
    each: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let wanted = wanted(env::args().skip(1))?;
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let calendar = read_calendar(&bytes, wanted.window.clone(), &wanted.zone, &DatabaseZones)?;
    for problem in &calendar.problems {
        eprintln!("{problem}");
    }
    let mut output = BufWriter::new(io::stdout().lock());
    for (start, end) in busy(&calendar, &wanted) {
        writeln!(output, "{}", json!({ "start": written(start), "end": written(end) }))?;
    }
    Ok(output.flush()?)
}

fn busy(calendar: &Calendar, wanted: &Wanted) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let owner = wanted.owner.as_deref();
    if wanted.each {
        let owner = owner.or(calendar.owner.as_deref());
        let busy = calendar.entries.iter().filter(|entry| busy::takes_time_of(entry, owner));
        return busy.map(|entry| (entry.start, entry.end)).collect();
    }
    let joined = busy::busy_times(calendar, &wanted.window, owner);
    joined.into_iter().map(|interval| (interval.start, interval.end)).collect()
}

fn wanted(mut words: impl Iterator<Item = String>) -> Result<Wanted, Box<dyn Error>> {
    let (mut from, mut to, mut zone, mut owner, mut each) = (None, None, Zone::utc(), None, false);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(USAGE);
        match word.as_str() {
            "--from" => from = Some(day(&value()?)?),
            "--to" => to = Some(day(&value()?)?),
            "--zone" => zone = Zone::named(value()?),
            "--owner" => owner = Some(value()?.to_lowercase()),
            "--each" => each = true,
            _ => return Err(USAGE.into()),
        }
    }
    if !DatabaseZones.knows(&zone) {
        return Err(format!("There is no time zone {zone}. Name one as Europe/Berlin.").into());
    }
    let window = from.ok_or(USAGE)?..to.ok_or(USAGE)?;
    Ok(Wanted { window, zone, owner, each })
}

/// A day, which begins at midnight in UTC, or an instant.
fn day(text: &str) -> Result<DateTime<Utc>, Box<dyn Error>> {
    match text.parse::<NaiveDate>() {
        Ok(day) => Ok(day.and_time(NaiveTime::MIN).and_utc()),
        Err(_) => text.parse().map_err(|_| format!("{text} is no day. Write it as 2026-01-31.").into()),
    }
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
