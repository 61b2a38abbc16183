//! Imports a table of people: new people, changes to known ones, and their certificates and training.

mod credits;
mod namesakes;
mod paths;

use super::{
    Answers, Change, Fresh, Intake, Item, LineProblem,
    comparing::{CompareRows, Comparing},
    name_index::NameIndex,
    recognizing::{Recognized, Recognizing},
};
use crate::{
    attention::uncertified,
    command::{NewCertificate, enrollment::NewEnrollment, person::Description},
    exchange::{
        rows::people::PersonRow,
        stepwise::Stepwise,
        table::{
            problem::ProblemKind,
            training::{TrainingPath, TrainingProgress},
        },
        values::zone_names,
    },
    model::{
        certificate::Certificate,
        ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId, TeamId},
        person::{Hosting, Person, Profile, WeeklyLimits},
    },
    progress::certificates::status,
    wording::count,
    workspace::Workspace,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// The contents of a file of people.
#[derive(Clone, Copy, Debug)]
pub struct PeopleFile<'a> {
    pub rows: &'a [PersonRow],
    /// Its training requirements, which only files of interviewer pools contain.
    pub paths: &'a [TrainingPath],
    /// What trainees have already completed of these requirements.
    pub progress: &'a [TrainingProgress],
}

/// Compares people with the workspace. `home` is the zone of people without one. `now` decides which days are in the
/// future.
pub fn people(
    workspace: &Workspace,
    zones: &dyn Zones,
    file: PeopleFile,
    home: &Zone,
    now: DateTime<Utc>,
    answers: &Answers,
    fresh: Fresh,
) -> Intake {
    comparing(workspace, zones, file, home, now, answers, fresh).complete()
}

/// Compares people with the workspace in steps, with the same outcome as [`people`].
pub fn comparing<'a>(
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    file: PeopleFile<'a>,
    home: &'a Zone,
    now: DateTime<Utc>,
    answers: &'a Answers,
    fresh: Fresh<'a>,
) -> Comparing<'a, PeopleImporter<'a>> {
    let mut importer = PeopleImporter {
        workspace,
        zones,
        home,
        now,
        people: Recognizing::of(workspace, answers),
        names: NameIndex::of(workspace, answers),
        lines: BTreeMap::new(),
        statuses: training_statuses(workspace, zones, now),
        progress: file.progress,
        lists_certified: file.rows.iter().any(|row| !row.certified.is_empty()),
        intake: Intake::default(),
    };
    for path in file.paths {
        importer.add_path(path, fresh);
    }
    Comparing::new(file.rows, importer, fresh)
}

/// Who is certified or in training, by interview type.
type TrainingStatuses = BTreeSet<(PersonId, InterviewTypeId)>;

fn training_statuses(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> TrainingStatuses {
    let counts = |known: &&Certificate| status::status(workspace, zones, known, now).counts();
    let certified = workspace.certificates.values().filter(counts);
    let certified = certified.map(|known| (known.person, known.interview_type));
    let running = workspace.enrollments.values().filter(|enrollment| enrollment.is_running());
    certified.chain(running.map(|enrollment| (enrollment.person, enrollment.interview_type))).collect()
}

/// Imports people into the workspace.
pub struct PeopleImporter<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    home: &'a Zone,
    now: DateTime<Utc>,
    people: Recognizing<'a>,
    names: NameIndex<'a>,
    /// The line of each person in this file.
    lines: BTreeMap<PersonId, u32>,
    statuses: TrainingStatuses,
    progress: &'a [TrainingProgress],
    /// Whether anyone in the file is certified.
    lists_certified: bool,
    intake: Intake,
}

/// An enrollment created by this row, or one that may already exist.
#[derive(Clone, Copy)]
enum EnrollmentOfRow {
    New(EnrollmentId),
    Known,
}

/// What a row adds to the workspace. Each row as a whole is new, changed or unchanged.
#[derive(Default)]
struct News {
    was: Vec<String>,
    now: Vec<String>,
}

impl News {
    fn note(&mut self, was: impl Into<String>, now: impl Into<String>) {
        let (was, now) = (was.into(), now.into());
        if was != now {
            self.was.extend((!was.is_empty()).then_some(was));
            self.now.extend((!now.is_empty()).then_some(now));
        }
    }
}

