//! The sample company, stretched over a year: its people, types and rules, their calendars repeated, a schedule drawn
//! like its own, and people who enroll every week.

use crate::assumptions::{AFTER_WEEKS, FALLS_THROUGH, NOT_CREDITED, PREP_DAYS, REVIEW_DAYS, YEAR_WEEKS};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
};
use switchback_core::{
    command,
    fact::line::Line,
    log::Log,
    model::{
        enrollment::{Enrollment, EnrollmentStatus, StepIndex},
        history::History,
        hours::Interval,
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId},
        interview::{ExternalKey, Interview},
        person::Person,
    },
    planning::rules::is_within_hours,
    sample::{
        self,
        dice::{Dice, keyed},
    },
    workspace::Workspace,
    zones::{self, DatabaseZones},
};

/// The sample's calendars cover six weeks.
const TERM: i64 = 6 * 7;
/// How many interviewers and hours to try before leaving an interview out.
const TRIES: usize = 12;

pub struct Company {
    /// Has the year's interviews, and no enrollments.
    pub workspace: Workspace,
    /// The enrollments to come, in order of time.
    pub enrolling: Vec<Enrollment>,
    pub first_monday: DateTime<Utc>,
    seed: u64,
}

/// What becomes of a session at an interview, whichever way planned it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    FallsThrough,
    NotCredited,
    Credited,
}

impl Company {
    pub fn found(seed: u64, each_week: usize) -> Result<Self, Box<dyn Error>> {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).ok_or("no such day")?;
        let mut workspace = sample_on(day)?;
        let first_monday = day.and_time(NaiveTime::from_hms_opt(6, 0, 0).ok_or("no such time")?).and_utc();
        let pattern: Vec<Interview> = std::mem::take(&mut workspace.interviews).values().cloned().collect();
        let begun: Vec<(PersonId, InterviewTypeId)> =
            workspace.enrollments.values().map(|known| (known.person, known.interview_type)).collect();
        workspace.enrollments.retain(|_, _| false);
        workspace.sessions.retain(|_, _| false);
        workspace.reminders.clear();
        workspace.people.values_mut().for_each(repeat_calendar);
        let mut dice = Dice::new(seed);
        let mut company = Self { workspace, enrolling: Vec::new(), first_monday, seed };
        company.schedule(&pattern, &mut dice);
        company.enroll(&begun, each_week, &mut dice);
        Ok(company)
    }

    pub fn monday(&self, week: i64) -> DateTime<Utc> {
        self.first_monday + Duration::weeks(week)
    }

    /// Returns when the prep of an enrollment is done.
    pub fn prepared_at(&self, enrollment: &Enrollment) -> DateTime<Utc> {
        let days = 1 + keyed([self.seed, enrollment.id.0, 1]) % PREP_DAYS;
        enrollment.since() + Duration::days(days as i64)
    }

    /// Returns the enrollment with the prep steps of its path marked as done.
    pub fn prepared(&self, enrollment: &Enrollment) -> Enrollment {
        let mut prepared = enrollment.clone();
        let at = self.prepared_at(enrollment).into();
        let path = self.workspace.path(enrollment).map_or(&[][..], |path| &path.steps);
        let preps = path.iter().zip(0..).filter(|(step, _)| step.kind.is_prep());
        prepared.prepared = preps.map(|(_, place)| (StepIndex(place), at)).collect();
        prepared
    }

    pub fn fate(&self, enrollment: EnrollmentId, interview: InterviewId) -> Fate {
        let drawn = keyed([self.seed ^ 2, enrollment.0, interview.0]) % 100;
        match drawn {
            _ if drawn < FALLS_THROUGH => Fate::FallsThrough,
            _ if drawn < FALLS_THROUGH + NOT_CREDITED => Fate::NotCredited,
            _ => Fate::Credited,
        }
    }

    /// Returns how long a session's review takes if reminders are sent.
    pub fn review_time(&self, enrollment: EnrollmentId, interview: InterviewId) -> Duration {
        Duration::days(1 + (keyed([self.seed ^ 3, enrollment.0, interview.0]) % REVIEW_DAYS) as i64)
    }

    /// Draws every day like one of the sample's days with the same weekday.
    fn schedule(&mut self, pattern: &[Interview], dice: &mut Dice) {
        let mut days: BTreeMap<NaiveDate, Vec<&Interview>> = BTreeMap::new();
        for interview in pattern {
            days.entry(interview.start.date_naive()).or_default().push(interview);
        }
        let mut led: BTreeMap<PersonId, Vec<Interval>> = BTreeMap::new();
        let first = self.first_monday.date_naive();
        for day in first.iter_days().take(7 * (YEAR_WEEKS + AFTER_WEEKS + 4) as usize) {
            let alike: Vec<_> = days.iter().filter(|(known, _)| known.weekday() == day.weekday()).collect();
            if alike.is_empty() {
                continue;
            }
            for like in alike[dice.below(alike.len())].1 {
                self.schedule_one(like, day, &mut led, dice);
            }
        }
    }

    fn schedule_one(
        &mut self,
        like: &Interview,
        day: NaiveDate,
        led: &mut BTreeMap<PersonId, Vec<Interval>>,
        dice: &mut Dice,
    ) {
        let certified: Vec<PersonId> = self
            .workspace
            .certificates
            .values()
            .filter(|certificate| certificate.interview_type == like.interview_type)
            .map(|certificate| certificate.person)
            .collect();
        for _ in 0..TRIES {
            let Some(person) = self.workspace.people.get(&certified[dice.below(certified.len())]) else {
                continue;
            };
            let time = NaiveTime::from_hms_opt(8 + dice.below(11) as u32, 30 * dice.below(2) as u32, 0);
            let start = zones::instant(&DatabaseZones, &person.zone, day.and_time(time.unwrap_or_default()));
            let interval = Interval { start, end: start + Duration::minutes(like.minutes.into()) };
            let own = led.entry(person.id).or_default();
            if can_lead(person, interval, own) {
                own.push(interval);
                let id = dice.roll();
                let (lead, key) = (person.id, ExternalKey(id));
                let interview = Interview { id: InterviewId(id), key, start, lead, ..like.clone() };
                self.workspace.interviews.insert(interview.id, interview);
                return;
            }
        }
    }

    /// Enrolls the sample's trainees together, and then this many people every week. Paths are as frequent as their
    /// types' interviews.
    fn enroll(&mut self, begun: &[(PersonId, InterviewTypeId)], each_week: usize, dice: &mut Dice) {
        let people: Vec<PersonId> = self.workspace.people.keys().copied().collect();
        let types: Vec<InterviewTypeId> =
            self.workspace.interviews.values().map(|interview| interview.interview_type).collect();
        let mut taken: BTreeSet<_> = begun.iter().copied().collect();
        let mut wanted: Vec<_> = begun.iter().map(|pair| (self.first_monday, *pair)).collect();
        for week in 1..YEAR_WEEKS {
            let mut left = each_week;
            while left > 0 {
                let pair = (people[dice.below(people.len())], types[dice.below(types.len())]);
                let minutes = Duration::minutes(dice.below(5 * 24 * 60) as i64);
                left -= 1;
                if !self.workspace.has_certificate(pair.0, pair.1) && taken.insert(pair) {
                    wanted.push((self.monday(week) - Duration::days(7) + minutes, pair));
                }
            }
        }
        wanted.sort();
        let Some(version) = self.workspace.program().map(|program| program.version) else { return };
        let enrollment = |(id, (since, (person, interview_type)))| Enrollment {
            id: EnrollmentId(id),
            person,
            interview_type,
            version,
            history: History::new(EnrollmentStatus::Active, since),
            prepared: BTreeMap::new(),
            signed_off: None,
            variant: Default::default(),
            ledger: Default::default(),
        };
        self.enrolling = (1..).zip(wanted).map(enrollment).collect();
    }
}

