//! Imports a schedule of interviews: new ones, changed ones and cancelled ones. Candidates become codes here, and their
//! names go no further.

use super::{
    Answers, Change, ChangedByHand, Fresh, Intake, Item, LineProblem, Missing, Unknown,
    comparing::{CompareRows, Comparing},
    name_index::NameIndex,
    recognizing::Recognizing,
};
use crate::{
    command::person::Description,
    exchange::{
        calendar::interviews::keys_an_hour_off, rows::interviews::InterviewRow, stepwise::Stepwise,
        values::contact::Contact,
    },
    model::{
        code::external_key,
        ids::{InterviewId, PersonId, SourceId},
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        person::{Person, Profile},
    },
    order::Gather,
    wording,
    workspace::Workspace,
    zones::Zone,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

mod by_hand;
mod interviewers;
mod missing;
mod not_moved;

use interviewers::{Interviewers, LeftOut};

/// The observer seats of an interview, if the schedule doesn't say.
const USUAL_OBSERVERS: u8 = 1;

/// A file of interviews.
#[derive(Clone, Copy, Debug)]
pub struct ScheduleFile<'a> {
    pub rows: &'a [InterviewRow],
    /// The ids of the rows that can't be read, or `None` for each that has no id.
    pub unread: &'a [Option<String>],
}

/// Compares rows of interviews with the workspace. Unknown interviewers become new people in the zone `home`. `shown`
/// formats an interview's time for the preview. `now` decides which interviews are upcoming.
pub fn schedule(
    workspace: &Workspace,
    file: ScheduleFile,
    home: &Zone,
    shown: &dyn Fn(&Interview) -> String,
    now: DateTime<Utc>,
    answers: &Answers,
    fresh: Fresh,
) -> Intake {
    comparing(workspace, file, home, shown, now, answers, fresh).complete()
}

/// Compares rows of interviews with the workspace in steps, with the same outcome as [`schedule`].
pub fn comparing<'a>(
    workspace: &'a Workspace,
    file: ScheduleFile<'a>,
    home: &'a Zone,
    shown: &'a dyn Fn(&Interview) -> String,
    now: DateTime<Utc>,
    answers: &'a Answers,
    fresh: Fresh<'a>,
) -> Comparing<'a, InterviewImporter<'a>> {
    let known = workspace.interviews.values().map(|interview| (interview.key, interview.id)).into_map();
    let mut importer = InterviewImporter {
        workspace,
        home,
        shown,
        now,
        missing: answers.missing,
        unknown: answers.unknown,
        changed_by_hand: answers.changed_by_hand,
        known,
        in_file: file.rows.iter().map(key).into_set(),
        people: Recognizing::of(workspace, answers),
        new_people: BTreeMap::new(),
        names: NameIndex::of(workspace, answers),
        seen: BTreeSet::new(),
        unread: BTreeSet::new(),
        unread_without_id: 0,
        sources: BTreeSet::new(),
        left_out: 0,
        has_upcoming: false,
        not_interviewers: LeftOut::default(),
        intake: Intake::default(),
    };
    file.unread.iter().for_each(|id| importer.note_unread(id.as_deref()));
    Comparing::new(file.rows, importer, fresh)
}

/// Imports interviews into the workspace.
pub struct InterviewImporter<'a> {
    workspace: &'a Workspace,
    home: &'a Zone,
    shown: &'a dyn Fn(&Interview) -> String,
    now: DateTime<Utc>,
    /// What happens to interviews that are missing from the file.
    missing: Missing,
    unknown: Unknown,
    /// What happens to interviews that were changed by hand.
    changed_by_hand: ChangedByHand,
    known: BTreeMap<ExternalKey, InterviewId>,
    in_file: BTreeSet<ExternalKey>,
    people: Recognizing<'a>,
    new_people: BTreeMap<PersonId, String>,
    names: NameIndex<'a>,
    seen: BTreeSet<ExternalKey>,
    /// The interviews whose rows can't be read. They are in the file.
    unread: BTreeSet<ExternalKey>,
    /// How many rows that can't be read could be any interview.
    unread_without_id: usize,
    /// The sources of the known interviews that are in the file.
    sources: BTreeSet<Option<SourceId>>,
    /// How many cancelled interviews were never in the workspace.
    left_out: u32,
    /// Whether the file has an interview that is still to come.
    has_upcoming: bool,
    not_interviewers: LeftOut,
    intake: Intake,
}

