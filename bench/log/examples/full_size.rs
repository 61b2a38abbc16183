//! Writes the workspace file of a full-size company, as of the morning of a day: `full_size 2026-03-16`. It has 2,000
//! people, 20 interview types, about 20,000 interviews and 100,000 entries, and is always the same for the same day.
//!
//! Eleven divisions, each of them the sample company with its own people, repeat its story term after term. Four
//! divisions share no interview type, and each of the others has the types of one of these. After each term but the
//! last, everyone who is still in training is withdrawn, as the core decides it, and the next term enrolls them again.

use chrono::{NaiveDate, TimeDelta};
use retelling::{
    Story, TERM_SECONDS, fresh, ids, is_lasting, retold, retold_scorecard, story, without_oddities,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
};
use switchback_core::{
    command::{self, Command, Request},
    export::workspace_file,
    fact::{entry::Entry, event::Event, line::Line},
    log::{Log, written::WrittenLog},
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        ids::{CommandId, InterviewTypeId, PersonId},
        person::{Profile, Profiles},
        program::{Path, Program},
        record::Records,
        scorecard::record::ScorecardRecord,
    },
    zones::DatabaseZones,
};

mod retelling;

const DIVISIONS: u64 = 11;
/// How many divisions have their own interview types.
const PROGRAMS: u64 = 4;
const ENTRIES: u64 = 100_000;
const INTERVIEWS: u64 = 20_000;
/// People who join a twelfth division that has not begun.
const NEWCOMERS: usize = 20;

/// What the same interview type is called in each program.
const SUFFIXES: [&str; PROGRAMS as usize] = ["", ", hardware", ", research", ", interns"];

fn main() -> Result<(), Box<dyn Error>> {
    let today: NaiveDate = std::env::args().nth(1).ok_or("On which day?")?.parse()?;
    let telling = Telling::of(story(today)?)?;
    let mut log = Log::default();
    let mut lines = Vec::new();
    let mut records = Records { profiles: telling.profiles(), ..Records::default() };
    for term in (0..telling.terms).rev() {
        let (entries, scorecards) = telling.term(term)?;
        keep(&mut log, &mut lines, entries)?;
        scorecards.into_iter().for_each(|record| records.scorecards.keep(record));
        if term > 0 {
            let left = withdrawn(&log, &lines)?;
            keep(&mut log, &mut lines, left)?;
        }
    }
    without_oddities(&lines)?;
    let at = log.workspace().about.as_ref().map(|about| about.created).unwrap_or_default();
    let entries = lines.len();
    let written = WrittenLog { base: None, lines, records };
    print!("{}", workspace_file::write(&written, &BTreeSet::new(), at));
    let (people, interviews) = (log.workspace().people.len(), log.workspace().interviews.len());
    eprintln!("{people} people, {interviews} interviews, {entries} entries");
    Ok(())
}

fn keep(log: &mut Log, lines: &mut Vec<String>, entries: Vec<Entry>) -> Result<(), serde_json::Error> {
    for entry in &entries {
        lines.push(serde_json::to_string(entry)?);
    }
    log.append(entries.into_iter().map(Line::from));
    Ok(())
}

/// Withdraws everyone who is in training, an hour after the last entry.
fn withdrawn(log: &Log, lines: &[String]) -> Result<Vec<Entry>, Box<dyn Error>> {
    let last: Entry = serde_json::from_str(lines.last().ok_or("no lines")?)?;
    let at = last.at + TimeDelta::hours(1);
    let open = log.workspace().enrollments.values().filter(|known| known.ended().is_none());
    let mut entries = Vec::new();
    for (place, known) in (0..).zip(open) {
        let id = CommandId(fresh(lines.len() as u64, place));
        let command = Command::Withdraw { enrollment: known.id };
        let request = Request { id, at, by: Actor::COORDINATOR, command };
        let decision =
            command::decide(log, &DatabaseZones, &request).map_err(|refusal| refusal.to_string())?;
        entries.extend(decision.entries);
    }
    Ok(entries)
}

/// The story, with what each of its ids belongs to.
struct Telling {
    story: Story,
    /// What all divisions of a program share: teams, interview types and the program itself.
    shared: BTreeSet<u64>,
    /// What permanently belongs to a person.
    personal: BTreeSet<u64>,
    terms: u64,
    /// The interviews without a trainee that are left out before the last term, and in the last.
    quiet: BTreeSet<u64>,
    quiet_now: BTreeSet<u64>,
}

impl Telling {
    fn of(story: Story) -> Result<Self, serde_json::Error> {
        let (mut shared, mut personal, mut visited) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut interviews = BTreeSet::new();
        let (mut once, mut each) = (0, 0);
        for Entry { event, .. } in &story.entries {
            match event {
                Event::InterviewAdded(interview) => _ = interviews.insert(interview.id.0),
                Event::WorkspaceCreated { .. } => {}
                Event::TeamAdded(_) | Event::InterviewTypeAdded(_) | Event::ProgramPublished(_) => {
                    shared.extend(ids(event)?);
                }
                event if lasts(event) => {
                    once += 1;
                    personal.extend(ids(event)?);
                }
                event => {
                    each += 1;
                    visited.extend(ids(event)?);
                }
            }
        }
        personal.retain(|id| !shared.contains(id));
        // Adds a withdrawal for nearly every enrollment, and a cancellation for some.
        let each = (each + 45) * DIVISIONS;
        let terms = (ENTRIES - INTERVIEWS - once * DIVISIONS).div_ceil(each);
        let quiet: BTreeSet<u64> = interviews.difference(&visited).copied().collect();
        let visited = (interviews.len() - quiet.len()) as u64 * terms;
        let told = (INTERVIEWS / DIVISIONS).saturating_sub(visited);
        let (told, all) = (told as usize, quiet.len());
        // Spreads them evenly over all weeks: an interview is kept where the count reaches a new whole number.
        let is_told = |place: &usize| (place + 1) * told / all > place * told / all;
        let left_out = quiet.iter().enumerate().filter(|(place, _)| !is_told(place));
        let quiet_now = left_out.map(|(_, id)| *id).collect();
        Ok(Self { story, shared, personal, terms, quiet, quiet_now })
    }

