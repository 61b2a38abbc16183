//! Who still has to be told about their sessions, and what. Publishing sends no messages: the coordinator tells the trainee and
//! the mentor of each session, and tells them again when it is moved, changed or cancelled.
//!
//! - People know what they were told last, and what they did themselves. A trainee knows the session that they confirmed or
//!   declined, even if the coordinator responded for them. The person who declined, cancelled or moved a session knows about
//!   that.
//! - Until the first message was recorded in a workspace, people were told without a record. Both sides know what was confirmed
//!   until then. Published sessions without a response have to be told.
//! - A session that is over, or that was cancelled before a person knew about it, is not told.
//! - If a person knows about a session that is a draft again, or gone, because its publishing was undone, they are told that it
//!   is cancelled.
//! - People who have left are told nothing.

use crate::{
    model::{
        ids::{PersonId, SessionId},
        program::StepKind,
        session::{DeclineReason, Session, SessionState},
        told::{ToldPerson, ToldSession, ToldStatus},
    },
    order::{Gather, Order},
    text_search::folded,
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that one person still has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToTell {
    pub to: PersonId,
    /// By the time of the sessions, and never empty.
    pub news: Vec<News>,
}

impl ToTell {
    /// What to record once they were told.
    pub fn told(&self) -> ToldPerson {
        ToldPerson { to: self.to, sessions: self.news.iter().map(|news| news.session).collect() }
    }
}

/// News about one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    pub session: ToldSession,
    pub kind: NewsKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NewsKind {
    New,
    Moved {
        from: DateTime<Utc>,
    },
    /// The time stays the same, but it is for another step.
    Changed,
    Cancelled,
}

/// Everyone who has to be told something, by name.
pub fn to_tell(workspace: &Workspace, now: DateTime<Utc>) -> Vec<ToTell> {
    let sent = SentMessages::of(workspace);
    let news = workspace.sessions.values().flat_map(|session| news_of(workspace, &sent, session));
    let gone = sent.of_gone_sessions(workspace).map(|(person, last)| (person, gone(last)));
    let mut people: BTreeMap<PersonId, Vec<News>> = BTreeMap::new();
    for (person, news) in news.chain(gone).filter(|(person, news)| matters(workspace, *person, news, now)) {
        people.entry(person).or_default().push(news);
    }
    let name = |person| folded(workspace.profiles.name(person));
    let mut all: Vec<_> = people.into_iter().map(|(to, news)| ToTell { to, news }).collect();
    all.iter_mut().for_each(|one| one.news.order_by_key(|news| (news.session.start, news.session.session)));
    all.order_by(|one, other| (name(one.to), one.to).cmp(&(name(other.to), other.to)));
    all
}

/// The people who have to be told something about one session, by name.
pub fn untold(workspace: &Workspace, session: SessionId, now: DateTime<Utc>) -> Vec<PersonId> {
    let sent = SentMessages::about(workspace, session);
    let known = workspace.sessions.get(&session).into_iter();
    let news = known.flat_map(|session| news_of(workspace, &sent, session));
    let gone = sent.of_gone_sessions(workspace).map(|(person, last)| (person, gone(last)));
    let matters = |(person, news): &(PersonId, News)| matters(workspace, *person, news, now);
    let people: BTreeSet<_> = news.chain(gone).filter(matters).map(|(person, _)| person).into_set();
    let mut people: Vec<_> = people.into_iter().collect();
    people.order_by_key(|person| (folded(workspace.profiles.name(*person)), *person));
    people
}

/// The news about a session for its trainee and its mentor, even if they have left or it is over.
fn news_of<'a>(
    workspace: &'a Workspace,
    sent: &'a SentMessages,
    session: &'a Session,
) -> impl Iterator<Item = (PersonId, News)> + use<'a> {
    let present = present(workspace, session);
    present.into_iter().flat_map(move |present| {
        let news = move |person| Some((person, news(sent, session, &present, person)?));
        sides(workspace, session).into_iter().filter_map(news)
    })
}

fn gone(last: ToldSession) -> News {
    News { session: cancelled(last), kind: NewsKind::Cancelled }
}

