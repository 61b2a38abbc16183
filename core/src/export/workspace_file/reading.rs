//! Reads a workspace file in steps. The header is checked first, because a newer file may have another shape further on.

use crate::{
    exchange::json_outline::{Member, Outline, Part, Walk},
    export::workspace_file::{FORMAT, Unread, Unreadable, VERSION, WorkspaceFile},
    fact::{entry::Entry, line::Line},
    json,
    log::{snapshot::Snapshot, written::WrittenBase},
    model::{
        ids::PersonId,
        person::{LONGEST_NAME, Profile},
        record::Records,
        scorecard::{commitment::Commitment, seal::Sealed},
    },
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::{Error, Value, error::Category};
use std::{collections::BTreeSet, mem, vec};

/// How much text one step reads, in bytes: about a millisecond's work.
const STEP_BYTES: usize = 8 << 10;

#[derive(Deserialize)]
struct StoredSnapshot {
    format: u32,
    position: u64,
    checksum: String,
    text: String,
}

/// Reads a whole workspace file. A line that this version does not understand is kept and reported.
///
/// # Errors
///
/// If the text is not a workspace file, or has a newer format.
pub fn read(text: &str) -> Result<WorkspaceFile, Unreadable> {
    let mut reader = Reader::new(text.to_owned());
    loop {
        if let Some(file) = reader.step()? {
            return Ok(file);
        }
    }
}

/// Reads a workspace file in short steps, so that other work can run in between. The result is that of [`read`].
#[must_use]
pub struct Reader {
    text: String,
    stage: Stage,
}

enum Stage {
    /// The whole text is scanned before anything is read from it.
    Outline(Walk),
    Parts(Box<Parts>),
}

/// The file so far, and its parts that remain to be read.
struct Parts {
    file: WorkspaceFile,
    log: vec::IntoIter<Part>,
    profiles: vec::IntoIter<Part>,
    scorecards: vec::IntoIter<Part>,
    unsubscribed: vec::IntoIter<Part>,
    /// How far the log has been read, as a position in the text.
    at: usize,
}

impl Reader {
    pub fn new(text: String) -> Self {
        let after_mark = text.len() - text.trim_start_matches('\u{feff}').len();
        Self { text, stage: Stage::Outline(Walk::new(after_mark)) }
    }

    /// Reads the next part. Returns the file once it has been read whole.
    ///
    /// # Errors
    ///
    /// If the text is not a workspace file, or has a newer format.
    pub fn step(&mut self) -> Result<Option<WorkspaceFile>, Unreadable> {
        match &mut self.stage {
            Stage::Outline(walk) => {
                let until = walk.at + STEP_BYTES;
                while walk.at < until {
                    match walk.step(&self.text) {
                        Ok(true) => {}
                        Ok(false) => {
                            let outline = mem::take(&mut walk.outline);
                            self.stage = Stage::Parts(Box::new(Parts::of(&self.text, outline)?));
                            break;
                        }
                        Err(_) => return Err(refusal(&self.text)),
                    }
                }
                Ok(None)
            }
            Stage::Parts(parts) => parts.step(&self.text),
        }
    }

    /// The progress, from 0 to 100.
    pub fn percent(&self) -> u32 {
        // Scanning the text is quick compared with reading it.
        let done = match &self.stage {
            Stage::Outline(walk) => walk.at / 10,
            Stage::Parts(parts) => self.text.len() / 10 + parts.at / 10 * 9,
        };
        u32::try_from(done as u64 * 100 / self.text.len().max(1) as u64)
            .map_or(100, |percent| percent.min(100))
    }
}

impl Parts {
    fn of(text: &str, mut outline: Outline) -> Result<Self, Unreadable> {
        each_once(outline.twice.as_ref())?;
        check_header(text, &outline)?;
        let exported_at = outline.value(text, "exported_at");
        let exported_at = exported_at.as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let epoch = outline.value(text, "epoch");
        let snapshot = outline.member("snapshot").map_or("null", |member| &text[member.place.clone()]);
        let profiles = take(text, &mut outline, "profiles", '{')?;
        let log = take(text, &mut outline, "log", '[')?;
        let scorecards = take_if_there(text, &mut outline, "scorecards", '{')?;
        let unsubscribed = take_if_there(text, &mut outline, "unsubscribed", '[')?;
        each_once(profiles.twice.as_ref())?;
        each_once(scorecards.twice.as_ref())?;
        let file = WorkspaceFile {
            base: base(snapshot, &epoch)?,
            lines: Vec::with_capacity(log.parts.len()),
            records: Records::default(),
            unsubscribed: BTreeSet::new(),
            exported_at: exported_at.map(|at| at.with_timezone(&Utc)),
            unread: Vec::new(),
        };
        let [log, profiles, scorecards, unsubscribed] =
            [log, profiles, scorecards, unsubscribed].map(|member| member.parts.into_iter());
        Ok(Self { file, log, profiles, scorecards, unsubscribed, at: 0 })
    }

    fn step(&mut self, text: &str) -> Result<Option<WorkspaceFile>, Unreadable> {
        let mut bytes = 0;
        while bytes < STEP_BYTES {
            if let Some(part) = self.log.next() {
                bytes += part.place.len();
                self.at = part.place.end;
                self.file.take_line(&text[part.place])?;
            } else if let Some(part) = self.profiles.next() {
                bytes += part.place.len();
                self.file.take_profile(part.key, &text[part.place]);
            } else if let Some(part) = self.scorecards.next() {
                bytes += part.place.len();
                self.file.take_scorecard(part.key, &text[part.place]);
            } else if let Some(part) = self.unsubscribed.next() {
                bytes += part.place.len();
                self.file.take_unsubscribed(&text[part.place]);
            } else {
                return Ok(Some(mem::take(&mut self.file)));
            }
        }
        Ok(None)
    }
}

impl WorkspaceFile {
    fn take_line(&mut self, text: &str) -> Result<(), Unreadable> {
        let Element(line) = json::read(text).map_err(|_| Unreadable::WithoutParts)?;
        if let Line::Unread(unread) = Line::read(&line) {
            self.unread.push(Unread::Line { position: self.lines.len() + 1, reason: unread.reason });
        }
        self.lines.push(line);
        Ok(())
    }

    fn take_profile(&mut self, id: String, text: &str) {
        match (id.parse::<PersonId>(), json::read::<Profile>(text)) {
            (Ok(person), Ok(mut profile)) => {
                shorten(&mut profile.name);
                self.records.profiles.0.insert(person, profile);
            }
            _ => self.unread.push(Unread::Profile { id }),
        }
    }

    fn take_scorecard(&mut self, commitment: String, text: &str) {
        let is_kept = match (commitment.parse::<Commitment>(), json::read::<Sealed>(text)) {
            (Ok(commitment), Ok(sealed)) => self.records.scorecards.keep_sealed(commitment, &sealed),
            _ => false,
        };
        if !is_kept {
            self.unread.push(Unread::Scorecard { commitment });
        }
    }

    fn take_unsubscribed(&mut self, text: &str) {
        match json::read::<String>(text).ok().and_then(|id| id.parse().ok()) {
            Some(person) => drop(self.unsubscribed.insert(person)),
            None => self.unread.push(Unread::Unsubscribed { id: text.to_owned() }),
        }
    }
}

/// A member that may be missing.
fn take_if_there(text: &str, outline: &mut Outline, key: &str, begin: char) -> Result<Member, Unreadable> {
    match outline.member(key) {
        Some(_) => take(text, outline, key, begin),
        None => Ok(Member::default()),
    }
}

/// A member that must exist and have parts.
fn take(text: &str, outline: &mut Outline, key: &str, begin: char) -> Result<Member, Unreadable> {
    let index = outline.members.iter().position(|member| member.key == key);
    let member = index.map(|index| outline.members.swap_remove(index));
    member.filter(|member| text[member.place.clone()].starts_with(begin)).ok_or(Unreadable::WithoutParts)
}

/// Why a text that is not a JSON object is refused. It is parsed again from the start for the exact place.
fn refusal(text: &str) -> Unreadable {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Unreadable::Empty;
    }
    json::read::<IgnoredAny>(text).map_or_else(not_readable, |_| Unreadable::NotAWorkspaceFile)
}

