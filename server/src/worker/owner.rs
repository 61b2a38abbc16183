//! The thread itself: it decides and saves waiting commands together, and gives all readers what they may read.

mod letting_in;
mod messages;
mod schedule;

use super::{Choices, Job, Message, Reply, Sends, turns::Turns};
use crate::{
    calendar,
    database::{Database, error::DatabaseError},
    journal::{DatabaseJournal, Unreadable},
    metrics::Metrics,
    outbox::Outbox,
    problem::Problem,
    secret::SecretHash,
    sign_in::SignIns,
    tokens::{Tokens, User},
    webhooks::Next,
};
use chrono::{DateTime, Utc};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError},
    },
    time::{Duration, Instant},
};
use switchback_core::{
    command::Ask,
    export::workspace_file::{self, WorkspaceFile},
    log::written::WrittenLog,
    model::actor::Actor,
    sync::{
        cursor::Cursor,
        decided::{Outcome, Stamp},
        host::{Decided, Deciding, Delivery, Host, NextLines, Reader, Sent, Takeover},
        messages::Answered,
    },
    wording::count,
    zones::DatabaseZones,
};
use tokio::sync::watch;

/// The most lines in one response.
const MOST_LINES: usize = 5_000;
/// How often to check a shared database for what other servers have saved, while a client waits for it.
const ASK_EVERY: Duration = Duration::from_millis(500);

pub(super) struct Owner {
    database: Database,
    sign_ins: SignIns,
    tokens: Tokens,
    outbox: Outbox,
    /// Whether and how messages are sent.
    sends: Sends,
    unreadable: Unreadable,
    /// `None` after a failed write, so that it is read again before its next use.
    host: Option<Host<DatabaseJournal>>,
    end: Arc<watch::Sender<u64>>,
    metrics: Metrics,
    /// Time never goes backward, even if the clock does.
    latest: DateTime<Utc>,
}

/// A command that waits to be decided, and where to send its outcome.
struct WaitingCommand {
    by: Actor,
    ask: Box<Ask>,
    reply: Reply<Answered>,
}

impl Owner {
    pub(super) fn open(
        database: Database,
        end: Arc<watch::Sender<u64>>,
        metrics: Metrics,
        choices: Choices,
    ) -> Result<Self, DatabaseError> {
        let host = open_host(&database, choices.unreadable)?;
        metrics.log_ends(host.log().end());
        end.send_replace(host.log().end());
        Ok(Self {
            sign_ins: SignIns::open(&database)?,
            tokens: Tokens::open(&database, choices.token_life)?,
            outbox: Outbox::open(&database)?,
            sends: choices.sends,
            unreadable: choices.unreadable,
            host: Some(host),
            database,
            end,
            metrics,
            latest: DateTime::UNIX_EPOCH,
        })
    }

