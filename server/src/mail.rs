//! The thread that sends messages. The core decides who to notify, the outbox stores what was handed over, and the server itself
//! records in the workspace what was sent.

pub mod letters;
pub mod slack;
pub mod smtp;

use crate::{
    database::{Database, error::DatabaseError},
    interrupted::Interrupted,
    metrics::Metrics,
    outbox::{Outbox, OutgoingMessage, Settled, Takes},
    unsubscribe::UnsubscribeKey,
    worker::{Sends, Worker},
};
use chrono::{DateTime, TimeDelta, Utc};
use letters::{AppLinks, Held, Letter, Outgoing, Place, Question, by_person};
use lettre::message::Mailbox;
use slack::SlackChannel;
use smtp::{Connection, Fate, MailServer};
use std::{
    collections::BTreeSet,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};
use switchback_core::{
    command::{Ask, Command},
    model::ids::{CommandId, MessageId, PersonId},
    progress::mailing::{HandedOver, MailContent},
    refusal::Refusal,
    sync::{decided::Outcome, messages::MessageState},
};

/// How long handing over one message can take at most. A server that claimed one earlier, and has not settled it, has ended.
const LONGEST_CLAIM: TimeDelta = TimeDelta::minutes(10);
/// How many messages to send before checking again what to send, because that may have changed.
const BATCH: usize = 20;
/// How many minutes to wait before retrying a message that was not accepted. The last pause repeats.
const PAUSES: [i64; 5] = [1, 5, 15, 60, 240];

/// How messages are sent.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// `None` if there is no mail server.
    pub email: Option<EmailSettings>,
    /// The channel for people whom email does not reach.
    pub channel: Option<SlackChannel>,
    /// How often to check whether there are messages to send.
    pub every: Duration,
    /// How long to let a change settle.
    pub settle: TimeDelta,
    pub links: AppLinks,
}

/// How email is sent.
#[derive(Clone, Debug)]
pub struct EmailSettings {
    pub server: MailServer,
    pub from: Mailbox,
    /// The address of the pages on which people unsubscribe.
    pub unsubscribe: String,
}

impl MailSettings {
    /// Returns what coordinators are told about it.
    pub fn sends(&self) -> Sends {
        Sends { emails: self.email.is_some(), posts: self.channel.is_some() }
    }
}

/// A thread that sends messages until this is dropped.
#[derive(Debug)]
pub struct Running {
    stop: Option<Sender<()>>,
    ended: Receiver<()>,
}

impl Running {
    /// Stops the thread after the message that it is handing over.
    pub fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until the thread has stopped.
    pub fn wait(&mut self, patience: Duration) {
        if self.ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            tracing::warn!("a message was being handed over; a coordinator sees that it is in doubt");
        }
    }
}

/// Starts to send messages.
///
/// # Errors
///
/// Returns an error if the database cannot be used.
pub fn start(
    settings: MailSettings,
    database: &Database,
    worker: Worker,
    metrics: Metrics,
) -> Result<Running, DatabaseError> {
    let (stop, stopped) = mpsc::channel();
    let (end, ended) = mpsc::channel();
    let mut outbox = Outbox::open(database)?;
    // Only one server uses a file, so any other server that claimed a message has ended.
    if !database.is_shared() {
        outbox.give_up(DateTime::<Utc>::MAX_UTC, Utc::now())?;
    }
    let unsubscribe_key = outbox.make_unsubscribe_key()?;
    let mailer = Mailer { settings, outbox, unsubscribe_key, worker, metrics, stopped };
    thread::spawn(move || {
        mailer.work();
        drop(end);
    });
    Ok(Running { stop: Some(stop), ended })
}

struct Mailer {
    settings: MailSettings,
    outbox: Outbox,
    unsubscribe_key: UnsubscribeKey,
    worker: Worker,
    metrics: Metrics,
    stopped: Receiver<()>,
}