impl CompareRows for InterviewImporter<'_> {
    type Row = InterviewRow;

    fn add_row(&mut self, row: &InterviewRow, fresh: Fresh) {
        let key = key(row);
        if !self.seen.insert(key) {
            let words = "this interview is in the file twice. Delete one of the two.";
            return self.problem(row.line, words.into());
        }
        let key = self.kept_key(row, key);
        self.seen.insert(key);
        let known = self.known.get(&key).and_then(|id| self.workspace.interviews.get(id));
        self.sources.extend(known.map(|known| known.source));
        match known {
            Some(known) if row.cancelled => self.cancel(row, known),
            None if row.cancelled => self.left_out += 1,
            known => self.compare(row, key, known, fresh),
        }
    }

    fn conclude(mut self, fresh: Fresh) -> Intake {
        self.take_source(fresh);
        self.find_missing();
        self.rename();
        self.note_new_people();
        self.note_cancelled();
        self.note_past();
        self.note_not_interviewers();
        let Self { people, names, mut intake, .. } = self;
        names.tell(&mut intake);
        intake.questions = people.into_questions();
        intake
    }
}

impl InterviewImporter<'_> {
    /// Returns the key that the workspace has for the interview. It is the key for an hour earlier or later if its zone's
    /// clock was an hour off when it was imported.
    fn kept_key(&self, row: &InterviewRow, own: ExternalKey) -> ExternalKey {
        if self.known.contains_key(&own) {
            return own;
        }
        let others = row.key.as_deref().map(keys_an_hour_off).unwrap_or_default();
        let is_its_own = |key: &ExternalKey| {
            self.known.contains_key(key) && !self.in_file.contains(key) && !self.seen.contains(key)
        };
        others.iter().map(|key| hashed(key)).find(is_its_own).unwrap_or(own)
    }

    fn problem(&mut self, line: u32, words: String) {
        self.intake.problems.push(LineProblem { line, words });
    }

    fn cancel(&mut self, row: &InterviewRow, known: &Interview) {
        if !known.is_scheduled() {
            self.intake.same += 1;
            return;
        }
        if self.stays_as_changed(row.line, known, "cancelled") {
            return;
        }
        self.cancel_known(row.line, known);
    }

    fn cancel_known(&mut self, line: u32, known: &Interview) {
        self.intake.import.cancelled_interviews.push(known.id);
        self.intake.changed.push(Change {
            line,
            what: self.words(known),
            was: (self.shown)(known),
            now: "cancelled".into(),
        });
    }

    fn compare(&mut self, row: &InterviewRow, key: ExternalKey, known: Option<&Interview>, fresh: Fresh) {
        if self.unknown == Unknown::IsSkipped && !self.names.has_type(&row.type_name) {
            let name = &row.type_name;
            return self.problem(row.line, format!("“{name}” is not an interview type of this workspace."));
        }
        let Interviewers { lead, panel } = match self.interviewers(row, known, fresh) {
            Ok(interviewers) => interviewers,
            Err(words) => {
                self.names.offer(&row.type_name);
                return self.problem(row.line, words);
            }
        };
        self.has_upcoming |= row.start > self.now;
        let interview = Interview {
            id: known.map_or_else(|| InterviewId(fresh()), |known| known.id),
            key,
            interview_type: self.names.interview_type(&row.type_name, &mut self.intake.import, fresh),
            start: self.start(row, known),
            minutes: row.minutes,
            lead,
            panel,
            observer_cap: row
                .observers
                .unwrap_or_else(|| known.map_or(USUAL_OBSERVERS, |known| known.observer_cap)),
            candidate: self.code(row, key),
            status: InterviewStatus::Scheduled,
            source: known.and_then(|known| known.source),
            origin: InterviewOrigin::File,
        };
        match known {
            Some(known) if by_hand::is_same(known, &interview) => self.intake.same += 1,
            Some(known) if self.stays_as_changed(row.line, known, &self.described(&interview)) => {}
            Some(known) => {
                self.intake.changed.push(Change {
                    line: row.line,
                    what: self.words(known),
                    was: self.described(known),
                    now: self.described(&interview),
                });
                self.intake.import.changed_interviews.push(interview);
            }
            None => {
                self.intake.added.push(Item {
                    line: row.line,
                    what: self.new_words(row, &interview),
                    detail: self.described(&interview),
                });
                self.intake.import.interviews.push(interview);
            }
        }
    }

    fn add_person(&mut self, contact: &Contact, fresh: Fresh) -> Option<PersonId> {
        let name = contact.name.clone().or_else(|| contact.mail.as_deref().map(name_in_mail))?;
        let person = PersonId(fresh());
        self.people.add(person, Some(&name), contact.mail.as_deref());
        self.new_people.insert(person, name.clone());
        let description = Description { person, team: None, zone: self.home.clone(), joined: None };
        self.intake.import.people.push((description, Profile::new(name, contact.mail.clone())));
        Some(person)
    }

    /// Keeps the names and addresses that an answer assigned to a known person.
    fn rename(&mut self) {
        for person in self.people.renamed() {
            let (Some(known), Some(profile)) =
                (self.workspace.people.get(&person), self.people.profile(person))
            else {
                continue;
            };
            let &Person { team, joined, ref zone, .. } = known;
            let description = Description { person, team, zone: zone.clone(), joined };
            self.intake.import.described.push((description, profile.clone()));
            self.intake.changed.push(Change {
                line: 0,
                what: profile.name.clone(),
                was: String::new(),
                now: format!("also known as {}", self.people.new_names(person).join(", ")),
            });
        }
    }

    fn code(&self, row: &InterviewRow, key: ExternalKey) -> CandidateCode {
        let named = row.candidate.clone().unwrap_or_else(|| key.0.to_string());
        self.workspace.candidate_code(&named)
    }

    fn words(&self, interview: &Interview) -> String {
        format!("{}, {}", self.workspace.type_name(interview.interview_type), interview.candidate.0)
    }

    /// Uses the name of the type that it becomes, which may have another name in the file.
    fn new_words(&self, row: &InterviewRow, interview: &Interview) -> String {
        let known = self.workspace.interview_types.get(&interview.interview_type);
        let name = known.map_or(row.type_name.as_str(), |known| known.name.as_str());
        format!("{name}, {}", interview.candidate.0)
    }

    fn described(&self, interview: &Interview) -> String {
        let name = |person| match self.new_people.get(&person) {
            Some(new) => new.as_str(),
            None => self.workspace.profiles.name(person),
        };
        let names: Vec<&str> = interview.interviewers().map(name).collect();
        format!("{}, {} min, {}", (self.shown)(interview), interview.minutes, names.join(", "))
    }

    fn note_cancelled(&mut self) {
        if self.left_out > 0 {
            let interviews = wording::count(self.left_out, "cancelled interview", "cancelled interviews");
            self.intake.notes.push(format!("{interviews} skipped: not in the workspace."));
        }
    }

    /// A file without upcoming interviews is either a history or has the wrong year.
    fn note_past(&mut self) {
        let new = &self.intake.import.interviews;
        let Some(last) = new.iter().max_by_key(|interview| interview.start).filter(|_| !self.has_upcoming)
        else {
            return;
        };
        let last = (self.shown)(last);
        let words = match new.len() {
            1 => format!("The new interview is in the past: {last}"),
            count => format!("All {count} new interviews are in the past, the last one on {last}"),
        };
        self.intake.notes.insert(0, format!("{words}. If that is wrong, check the year in the file."));
    }

    fn note_new_people(&mut self) {
        let count = self.new_people.len();
        if count > 0 {
            let names: Vec<&str> = self.new_people.values().map(String::as_str).take(5).collect();
            let more = if count > names.len() { " and others" } else { "" };
            self.intake.notes.push(format!(
                "{} will be added, without certificates: {}{more}.",
                wording::count(count, "new interviewer", "new interviewers"),
                names.join(", ")
            ));
        }
    }
}

/// Returns the schedule's own id, or an id made from the interview's details if it has none.
fn key(row: &InterviewRow) -> ExternalKey {
    let key = row.key.clone().unwrap_or_else(|| {
        let interviewer = row.interviewers.first();
        let named = interviewer.and_then(|contact| contact.mail.clone().or_else(|| contact.name.clone()));
        let candidate = row.candidate.clone().unwrap_or_default();
        format!("{}|{}|{}|{candidate}", row.type_name, row.start.timestamp(), named.unwrap_or_default())
    });
    hashed(&key)
}

fn hashed(key: &str) -> ExternalKey {
    ExternalKey(external_key("interview", key))
}

/// Turns `ann.lee@example.com` into "Ann Lee", which is shown until a table has the name.
fn name_in_mail(mail: &str) -> String {
    let local = mail.split('@').next().unwrap_or(mail);
    let words = local.split(['.', '_', '-']).filter(|word| !word.is_empty());
    words.map(wording::capitalized).collect::<Vec<_>>().join(" ")
}
