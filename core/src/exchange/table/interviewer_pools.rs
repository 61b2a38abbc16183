//! Turns Ashby's interviewer pools into a table of people: certified in the pools that they are qualified for, and in
//! training in the pools that they are trainees of. The requirements of each pool's training path are kept alongside.
//! Fields: <https://developers.ashbyhq.com/reference/interviewerpoolinfo>

mod progress;

pub use crate::exchange::table::training::TrainingProgress;
use crate::{
    exchange::{
        table::{
            Line, Table,
            note::{Note, NoteKind},
            pool_note::PoolNote,
            problem::ProblemKind,
            training::{TrainingPath, TrainingRole, TrainingStage},
        },
        values::contact,
    },
    order::Order,
};
use progress::done_so_far;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// The maximum number of sessions of a kind that a path can require.
const MOST_TIMES: u64 = 20;
const HEADER: [&str; 6] = ["Name", "Email", "Certified", "Training", "Training paused", "Hosts trainees"];

/// Whether an object is a pool.
pub(super) fn is_pool(object: &Object) -> bool {
    is_pool_of(|name| object.contains_key(name))
}

/// Like [`is_pool`], for an object of which only the field names are known.
pub(super) fn is_pool_of(has: impl Fn(&str) -> bool) -> bool {
    ["qualifiedMembers", "trainees", "traineeMembers", "trainingPath"].into_iter().any(has)
}

/// Reads all pools into one table of people. Line numbers count the entries across all pools.
pub(super) fn read_pools(pools: &[&Object]) -> Table {
    let mut reading = PoolReading::default();
    for (number, pool) in (1..).zip(pools) {
        reading.read_pool(number, pool);
    }
    reading.into_table()
}

/// A person, as collected from all pools.
#[derive(Default)]
struct Member {
    /// The number of the first entry about them.
    number: u32,
    name: String,
    mail: String,
    certified: Vec<String>,
    paused: Vec<String>,
    training: Vec<String>,
    training_paused: Vec<String>,
}

#[derive(Default)]
struct PoolReading {
    entries: u32,
    /// By email address, else by name.
    members: BTreeMap<String, Member>,
    table: Table,
}

impl PoolReading {
    fn read_pool(&mut self, number: usize, pool: &Object) {
        let title = text(pool, "title").or_else(|| text(pool, "name"));
        let Some(title) = title else { return self.note(PoolNote::Untitled { number }) };
        if is(pool, "isArchived") {
            return self.note(PoolNote::Archived { title });
        }
        match training_path(pool, &title) {
            Ok(path) => self.table.paths.extend(path),
            Err(reason) => self.note(PoolNote::PathNotTaken { title: title.clone(), reason }),
        }
        for entry in members(pool, &["qualifiedMembers"]) {
            self.read_member(entry, |member, entry| {
                add(&mut member.certified, &title);
                if is(entry, "isPaused") {
                    add(&mut member.paused, &title);
                }
            });
        }
        for entry in members(pool, &["trainees", "traineeMembers"]) {
            let line = self.read_member(entry, |member, entry| {
                add(&mut member.training, &title);
                if is(entry, "isPaused") {
                    add(&mut member.training_paused, &title);
                }
            });
            if let Some((line, trainee)) = line.zip(entry.as_object()) {
                self.read_progress(line, trainee, pool, &title);
            }
        }
    }

    fn read_progress(&mut self, line: u32, trainee: &Object, pool: &Object, title: &str) {
        match done_so_far(trainee, pool) {
            Ok([0, 0]) => {}
            Ok([shadows, reverse_shadows]) => {
                let type_name = title.to_owned();
                self.table.progress.push(TrainingProgress { line, type_name, shadows, reverse_shadows });
            }
            Err(reason) => {
                let note = PoolNote::ProgressNotTaken { title: title.to_owned(), reason };
                self.table.notes.push(Note { line: Some(line), kind: NoteKind::Pool(note) });
            }
        }
    }

    fn note(&mut self, note: PoolNote) {
        self.table.notes.push(Note { line: None, kind: NoteKind::Pool(note) });
    }

