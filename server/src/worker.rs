//! The thread that owns the workspace, and what is asked of it. All requests come to it one after the other.

use crate::{
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
    model::{
        actor::Actor,
        ids::{MessageId, PersonId},
    },
    sync::{
        cursor::Cursor,
        decided::Outcome,
        host::{Start, Told},
        messages::{Answered, Device, EmailChoice, Mail, OwnEmail, Posted},
        record_set::{Bucket, BucketHashes},
    },
};
use tokio::sync::{oneshot, watch};

mod owner;
mod turns;

/// Something that a request wants of the workspace.
#[derive(Debug)]
pub enum Job {
    Decide {
        ask: Box<Ask>,
        reply: Reply<Answered>,
    },
    Tell {
        after: Cursor,
        reply: Reply<Told>,
    },
    Start {
        reply: Reply<Start>,
    },
    Records {
        theirs: BucketHashes,
        reply: Reply<Vec<Bucket>>,
    },
    /// Takes over a workspace that came in a file, where there is none yet.
    Begin {
        file: Box<WorkspaceFile>,
        reply: Reply<()>,
    },
    /// The whole workspace as a file, asked by a coordinator.
    File {
        reply: Reply<String>,
    },
    /// A link for somebody, given out by a coordinator.
    Invite {
        to: Actor,
        reply: Reply<Secret>,
    },
    /// Forgets all devices of somebody, asked by a coordinator.
    SignOutPerson {
        person: PersonId,
        reply: Reply<()>,
    },
    /// A secret address for a person's calendar, in place of the one before.
    AddCalendar {
        person: PersonId,
        reply: Reply<Secret>,
    },
    RemoveCalendar {
        person: PersonId,
        reply: Reply<()>,
    },
    /// The devices of a person, or of whoever asks.
    Devices {
        of: Option<PersonId>,
        reply: Reply<Vec<Device>>,
    },
    /// Forgets one of them.
    SignOutDevice {
        of: Option<PersonId>,
        id: Fingerprint,
        reply: Reply<()>,
    },
    /// Whether a person gets email, asked by themselves.
    OwnEmail {
        person: PersonId,
        reply: Reply<OwnEmail>,
    },
    ChooseEmail {
        person: PersonId,
        choice: EmailChoice,
        reply: Reply<()>,
    },
    /// Whether messages are sent, and which were not, asked by a coordinator.
    Mail {
        reply: Reply<Mail>,
    },
    /// Lets a message be sent once more that was refused or is in doubt, asked by a coordinator.
    SendAgain {
        message: MessageId,
        reply: Reply<()>,
    },
}

type Reply<T> = oneshot::Sender<Result<T, Problem>>;

/// From where somebody signs in.
#[derive(Debug)]
pub struct Attempt {
    /// The address, as it is counted.
    pub source: SecretHash,
    pub device: Option<DeviceName>,
}