impl Mailer {
    fn work(mut self) {
        loop {
            match self.send_all() {
                Ok(()) => {}
                Err(Interrupted::Database(reason)) => tracing::error!(%reason, "messages cannot be sent"),
                Err(Interrupted::Workspace(problem)) => tracing::warn!(?problem, "messages cannot be sent"),
            }
            if self.stopped.recv_timeout(self.settings.every) == Err(RecvTimeoutError::Disconnected) {
                return;
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.try_recv() == Err(mpsc::TryRecvError::Disconnected)
    }

    /// Sends all messages that are due.
    fn send_all(&mut self) -> Result<(), Interrupted> {
        while !self.is_stopped() {
            let now = Utc::now();
            self.outbox.give_up(now - LONGEST_CLAIM, now)?;
            let open = self.outbox.open_messages()?;
            self.record_all(&open)?;
            let Outgoing { letters, moot } = self.outgoing(&open)?;
            let letters = by_person(letters);
            for message in &open {
                let is_said = message.state == MessageState::New && !letters.contains_key(&message.to);
                let is_moot =
                    MessageState::NEED_ATTENTION.contains(&message.state) && moot.contains(&message.id);
                if is_said || is_moot {
                    self.outbox.forget(message.id)?;
                }
            }
            for letter in letters.values() {
                self.outbox.offer(letter.to, &letter.content, letter.place_hash(), now)?;
            }
            let is_due =
                |message: &OutgoingMessage| message.state == MessageState::New && message.not_before <= now;
            let waiting = self.outbox.open_messages()?.into_iter().filter(is_due);
            let due: Vec<(OutgoingMessage, &Letter)> = waiting
                .filter_map(|message| Some((letters.get(&message.to)?, message)))
                .map(|(letter, message)| (message, letter))
                .collect();
            let is_post = |(_, letter): &(_, &Letter)| matches!(letter.place, Place::Channel(_));
            let (posts, emails): (Vec<_>, Vec<_>) = due.into_iter().partition(is_post);
            let goes_on = [self.send_batch(&emails)?, self.post_batch(&posts)?];
            if !goes_on.contains(&true) {
                return Ok(());
            }
        }
        Ok(())
    }

    fn outgoing(&mut self, open: &[OutgoingMessage]) -> Result<Outgoing, Interrupted> {
        let held = open.iter().filter(|message| message.state != MessageState::New).map(|message| Held {
            id: message.id,
            handed_over: HandedOver { to: message.to, at: message.since, content: message.content.clone() },
            refused: (message.state == MessageState::Refused).then_some(message.address),
        });
        let question = Question {
            held: held.collect(),
            complete_since: self.outbox.complete_since()?,
            settle: self.settings.settle,
            links: self.settings.links.clone(),
            emails: self.settings.email.is_some(),
            channel: self.settings.channel.as_ref().map(SlackChannel::hash),
            // The workspace's thread fills this in.
            unsubscribed: BTreeSet::new(),
        };
        Ok(self.worker.outgoing(question)?)
    }

    /// Posts some messages. Returns `false` if there are none, or if the channel accepts no more for now.
    fn post_batch(&mut self, due: &[(OutgoingMessage, &Letter)]) -> Result<bool, Interrupted> {
        let Some(channel) = self.settings.channel.clone() else { return Ok(false) };
        for (message, letter) in due.iter().take(BATCH) {
            if self.stopped.recv_timeout(slack::BETWEEN) == Err(RecvTimeoutError::Disconnected) {
                break;
            }
            if !self.claim(message, letter, Takes::Everyone)? {
                continue;
            }
            let fate = channel.post(&letter.post());
            self.settle(message, letter, fate)?;
            if !matches!(fate, Fate::Sent | Fate::Refused(_)) {
                return Ok(false);
            }
        }
        Ok(!due.is_empty())
    }

    /// Sends some emails. Returns `false` if there are none, or if the mail server accepts no more for now.
    fn send_batch(&mut self, due: &[(OutgoingMessage, &Letter)]) -> Result<bool, Interrupted> {
        let Some(email) = self.settings.email.clone().filter(|_| !due.is_empty()) else { return Ok(false) };
        let mut connection = match email.server.connect() {
            Ok(connection) => connection,
            Err(reason) => {
                // The text of the error may name the account.
                let code = reason.status().map(u16::from);
                tracing::warn!(code, "the mail server cannot be used; messages wait");
                return Ok(false);
            }
        };
        for (message, letter) in due.iter().take(BATCH) {
            if self.is_stopped() {
                break;
            }
            if !self.send(&mut connection, &email, message, letter)? {
                return Ok(false);
            }
        }
        connection.end();
        Ok(true)
    }

    /// Sends one email, unless another server does. Returns `false` if the connection is no longer usable.
    fn send(
        &mut self,
        connection: &mut Connection,
        settings: &EmailSettings,
        message: &OutgoingMessage,
        letter: &Letter,
    ) -> Result<bool, Interrupted> {
        let Place::Email(address) = &letter.place else { return Ok(true) };
        if !self.claim(message, letter, Takes::Subscribers)? {
            return Ok(true);
        }
        let unsubscribe = format!("{}/{}", settings.unsubscribe, self.unsubscribe_key.token(letter.to));
        let fate = match letter.email(address, message.id, &settings.from, &unsubscribe) {
            Ok(email) => connection.hand_over(&email),
            Err(_) => Fate::Refused(None),
        };
        self.settle(message, letter, fate)?;
        Ok(!matches!(fate, Fate::ConnectionLost | Fate::Unknown))
    }

    fn claim(
        &mut self,
        message: &OutgoingMessage,
        letter: &Letter,
        takes: Takes,
    ) -> Result<bool, Interrupted> {
        let now = Utc::now();
        Ok(self.outbox.claim(message.id, &letter.content, letter.place_hash(), takes, now)?)
    }

    /// Saves the outcome of handing over a message.
    fn settle(&mut self, message: &OutgoingMessage, letter: &Letter, fate: Fate) -> Result<(), Interrupted> {
        let id = message.id;
        let settled = settled(fate, message.tries, Utc::now());
        self.outbox.settle(id, settled)?;
        self.metrics.mailed(settled.state);
        tracing::info!(mail = %id, state = settled.state.word(), code = settled.code, "a message was handed over");
        if fate == Fate::Sent {
            self.record(id, letter.to, &letter.content)?;
        }
        Ok(())
    }

    /// Records in the workspace what was sent and is not recorded yet.
    fn record_all(&mut self, open: &[OutgoingMessage]) -> Result<(), Interrupted> {
        for message in open.iter().filter(|message| message.state == MessageState::Sent) {
            self.record(message.id, message.to, &message.content)?;
        }
        Ok(())
    }

    /// Uses the same ids every time, so that a message is recorded only once.
    fn record(&mut self, id: MessageId, to: PersonId, content: &MailContent) -> Result<(), Interrupted> {
        let told = content.told(to).map(|told| Command::RecordTold { people: vec![told] });
        let reminders = content.reminders.iter();
        let reminders =
            reminders.map(|(subject, rung)| Command::RecordReminder { subject: *subject, to, rung: *rung });
        let commands = told.into_iter().chain(reminders);
        let asks = (0..)
            .zip(commands)
            .map(|(number, command)| Ask { id: CommandId(id.0.wrapping_add(number)), command });
        let outcomes = self.worker.record(asks.collect())?;
        // A message that the workspace refuses to record stays in doubt, and is not sent again.
        if outcomes.iter().all(is_known) {
            self.outbox.recorded(id)?;
        }
        Ok(())
    }
}

/// Whether the workspace knows that the message was sent, or has moved on.
fn is_known(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Accepted { .. } => true,
        Outcome::Refused(refusal) => {
            matches!(refusal, Refusal::NothingToDo | Refusal::NothingDue | Refusal::RemindedToday)
        }
    }
}

fn settled(fate: Fate, tries: u32, at: DateTime<Utc>) -> Settled {
    let settled = Settled { state: MessageState::Unknown, code: None, not_before: at, at };
    let pause = usize::try_from(tries).unwrap_or(PAUSES.len()).min(PAUSES.len() - 1);
    let again =
        Settled { state: MessageState::New, not_before: at + TimeDelta::minutes(PAUSES[pause]), ..settled };
    match fate {
        Fate::Sent => Settled { state: MessageState::Sent, ..settled },
        Fate::Refused(code) => Settled { state: MessageState::Refused, code, ..settled },
        Fate::Later { code, after: None } => Settled { code: Some(code), ..again },
        Fate::Later { code, after: Some(after) } => {
            Settled { code: Some(code), not_before: at + after, ..again }
        }
        // The mail server was gone before it said anything about this message.
        Fate::ConnectionLost => Settled { not_before: at, ..again },
        Fate::Unknown => settled,
    }
}