    pub(super) fn work(mut self, messages: mpsc::Receiver<Message>) {
        let patience = if self.database.is_shared() { ASK_EVERY } else { Duration::MAX };
        let mut turns = Turns::new(messages);
        loop {
            match turns.next(patience) {
                Ok(turn) => self.take_all(turn),
                Err(RecvTimeoutError::Timeout) if self.end.receiver_count() > 0 => self.catch_up(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Handles these messages, after taking in what other servers have saved before.
    fn take_all(&mut self, messages: Vec<Message>) {
        self.catch_up();
        let tokens: Vec<SecretHash> = messages.iter().filter_map(Message::token).collect();
        let at = self.now();
        let users = self.tokens.users(&tokens, at).map_err(Problem::from);
        let mut waiting = Vec::new();
        for message in messages {
            self.take(message, &users, &mut waiting);
        }
        self.decide(waiting);
    }

    fn take(
        &mut self,
        message: Message,
        users: &Result<BTreeMap<SecretHash, User>, Problem>,
        waiting: &mut Vec<WaitingCommand>,
    ) {
        match message {
            Message::SignIn { link, from, reply } => {
                let _ = reply.send(self.sign_in(link, &from));
            }
            Message::TryToSignIn { source, reply } => {
                let _ = reply.send(self.try_to_sign_in(source));
            }
            Message::SignInAccount { account, from, reply } => {
                let _ = reply.send(self.sign_in_account(&account, &from));
            }
            Message::Calendar { secret, reply } => {
                let _ = reply.send(self.calendar(secret));
            }
            Message::Renew { shown, reply } => {
                let _ = reply.send(self.renew(&shown));
            }
            Message::SignOut { token, reply } => {
                let signed_out =
                    user_of(users, token).and_then(|user| Ok(self.sign_ins.sign_out(user.device)?));
                let _ = reply.send(signed_out);
            }
            Message::Outgoing { question, reply } => {
                let _ = reply.send(self.outgoing(*question));
            }
            Message::NextToTell { after, reply } => {
                let _ = reply.send(self.next_to_tell(after));
            }
            Message::EmailChoice { token, choice, reply } => {
                let _ = reply.send(self.email_choice(&token, choice));
            }
            Message::Record { asks, reply } => {
                self.decide(std::mem::take(waiting));
                let _ = reply.send(self.record(asks));
            }
            Message::Schedule { schedule, missing, reply } => {
                self.decide(std::mem::take(waiting));
                let _ = reply.send(self.import_schedule(&schedule, missing));
            }
            Message::IsReady { reply } => {
                let _ = reply.send(self.is_ready());
            }
            Message::From { token, job } => match user_of(users, token) {
                Ok(user) => self.take_job(user, job, waiting),
                Err(problem) => job.refuse(problem),
            },
        }
    }

    fn take_job(&mut self, user: User, job: Job, waiting: &mut Vec<WaitingCommand>) {
        let by = user.actor;
        match job {
            Job::Decide { ask, reply } => waiting.push(WaitingCommand { by, ask, reply }),
            // Decide earlier commands before answering anything else.
            job => {
                self.decide(std::mem::take(waiting));
                let reader = Reader { by, at: self.now() };
                match self.host().map(|host| host.may_read(&DatabaseZones, reader)) {
                    Ok(true) => self.answer(user, reader, job),
                    Ok(false) => job.refuse(Problem::NotForYou),
                    Err(problem) => job.refuse(problem),
                }
            }
        }
    }

    fn answer(&mut self, user: User, reader: Reader, job: Job) {
        match job {
            Job::Decide { reply, .. } => drop(reply),
            Job::Check { reply } => {
                let _ = reply.send(Ok(()));
            }
            Job::Tell { after, reply } => {
                let _ = reply.send(self.tell(reader, after));
            }
            Job::Start { reply } => {
                let start = self
                    .host()
                    .and_then(|host| host.start(&DatabaseZones, reader).ok_or(Problem::Unavailable));
                let _ = reply.send(start);
            }
            Job::Records { theirs, reply } => {
                let _ = reply.send(self.host().map(|host| host.records(&DatabaseZones, reader, &theirs)));
            }
            Job::Begin { file, reply } => {
                let _ = reply.send(self.begin(reader, *file));
            }
            Job::File { reply } => {
                let _ = reply.send(self.file(reader));
            }
            Job::Invite { to, reply } => {
                let _ = reply.send(self.invite(reader, to));
            }
            Job::SignOutPerson { person, reply } => {
                let _ = reply.send(self.sign_out_person(reader, person));
            }
            Job::AddCalendar { person, reply } => {
                let _ = reply.send(self.add_calendar(reader, person));
            }
            Job::RemoveCalendar { person, reply } => {
                let _ = reply.send(self.remove_calendar(reader, person));
            }
            Job::Devices { of, reply } => {
                let _ = reply.send(self.devices(user, of));
            }
            Job::SignOutDevice { of, id, reply } => {
                let _ = reply.send(self.sign_out_device(user, of, id));
            }
            Job::OwnEmail { person, reply } => {
                let _ = reply.send(self.own_email(reader, person));
            }
            Job::ChooseEmail { person, choice, reply } => {
                let _ = reply.send(self.choose_email(reader, person, choice));
            }
            Job::Mail { reply } => {
                let _ = reply.send(self.mail(reader));
            }
            Job::SendAgain { message, reply } => {
                let _ = reply.send(self.send_again(reader, message));
            }
        }
    }

    fn tell(&mut self, reader: Reader, after: Cursor) -> Result<NextLines, Problem> {
        let delivery = self.host()?.deliver(&DatabaseZones, reader, after, MOST_LINES);
        match delivery? {
            Delivery::Lines(told) => Ok(told),
            Delivery::StartOver(why) => Err(Problem::StartOver(why)),
        }
    }

    fn begin(&mut self, reader: Reader, file: WorkspaceFile) -> Result<(), Problem> {
        if !reader.by.is_coordinator() {
            return Err(Problem::NotForYou);
        }
        if !file.unread.is_empty() {
            return Err(Problem::NOT_UNDERSTOOD);
        }
        if self.host()?.log().end() > 0 {
            return Err(Problem::NotEmpty);
        }
        // Save this first: once there is a workspace, messages go out.
        self.outbox.unsubscribe(&file.unsubscribed, reader.at)?;
        let host = self.host.take().ok_or(Problem::Unavailable)?;
        let WorkspaceFile { base, lines, records, .. } = file;
        match host.begin_with(WrittenLog { base, lines, records }, reader.at)? {
            Takeover::Begun(host) => {
                self.keep(host);
                Ok(())
            }
            Takeover::NotEmpty(host) => {
                self.keep(host);
                Err(Problem::NotEmpty)
            }
            Takeover::Newer(host) => {
                self.keep(host);
                Err(Problem::NOT_UNDERSTOOD)
            }
            Takeover::AheadOfClock(host) => {
                self.keep(host);
                Err(Problem::AheadOfClock)
            }
        }
    }

    fn file(&mut self, reader: Reader) -> Result<String, Problem> {
        if !reader.by.is_coordinator() {
            return Err(Problem::NotForYou);
        }
        let unsubscribed = self.outbox.unsubscribed()?;
        let written = self.host()?.whole(&DatabaseZones, reader)?.ok_or(Problem::NotForYou)?;
        Ok(workspace_file::write(&written, &unsubscribed, reader.at))
    }

    fn calendar(&mut self, secret: SecretHash) -> Result<String, Problem> {
        let person = self.sign_ins.calendar(secret)?.ok_or(Problem::NoSuchAddress)?;
        let workspace = self.host()?.log().workspace();
        match workspace.is_here(person) {
            true => Ok(calendar::of(workspace, person)),
            false => Err(Problem::NoSuchAddress),
        }
    }

    /// Returns the next event, one at a time, as a coordinator sees it.
    fn next_to_tell(&mut self, after: Option<Cursor>) -> Result<Next, Problem> {
        let reader = Reader { by: Actor::COORDINATOR, at: self.now() };
        let host = self.host()?;
        let start =
            || host.start(&DatabaseZones, reader).map(|start| start.cursor).ok_or(Problem::Unavailable);
        let Some(after) = after else {
            return Ok(Next { lines: Vec::new(), cursor: start()?, is_broken: false });
        };
        match host.deliver(&DatabaseZones, reader, after, 1)? {
            Delivery::Lines(NextLines { lines, cursor, .. }) => Ok(Next { lines, cursor, is_broken: false }),
            Delivery::StartOver(_) => Ok(Next { lines: Vec::new(), cursor: start()?, is_broken: true }),
        }
    }

    fn decide(&mut self, waiting: Vec<WaitingCommand>) {
        if waiting.is_empty() {
            return;
        }
        let at = self.now();
        let mut replies = Vec::with_capacity(waiting.len());
        let mut sent = Vec::with_capacity(waiting.len());
        for WaitingCommand { by, ask, reply } in waiting {
            replies.push(reply);
            sent.push(Sent { ask: *ask, stamp: Stamp { by, at } });
        }
        let answers = self.decide_all(sent);
        match answers {
            Ok(answers) => {
                replies.into_iter().zip(answers).for_each(|(reply, answer)| drop(reply.send(answer)))
            }
            Err(problem) => replies.into_iter().for_each(|reply| drop(reply.send(Err(problem)))),
        }
    }

    fn decide_all(&mut self, sent: Vec<Sent>) -> Result<Vec<Result<Answered, Problem>>, Problem> {
        self.host()?;
        let host = self.host.take().ok_or(Problem::Unavailable)?;
        let epoch = host.epoch();
        let answer = |outcome| Ok(Answered { epoch, outcome });
        let since = Instant::now();
        match host.decide(&DatabaseZones, sent)? {
            Deciding::Decided(Decided { host, outcomes }) => {
                self.metrics.committed(since.elapsed());
                self.metrics.decided(&outcomes);
                self.keep(host);
                Ok(outcomes
                    .into_iter()
                    .map(|outcome| outcome.map_err(Problem::NotDecided).and_then(answer))
                    .collect())
            }
            Deciding::ReadsNotAll(host) => {
                self.keep(host);
                Err(Problem::UpdateNeeded)
            }
        }
    }

    fn record(&mut self, asks: Vec<Ask>) -> Result<Vec<Outcome>, Problem> {
        let stamp = Stamp { by: Actor::Server, at: self.now() };
        let answers = self.decide_all(asks.into_iter().map(|ask| Sent { ask, stamp }).collect())?;
        answers.into_iter().map(|answer| answer.map(|answered| answered.outcome)).collect()
    }

    fn is_ready(&mut self) -> Result<(), Problem> {
        if self.host()?.reads_all() { Ok(()) } else { Err(Problem::UpdateNeeded) }
    }

    fn host(&mut self) -> Result<&Host<DatabaseJournal>, Problem> {
        if self.host.is_none() {
            self.keep(open_host(&self.database, self.unreadable)?);
        }
        self.host.as_ref().ok_or(Problem::Unavailable)
    }

    fn keep(&mut self, host: Host<DatabaseJournal>) {
        let end = host.log().end();
        self.metrics.log_ends(end);
        self.end.send_if_modified(|told| std::mem::replace(told, end) != end);
        self.host = Some(host);
    }

    /// Takes in what other servers have saved. If that fails, everything is read again when it is needed, because the connection
    /// may be lost or the log may be another one.
    fn catch_up(&mut self) {
        let Some(mut host) = self.host.take() else { return };
        match host.catch_up() {
            Ok(()) => self.keep(host),
            Err(reason) => tracing::warn!(%reason, "the log is read again"),
        }
    }

    fn now(&mut self) -> DateTime<Utc> {
        self.latest = self.latest.max(Utc::now());
        self.latest
    }
}

fn user_of(users: &Result<BTreeMap<SecretHash, User>, Problem>, token: SecretHash) -> Result<User, Problem> {
    users.as_ref().map_err(|problem| *problem)?.get(&token).copied().ok_or(Problem::NotSignedIn)
}

fn open_host(database: &Database, unreadable: Unreadable) -> Result<Host<DatabaseJournal>, DatabaseError> {
    let (journal, epoch) = DatabaseJournal::open(database, unreadable)?;
    let host = Host::open(journal, epoch)?;
    let lines = host.log().workspace().unread;
    if lines > 0 {
        let lines = count(lines, "line", "lines");
        tracing::warn!(
            "{lines} of the log cannot be read, so nothing is decided; start the version that wrote them"
        );
    }
    Ok(host)
}
