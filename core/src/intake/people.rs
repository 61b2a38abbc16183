//! A table of people: who is new, who changed, what they are certified in and what they learn.

use super::{
    Change, Fresh, Intake, Item, LineProblem,
    people_index::{NameIndex, PeopleIndex},
};
use crate::{
    command::{
        NewCertificate,
        import::{Description, NewEnrolment},
    },
    exchange::{people::PersonRow, zone_names},
    model::{
        enrolment::EnrolmentStatus,
        ids::{CertificateId, EnrolmentId, InterviewTypeId, PersonId},
        person::{Hosting, Person, Profile, WeeklyLimits},
    },
    workspace::Workspace,
    zones::{Zone, Zones},
};
use std::collections::{BTreeMap, BTreeSet};

/// Holds rows of people against the workspace. Who has no zone works in `home`.
pub fn people(
    workspace: &Workspace,
    zones: &dyn Zones,
    rows: &[PersonRow],
    home: &Zone,
    fresh: Fresh,
) -> Intake {
    let mut taking = Taking {
        workspace,
        zones,
        home,
        people: PeopleIndex::of(workspace),
        names: NameIndex::of(workspace),
        lines: BTreeMap::new(),
        standing: standing(workspace),
        intake: Intake::default(),
    };
    for row in rows {
        taking.take(row, fresh);
    }
    taking.intake
}

/// Who is certified in or on the way to what.
type Standings = BTreeSet<(PersonId, InterviewTypeId)>;

fn standing(workspace: &Workspace) -> Standings {
    let certified = workspace.certificates.values().map(|known| (known.person, known.interview_type));
    let running = workspace
        .enrolments
        .values()
        .filter(|enrolment| matches!(enrolment.status, EnrolmentStatus::Active | EnrolmentStatus::Paused));
    certified.chain(running.map(|enrolment| (enrolment.person, enrolment.interview_type))).collect()
}

struct Taking<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    home: &'a Zone,
    people: PeopleIndex,
    names: NameIndex,
    /// The line on which each person of this file stands.
    lines: BTreeMap<PersonId, u32>,
    standing: Standings,
    intake: Intake,
}