fn sample_on(day: NaiveDate) -> Result<Workspace, Box<dyn Error>> {
    let mut log = Log::default();
    for request in sample::requests(day, &DatabaseZones) {
        let decided =
            command::decide(&log, &DatabaseZones, &request).map_err(|refusal| refusal.to_string())?;
        log.append(decided.entries.into_iter().map(Line::from));
    }
    Ok(log.workspace().clone())
}

/// Repeats the busy times and days off of the sample's weeks throughout the year.
fn repeat_calendar(person: &mut Person) {
    let terms = 0..=(7 * (YEAR_WEEKS + AFTER_WEEKS)) / TERM;
    for busy in person.busy.values_mut() {
        let moved = |by: i64, known: &Interval| Interval {
            start: known.start + Duration::days(TERM * by),
            end: known.end + Duration::days(TERM * by),
        };
        *busy = terms.clone().flat_map(|by| busy.iter().map(move |known| moved(by, known))).collect();
    }
    let changes = std::mem::take(&mut person.changes);
    for by in terms {
        let moved = changes.iter().map(|(day, hours)| (*day + Duration::days(TERM * by), hours.clone()));
        person.changes.extend(moved);
    }
}

fn can_lead(person: &Person, wanted: Interval, led: &[Interval]) -> bool {
    let with_breaks = wanted.with_breaks(Duration::minutes(15));
    is_within_hours(&DatabaseZones, person, wanted)
        && !person.busy.values().flatten().any(|busy| busy.overlaps(wanted))
        && !led.iter().any(|led| led.overlaps(with_breaks))
}