fn matters(workspace: &Workspace, person: PersonId, news: &News, now: DateTime<Utc>) -> bool {
    news.session.start > now && workspace.is_here(person)
}

/// The people who know about a session ahead, and will have to be told if it is cancelled.
pub fn who_knows(workspace: &Workspace, session: SessionId, now: DateTime<Utc>) -> Vec<PersonId> {
    let known = workspace.sessions.get(&session);
    let known = known.filter(|known| known.state().is_ahead() && workspace.start_of(known) > now);
    let Some((session, present)) = known.and_then(|known| Some((known, present(workspace, known)?))) else {
        return Vec::new();
    };
    let sent = SentMessages::about(workspace, session.id);
    let knows = |person: &PersonId| match sent.last.get(&(*person, session.id)) {
        Some((_, last)) => !last.says_the_same_as(&cancelled(present)),
        None => acted(session, session.mentor == *person, *person, sent.since).is_some(),
    };
    let here = sides(workspace, session).into_iter().filter(|person| workspace.is_here(*person));
    here.filter(knows).collect()
}

/// The messages that were sent, by recipient and session.
pub struct SentMessages {
    last: BTreeMap<(PersonId, SessionId), (DateTime<Utc>, ToldSession)>,
    /// When the first one was sent.
    since: Option<DateTime<Utc>>,
}

impl SentMessages {
    pub fn of(workspace: &Workspace) -> Self {
        Self::that(workspace, |_| true)
    }

    /// The messages about one session.
    fn about(workspace: &Workspace, session: SessionId) -> Self {
        Self::that(workspace, |told| told.session == session)
    }

    fn that(workspace: &Workspace, is_meant: impl Fn(&ToldSession) -> bool) -> Self {
        let mut last = BTreeMap::new();
        for sent in &workspace.told {
            for session in sent.told.sessions.iter().filter(|session| is_meant(session)) {
                last.insert((sent.told.to, session.session), (sent.at, *session));
            }
        }
        Self { last, since: workspace.told.iter().map(|sent| sent.at).min() }
    }

    /// Whether this is the last thing that a person was told about the session.
    pub fn says(&self, to: PersonId, told: &ToldSession) -> bool {
        self.last.get(&(to, told.session)).is_some_and(|(_, last)| last.says_the_same_as(told))
    }

    /// The sessions that people were told about and that no longer exist.
    fn of_gone_sessions<'a>(
        &'a self,
        workspace: &'a Workspace,
    ) -> impl Iterator<Item = (PersonId, ToldSession)> + 'a {
        let gone = |session: &SessionId| !workspace.sessions.contains_key(session);
        let lasts = self.last.iter().filter(move |((_, session), _)| gone(session));
        lasts
            .map(|((person, _), (_, last))| (*person, *last))
            .filter(|(_, last)| last.status == ToldStatus::Scheduled)
    }
}

/// Whether a person can have been told this: the session is theirs and published, or they were told about it before.
pub fn may_be_told(workspace: &Workspace, sent: &SentMessages, to: PersonId, told: &ToldSession) -> bool {
    let is_theirs = |session: &Session| {
        let placement = (session.enrollment, session.interview, session.mentor);
        placement == (told.enrollment, told.interview, told.mentor)
            && !session.state().is_draft()
            && sides(workspace, session).contains(&to)
    };
    sent.last.contains_key(&(to, told.session))
        || workspace.sessions.get(&told.session).is_some_and(is_theirs)
}

/// The trainee and the mentor.
fn sides(workspace: &Workspace, session: &Session) -> BTreeSet<PersonId> {
    workspace.trainee_of(session).into_iter().chain([session.mentor]).into_set()
}

/// What there is to say about a session now; `None` if it took place or didn't happen.
fn present(workspace: &Workspace, session: &Session) -> Option<ToldSession> {
    let status = match session.state() {
        SessionState::Proposed | SessionState::Confirmed => ToldStatus::Scheduled,
        SessionState::Drafted
        | SessionState::Accepted
        | SessionState::Declined(_)
        | SessionState::Cancelled(_) => ToldStatus::Cancelled,
        SessionState::Held | SessionState::Missed | SessionState::Credited | SessionState::NotCredited => {
            return None;
        }
    };
    Some(ToldSession {
        session: session.id,
        enrollment: session.enrollment,
        interview: session.interview,
        mentor: session.mentor,
        kind: kind(workspace, session)?,
        start: workspace.start_of(session),
        status,
    })
}

