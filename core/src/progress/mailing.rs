//! Who gets a message from a team's server now, and what it says: everything that the person doesn't know yet about their
//! sessions, and what is overdue, in one message.
//!
//! - It goes out in the reader's working hours, and at most once a day by their calendar. News about a session that begins, or
//!   whose response is due, before the next such time goes out at once.
//! - A recent change may change again, or be undone, so it is given time to settle.
//! - A message that was handed over and may have arrived is not sent again.
//! - No one writes to the people of the sample.

pub mod letter;

use crate::{
    model::{
        ids::PersonId,
        person::Person,
        reminder::{Rung, Subject},
        session::{Session, SessionState},
        told::{ToldPerson, ToldSession},
    },
    progress::{
        duties::{
            due, duty,
            reminders::{Reminder, reminders},
            working_time,
        },
        schedule::to_tell::{News, NewsKind, ToTell, changed, to_tell},
    },
    workspace::Workspace,
    zones::{self, Zones, later},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One message to one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Mailing {
    pub to: PersonId,
    /// News about their sessions, by time; may be empty.
    pub news: Vec<News>,
    /// Reminders of overdue tasks; may be empty.
    pub reminders: Vec<Reminder>,
}

/// What a message says, as the sender records it: without words and names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailContent {
    pub told: Vec<ToldSession>,
    pub reminders: Vec<(Subject, Rung)>,
}

/// A message that was handed over for delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    pub to: PersonId,
    pub at: DateTime<Utc>,
    pub content: MailContent,
}

/// What is known beyond the workspace.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Messages that the workspace doesn't contain: they may have arrived, or were refused.
    pub handed_over: &'a [HandedOver],
    /// From when on `handed_over` and the workspace are complete. After a backup was restored, anything older may have been sent
    /// after the backup was made.
    pub complete_since: DateTime<Utc>,
    /// How long a change has to settle.
    pub settle: TimeDelta,
    /// Whether to skip people without an email address, because there is no other way to reach them.
    pub needs_address: bool,
}

impl Mailing {
    pub fn content(&self) -> MailContent {
        MailContent {
            told: self.news.iter().map(|news| news.session).collect(),
            reminders: self.reminders.iter().map(|known| (known.due.subject, known.rung)).collect(),
        }
    }

    /// The part about sessions.
    pub fn to_tell(&self) -> ToTell {
        ToTell { to: self.to, news: self.news.clone() }
    }
}

impl MailContent {
    /// What to record about the sessions once it was sent.
    pub fn told(&self, to: PersonId) -> Option<ToldPerson> {
        (!self.told.is_empty()).then(|| ToldPerson { to, sessions: self.told.clone() })
    }
}

/// Every message to send now, at most one per person.
pub fn to_mail(
    workspace: &Workspace,
    zones: &dyn Zones,
    now: DateTime<Utc>,
    delivery: Delivery,
) -> Vec<Mailing> {
    if workspace.is_sample() {
        return Vec::new();
    }
    let postmaster = Postmaster { workspace, zones, now, delivery };
    postmaster.all().into_iter().filter_map(|mailing| postmaster.to_go(mailing)).collect()
}

/// Whether a message still has something to say: its reader doesn't know it yet, and it is not outdated.
pub fn is_open(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>, message: &HandedOver) -> bool {
    let HandedOver { to, at, content } = message;
    let all = to_tell(workspace, now);
    let mut news = all.iter().filter(|known| known.to == *to).flat_map(|known| &known.news);
    let is_news = news.any(|news| content.told.iter().any(|told| told.says_the_same_as(&news.session)));
    let day = |at| workspace.people.get(to).map(|known| zones::local_day(zones, &known.zone, at));
    let is_due = |subject: Subject| {
        duty::duties_of(workspace, *to, now).iter().any(|duty| duty.task.subject() == Some(subject))
    };
    // On another day, another reminder is due.
    is_news || day(*at) == day(now) && content.reminders.iter().any(|(subject, _)| is_due(*subject))
}

struct Postmaster<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    now: DateTime<Utc>,
    delivery: Delivery<'a>,
}

