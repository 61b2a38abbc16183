//! The thread that owns the workspace, and the requests that it handles one after the other.

use crate::{
    api::NotImported,
    database::{Database, error::DatabaseError},
    device_name::DeviceName,
    journal::Unreadable,
    mail::letters::{Outgoing, Question},
    metrics::Metrics,
    problem::Problem,
    provider::Account,
    secret::{Fingerprint, Secret, SecretHash},
    tokens::{Access, Shown},
    webhooks::Next,
};
use chrono::TimeDelta;
use owner::Owner;
use std::{
    sync::{Arc, mpsc},
    thread,
};
use switchback_core::{
    command::Ask,
    export::workspace_file::WorkspaceFile,
    intake::{
        Missing,
        sent_schedule::{ScheduleReport, SentSchedule},
    },
    model::{
        actor::Actor,
        ids::{MessageId, PersonId},
    },
    sync::{
        cursor::Cursor,
        decided::Outcome,
        host::{NextLines, Start},
        messages::{Answered, Device, EmailChoice, Mail, OwnEmail, Posted},
        record_set::{Bucket, BucketHashes},
    },
};
use tokio::sync::{oneshot, watch};

mod owner;
mod turns;

/// A request to the workspace by a user.
#[derive(Debug)]
pub enum Job {
    /// Whether the user may read the workspace.
    Check {
        reply: Reply<()>,
    },
    Decide {
        ask: Box<Ask>,
        reply: Reply<Answered>,
    },
    Tell {
        after: Cursor,
        reply: Reply<NextLines>,
    },
    Start {
        reply: Reply<Start>,
    },
    Records {
        theirs: BucketHashes,
        reply: Reply<Vec<Bucket>>,
    },
    /// Starts the workspace from a file, if there is no workspace yet.
    Begin {
        file: Box<WorkspaceFile>,
        reply: Reply<()>,
    },
    /// Returns the whole workspace as a file, for a coordinator.
    File {
        reply: Reply<String>,
    },
    /// Creates a link for a user, at the request of a coordinator.
    Invite {
        to: Actor,
        reply: Reply<Secret>,
    },
    /// Forgets all devices of a person, at the request of a coordinator.
    SignOutPerson {
        person: PersonId,
        reply: Reply<()>,
    },
    /// Creates a secret address for a person's calendar, in place of the previous one.
    AddCalendar {
        person: PersonId,
        reply: Reply<Secret>,
    },
    RemoveCalendar {
        person: PersonId,
        reply: Reply<()>,
    },
    /// Returns the devices of a person, or of the user.
    Devices {
        of: Option<PersonId>,
        reply: Reply<Vec<Device>>,
    },
    /// Forgets one of these devices.
    SignOutDevice {
        of: Option<PersonId>,
        id: Fingerprint,
        reply: Reply<()>,
    },
    /// Returns whether a person gets email, at their own request.
    OwnEmail {
        person: PersonId,
        reply: Reply<OwnEmail>,
    },
    ChooseEmail {
        person: PersonId,
        choice: EmailChoice,
        reply: Reply<()>,
    },
    /// Returns whether messages are sent, and which were not, for a coordinator.
    Mail {
        reply: Reply<Mail>,
    },
    /// Sends a message again that was refused or is in doubt, at the request of a coordinator.
    SendAgain {
        message: MessageId,
        reply: Reply<()>,
    },
}

type Reply<T> = oneshot::Sender<Result<T, Problem>>;

/// Where an attempt to sign in comes from.
#[derive(Debug)]
pub struct Attempt {
    /// The hash of the address, for which attempts are counted.
    pub source: SecretHash,
    pub device: Option<DeviceName>,
}