fn kind(workspace: &Workspace, session: &Session) -> Option<StepKind> {
    let path = workspace.path(workspace.enrollments.get(&session.enrollment)?)?;
    session.step.of(&path.steps).map(|step| step.kind).or(session.course.beyond)
}

fn cancelled(last: ToldSession) -> ToldSession {
    ToldSession { status: ToldStatus::Cancelled, ..last }
}

fn news(sent: &SentMessages, session: &Session, present: &ToldSession, person: PersonId) -> Option<News> {
    let told = sent.last.get(&(person, session.id));
    if told.is_some_and(|(_, last)| last.says_the_same_as(present)) {
        return None;
    }
    // What they did after they were told is what they know.
    let acted = acted(session, present.mentor == person, person, sent.since);
    let acted = acted.filter(|acted| told.is_none_or(|(at, _)| acted >= at));
    if acted.is_some_and(|acted| acted >= changed(session)) {
        return None;
    }
    let last = told.map(|(_, last)| *last);
    match present.status {
        ToldStatus::Scheduled => {
            Some(News { session: *present, kind: kind_of(session, last, acted.is_some(), present) })
        }
        ToldStatus::Cancelled if last.is_some() || acted.is_some() => {
            // The time in their calendar.
            let start = last.map_or(present.start, |last| last.start);
            Some(News { session: ToldSession { start, ..*present }, kind: NewsKind::Cancelled })
        }
        ToldStatus::Cancelled => None,
    }
}

fn kind_of(session: &Session, last: Option<ToldSession>, has_acted: bool, present: &ToldSession) -> NewsKind {
    let moved = session.course.moved.map(|moved| moved.from);
    let known_start = match last {
        Some(last) if last.status == ToldStatus::Cancelled && !has_acted => return NewsKind::New,
        Some(last) if !has_acted => Some(last.start),
        None if !has_acted => return NewsKind::New,
        _ => moved,
    };
    match known_start {
        Some(from) if from != present.start => NewsKind::Moved { from },
        _ => NewsKind::Changed,
    }
}

/// When the session last changed into its current form.
pub fn changed(session: &Session) -> DateTime<Utc> {
    let moved = session.course.moved.filter(|_| session.state().is_ahead()).map(|moved| moved.at);
    moved.map_or(session.since(), |moved| moved.max(session.since()))
}

/// When a person last did something that shows that they know the session as it was then.
fn acted(
    session: &Session,
    is_mentor: bool,
    person: PersonId,
    first_message: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let without_record = |at: DateTime<Utc>| first_message.is_none_or(|first| at <= first);
    let confirmations = session.history.changes().filter(|change| change.state == SessionState::Confirmed);
    let confirmed =
        confirmations.map(|change| change.at).filter(|at| !is_mentor || without_record(*at)).max();
    let course = &session.course;
    let moved = course.moved.filter(|moved| moved.by.and_then(|by| by.person()) == Some(person));
    [confirmed, moved.map(|moved| moved.at), called_off(session, is_mentor, person)]
        .into_iter()
        .flatten()
        .max()
}

/// When this person called the session off. A decline that isn't the mentor's counts as the trainee's.
fn called_off(session: &Session, is_mentor: bool, person: PersonId) -> Option<DateTime<Utc>> {
    let course = &session.course;
    let is_own = match session.state() {
        // The coordinator removed it.
        SessionState::Declined(DeclineReason::NotInThisPlan) => false,
        SessionState::Declined(_) => {
            course.declined.is_some_and(|declined| declined.by.is(session.mentor) == is_mentor)
        }
        SessionState::Cancelled(_) => course.cancelled_by.and_then(|by| by.person()) == Some(person),
        _ => false,
    };
    is_own.then(|| session.since())
}