impl Postmaster<'_> {
    /// Everything there is to say to anyone, except for what was handed over already.
    fn all(&self) -> Vec<Mailing> {
        let mut all: BTreeMap<PersonId, Mailing> = BTreeMap::new();
        let of = |to| Mailing { to, news: Vec::new(), reminders: Vec::new() };
        for ToTell { to, news } in to_tell(self.workspace, self.now) {
            let news = news.into_iter().filter(|news| !self.may_know(to, &news.session));
            all.entry(to).or_insert_with(|| of(to)).news.extend(news);
        }
        for reminder in reminders(self.workspace, self.zones, self.now) {
            let to = reminder.due.person;
            let mailing = all.entry(to).or_insert_with(|| of(to));
            // The news about a session already asks for the response.
            let is_news = |news: &News| reminder.due.subject == Subject::Respond(news.session.session);
            if self.may_be_reminded(&reminder) && !mailing.news.iter().any(is_news) {
                mailing.reminders.push(reminder);
            }
        }
        all.into_values().collect()
    }

    fn handed_over(&self, to: PersonId) -> impl Iterator<Item = &HandedOver> {
        self.delivery.handed_over.iter().filter(move |known| known.to == to)
    }

    /// Whether they may have been told, even though the workspace doesn't say so.
    fn may_know(&self, to: PersonId, session: &ToldSession) -> bool {
        let known = self.workspace.sessions.get(&session.session);
        let since = known.map_or(DateTime::UNIX_EPOCH, changed);
        let mut told = self.handed_over(to).flat_map(|known| &known.content.told);
        since < self.delivery.complete_since || told.any(|told| told.says_the_same_as(session))
    }

    fn may_be_reminded(&self, reminder: &Reminder) -> bool {
        let to = reminder.due.person;
        let is_this = |known: &&HandedOver| {
            known.content.reminders.iter().any(|(subject, _)| *subject == reminder.due.subject)
        };
        self.workspace.is_here(to)
            && reminder.is_ready(self.now)
            && !self.handed_over(to).filter(is_this).any(|known| self.is_today(to, known.at))
    }

    fn is_today(&self, person: PersonId, at: DateTime<Utc>) -> bool {
        let Some(known) = self.workspace.people.get(&person) else { return false };
        let day = |at| zones::local_day(self.zones, &known.zone, at);
        day(at) == day(self.now)
    }

    /// The part of a person's message that goes out now.
    fn to_go(&self, mailing: Mailing) -> Option<Mailing> {
        let person = self.workspace.people.get(&mailing.to)?;
        if self.delivery.needs_address {
            self.workspace.profiles.mail(mailing.to)?;
        }
        let next = self.next_time(person);
        let sooner = |until| mailing.news.iter().any(|news| self.counts_until(mailing.to, news) <= until);
        let is_settled = mailing.news.iter().all(|news| self.is_settled(news));
        if !is_settled && !sooner(later(self.now, self.delivery.settle)) {
            return None;
        }
        let is_time = next <= self.now;
        let going = match is_time {
            true => mailing,
            false if sooner(next) => Mailing { reminders: Vec::new(), ..mailing },
            false => return None,
        };
        (!going.news.is_empty() || !going.reminders.is_empty()).then_some(going)
    }

    /// The first moment from now on at which the person is at work and hasn't been written to that day.
    fn next_time(&self, person: &Person) -> DateTime<Utc> {
        let told = self.workspace.told.iter().filter(|sent| sent.told.to == person.id).map(|sent| sent.at);
        let reminded = self.workspace.reminders.iter().filter(|sent| sent.to == person.id);
        let handed_over = self.handed_over(person.id).map(|known| known.at);
        let restored = self.delivery.complete_since;
        let handed_over = handed_over.chain((restored > DateTime::UNIX_EPOCH).then_some(restored));
        let last = told.chain(reminded.map(|sent| sent.at)).chain(handed_over).max();
        let earliest = last.map_or(self.now, |last| {
            let day = zones::local_day(self.zones, &person.zone, last);
            zones::midnight(self.zones, &person.zone, day.succ_opt().unwrap_or(day)).max(self.now)
        });
        working_time::next(self.zones, person, earliest)
    }

    /// Until when the news is of use.
    fn counts_until(&self, to: PersonId, news: &News) -> DateTime<Utc> {
        let start = match news.kind {
            // They would come at the old time.
            NewsKind::Moved { from } if from > self.now => from.min(news.session.start),
            _ => news.session.start,
        };
        let session = self.workspace.sessions.get(&news.session.session);
        let is_asked = |known: &&Session| {
            known.state() == SessionState::Proposed && self.workspace.trainee_of(known) == Some(to)
        };
        match session.filter(is_asked) {
            Some(known) => start.min(due::last_answer(self.workspace, known)),
            None => start,
        }
    }

    fn is_settled(&self, news: &News) -> bool {
        let session = self.workspace.sessions.get(&news.session.session);
        session.is_none_or(|known| later(changed(known), self.delivery.settle) <= self.now)
    }
}