enum Message {
    SignIn {
        link: SecretHash,
        from: Attempt,
        reply: Reply<Access>,
    },
    /// Counts an attempt to sign in that ends elsewhere, at a provider.
    TryToSignIn {
        source: SecretHash,
        reply: Reply<()>,
    },
    /// Signs in a user who has proven to own an account.
    SignInAccount {
        account: Account,
        from: Attempt,
        reply: Reply<Access>,
    },
    /// Creates another access token for a device.
    Renew {
        shown: Shown,
        reply: Reply<Access>,
    },
    /// Signs a device out. Its user can always do so, whatever else they may do.
    SignOut {
        token: SecretHash,
        reply: Reply<()>,
    },
    From {
        token: SecretHash,
        job: Job,
    },
    /// Checks whether commands can be decided.
    IsReady {
        reply: Reply<()>,
    },
    /// Returns the messages to send now.
    Outgoing {
        question: Box<Question>,
        reply: Reply<Outgoing>,
    },
    /// Returns the calendar at a secret address.
    Calendar {
        secret: SecretHash,
        reply: Reply<String>,
    },
    /// Returns or changes whether a person wants email, at their unsubscribe address.
    EmailChoice {
        token: String,
        /// `None` to only return it.
        choice: Option<EmailChoice>,
        reply: Reply<EmailChoice>,
    },
    /// Returns what to tell other programs next.
    NextToTell {
        /// `None` to start with what is new from now on.
        after: Option<Cursor>,
        reply: Reply<Next>,
    },
    /// Imports a schedule that another program has sent.
    Schedule {
        schedule: Box<SentSchedule>,
        missing: Missing,
        reply: oneshot::Sender<Result<ScheduleReport, NotImported>>,
    },
    /// Records what the server itself has done.
    Record {
        asks: Vec<Ask>,
        reply: Reply<Vec<Outcome>>,
    },
}

/// Sends requests to the thread.
#[derive(Clone, Debug)]
pub struct Worker {
    queue: mpsc::Sender<Message>,
    end: Arc<watch::Sender<u64>>,
}