impl CompareRows for PeopleImporter<'_> {
    type Row = PersonRow;

    fn add_row(&mut self, row: &PersonRow, fresh: Fresh) {
        let zone = match row.zone.as_deref().map(|text| self.zone(text)) {
            Some(Err(words)) => return self.problem(row.line, words),
            Some(Ok(zone)) => Some(zone),
            None => None,
        };
        let recognized = self.people.recognize(Some(&row.name), row.mail.as_deref());
        if let Some((name, day)) = self.certified_ahead(row, self.zone_of(&recognized, zone.as_ref())) {
            let words =
                format!("{}’s certification date for {name}, {day}, is in the future. Correct it.", row.name);
            return self.problem(row.line, words);
        }
        match recognized {
            Recognized::Known(person) if self.lines.contains_key(&person) => {
                let first = self.lines.get(&person).copied().unwrap_or_default();
                let words = ProblemKind::SamePerson { first_line: first }.to_string();
                self.problem(row.line, words);
            }
            Recognized::Known(person) => self.compare(row, person, zone, fresh),
            Recognized::Waiting(words) => {
                let named = row.certificates().map(|(name, _)| name);
                named.chain(row.training.iter().map(String::as_str)).for_each(|name| self.names.offer(name));
                self.problem(row.line, words);
            }
            Recognized::NoOne => self.add(row, zone, fresh),
        }
    }

    fn conclude(mut self, _: Fresh) -> Intake {
        self.intake.lacks_certified = self.lacks_certified();
        self.note_namesakes();
        let Self { people, names, mut intake, .. } = self;
        names.tell(&mut intake);
        intake.questions = people.into_questions();
        intake
    }
}

