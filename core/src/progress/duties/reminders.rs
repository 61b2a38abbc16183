//! Reminders for the coordinator to send: what is overdue, whose task it is, how far it is escalated, and when a reminder may be
//! sent. This module sends nothing.

use crate::{
    model::{
        ids::{InterviewTypeId, PersonId, SessionId},
        person::Person,
        reminder::{Rung, SentReminder, Subject},
    },
    order::Order,
    progress::{
        certificates::status,
        duties::{
            due::{self, Due},
            duty, working_time,
        },
        schedule::to_tell::untold,
    },
    workspace::Workspace,
    zones::{self, Zones},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Working hours between one rung and the next.
const RUNG_HOURS: u16 = 8;

/// How many second reviewers to offer.
const SECOND_REVIEWERS: usize = 2;

#[derive(Clone, Debug, PartialEq)]
pub struct Reminder {
    pub due: Due,
    pub rung: Rung,
    /// The first moment at which it may be sent: the person is at work, and hasn't been reminded of it that day.
    pub from: DateTime<Utc>,
    /// How many reminders of it have been sent.
    pub sent: usize,
    /// Whether the task is overdue. A reminder can also be requested for a task that isn't.
    pub is_late: bool,
    pub was_sent_today: bool,
    /// Who could review in the mentor's place: the few people with the fewest sessions as mentor.
    pub second_reviewers: Vec<PersonId>,
}

impl Reminder {
    pub fn is_ready(&self, now: DateTime<Utc>) -> bool {
        self.from <= now
    }

    /// The same reminder, without the part that moves with the clock as long as it can be sent. It tells lists when to draw it
    /// again.
    #[must_use]
    pub fn without_clock(&self, now: DateTime<Utc>) -> Self {
        let from = if self.is_ready(now) { self.due.at } else { self.from };
        Self { from, ..self.clone() }
    }
}

/// Everything overdue, the longest overdue first.
pub fn reminders(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<Reminder> {
    let mut reviewers = Reviewers::new(workspace, zones, now);
    let mut reminders: Vec<_> = all_due(workspace, zones, now)
        .into_iter()
        .filter(|due| due.is_late(now))
        .filter_map(|due| reminder(workspace, zones, due, &mut reviewers, now))
        .collect();
    reminders.order_by_key(|reminder| (reminder.due.at, reminder.due.subject));
    reminders
}

/// The reminders of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonReminders {
    pub person: PersonId,
    /// At least one, the longest overdue first.
    pub reminders: Vec<Reminder>,
}

impl PersonReminders {
    /// Those that the person wasn't reminded of today, so that a reminder can be recorded.
    pub fn unsent_today(&self) -> impl Iterator<Item = &Reminder> {
        self.reminders.iter().filter(|reminder| !reminder.was_sent_today)
    }

    /// See [`Reminder::without_clock`].
    #[must_use]
    pub fn without_clock(&self, now: DateTime<Utc>) -> Self {
        let reminders = self.reminders.iter().map(|reminder| reminder.without_clock(now)).collect();
        Self { person: self.person, reminders }
    }
}

/// Reminders by person, the person overdue the longest first.
pub fn by_person(reminders: &[Reminder]) -> Vec<PersonReminders> {
    let mut people: Vec<PersonReminders> = Vec::new();
    let mut places: BTreeMap<PersonId, usize> = BTreeMap::new();
    for reminder in reminders {
        let person = reminder.due.person;
        let place = *places.entry(person).or_insert_with(|| {
            people.push(PersonReminders { person, reminders: Vec::new() });
            people.len() - 1
        });
        people[place].reminders.push(reminder.clone());
    }
    people
}

/// The tasks of one session at this time, overdue or not. A person who still has to be told about the session is told rather than
/// reminded.
pub fn of_session(
    workspace: &Workspace,
    zones: &dyn Zones,
    session: SessionId,
    now: DateTime<Utc>,
) -> Vec<Reminder> {
    let mut reviewers = Reviewers::new(workspace, zones, now);
    let duties = duty::of_one_session(workspace, session, now).into_iter();
    let untold = untold(workspace, session, now);
    let told = duties.filter(|(person, _)| !untold.contains(person));
    let due = told.filter_map(|(person, duty)| due::due(workspace, zones, person, duty));
    due.filter_map(|due| reminder(workspace, zones, due, &mut reviewers, now)).collect()
}

/// Every task that has a time limit, the earliest first.
pub fn all_due(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<Due> {
    let mut all = Vec::new();
    for (person, duty) in duty::of_everyone(workspace, now) {
        all.extend(due::due(workspace, zones, person, duty));
    }
    all.order_by_key(|due| (due.at, due.subject));
    all
}

fn reminder(
    workspace: &Workspace,
    zones: &dyn Zones,
    due: Due,
    reviewers: &mut Reviewers,
    now: DateTime<Utc>,
) -> Option<Reminder> {
    let person = workspace.people.get(&due.person)?;
    let sent: Vec<_> = sent(workspace, due.subject, due.person).collect();
    let rung_hours = i64::from(RUNG_HOURS);
    // The third rung is the last.
    let late = working_time::hours_up_to(zones, person, due.at, now, 2 * rung_hours);
    let rung = match (late / rung_hours, due.subject) {
        (0, _) => Rung::Reminder,
        (1, Subject::Review(_) | Subject::Write(_, crate::model::scorecard::Side::Mentor)) => {
            Rung::SecondReviewer
        }
        (1, _) => Rung::Reminder,
        _ => Rung::Owner,
    };
    let last = sent.iter().map(|reminder| reminder.at).max();
    let from = may_send_from(zones, person, last, now);
    let second_reviewers = reviewers.besides(due.subject, due.person);
    let was_sent_today = was_sent_today(workspace, zones, due.subject, person, now);
    let is_late = due.is_late(now);
    Some(Reminder { due, rung, from, sent: sent.len(), is_late, was_sent_today, second_reviewers })
}

fn sent(workspace: &Workspace, subject: Subject, to: PersonId) -> impl Iterator<Item = &SentReminder> {
    workspace.reminders.iter().filter(move |reminder| reminder.subject == subject && reminder.to == to)
}

/// The first moment from `now` on at which the person is at work and hasn't been reminded that day.
fn may_send_from(
    zones: &dyn Zones,
    person: &Person,
    last: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    let tomorrow = |last: DateTime<Utc>| {
        let day = zones::local_day(zones, &person.zone, last);
        zones::midnight(zones, &person.zone, day.succ_opt().unwrap_or(day))
    };
    let earliest = last.map_or(now, |last| tomorrow(last).max(now));
    working_time::next(zones, person, earliest)
}

/// Whether a person was reminded of this on the day of `at`, by their own calendar.
pub fn was_sent_today(
    workspace: &Workspace,
    zones: &dyn Zones,
    subject: Subject,
    to: &Person,
    at: DateTime<Utc>,
) -> bool {
    let day = |at| zones::local_day(zones, &to.zone, at);
    sent(workspace, subject, to.id).any(|reminder| day(reminder.at) == day(at))
}

/// Who could review in another person's place, looked up once per interview type.
struct Reviewers<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    now: DateTime<Utc>,
    /// How many sessions each mentor has.
    load: BTreeMap<PersonId, usize>,
    by_type: BTreeMap<InterviewTypeId, Vec<PersonId>>,
}

impl<'a> Reviewers<'a> {
    fn new(workspace: &'a Workspace, zones: &'a dyn Zones, now: DateTime<Utc>) -> Self {
        let mut load = BTreeMap::new();
        for session in workspace.sessions.values() {
            *load.entry(session.mentor).or_default() += 1;
        }
        Self { workspace, zones, now, load, by_type: BTreeMap::new() }
    }

    /// The people who could do this task, without the person who is late and the trainee.
    fn besides(&mut self, subject: Subject, overdue: PersonId) -> Vec<PersonId> {
        if !matches!(subject, Subject::Review(_) | Subject::Write(..)) {
            return Vec::new();
        }
        let Some(enrollment) = due::enrollment(self.workspace, subject) else { return Vec::new() };
        let able = self.of(enrollment.interview_type).iter().copied();
        able.filter(|person| *person != overdue && *person != enrollment.person)
            .take(SECOND_REVIEWERS)
            .collect()
    }

    fn of(&mut self, interview_type: InterviewTypeId) -> &[PersonId] {
        let Self { workspace, zones, now, ref load, .. } = *self;
        self.by_type.entry(interview_type).or_insert_with(|| {
            let people = workspace.people_here().map(|person| person.id);
            let mut able: Vec<_> = people
                .filter(|person| status::holds(workspace, zones, *person, interview_type, now))
                .collect();
            able.order_by_key(|person| (load.get(person).copied().unwrap_or_default(), *person));
            able
        })
    }
}

/// The interview type that a task is about.
pub fn enrollment_type(workspace: &Workspace, subject: Subject) -> &str {
    due::enrollment(workspace, subject).map_or("", |known| workspace.type_name(known.interview_type))
}

/// The limit for counting working hours of waiting, equal to four weeks. Beyond it the exact number doesn't matter, and counting
/// years for hundreds of tasks takes seconds.
pub const MOST_WAITED_HOURS: i64 = 160;

/// A task, with the person who waits for it.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingOn {
    pub due: Due,
    pub waiting: PersonId,
    /// At most [`MOST_WAITED_HOURS`].
    pub working_hours: i64,
}

/// Every task that another person waits for, the longest wait first.
pub fn who_waits(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<WaitingOn> {
    let mut waits: Vec<_> = all_due(workspace, zones, now)
        .into_iter()
        .filter_map(|due| {
            let enrollment = due::enrollment(workspace, due.subject)?;
            let person = workspace.people.get(&due.person)?;
            let session = match due.subject {
                Subject::Respond(session) | Subject::Write(session, _) => workspace.sessions.get(&session),
                _ => None,
            };
            // A session task of the trainee blocks the mentor. Any other task blocks the trainee.
            let waiting = match session {
                Some(session) if due.person == enrollment.person => session.mentor,
                _ => enrollment.person,
            };
            (waiting != due.person).then(|| {
                let working_hours =
                    working_time::hours_up_to(zones, person, due.since, now, MOST_WAITED_HOURS);
                WaitingOn { due, waiting, working_hours }
            })
        })
        .collect();
    waits.order_by_key(|wait| {
        let is_most = wait.working_hours == MOST_WAITED_HOURS;
        (std::cmp::Reverse(wait.working_hours), is_most.then_some(wait.due.since), wait.due.subject)
    });
    waits
}