    /// Returns the person's line number, or `None` if the entry has neither a name nor an address.
    fn read_member(&mut self, entry: &Value, take: impl FnOnce(&mut Member, &Object)) -> Option<u32> {
        self.entries += 1;
        let number = self.entries;
        let Some(person) = entry.as_object() else { return self.refuse(number, ProblemKind::NotPerson) };
        let (name, mail) = (name_of(person), text(person, "email").unwrap_or_default());
        // An invalid address stays as it is. Reading people reports it.
        let mail = contact::mail(&mail).unwrap_or(mail);
        let key = if mail.is_empty() { name.to_lowercase() } else { mail.clone() };
        if key.is_empty() {
            return self.refuse(number, ProblemKind::Missing("name"));
        }
        let member = self.members.entry(key).or_insert_with(|| Member { number, mail, ..Member::default() });
        if member.name.is_empty() {
            member.name = name;
        }
        take(member, person);
        Some(member.number)
    }

    fn refuse<T>(&mut self, number: u32, reason: ProblemKind) -> Option<T> {
        self.table.refuse(Line { number, cells: Vec::new() }, reason);
        None
    }

    fn into_table(mut self) -> Table {
        let mut members: Vec<Member> = std::mem::take(&mut self.members).into_values().collect();
        members.order_by_key(|member| member.number);
        for member in members {
            let hosts = hosts(&member);
            if hosts && !member.paused.is_empty() {
                self.note(PoolNote::PausedInSome {
                    name: member.name.clone(),
                    titles: member.paused.clone(),
                });
            }
            self.table.lines.push(line(member, hosts));
        }
        Table { header: HEADER.map(str::to_owned).to_vec(), ..self.table }
    }
}

/// A person who is paused in all of their pools doesn't accept trainees.
fn hosts(member: &Member) -> bool {
    member.certified.is_empty() || member.paused.len() < member.certified.len()
}

fn line(member: Member, hosts: bool) -> Line {
    let cells = vec![
        member.name,
        member.mail,
        member.certified.join("; "),
        member.training.join("; "),
        member.training_paused.join("; "),
        if hosts { "yes" } else { "no" }.into(),
    ];
    Line { number: member.number, cells }
}

/// Returns `None` if the pool has no path or doesn't use it, or an error that says why the path can't be imported.
fn training_path(pool: &Object, type_name: &str) -> Result<Option<TrainingPath>, String> {
    let Some(path) = pool.get("trainingPath").and_then(Value::as_object) else { return Ok(None) };
    if path.get("enabled").and_then(Value::as_bool) == Some(false) {
        return Ok(None);
    }
    let stages = used_stages(path).map(training_stage).collect::<Result<Vec<_>, _>>()?;
    Ok((!stages.is_empty()).then(|| TrainingPath { type_name: type_name.to_owned(), stages }))
}

fn used_stages(path: &Object) -> impl Iterator<Item = &Value> {
    let stages = path.get("trainingStages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    stages.iter().filter(|stage| !stage.as_object().is_some_and(|stage| is(stage, "isArchived")))
}

fn training_stage(stage: &Value) -> Result<TrainingStage, String> {
    let role = match stage.get("interviewerRole").and_then(Value::as_str) {
        Some("Shadow") => TrainingRole::Shadow,
        Some("ReverseShadow") => TrainingRole::ReverseShadow,
        Some(other) => return Err(format!("“{other}” is neither Shadow nor ReverseShadow")),
        None => return Err("a stage has no interviewerRole".into()),
    };
    let times = stage.get("interviewsRequired").and_then(Value::as_u64);
    let times =
        times.filter(|times| (1..=MOST_TIMES).contains(times)).and_then(|times| u8::try_from(times).ok());
    let times = times.ok_or_else(|| format!("a stage needs interviewsRequired from 1 to {MOST_TIMES}"))?;
    Ok(TrainingStage { role, times })
}

fn members<'a>(pool: &'a Object, lists: &[&str]) -> impl Iterator<Item = &'a Value> {
    let lists: Vec<_> = lists.iter().filter_map(|name| pool.get(*name)).filter_map(Value::as_array).collect();
    lists.into_iter().flatten()
}

fn name_of(person: &Object) -> String {
    let parts = || {
        ["firstName", "lastName"]
            .into_iter()
            .filter_map(|name| text(person, name))
            .collect::<Vec<_>>()
            .join(" ")
    };
    text(person, "name").or_else(|| text(person, "fullName")).unwrap_or_else(parts)
}

/// Returns a text that isn't empty.
fn text(object: &Object, name: &str) -> Option<String> {
    object.get(name).and_then(Value::as_str).and_then(contact::name)
}

fn is(object: &Object, name: &str) -> bool {
    object.get(name).and_then(Value::as_bool) == Some(true)
}

fn add(list: &mut Vec<String>, title: &str) {
    if !list.iter().any(|known| known == title) {
        list.push(title.to_owned());
    }
}

#[cfg(test)]
mod tests;