impl Taking<'_> {
    fn take(&mut self, row: &PersonRow, fresh: Fresh) {
        let zone = match row.zone.as_deref().map(|text| self.zone(text)) {
            Some(Err(words)) => return self.problem(row.line, words),
            Some(Ok(zone)) => Some(zone),
            None => None,
        };
        match self.people.find(Some(&row.name), row.mail.as_deref()) {
            Some(person) if self.lines.contains_key(&person) => {
                let first = self.lines.get(&person).copied().unwrap_or_default();
                self.problem(
                    row.line,
                    format!("{} stands on line {first} already: delete one of the two.", row.name),
                );
            }
            Some(person) => self.compare(row, person, zone, fresh),
            None => self.add(row, zone, fresh),
        }
    }

    fn problem(&mut self, line: u32, words: String) {
        self.intake.problems.push(LineProblem { line, words });
    }

    fn zone(&self, text: &str) -> Result<Zone, String> {
        let zone = zone_names::named(self.zones, text).unwrap_or_else(|| Zone::named(text.trim()));
        if self.zones.knows(&zone) {
            return Ok(zone);
        }
        Err(format!("“{text}” is not a time zone: write one such as Europe/Berlin or America/New_York."))
    }

    fn add(&mut self, row: &PersonRow, zone: Option<Zone>, fresh: Fresh) {
        let person = PersonId(fresh());
        self.people.add(person, Some(&row.name), row.mail.as_deref());
        self.lines.insert(person, row.line);
        let team = row.team.as_deref().map(|team| self.names.team(team, &mut self.intake.import, fresh));
        let zone = zone.unwrap_or_else(|| self.home.clone());
        let detail = [row.team.as_deref().unwrap_or_default(), zone.name()].join(" ");
        self.intake.added.push(Item {
            line: row.line,
            what: row.name.clone(),
            detail: detail.trim().to_owned(),
        });
        let description = Description { person, team, zone, joined: row.joined };
        self.intake.import.people.push((description, profile(row, None)));
        self.standings(row, person, fresh);
        self.habits(row, person, None);
    }

    fn compare(&mut self, row: &PersonRow, person: PersonId, zone: Option<Zone>, fresh: Fresh) {
        self.lines.insert(person, row.line);
        let Some(known) = self.workspace.people.get(&person) else { return };
        let before = self.intake.changed.len() + self.intake.added.len();
        let team = row.team.as_deref().map(|team| self.names.team(team, &mut self.intake.import, fresh));
        let description = Description {
            person,
            team: team.or(known.team),
            zone: zone.unwrap_or_else(|| known.zone.clone()),
            joined: row.joined.or(known.joined),
        };
        let old = self.workspace.profiles.0.get(&person);
        let profile = profile(row, old);
        self.note_changes(row, known, &description, &profile, old);
        if self.intake.changed.len() + self.intake.added.len() > before {
            self.intake.import.described.push((description, profile));
        }
        self.standings(row, person, fresh);
        self.habits(row, person, Some(known));
        if self.intake.changed.len() + self.intake.added.len() == before {
            self.intake.same += 1;
        }
    }

    fn note_changes(
        &mut self,
        row: &PersonRow,
        known: &Person,
        description: &Description,
        profile: &Profile,
        old: Option<&Profile>,
    ) {
        let mut note = |was: String, now: String| {
            if was != now {
                self.intake.changed.push(Change { line: row.line, what: profile.name.clone(), was, now });
            }
        };
        note(old.map_or_else(String::new, |old| old.name.clone()), profile.name.clone());
        note(
            old.and_then(|old| old.mail.clone()).unwrap_or_default(),
            profile.mail.clone().unwrap_or_default(),
        );
        let team_was = self.workspace.team_name(known.team).to_owned();
        let team_now = if description.team == known.team { None } else { row.team.clone() };
        note(team_was.clone(), team_now.unwrap_or(team_was));
        note(known.zone.to_string(), description.zone.to_string());
        let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
        note(date(known.joined), date(description.joined));
    }

    /// Certificates and enrolments that are not there yet. Nothing is taken away by leaving it out of a table.
    fn standings(&mut self, row: &PersonRow, person: PersonId, fresh: Fresh) {
        for name in &row.certified {
            let interview_type = self.names.interview_type(name, &mut self.intake.import, fresh);
            if self.is_certified(person, interview_type) || !self.standing.insert((person, interview_type)) {
                continue;
            }
            let certificate = NewCertificate { id: CertificateId(fresh()), person, interview_type };
            self.intake.import.certificates.push(certificate);
            self.item(row, format!("certified in {name}"));
        }
        for name in &row.training {
            let interview_type = self.names.interview_type(name, &mut self.intake.import, fresh);
            if !self.standing.insert((person, interview_type)) {
                continue;
            }
            let enrolment = NewEnrolment { id: EnrolmentId(fresh()), person, interview_type };
            self.intake.import.enrolments.push(enrolment);
            self.item(row, format!("on the way to {name}"));
        }
    }

    fn is_certified(&self, person: PersonId, interview_type: InterviewTypeId) -> bool {
        self.workspace.is_certified(person, interview_type)
    }

    fn item(&mut self, row: &PersonRow, detail: String) {
        self.intake.added.push(Item { line: row.line, what: row.name.clone(), detail });
    }

    fn habits(&mut self, row: &PersonRow, person: PersonId, known: Option<&Person>) {
        let hosting = match row.hosts {
            Some(true) => Some(Hosting::Hosts),
            Some(false) => Some(Hosting::Declines),
            None => None,
        };
        let was = known.map(|known| known.hosting).unwrap_or_default();
        if let Some(hosting) = hosting.filter(|hosting| *hosting != was) {
            self.intake.import.hosting.push((person, hosting));
            let words =
                |hosting| if hosting == Hosting::Hosts { "takes trainees" } else { "takes no trainees" };
            self.change(row, known, words(was), words(hosting));
        }
        let was = known.map(|known| known.limits).unwrap_or_default();
        if let Some(sessions) = row.weekly_sessions.filter(|sessions| *sessions != was.as_mentor) {
            let limits = WeeklyLimits { as_mentor: sessions, ..was };
            self.intake.import.limits.push((person, limits));
            self.change(row, known, &format!("{} a week", was.as_mentor), &format!("{sessions} a week"));
        }
    }

    /// A person who is new has no before: there it is no change.
    fn change(&mut self, row: &PersonRow, known: Option<&Person>, was: &str, now: &str) {
        if known.is_some() {
            let (was, now) = (was.to_owned(), now.to_owned());
            self.intake.changed.push(Change { line: row.line, what: row.name.clone(), was, now });
        }
    }
}

/// What the row leaves out stays as it was.
fn profile(row: &PersonRow, old: Option<&Profile>) -> Profile {
    let mail = row.mail.clone().or_else(|| old.and_then(|old| old.mail.clone()));
    Profile { name: row.name.trim().to_owned(), mail }
}
