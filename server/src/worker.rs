//! The thread that owns the workspace. All requests come to it one after the other; commands that wait are decided and
//! kept together.

use crate::{
    journal::{DatabaseError, SqliteJournal},
    problem::Problem,
    secret::{Secret, SecretHash, number},
    sign_in::SignIns,
};
use chrono::{DateTime, Utc};
use std::{
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};
use switchback_core::{
    access::work::Work,
    command::Ask,
    export::workspace_file::WorkspaceFile,
    model::actor::Actor,
    sync::{
        cursor::Cursor,
        decided::Stamp,
        host::{Beginning, Decided, Delivery, Host, Reader, Sent, Start, Told},
        messages::Answered,
        record_set::{Bucket, BucketHashes},
    },
    zones::DatabaseZones,
};
use tokio::sync::{oneshot, watch};

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
    /// A link for somebody, given out by a coordinator.
    Invite {
        to: Actor,
        reply: Reply<Secret>,
    },
}

type Reply<T> = oneshot::Sender<Result<T, Problem>>;

/// A device that was signed in.
#[derive(Debug)]
pub struct SignedIn {
    pub device: Secret,
    pub actor: Actor,
}

enum Message {
    SignIn { link: SecretHash, reply: Reply<SignedIn> },
    From { device: SecretHash, job: Job },
}

/// Sends requests to the thread.
#[derive(Clone, Debug)]
pub struct Worker {
    queue: mpsc::Sender<Message>,
    /// Where the log ends, told whenever that changes.
    pub end: watch::Receiver<u64>,
}

/// How many lines one answer tells at most.
const MOST_LINES: usize = 5_000;
/// How many commands are kept together at most.
const MOST_COMMANDS: usize = 500;

impl Worker {
    /// Asks for something as the user of a device.
    ///
    /// # Errors
    ///
    /// The reason why there is no answer.
    pub async fn ask<T>(&self, device: SecretHash, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::From { device, job: job(reply) })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    /// Signs a device in by a link, which is used up.
    ///
    /// # Errors
    ///
    /// Where the link is not valid.
    pub async fn sign_in(&self, link: SecretHash) -> Result<SignedIn, Problem> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::SignIn { link, reply })?;
        answer.await.unwrap_or(Err(Problem::Unavailable))
    }

    fn send(&self, message: Message) -> Result<(), Problem> {
        self.queue.send(message).map_err(|_| Problem::Unavailable)
    }
}

/// Opens the workspace, and starts its thread.
///
/// # Errors
///
/// Where the file cannot be opened.
pub fn open(path: &Path) -> Result<Worker, DatabaseError> {
    let (queue, messages) = mpsc::channel();
    let (tell_end, end) = watch::channel(0);
    let (tell_opened, opened) = mpsc::channel();
    let path = path.to_owned();
    // The log stays in the thread that opens it.
    thread::spawn(move || match Owner::open(path, tell_end) {
        Ok(owner) => {
            let _ = tell_opened.send(Ok(()));
            owner.work(&messages);
        }
        Err(reason) => {
            let _ = tell_opened.send(Err(reason));
        }
    });
    opened.recv().unwrap_or_else(|_| Err(DatabaseError::Damaged("The log".into())))?;
    Ok(Worker { queue, end })
}

struct Owner {
    path: PathBuf,
    sign_ins: SignIns,
    /// `None` after something could not be kept: it is read again before it is used again.
    host: Option<Host<SqliteJournal>>,
    end: watch::Sender<u64>,
    /// Time never goes back, whatever the clock does.
    latest: DateTime<Utc>,
}

/// A command that waits to be decided, and where its outcome goes.
struct WaitingCommand {
    by: Actor,
    ask: Box<Ask>,
    reply: Reply<Answered>,
}

impl Owner {
    fn open(path: PathBuf, end: watch::Sender<u64>) -> Result<Self, DatabaseError> {
        let host = open_host(&path)?;
        end.send_replace(host.log().end());
        Ok(Self {
            sign_ins: SignIns::open(&path)?,
            host: Some(host),
            path,
            end,
            latest: DateTime::UNIX_EPOCH,
        })
    }

    fn work(mut self, messages: &mpsc::Receiver<Message>) {
        while let Ok(first) = messages.recv() {
            let others = std::iter::from_fn(|| messages.try_recv().ok()).take(MOST_COMMANDS);
            let received: Vec<Message> = std::iter::once(first).chain(others).collect();
            let mut waiting = Vec::new();
            for message in received {
                self.take(message, &mut waiting);
            }
            self.decide(waiting);
        }
    }