    /// Returns everything that happened in a term, in order of time, and its scorecards. The last term is term 0.
    fn term(&self, term: u64) -> Result<(Vec<Entry>, Vec<ScorecardRecord>), serde_json::Error> {
        let (mut entries, mut scorecards) = (Vec::new(), Vec::new());
        for division in 0..=DIVISIONS {
            for entry in self.story.entries.iter().filter(|entry| self.is_told(&entry.event, division, term))
            {
                let seconds = -TERM_SECONDS * term as i64;
                let mut told = retold(entry, |old| self.renamed(old, division, term), seconds)?;
                match &mut told.event {
                    Event::InterviewTypeAdded(known) => known.name.push_str(SUFFIXES[division as usize]),
                    Event::TeamAdded(team) => team.name.push_str(SUFFIXES[division as usize]),
                    Event::ProgramPublished(program) => program.paths = all_paths(program),
                    _ => {}
                }
                scorecards.extend(retold_scorecard(&mut told, &self.story.scorecards));
                entries.push(told);
            }
        }
        // The program names the interview types of all divisions, so they come first.
        entries.sort_by_key(|entry| (entry.at, !is_of_types(&entry.event)));
        Ok((entries, scorecards))
    }

    fn is_told(&self, event: &Event, division: u64, term: u64) -> bool {
        let is_first = term + 1 == self.terms;
        if division == DIVISIONS {
            let newcomer = |person: &PersonId| self.newcomers().any(|known| known == *person);
            return is_first && matches!(event, Event::PersonAdded { person, .. } if newcomer(person));
        }
        match event {
            Event::WorkspaceCreated { .. } | Event::ProgramPublished(_) => is_first && division == 0,
            Event::TeamAdded(_) | Event::InterviewTypeAdded(_) => is_first && division < PROGRAMS,
            // Only calendars of the future are of use.
            Event::BusyTimesRead { .. } | Event::DayChanged { .. } => term == 0,
            Event::InterviewAdded(interview) => {
                let left_out = if term == 0 { &self.quiet_now } else { &self.quiet };
                !left_out.contains(&interview.id.0)
            }
            event => is_first || !lasts(event),
        }
    }

    fn renamed(&self, old: u64, division: u64, term: u64) -> u64 {
        if self.shared.contains(&old) {
            return fresh(old, division % PROGRAMS);
        }
        let own = PROGRAMS + division;
        fresh(old, if self.personal.contains(&old) { own } else { own + (term + 1) * 100 })
    }

    fn newcomers(&self) -> impl Iterator<Item = PersonId> {
        self.story.profiles.iter().map(|change| change.person).take(NEWCOMERS)
    }

    /// Returns profiles in which no two people have the same full name.
    fn profiles(&self) -> Profiles {
        let named: Vec<_> = self
            .story
            .profiles
            .iter()
            .filter_map(|change| Some((change.person, change.profile.clone()?)))
            .collect();
        let mut profiles = BTreeMap::new();
        for division in 0..=DIVISIONS {
            let many = if division == DIVISIONS { NEWCOMERS } else { named.len() };
            for (place, (person, profile)) in named.iter().enumerate().take(many) {
                // A middle initial for each division.
                let initial = char::from(b'A' + division as u8);
                let name = profile.name.replacen(' ', &format!(" {initial}. "), 1);
                let mail = format!("person{}@larkspur.example", division as usize * named.len() + place);
                profiles
                    .insert(PersonId(self.renamed(person.0, division, 0)), Profile::new(name, Some(mail)));
            }
        }
        Profiles(profiles)
    }
}

fn is_of_types(event: &Event) -> bool {
    matches!(event, Event::WorkspaceCreated { .. } | Event::TeamAdded(_) | Event::InterviewTypeAdded(_))
}

/// Whether an event happens once for people and programs, and not in every term.
fn lasts(event: &Event) -> bool {
    let recorded = |known: &Certificate| matches!(known.evidence, Evidence::Recorded(_));
    is_lasting(event)
        || matches!(event, Event::BusyTimesRead { .. } | Event::DayChanged { .. })
        || matches!(event, Event::CertificateIssued(known) if recorded(known))
}

/// Returns the paths of one program for the interview types of all programs.
fn all_paths(program: &Program) -> BTreeMap<InterviewTypeId, Path> {
    let of_all = (0..PROGRAMS).flat_map(|telling| {
        program
            .paths
            .iter()
            .map(move |(known, path)| (InterviewTypeId(fresh(known.0, telling)), path.clone()))
    });
    of_all.collect()
}
