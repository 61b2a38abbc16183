//! Reads the entries of a calendar that is the interview schedule as interviews.

use crate::{
    exchange::{
        calendar::{About, Answer, Calendar, CalendarEntry, EntryStatus, type_pattern::TypePattern},
        rows::interviews::InterviewRow,
        values::{
            contact::{self, Contact},
            type_names::{TypeNames, holds_words},
        },
    },
    model::interview::LONGEST_MINUTES,
};
use chrono::{Duration, NaiveDateTime};

/// How to recognize interviews in a company's schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleHints {
    /// The names of the interview types, matched as whole words in titles and categories.
    pub type_names: Vec<String>,
    /// Tried before the names, in this order.
    pub patterns: Vec<TypePattern>,
    /// People with an address in one of these domains aren't candidates. If empty, no one counts as a candidate.
    pub company_domains: Vec<String>,
}

/// The interviews of a calendar and the entries that were skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleReading {
    /// With `line` 0 and a key made of UID and repetition.
    pub rows: Vec<InterviewRow>,
    pub skipped: Vec<SkippedEntry>,
}

/// An entry that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedEntry {
    pub summary: String,
    pub start: chrono::DateTime<chrono::Utc>,
    pub reason: SkippedReason,
}

/// Why an entry was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkippedReason {
    /// Its title and categories match no type.
    NoType,
    AllDay,
    /// Shorter than a minute or longer than twelve hours.
    OddLength,
    /// No one from the company takes part.
    NoInterviewer,
}

impl std::fmt::Display for SkippedReason {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::NoType => {
                "no interview type in its title or categories. If it is an interview, add a pattern above."
            }
            Self::AllDay => "all-day event. If it is an interview, give it a time.",
            Self::OddLength => "shorter than 1 minute or longer than 12 hours. Correct its end.",
            Self::NoInterviewer => "no one from your company is invited. Invite the interviewer.",
        })
    }
}

/// Reads the interviews of a calendar.
pub fn calendar_interviews(calendar: &Calendar, hints: &ScheduleHints) -> ScheduleReading {
    let mut reading = ScheduleReading::default();
    for (entry, came_to) in each_entry(calendar, hints) {
        match came_to {
            Ok(row) => reading.rows.push(row),
            Err(reason) => reading.skipped.push(SkippedEntry {
                summary: entry.about.summary.clone(),
                start: entry.start,
                reason,
            }),
        }
    }
    reading
}

/// Returns every entry of a calendar, with the interview it describes or the reason why it describes none.
pub fn each_entry<'a>(
    calendar: &'a Calendar,
    hints: &'a ScheduleHints,
) -> impl Iterator<Item = (&'a CalendarEntry, Result<InterviewRow, SkippedReason>)> {
    let types = TypeFinder::of(hints);
    calendar.entries.iter().map(move |entry| (entry, interview(entry, hints, &types)))
}

fn interview(
    entry: &CalendarEntry,
    hints: &ScheduleHints,
    types: &TypeFinder,
) -> Result<InterviewRow, SkippedReason> {
    let type_name = types.find(&entry.about).ok_or(SkippedReason::NoType)?.to_owned();
    if entry.all_day {
        return Err(SkippedReason::AllDay);
    }
    let minutes = u16::try_from((entry.end - entry.start).num_minutes()).ok();
    let minutes =
        minutes.filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes)).ok_or(SkippedReason::OddLength)?;
    let cancelled = entry.status == EntryStatus::Cancelled;
    let (outside, inside) = people(entry, hints);
    if inside.is_empty() && !cancelled {
        return Err(SkippedReason::NoInterviewer);
    }
    let outsider = outside.first().and_then(|contact| contact.name.clone().or_else(|| contact.mail.clone()));
    Ok(InterviewRow {
        line: 0,
        key: Some(match entry.recurrence {
            Some(planned) => repetition_key(&entry.uid, planned.naive_utc()),
            None => entry.uid.to_string(),
        }),
        candidate: outsider.or_else(|| named_in_title(&entry.about.summary, &type_name, &inside)),
        type_name,
        start: entry.start,
        minutes,
        interviewers: inside,
        observers: None,
        cancelled,
    })
}

const PLANNED: &str = "%Y%m%dT%H%M%SZ";

fn repetition_key(uid: &str, planned: NaiveDateTime) -> String {
    format!("{uid} {}", planned.format(PLANNED))
}