impl PeopleImporter<'_> {
    /// Whether certificates still have to be recorded and this file has none: no one here is certified, or people in the
    /// file lead interviews without a certificate.
    fn lacks_certified(&self) -> bool {
        let leads = || uncertified(self.workspace, self.zones, self.now);
        let leads_here = || leads().iter().any(|lead| self.lines.contains_key(&lead.person));
        !self.lists_certified
            && !self.lines.is_empty()
            && (self.workspace.certificates.is_empty() || leads_here())
    }

    /// Returns the zone that the person of a row has after the import.
    fn zone_of<'z>(&'z self, recognized: &Recognized, of_row: Option<&'z Zone>) -> &'z Zone {
        let known = match recognized {
            Recognized::Known(person) => self.workspace.people.get(person).map(|known| &known.zone),
            Recognized::Waiting(_) | Recognized::NoOne => None,
        };
        of_row.or(known).unwrap_or(self.home)
    }

    fn certified_ahead<'r>(&self, row: &'r PersonRow, zone: &Zone) -> Option<(&'r str, NaiveDate)> {
        let today = zones::local_day(self.zones, zone, self.now);
        let mut dated = row.certificates().filter_map(|(name, since)| Some((name, since?)));
        dated.find(|(_, since)| *since > today)
    }

    fn problem(&mut self, line: u32, words: String) {
        self.intake.problems.push(LineProblem { line, words });
    }

    fn zone(&self, text: &str) -> Result<Zone, String> {
        let zone = zone_names::named(self.zones, text).unwrap_or_else(|| Zone::named(text.trim())).present();
        if self.zones.knows(&zone) {
            return Ok(zone);
        }
        Err(ProblemKind::UnknownZone(text.to_owned()).to_string())
    }

    fn add(&mut self, row: &PersonRow, zone: Option<Zone>, fresh: Fresh) {
        let person = PersonId(fresh());
        self.people.add(person, Some(&row.name), row.mail.as_deref());
        self.lines.insert(person, row.line);
        let team = self.team(row, fresh);
        let zone = zone.unwrap_or_else(|| self.home.clone());
        let mut news = News::default();
        news.note("", row.team.clone().unwrap_or_default());
        news.note("", zone.name());
        let description = Description { person, team, zone, joined: row.joined };
        self.intake.import.people.push((description, profile(row, None)));
        self.add_training(row, person, &mut news, fresh);
        self.add_hosting_and_limits(row, person, None, &mut news);
        let detail = news.now.join(", ");
        self.intake.added.push(Item { line: row.line, what: row.name.clone(), detail });
    }

    fn team(&mut self, row: &PersonRow, fresh: Fresh) -> Option<TeamId> {
        row.team.as_deref().map(|team| self.names.team(team, &mut self.intake.import, fresh))
    }

    fn compare(&mut self, row: &PersonRow, person: PersonId, zone: Option<Zone>, fresh: Fresh) {
        self.lines.insert(person, row.line);
        let Some(known) = self.workspace.people.get(&person) else { return };
        let description = Description {
            person,
            team: self.team(row, fresh).or(known.team),
            zone: zone.unwrap_or_else(|| known.zone.clone()),
            joined: row.joined.or(known.joined),
        };
        let old = self.people.profile(person);
        let profile = profile(row, old);
        let mut news = self.differences(row, known, &description, &profile, old);
        let others = self.people.new_names(person);
        if !others.is_empty() {
            news.note("", format!("also known as {}", others.join(", ")));
        }
        if !news.now.is_empty() {
            self.intake.import.described.push((description, profile));
        }
        self.add_training(row, person, &mut news, fresh);
        self.add_hosting_and_limits(row, person, Some(known), &mut news);
        if news.now.is_empty() {
            self.intake.same += 1;
            return;
        }
        let (was, now) = (news.was.join(", "), news.now.join(", "));
        self.intake.changed.push(Change { line: row.line, what: row.name.clone(), was, now });
    }

    fn differences(
        &self,
        row: &PersonRow,
        known: &Person,
        description: &Description,
        profile: &Profile,
        old: Option<&Profile>,
    ) -> News {
        let mut news = News::default();
        news.note(old.map_or("", |old| old.name.as_str()), profile.name.as_str());
        let mail =
            |profile: Option<&Profile>| profile.and_then(|profile| profile.mail.clone()).unwrap_or_default();
        news.note(mail(old), mail(Some(profile)));
        if description.team != known.team {
            news.note(self.workspace.team_name(known.team), row.team.clone().unwrap_or_default());
        }
        news.note(known.zone.name(), description.zone.name());
        let date = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
        news.note(date(known.joined), date(description.joined));
        news
    }

    /// Adds certificates and enrollments that don't exist yet. Leaving one out of a table removes nothing.
    fn add_training(&mut self, row: &PersonRow, person: PersonId, news: &mut News, fresh: Fresh) {
        for (name, from) in row.certificates() {
            let interview_type = self.names.interview_type(name, &mut self.intake.import, fresh);
            if !self.is_news(person, interview_type, from) || !self.statuses.insert((person, interview_type))
            {
                continue;
            }
            let certificate = NewCertificate { id: CertificateId(fresh()), person, interview_type, from };
            self.intake.import.certificates.push(certificate);
            let since = from.map_or_else(String::new, |from| format!(" since {from}"));
            news.note("", format!("certified in {name}{since}"));
        }
        for name in &row.training {
            let interview_type = self.names.interview_type(name, &mut self.intake.import, fresh);
            let enrollment = if self.statuses.insert((person, interview_type)) {
                let id = EnrollmentId(fresh());
                self.intake.import.enrollments.push(NewEnrollment { id, person, interview_type });
                let is_paused = row.paused.contains(name);
                self.intake.import.paused.extend(is_paused.then_some(id));
                news.note("", format!("in training for {name}{}", if is_paused { ", paused" } else { "" }));
                EnrollmentOfRow::New(id)
            } else {
                EnrollmentOfRow::Known
            };
            self.credit(row, name, (person, interview_type), enrollment, news);
        }
    }

    /// Whether a file's certificate is not in the workspace yet. One that has expired here may be in the file with its old date.
    fn is_news(&self, person: PersonId, interview_type: InterviewTypeId, from: Option<NaiveDate>) -> bool {
        let Some(known) = self.workspace.certificate(person, interview_type) else { return true };
        let zone = self.workspace.people.get(&person).map_or(self.home, |known| &known.zone);
        let is_newer = |from| from > zones::local_day(self.zones, zone, known.from);
        !status::holds(self.workspace, self.zones, person, interview_type, self.now)
            && from.is_none_or(is_newer)
    }

    fn add_hosting_and_limits(
        &mut self,
        row: &PersonRow,
        person: PersonId,
        known: Option<&Person>,
        news: &mut News,
    ) {
        let hosting = row.hosts.map(|hosts| if hosts { Hosting::Hosts } else { Hosting::Declines });
        let was = known.map(|known| known.hosting).unwrap_or_default();
        if let Some(hosting) = hosting.filter(|hosting| *hosting != was) {
            self.intake.import.hosting.push((person, hosting));
            news.note("", hosting.words());
        }
        let was = known.map(|known| known.limits).unwrap_or_default();
        if let Some(sessions) = row.weekly_sessions.filter(|sessions| *sessions != was.as_mentor) {
            let limits = WeeklyLimits { as_mentor: sessions, ..was };
            self.intake.import.limits.push((person, limits));
            let words = |most| format!("at most {} per week", count(most, "session", "sessions"));
            news.note(words(was.as_mentor), words(sessions));
        }
    }
}

/// Merges a row into a profile. Fields that the row leaves out keep their values, and so do a name and an address for
/// which the row has a known alternative.
fn profile(row: &PersonRow, old: Option<&Profile>) -> Profile {
    let new = Profile::new(row.name.trim(), row.mail.clone());
    let Some(old) = old else { return new };
    Profile {
        name: if old.is_also(&new.name) { old.name.clone() } else { new.name },
        mail: new.mail.filter(|mail| !old.is_also(mail)).or_else(|| old.mail.clone()),
        also: old.also.clone(),
        said_by: old.said_by.clone(),
    }
}