fn not_readable(problem: Error) -> Unreadable {
    match problem.classify() {
        Category::Eof => Unreadable::Truncated { line: problem.line() },
        Category::Syntax => Unreadable::NotJson { line: problem.line(), column: problem.column() },
        Category::Data | Category::Io => Unreadable::NotAWorkspaceFile,
    }
}

fn each_once(twice: Option<&String>) -> Result<(), Unreadable> {
    twice.map_or(Ok(()), |key| Err(Unreadable::Twice { key: key.clone() }))
}

fn check_header(text: &str, outline: &Outline) -> Result<(), Unreadable> {
    if outline.value(text, "format").as_str() != Some(FORMAT) {
        return Err(Unreadable::NotAWorkspaceFile);
    }
    match outline.value(text, "version").as_u64() {
        Some(version) if version > VERSION => Err(Unreadable::Newer { version }),
        Some(_) => Ok(()),
        None => Err(Unreadable::WithoutParts),
    }
}

/// Without the snapshot, the lines after it mean little. So a damaged one is an error, and is not left out.
fn base(text: &str, epoch: &Value) -> Result<Option<WrittenBase>, Unreadable> {
    let stored: Option<StoredSnapshot> = json::read(text).map_err(|_| Unreadable::Snapshot)?;
    let Some(stored) = stored else { return Ok(None) };
    let snapshot = Snapshot { format: stored.format, position: stored.position, text: stored.text };
    let sound = stored.checksum == snapshot.checksum() && snapshot.read().is_some();
    let epoch = match epoch {
        Value::Null => None,
        // Without it, a server would decide again what is in the snapshot.
        epoch => Some(epoch.as_str().and_then(|epoch| epoch.parse().ok()).ok_or(Unreadable::Snapshot)?),
    };
    if sound { Ok(Some(WrittenBase { snapshot, epoch })) } else { Err(Unreadable::Snapshot) }
}

/// Shortens a name to the limit that commands have, because no page can show a name of many thousand characters.
fn shorten(name: &mut String) {
    if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
        name.truncate(end);
    }
}

/// A line of the log. A text is the line itself, and anything else is written out as one.
struct Element(String);

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if let Value::String(line) = value {
            return Ok(Self(line));
        }
        // An entry may be rewritten only if this version knows all of its fields. Otherwise some would be lost. It is converted
        // through text, so that the program needs only one reader of entries.
        let text = value.to_string();
        let written = json::read::<Entry>(&text).ok().map(|entry| Line::from(entry).write());
        let says_as_much = |written: &String| json::read::<Value>(written).is_ok_and(|again| again == value);
        Ok(Self(written.filter(says_as_much).unwrap_or(text)))
    }
}
