//! The message that tells a person about their sessions: what is new, moved, changed and cancelled, by their own clock.

use crate::{
    model::{
        ids::PersonId,
        session::{CancelReason, SessionState},
        told::{ToldSession, ToldStatus},
    },
    progress::{
        email::Message,
        schedule::{
            session_card::{SessionCard, session_card, step_name},
            to_tell::{News, NewsKind, ToTell},
        },
    },
    wording::count,
    workspace::Workspace,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, Utc};
use std::iter;

/// The message to one person. `link` leads to the page for responding.
pub fn message(workspace: &Workspace, zones: &dyn Zones, to_tell: &ToTell, link: &str) -> Message {
    let to = to_tell.to;
    let greeting = format!("Hi {},", workspace.profiles.first_name(to));
    let paragraphs = paragraphs(workspace, zones, to_tell, link);
    let all = iter::once(greeting).chain(paragraphs).chain(iter::once("Thank you!".to_owned()));
    Message {
        to,
        mail: workspace.profiles.mail(to).map(str::to_owned),
        title: title(&to_tell.news),
        text: all.collect::<Vec<_>>().join("\n\n"),
    }
}

/// The title, such as "Your interviewer training sessions: 2 new, 1 cancelled".
pub fn title(news: &[News]) -> String {
    format!("Your interviewer training sessions: {}", summary(news))
}

/// The message between its greeting and its end.
pub fn paragraphs(workspace: &Workspace, zones: &dyn Zones, to_tell: &ToTell, link: &str) -> Vec<String> {
    let to = to_tell.to;
    let writer = Writer { workspace, zones, to, zone: zone(workspace, to) };
    let paragraphs = [
        first_sentence(&to_tell.news),
        writer.sections(&to_tell.news),
        format!("Times are in your time zone, {}.", writer.zone.in_words()),
        request(workspace, to_tell, link),
    ];
    paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

fn first_sentence(news: &[News]) -> String {
    match news.iter().all(|news| news.kind == NewsKind::New) {
        true => format!(
            "You have {}:",
            count(news.len(), "new interviewer training session", "new interviewer training sessions")
        ),
        false => format!("Your interviewer training sessions have changed: {}.", summary(news)),
    }
}

/// The number of changes by kind, such as "2 new, 1 cancelled".
pub fn summary(news: &[News]) -> String {
    let parts = parts(news);
    parts.into_iter().map(|(number, kind)| format!("{number} {kind}")).collect::<Vec<_>>().join(", ")
}

/// The same beside other counts, such as "2 new sessions, 1 cancelled".
pub fn summary_of_sessions(news: &[News]) -> String {
    let mut parts = parts(news).into_iter();
    let first = parts.next().map(|(number, kind)| {
        format!("{} {kind} {}", number, if number == 1 { "session" } else { "sessions" })
    });
    let others = parts.map(|(number, kind)| format!("{number} {kind}"));
    first.into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

/// How many changes there are of each kind that occurs.
fn parts(news: &[News]) -> Vec<(usize, &'static str)> {
    let items = items(news);
    let of = |section: Section| items.iter().filter(|item| item.section() == section).count();
    let all = Section::ALL.map(|section| (of(section), section.word()));
    all.into_iter().filter(|(number, _)| *number > 0).collect()
}

/// The sessions of the message for a calendar file, in which those that no longer concern the person are cancelled.
pub fn calendar_cards(workspace: &Workspace, to_tell: &ToTell, now: DateTime<Utc>) -> Vec<SessionCard> {
    let card = |news: &News| {
        let card = session_card(workspace, news.session.session)?;
        Some(match news.session.status {
            ToldStatus::Scheduled => card,
            ToldStatus::Cancelled => {
                let state = SessionState::Cancelled(CancelReason::Coordinator);
                SessionCard { state, since: now, start: news.session.start, ..card }
            }
        })
    };
    to_tell.news.iter().filter_map(card).collect()
}

/// The content of one line.
struct Item<'a> {
    news: &'a News,
    /// The cancelled session that this one replaces: the same step of the same person.
    instead_of: Option<&'a ToldSession>,
}

/// Combines a session and the cancelled one that it replaces if the reader hears of both.
fn items(news: &[News]) -> Vec<Item<'_>> {
    let is_cancelled = |news: &&News| news.kind == NewsKind::Cancelled;
    let mut cancelled: Vec<&News> = news.iter().filter(is_cancelled).collect();
    let mut items = Vec::new();
    for news in news.iter().filter(|news| !is_cancelled(news)) {
        let step = |news: &News| (news.session.enrollment, news.session.kind);
        let before = cancelled.iter().position(|before| step(before) == step(news));
        let before = before.filter(|_| news.kind == NewsKind::New).map(|place| cancelled.remove(place));
        items.push(Item { news, instead_of: before.map(|before| &before.session) });
    }
    items.extend(cancelled.into_iter().map(|news| Item { news, instead_of: None }));
    items
}