/// Returns the keys that a repetition had if it was read with its zone an hour off, because the key contains the instant
/// of the repetition.
pub fn keys_an_hour_off(key: &str) -> Vec<String> {
    let read = |(uid, planned)| Some((uid, NaiveDateTime::parse_from_str(planned, PLANNED).ok()?));
    let Some((uid, planned)) = key.rsplit_once(' ').and_then(read) else { return Vec::new() };
    let off = [-1, 1].map(|hours| planned.checked_add_signed(Duration::hours(hours)));
    off.into_iter().flatten().map(|planned| repetition_key(uid, planned)).collect()
}

/// The texts to look for in every entry.
struct TypeFinder<'a> {
    patterns: &'a [TypePattern],
    names: TypeNames<&'a str>,
}

impl<'a> TypeFinder<'a> {
    fn of(hints: &'a ScheduleHints) -> Self {
        let names = hints.type_names.iter().map(|name| (name.as_str(), name.as_str()));
        Self { patterns: &hints.patterns, names: TypeNames::of(names) }
    }

    fn find(&self, about: &About) -> Option<&'a str> {
        if let Some(pattern) = self.patterns.iter().find(|pattern| pattern.fits(about)) {
            return Some(&pattern.type_name);
        }
        let texts = std::iter::once(&about.summary).chain(&about.categories);
        self.names.named_in(&texts.map(|text| text.to_lowercase()).collect::<Vec<_>>())
    }
}

/// Returns the people invited from outside and from within the company. People who declined don't take part. The
/// organizer is usually the recruiter, and counts only if no one else from the company is invited.
fn people(entry: &CalendarEntry, hints: &ScheduleHints) -> (Vec<Contact>, Vec<Contact>) {
    let is_outside = |contact: &Contact| {
        let domain = contact.domain();
        domain.is_some_and(|domain| {
            !hints.company_domains.is_empty() && !hints.company_domains.iter().any(|own| is_of(domain, own))
        })
    };
    let coming = entry.about.attendees.iter().filter(|attendee| attendee.answer != Answer::Declined);
    let (outside, mut inside): (Vec<Contact>, Vec<Contact>) =
        coming.map(|attendee| attendee.contact.clone()).partition(is_outside);
    let organizer = entry.about.organizer.clone().filter(|organizer| !is_outside(organizer));
    let is_organizer = |contact: &Contact| {
        organizer.as_ref().is_some_and(|organizer| match &contact.mail {
            Some(mail) => organizer.mail.as_ref() == Some(mail),
            None => organizer.name == contact.name,
        })
    };
    if inside.iter().any(|contact| !is_organizer(contact)) {
        inside.retain(|contact| !is_organizer(contact));
    } else if inside.is_empty() {
        inside.extend(organizer);
    }
    (outside, inside)
}

fn is_of(domain: &str, own: &str) -> bool {
    let own = own.trim().trim_start_matches('@').to_lowercase();
    domain == own || domain.strip_suffix(&own).is_some_and(|rest| rest.ends_with('.'))
}

/// Returns the candidate in `Coding: Rosa Marchetti`, `Rosa Marchetti | Coding` or `Interview - Rosa Marchetti
/// (Coding)`: the last part of the title that is neither the type, nor an interviewer, nor a word common to such titles.
fn named_in_title(title: &str, type_name: &str, interviewers: &[Contact]) -> Option<String> {
    let spaced = title.replace([':', '|', '–', '—', '(', ')', '/', '<', '>'], "\n").replace(" - ", "\n");
    let parts: Vec<&str> = spaced.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return None;
    }
    let is_name = |part: &&&str| {
        let lower = part.to_lowercase();
        let interviewer = interviewers
            .iter()
            .any(|contact| contact.name.as_ref().is_some_and(|name| name.to_lowercase() == lower));
        !interviewer
            && !holds_words(&lower, &type_name.to_lowercase())
            && !["interview", "onsite", "screen", "round", "cancelled", "canceled"]
                .iter()
                .any(|word| holds_words(&lower, word))
            // Names start with a capital letter, and remarks such as `pool slot` usually don't.
            && (part.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
                || is_number(part))
    };
    parts.iter().rev().find(is_name).and_then(|part| contact::name(part))
}

/// Whether the part is `#482`, or a number too long for a year, a time or a duration.
fn is_number(part: &str) -> bool {
    let digits = |text: &str, least| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
    part.strip_prefix('#').map_or_else(|| digits(part, 5), |number| digits(number, 2))
}

#[cfg(test)]
mod tests;