enum Message {
    SignIn {
        link: SecretHash,
        from: Attempt,
        reply: Reply<Access>,
    },
    /// Counts an attempt to sign in that ends elsewhere.
    TryToSignIn {
        source: SecretHash,
        reply: Reply<()>,
    },
    /// Somebody has shown that an account is theirs.
    SignInAccount {
        account: Account,
        from: Attempt,
        reply: Reply<Access>,
    },
    /// Another access token for a device.
    Renew {
        shown: Shown,
        reply: Reply<Access>,
    },
    /// Whoever uses a device may forget it, whatever else they may do.
    SignOut {
        token: SecretHash,
        reply: Reply<()>,
    },
    From {
        token: SecretHash,
        job: Job,
    },
    /// Whether commands can be decided.
    IsReady {
        reply: Reply<()>,
    },
    /// Which messages are to go out now.
    Outgoing {
        question: Box<Question>,
        reply: Reply<Outgoing>,
    },
    /// What a calendar shows that is reached by a secret address.
    Calendar {
        secret: SecretHash,
        reply: Reply<String>,
    },
    /// Whether somebody wants email, asked and said at their address.
    EmailChoice {
        token: String,
        /// `None` where it is only asked for.
        choice: Option<EmailChoice>,
        reply: Reply<EmailChoice>,
    },
    /// What other programs are told next.
    NextToTell {
        /// `None` for what is new from now on.
        after: Option<Cursor>,
        reply: Reply<Next>,
    },
    /// Something that the server itself has done.
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
    /// Asks for something as whoever shows an access token.
    ///
    /// # Errors
    ///
    /// The reason why there is no answer.
    pub async fn ask<T>(&self, token: SecretHash, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::From { token, job: job(reply) })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Signs a device in by a link, which is used up.
    ///
    /// # Errors
    ///
    /// Where the link is not valid, or there were too many attempts from there.
    pub async fn sign_in(&self, link: SecretHash, from: Attempt) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignIn { link, from, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    ///
    /// Where there were too many from there.
    pub async fn try_to_sign_in(&self, source: SecretHash) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::TryToSignIn { source, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Signs a device in by an account that somebody has shown to be theirs. The attempt does not count then.
    ///
    /// # Errors
    ///
    /// Where nobody here has that account.
    pub async fn sign_in_account(&self, account: Account, from: Attempt) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignInAccount { account, from, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Another access token for a device.
    ///
    /// # Errors
    ///
    /// Where the device is not signed in.
    pub async fn renew(&self, shown: Shown) -> Result<Access, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Renew { shown, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Forgets the device that shows an access token.
    ///
    /// # Errors
    ///
    /// Where the token does not hold, or the device cannot be forgotten.
    pub async fn sign_out(&self, token: SecretHash) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignOut { token, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Whether commands can be decided.
    ///
    /// # Errors
    ///
    /// The reason why not.
    pub async fn is_ready(&self) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::IsReady { reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// The calendar at a secret address.
    ///
    /// # Errors
    ///
    /// Where there is none, or its person has left.
    pub async fn calendar(&self, secret: SecretHash) -> Result<String, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Calendar { secret, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Whether the person of an address wants email, once they have chosen, if they do.
    ///
    /// # Errors
    ///
    /// Where the address is nobody's, or what they choose is not kept.
    pub async fn email_choice(
        &self,
        token: String,
        choice: Option<EmailChoice>,
    ) -> Result<EmailChoice, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::EmailChoice { token, choice, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Which messages are to go out now. It blocks until that is known.
    ///
    /// # Errors
    ///
    /// Where the workspace cannot be read.
    pub fn outgoing(&self, question: Question) -> Result<Outgoing, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Outgoing { question: Box::new(question), reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// What other programs are told after a cursor. It blocks until that is known.
    ///
    /// # Errors
    ///
    /// Where the workspace cannot be read.
    pub fn next_to_tell(&self, after: Option<Cursor>) -> Result<Next, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::NextToTell { after, reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// Writes down what the server itself has done. It blocks until that is kept.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    pub fn record(&self, asks: Vec<Ask>) -> Result<Vec<Outcome>, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Record { asks, reply })?;
        answer.blocking_recv().unwrap_or(Err(Problem::Unavailable))
    }

    /// Where the log ends, told whenever that changes. Whoever holds this counts as waiting for it.
    pub fn end(&self) -> watch::Receiver<u64> {
        self.end.subscribe()
    }

    fn send(&self, message: Message) -> Result<(), Problem> {
        self.queue.send(message).map_err(|_| Problem::Unavailable)
    }
}

/// What whoever runs the server has chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    pub sends: Sends,
    /// How long an access token holds.
    pub token_life: TimeDelta,
    pub unreadable: Unreadable,
}

/// How messages are sent, if they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sends {
    pub emails: bool,
    /// To a channel, for those whom email does not reach.
    pub posts: bool,
}

impl Sends {
    /// Who is told in the channel; `None` where no messages are sent.
    fn posted(self) -> Option<Posted> {
        match (self.emails, self.posts) {
            (false, false) => None,
            (true, false) => Some(Posted::Nobody),
            (true, true) => Some(Posted::Unreached),
            (false, true) => Some(Posted::Everybody),
        }
    }
}

/// Opens the workspace, and starts its thread.
///
/// # Errors
///
/// Where the database cannot be opened.
pub fn open(database: Database, metrics: Metrics, choices: Choices) -> Result<Worker, DatabaseError> {
    let (queue, messages) = mpsc::channel();
    let end = Arc::new(watch::Sender::new(0));
    let tell_end = Arc::clone(&end);
    let (tell_opened, opened) = mpsc::channel();
    // The log stays in the thread that opens it.
    thread::spawn(move || match Owner::open(database, tell_end, metrics, choices) {
        Ok(owner) => {
            let _ = tell_opened.send(Ok(()));
            owner.work(messages);
        }
        Err(reason) => {
            let _ = tell_opened.send(Err(reason));
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
            | Self::Record { .. } => None,
            Self::SignOut { token, .. } | Self::From { token, .. } => Some(*token),
        }
    }
}

impl Job {
    fn refuse(self, problem: Problem) {
        match self {
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