impl Item<'_> {
    fn section(&self) -> Section {
        let start = self.news.session.start;
        match (self.instead_of, self.news.kind) {
            (Some(before), _) if before.start == start => Section::Changed,
            (Some(_), _) | (None, NewsKind::Moved { .. }) => Section::Moved,
            (None, NewsKind::New) => Section::New,
            (None, NewsKind::Changed) => Section::Changed,
            (None, NewsKind::Cancelled) => Section::Cancelled,
        }
    }

    /// The previous time if it was different.
    fn before(&self) -> Option<DateTime<Utc>> {
        let before = match self.news.kind {
            NewsKind::Moved { from } => Some(from),
            NewsKind::New | NewsKind::Changed | NewsKind::Cancelled => {
                self.instead_of.map(|before| before.start)
            }
        };
        before.filter(|before| *before != self.news.session.start)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    New,
    Moved,
    Changed,
    Cancelled,
}

impl Section {
    const ALL: [Self; 4] = [Self::New, Self::Moved, Self::Changed, Self::Cancelled];

    fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::New => "New:",
            Self::Moved => "Moved:",
            Self::Changed => "Changed:",
            Self::Cancelled => "Cancelled:",
        }
    }
}

struct Writer<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    to: PersonId,
    zone: Zone,
}

impl Writer<'_> {
    /// Leaves out the headings if everything is new.
    fn sections(&self, news: &[News]) -> String {
        let has_headings = news.iter().any(|news| news.kind != NewsKind::New);
        let items = items(news);
        let section = |section: Section| {
            let lines = items.iter().filter(|item| item.section() == section);
            let lines: Vec<_> = lines.map(|item| self.line(item)).collect();
            let heading = if has_headings { format!("{}\n", section.heading()) } else { String::new() };
            (!lines.is_empty()).then(|| format!("{heading}{}", lines.join("\n")))
        };
        Section::ALL.into_iter().filter_map(section).collect::<Vec<_>>().join("\n\n")
    }

    /// A line such as "- Mon, Nov 30, 10:00 AM (60 min): Coding, Shadow with Kwame Birch (mentor)".
    fn line(&self, item: &Item) -> String {
        let session = &item.news.session;
        let minutes = self.workspace.interviews.get(&session.interview).map(|known| known.minutes);
        let length = minutes.filter(|_| session.status == ToldStatus::Scheduled);
        let length = length.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
        let before = item.before().map(|before| format!(" (was {})", self.time(before)));
        let before = before.unwrap_or_default();
        let mentor = item.instead_of.and_then(|before| self.other_mentor(before, session));
        let mentor = mentor.unwrap_or_default();
        format!("- {}{length}{before}: {}{mentor}", self.time(session.start), self.what(session))
    }

    /// The previous mentor if it was a different one, such as " (previously with Kwame Birch)".
    fn other_mentor(&self, before: &ToldSession, now: &ToldSession) -> Option<String> {
        (before.mentor != now.mentor)
            .then(|| format!(" (previously with {})", self.workspace.profiles.name(before.mentor)))
    }

    fn what(&self, session: &ToldSession) -> String {
        let workspace = self.workspace;
        let interview = workspace.interviews.get(&session.interview);
        let kind = interview.map(|known| workspace.type_name(known.interview_type)).unwrap_or_default();
        let present = workspace.sessions.get(&session.session);
        let step = present.and_then(|known| step_name(workspace, known.enrollment, known.step));
        let step = step.unwrap_or_else(|| session.kind.to_string());
        let trainee = workspace.enrollments.get(&session.enrollment).map(|known| known.person);
        match trainee {
            Some(trainee) if trainee != self.to => {
                format!("{kind}, {step} with {} (trainee)", workspace.profiles.name(trainee))
            }
            _ => format!("{kind}, {step} with {} (mentor)", workspace.profiles.name(session.mentor)),
        }
    }

    /// A time such as "Mon, Nov 30, 10:00 AM", by the reader's clock.
    fn time(&self, at: DateTime<Utc>) -> String {
        zones::local(self.zones, &self.zone, at).format("%a, %b %-d, %-I:%M %p").to_string()
    }
}

fn zone(workspace: &Workspace, person: PersonId) -> Zone {
    workspace.people.get(&person).map_or_else(Zone::utc, |known| known.zone.clone())
}

/// What the reader can do behind the link. A trainee with a session that is not confirmed is asked to respond.
fn request(workspace: &Workspace, to_tell: &ToTell, link: &str) -> String {
    let is_asked = |news: &&News| {
        let session = workspace.sessions.get(&news.session.session);
        session.is_some_and(|known| {
            known.state() == SessionState::Proposed && workspace.trainee_of(known) == Some(to_tell.to)
        })
    };
    let has_scheduled = to_tell.news.iter().any(|news| news.session.status == ToldStatus::Scheduled);
    match to_tell.news.iter().any(|news| is_asked(&news)) {
        true => format!("Please confirm or decline: reply to this message, or go to {link}"),
        false if has_scheduled => {
            format!("See your sessions, add them to your calendar, or decline any you can’t make: {link}")
        }
        false => String::new(),
    }
}