    fn take(&mut self, message: Message, waiting: &mut Vec<WaitingCommand>) {
        match message {
            Message::SignIn { link, reply } => {
                let _ = reply.send(self.sign_in(link));
            }
            Message::From { device, job } => match self.sign_ins.actor(device) {
                Ok(Some(by)) => self.take_job(by, job, waiting),
                Ok(None) => job.refuse(Problem::NotSignedIn),
                Err(_) => job.refuse(Problem::Unavailable),
            },
        }
    }

    fn take_job(&mut self, by: Actor, job: Job, waiting: &mut Vec<WaitingCommand>) {
        match job {
            Job::Decide { ask, reply } => waiting.push(WaitingCommand { by, ask, reply }),
            // What was sent before is decided before anything is told.
            job => {
                self.decide(std::mem::take(waiting));
                let reader = Reader { by, at: self.now() };
                match self.host().map(|host| host.may_read(&DatabaseZones, reader)) {
                    Ok(true) => self.answer(reader, job),
                    Ok(false) => job.refuse(Problem::NotForYou),
                    Err(problem) => job.refuse(problem),
                }
            }
        }
    }

    fn answer(&mut self, reader: Reader, job: Job) {
        match job {
            Job::Decide { reply, .. } => drop(reply),
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
            Job::Invite { to, reply } => {
                let _ = reply.send(self.invite(reader, to));
            }
        }
    }

    fn tell(&mut self, reader: Reader, after: Cursor) -> Result<Told, Problem> {
        let delivery = self.host()?.deliver(&DatabaseZones, reader, after, MOST_LINES);
        match delivery.map_err(|_| Problem::Unavailable)? {
            Delivery::Lines(told) => Ok(told),
            Delivery::StartOver(why) => Err(Problem::StartOver(why)),
        }
    }

    fn sign_in(&mut self, link: SecretHash) -> Result<SignedIn, Problem> {
        let device = Secret::new().map_err(|_| Problem::Unavailable)?;
        let at = self.now();
        let actor = self.sign_ins.redeem(link, &device, at).map_err(|_| Problem::Unavailable)?;
        let actor = actor.ok_or(Problem::LinkNotValid)?;
        Ok(SignedIn { device, actor })
    }

    fn begin(&mut self, reader: Reader, file: WorkspaceFile) -> Result<(), Problem> {
        if !reader.by.is_coordinator() {
            return Err(Problem::NotForYou);
        }
        let can_be_kept = file.base.is_none() && file.unread.is_empty();
        if !can_be_kept {
            return Err(Problem::NotUnderstood);
        }
        let host = self.host.take().ok_or(Problem::Unavailable)?;
        let begun = host.begin_with(file.lines, &file.records).map_err(|_| Problem::Unavailable)?;
        match begun {
            Beginning::Begun(host) => {
                self.end.send_replace(host.log().end());
                self.host = Some(host);
                Ok(())
            }
            Beginning::NotEmpty(host) => {
                self.host = Some(host);
                Err(Problem::NotEmpty)
            }
        }
    }

    fn invite(&mut self, reader: Reader, to: Actor) -> Result<Secret, Problem> {
        if !Work::AssignRoles.is_for(reader.by) {
            return Err(Problem::NotForYou);
        }
        let link = Secret::new().map_err(|_| Problem::Unavailable)?;
        self.sign_ins.add_link(&link, to, reader.at).map_err(|_| Problem::Unavailable)?;
        Ok(link)
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
        if !self.host()?.reads_all() {
            return Err(Problem::UpdateNeeded);
        }
        let host = self.host.take().ok_or(Problem::Unavailable)?;
        let epoch = host.epoch();
        let Decided { host, outcomes } =
            host.decide(&DatabaseZones, sent).map_err(|_| Problem::Unavailable)?;
        self.end.send_replace(host.log().end());
        self.host = Some(host);
        let answer = |outcome| Ok(Answered { epoch, outcome });
        Ok(outcomes
            .into_iter()
            .map(|outcome| outcome.map_err(Problem::NotDecided).and_then(answer))
            .collect())
    }

    fn host(&mut self) -> Result<&Host<SqliteJournal>, Problem> {
        if self.host.is_none() {
            self.host = open_host(&self.path).ok();
        }
        self.host.as_ref().ok_or(Problem::Unavailable)
    }

    fn now(&mut self) -> DateTime<Utc> {
        self.latest = self.latest.max(Utc::now());
        self.latest
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
            Self::Invite { reply, .. } => drop(reply.send(Err(problem))),
        }
    }
}

fn open_host(path: &Path) -> Result<Host<SqliteJournal>, DatabaseError> {
    let mut journal = SqliteJournal::open(path)?;
    let epoch = journal.epoch(number().map_err(|_| DatabaseError::NoRandomness)?)?;
    Host::open(journal, epoch)
}
