//! The sample company's story, retold for other people or another time: with different ids, and with every instant
//! moved.

use chrono::NaiveDate;
use serde_json::{Number, Value};
use std::error::Error;
use switchback_core::{
    command,
    fact::{entry::Entry, event::Event, line::Line},
    log::Log,
    model::{
        ids::InterviewId,
        person::ProfileChange,
        record::RecordChange,
        scorecard::record::{ScorecardRecord, ScorecardRecords},
    },
    sample,
    zones::DatabaseZones,
};

/// The story covers six weeks.
pub const TERM_SECONDS: i64 = 6 * 7 * 24 * 3600;

/// What the people of the sample company did, their names, and the content of their scorecards.
pub struct Story {
    pub entries: Vec<Entry>,
    pub profiles: Vec<ProfileChange>,
    pub scorecards: ScorecardRecords,
}

/// Returns the story as the core decides it, until the evening before a day.
pub fn story(today: NaiveDate) -> Result<Story, Box<dyn Error>> {
    let mut log = Log::default();
    let mut story =
        Story { entries: Vec::new(), profiles: Vec::new(), scorecards: ScorecardRecords::default() };
    for request in sample::requests(today, &DatabaseZones) {
        let decision =
            command::decide(&log, &DatabaseZones, &request).map_err(|refusal| refusal.to_string())?;
        story.entries.extend(decision.entries.iter().cloned());
        log.append(decision.entries.into_iter().map(Line::from));
        for change in decision.records {
            log.keep_record(change.clone());
            match change {
                RecordChange::Profile(change) => story.profiles.push(change),
                RecordChange::Scorecard(record) => story.scorecards.keep(record),
                RecordChange::ScorecardDeleted(commitment) => story.scorecards.delete(&commitment),
            }
        }
    }
    Ok(story)
}

/// Whether an event happens once and holds for all terms.
pub fn is_lasting(event: &Event) -> bool {
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

/// Returns the id that replaces another in this telling. An odd factor never maps two ids to the same one.
pub fn fresh(old: u64, telling: u64) -> u64 {
    old.wrapping_mul(2 * telling + 1).wrapping_add(telling)
}

/// Replaces the ids in an entry, and moves its instants by this many seconds.
pub fn retold(entry: &Entry, renamed: impl Fn(u64) -> u64, seconds: i64) -> Result<Entry, serde_json::Error> {
    let mut value = serde_json::to_value(entry)?;
    each(&mut value, &mut |value| {
        if let Some(old) = id(value) {
            *value = Value::String(InterviewId(renamed(old)).to_string());
        } else if let Some(instant) = value.as_i64().filter(|number| *number > 1_000_000_000) {
            *value = Value::Number(Number::from(instant + seconds));
        }
    });
    serde_json::from_value(value)
}

/// If an entry submits a scorecard, returns its content for the session of this telling.
#[allow(dead_code, reason = "one of the examples writes lines only")]
pub fn retold_scorecard(told: &mut Entry, scorecards: &ScorecardRecords) -> Option<ScorecardRecord> {
    let Event::ScorecardSubmitted { session, commitment, .. } = &mut told.event else { return None };
    let record = ScorecardRecord { session: *session, ..scorecards.get(commitment)?.clone() };
    *commitment = record.commitment();
    Some(record)
}

/// Returns all ids in an event.
pub fn ids(event: &Event) -> Result<Vec<u64>, serde_json::Error> {
    let mut ids = Vec::new();
    each(&mut serde_json::to_value(event)?, &mut |value| ids.extend(id(value)));
    Ok(ids)
}

/// Ids are written alike, whatever they identify.
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

/// Folds the lines, or returns an error if one of them does not fit.
pub fn without_oddities(lines: &[String]) -> Result<Log, String> {
    let log = Log::open(0, Default::default(), lines.iter().map(|line| Line::read(line)).collect());
    let workspace = log.workspace();
    if workspace.oddities.is_empty() && workspace.unread == 0 {
        return Ok(log);
    }
    Err(format!(
        "{} odd, {} unread: {:?}",
        workspace.oddities.len(),
        workspace.unread,
        workspace.oddities.first()
    ))
}