impl Worker {
    /// Sends a request as the user of an access token.
    ///
    /// # Errors
    ///
    /// Returns the reason why the request failed.
    pub async fn ask<T>(&self, token: SecretHash, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::From { token, job: job(reply) })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Signs a device in with a link, which is used up.
    ///
    /// # Errors
    ///
    /// Returns an error if the link is not valid, or if there were too many attempts from this source.
    pub async fn sign_in(&self, link: SecretHash, from: Attempt) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignIn { link, from, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    ///
    /// Returns an error if there were too many from this source.
    pub async fn try_to_sign_in(&self, source: SecretHash) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::TryToSignIn { source, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Signs a device in with an account that its user has proven to own. The attempt then does not count.
    ///
    /// # Errors
    ///
    /// Returns an error if no person here has the account.
    pub async fn sign_in_account(&self, account: Account, from: Attempt) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignInAccount { account, from, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Creates another access token for a device.
    ///
    /// # Errors
    ///
    /// Returns an error if the device is not signed in.
    pub async fn renew(&self, shown: Shown) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Renew { shown, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Forgets the device that an access token belongs to.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not valid, or the device cannot be forgotten.
    pub async fn sign_out(&self, token: SecretHash) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignOut { token, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Checks whether commands can be decided.
    ///
    /// # Errors
    ///
    /// Returns the reason why not.
    pub async fn is_ready(&self) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::IsReady { reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Returns the calendar at a secret address.
    ///
    /// # Errors
    ///
    /// Returns an error if there is none, or its person has left.
    pub async fn calendar(&self, secret: SecretHash) -> Result<String, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Calendar { secret, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Returns whether the person of an unsubscribe address wants email, after saving their choice if there is one.
    ///
    /// # Errors
    ///
    /// Returns an error if the address belongs to no one, or if the choice cannot be saved.
    pub async fn email_choice(
        &self,
        token: String,
        choice: Option<EmailChoice>,
    ) -> Result<EmailChoice, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::EmailChoice { token, choice, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Imports a schedule that another program has sent, and returns what has changed.
    ///
    /// # Errors
    ///
    /// Returns the reason why nothing was imported.
    pub async fn import_schedule(
        &self,
        schedule: SentSchedule,
        missing: Missing,
    ) -> Result<ScheduleReport, NotImported> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Schedule { schedule: Box::new(schedule), missing, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable.into()))
    }

    /// Returns the messages to send now. Blocks until they are known.
    ///
    /// # Errors
    ///
    /// Returns an error if the workspace cannot be read.
    pub fn outgoing(&self, question: Question) -> Result<Outgoing, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Outgoing { question: Box::new(question), reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// Returns what to tell other programs after a cursor. Blocks until it is known.
    ///
    /// # Errors
    ///
    /// Returns an error if the workspace cannot be read.
    pub fn next_to_tell(&self, after: Option<Cursor>) -> Result<Next, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::NextToTell { after, reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// Records what the server itself has done. Blocks until it is saved.
    ///
    /// # Errors
    ///
    /// Returns an error if it was not saved, or if that is unknown.
    pub fn record(&self, asks: Vec<Ask>) -> Result<Vec<Outcome>, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Record { asks, reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// Returns the end of the log, which is updated whenever it changes. Holders count as waiting for it.
    pub fn end(&self) -> watch::Receiver<u64> {
        self.end.subscribe()
    }

    fn send(&self, message: Message) -> Result<(), Problem> {
        self.queue.send(message).map_err(|_| Problem::Unavailable)
    }
}

/// What the operator has chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    pub sends: Sends,
    /// How long an access token is valid.
    pub token_life: TimeDelta,
    pub unreadable: Unreadable,
}

/// How messages are sent, if at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sends {
    pub emails: bool,
    /// To a channel, for people whom email does not reach.
    pub posts: bool,
}

impl Sends {
    /// Returns who is notified in the channel, or `None` if no messages are sent.
    fn posted(self) -> Option<Posted> {
        match (self.emails, self.posts) {
            (false, false) => None,
            (true, false) => Some(Posted::NoOne),
            (true, true) => Some(Posted::Unreached),
            (false, true) => Some(Posted::Everyone),
        }
    }
}

/// Ends the process if its thread panics. A server without this thread would refuse everything, and nothing would start it again.
struct EndsWithTheProcess;

impl Drop for EndsWithTheProcess {
    fn drop(&mut self) {
        if thread::panicking() {
            std::process::abort();
        }
    }
}

/// Opens the workspace, and starts its thread.
///
/// # Errors
///
/// Returns an error if the database cannot be opened.
pub fn open(database: Database, metrics: Metrics, choices: Choices) -> Result<Worker, DatabaseError> {
    let (queue, messages) = mpsc::channel();
    let end = Arc::new(watch::Sender::new(0));
    let tell_end = Arc::clone(&end);
    let (tell_opened, opened) = mpsc::channel();
    // The log stays in the thread that opens it.
    thread::spawn(move || {
        let _whole = EndsWithTheProcess;
        match Owner::open(database, tell_end, metrics, choices) {
            Ok(owner) => {
                let _ = tell_opened.send(Ok(()));
                owner.work(messages);
            }
            Err(reason) => {
                let _ = tell_opened.send(Err(reason));
            }
        }
    });
    opened.recv().unwrap_or_else(|_| Err(DatabaseError::Damaged("The log".into())))?;
    Ok(Worker { queue, end })
}

impl Message {
    fn token(&self) -> Option<SecretHash> {
        match self {
            Self::SignIn { .. }
            | Self::TryToSignIn { .. }
            | Self::SignInAccount { .. }
            | Self::Renew { .. }
            | Self::IsReady { .. }
            | Self::Outgoing { .. }
            | Self::Calendar { .. }
            | Self::EmailChoice { .. }
            | Self::NextToTell { .. }
            | Self::Schedule { .. }
            | Self::Record { .. } => None,
            Self::SignOut { token, .. } | Self::From { token, .. } => Some(*token),
        }
    }
}

impl Job {
    fn refuse(self, problem: Problem) {
        match self {
            Self::Check { reply } => drop(reply.send(Err(problem))),
            Self::Decide { reply, .. } => drop(reply.send(Err(problem))),
            Self::Tell { reply, .. } => drop(reply.send(Err(problem))),
            Self::Start { reply } => drop(reply.send(Err(problem))),
            Self::Records { reply, .. } => drop(reply.send(Err(problem))),
            Self::Begin { reply, .. } => drop(reply.send(Err(problem))),
            Self::File { reply } => drop(reply.send(Err(problem))),
            Self::Invite { reply, .. } => drop(reply.send(Err(problem))),
            Self::SignOutPerson { reply, .. } => drop(reply.send(Err(problem))),
            Self::AddCalendar { reply, .. } => drop(reply.send(Err(problem))),
            Self::RemoveCalendar { reply, .. } => drop(reply.send(Err(problem))),
            Self::Devices { reply, .. } => drop(reply.send(Err(problem))),
            Self::SignOutDevice { reply, .. } => drop(reply.send(Err(problem))),
            Self::OwnEmail { reply, .. } => drop(reply.send(Err(problem))),
            Self::ChooseEmail { reply, .. } => drop(reply.send(Err(problem))),
            Self::Mail { reply } => drop(reply.send(Err(problem))),
            Self::SendAgain { reply, .. } => drop(reply.send(Err(problem))),
        }
    }
}
