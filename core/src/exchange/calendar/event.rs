//! One event as written in the file, before it is expanded or joined with its changes.

use super::blocks::component;
use super::blocks::{Block, value_of};
use super::problem::{CalendarProblem, CalendarProblemKind};
use super::when::{Clocks, When, written};
use super::{About, EntryStatus, about};
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarPeriod, ICalendarProperty, ICalendarStatus,
    ICalendarTransparency, ICalendarValue,
};
use chrono::{DateTime, Duration, Utc};
use std::cell::OnceCell;
use std::rc::Rc;
use xxhash_rust::xxh3::xxh3_64;

/// A VEVENT with parsed values and resolved zones.
#[derive(Clone)]
pub(super) struct Event<'a> {
    pub block: &'a Block<'a>,
    pub uid: Rc<str>,
    pub sequence: u32,
    pub stamp: Option<DateTime<Utc>>,
    /// The repetition that it replaces.
    pub replaces: Option<When>,
    /// Whether it replaces all later repetitions too.
    pub and_future: bool,
    pub start: When,
    pub length: Length,
    /// The values of its RRULE and EXRULE properties.
    pub rules: Vec<&'a str>,
    pub exception_rules: Vec<&'a str>,
    pub more: Vec<(When, Option<Length>)>,
    pub exceptions: Vec<When>,
    pub busy: bool,
    pub status: EntryStatus,
    pub summary: String,
    /// Read on demand, because most events of a calendar lie outside the window.
    about: OnceCell<Rc<About>>,
}

impl Event<'_> {
    pub(super) fn about(&self) -> Rc<About> {
        self.about.get_or_init(|| Rc::new(about::about(self.block, &self.summary))).clone()
    }
}

/// The duration of an event: days on the calendar, then seconds of local time, then seconds that pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    pub days: i64,
    /// From a start to an end in one zone: every repetition ends at the same local time.
    pub wall: i64,
    pub seconds: i64,
}

impl Length {
    const MOST_SECONDS: i64 = 5 * 366 * 86_400;

    fn checked(self) -> Result<Self, CalendarProblemKind> {
        match self.most_seconds() {
            ..0 => Err(CalendarProblemKind::EndBeforeStart),
            seconds if seconds > Self::MOST_SECONDS => Err(CalendarProblemKind::TooLong),
            _ => Ok(self),
        }
    }

    /// Returns the duration in seconds, not counting clock changes.
    pub(super) fn most_seconds(self) -> i64 {
        self.days.saturating_mul(86_400).saturating_add(self.wall).saturating_add(self.seconds)
    }

    /// Returns the end of an event with this start, which is at the instant `from`.
    pub(super) fn end(self, start: &When, from: DateTime<Utc>, clocks: &Clocks) -> DateTime<Utc> {
        let wall = start.local() + Duration::days(self.days) + Duration::seconds(self.wall);
        let passed = Duration::seconds(self.seconds);
        match clocks.instant(&start.at(wall)) + passed {
            end if end > from => end,
            // The clocks skipped the start, which moved it past its own end.
            _ => from + Duration::seconds(self.most_seconds()),
        }
    }
}

/// Reads one VEVENT. A problem concerns the whole event.
pub(super) fn read_event<'a>(block: &'a Block<'a>, clocks: &Clocks) -> Result<Event<'a>, CalendarProblem> {
    let raw_summary = || block.value("SUMMARY").unwrap_or("").to_owned();
    let problem = |reason| CalendarProblem { line: block.line, summary: raw_summary(), reason };
    let component = component(block, |name| !about::PROPERTIES.contains(&name));
    let component = component.ok_or_else(|| problem(CalendarProblemKind::Garbled))?;
    Fields { component: &component, clocks }.event(block).map_err(problem)
}

/// A change to one repetition that couldn't be read. The repetition must not show as if it were unchanged.
pub(super) struct LostChange {
    pub uid: String,
    /// `None` if not even this could be read.
    pub replaces: Option<When>,
    /// Whether it replaced all later repetitions too.
    pub and_future: bool,
}

/// Returns the repetitions that an unreadable event would have replaced.
pub(super) fn lost_change(block: &Block, clocks: &Clocks) -> Option<LostChange> {
    const NAME: &str = "RECURRENCE-ID";
    block.named(NAME).next()?;
    let uid = block.value("UID")?.to_owned();
    let and_future = and_future(block);
    let component = component(block, |name| name == NAME);
    let fields = component.as_ref().map(|component| Fields { component, clocks });
    let replaces =
        fields.and_then(|fields| fields.when(&ICalendarProperty::RecurrenceId, NAME).ok().flatten());
    Some(LostChange { uid, replaces, and_future })
}

struct Fields<'a> {
    component: &'a ICalendarComponent,
    clocks: &'a Clocks<'a>,
}

impl Fields<'_> {
    fn event<'a>(&self, block: &'a Block<'a>) -> Result<Event<'a>, CalendarProblemKind> {
        let replaces = self.when(&ICalendarProperty::RecurrenceId, "RECURRENCE-ID")?;
        let start = self.when(&ICalendarProperty::Dtstart, "start")?;
        let start = start.or_else(|| replaces.clone()).ok_or(CalendarProblemKind::MissingStart)?;
        let length = self.length(&start)?;
        let summary = self.text(&ICalendarProperty::Summary).unwrap_or_default();
        let status = if block.called_off { EntryStatus::Cancelled } else { self.status() };
        Ok(Event {
            block,
            uid: self.text(&ICalendarProperty::Uid).unwrap_or_else(|| made_uid(&start, &summary)).into(),
            sequence: self.sequence(),
            stamp: self
                .when(&ICalendarProperty::Dtstamp, "DTSTAMP")
                .ok()
                .flatten()
                .map(|at| self.clocks.instant(&at)),
            and_future: and_future(block),
            replaces,
            length,
            rules: values(block, "RRULE"),
            exception_rules: values(block, "EXRULE"),
            more: self.more(&start)?,
            exceptions: self.exceptions(&start)?,
            busy: status != EntryStatus::Cancelled && self.takes_time(block),
            status,
            summary,
            about: OnceCell::new(),
            start,
        })
    }

    fn entries<'a>(&'a self, property: &'a ICalendarProperty) -> impl Iterator<Item = &'a ICalendarEntry> {
        self.component.entries.iter().filter(move |entry| entry.name == *property)
    }

    fn text(&self, property: &ICalendarProperty) -> Option<String> {
        let text = self.component.property(property)?.values.first()?.as_text()?.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    fn when(
        &self,
        property: &ICalendarProperty,
        name: &'static str,
    ) -> Result<Option<When>, CalendarProblemKind> {
        let Some(entry) = self.component.property(property) else { return Ok(None) };
        match entry.values.as_slice() {
            [value] => self.point(value, entry.tz_id(), name).map(Some),
            _ => Err(CalendarProblemKind::NotReadable(name)),
        }
    }

    fn point(
        &self,
        value: &ICalendarValue,
        zone: Option<&str>,
        name: &'static str,
    ) -> Result<When, CalendarProblemKind> {
        match value {
            ICalendarValue::PartialDateTime(value) => self.clocks.when(value, zone, name),
            ICalendarValue::Text(text) => {
                let value = written(text.trim(), zone).ok_or(CalendarProblemKind::NotReadable(name))?;
                self.clocks.when(&value, zone, name)
            }
            _ => Err(CalendarProblemKind::NotReadable(name)),
        }
    }

    fn length(&self, start: &When) -> Result<Length, CalendarProblemKind> {
        if let Some(end) = self.when(&ICalendarProperty::Dtend, "end")? {
            return self.until(start, end.beside(start)).checked();
        }
        match self.component.property(&ICalendarProperty::Duration).map(|entry| entry.values.as_slice()) {
            None => Ok(Length { days: i64::from(matches!(start, When::Day(_))), ..Length::default() }),
            Some([ICalendarValue::Duration(duration)]) if !duration.neg => {
                let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
                let clock = [(duration.hours, 3600), (duration.minutes, 60), (duration.seconds, 1)];
                let seconds = clock.into_iter().map(|(number, unit)| i64::from(number) * unit).sum();
                Length { days, seconds, wall: 0 }.checked()
            }
            Some([ICalendarValue::Duration(_)]) => Err(CalendarProblemKind::EndBeforeStart),
            Some(_) => Err(CalendarProblemKind::NotReadable("duration")),
        }
    }

    fn until(&self, start: &When, end: When) -> Length {
        match (start, &end) {
            // Some programs write the same day twice for one whole day.
            (When::Day(first), When::Day(last)) if first == last => Length { days: 1, ..Length::default() },
            (When::Day(first), When::Day(last)) => {
                Length { days: (*last - *first).num_days(), ..Length::default() }
            }
            (When::Time(_, one), When::Time(_, other)) if one != other => {
                let seconds = (self.clocks.instant(&end) - self.clocks.instant(start)).num_seconds();
                Length { seconds, ..Length::default() }
            }
            // A day combined with a time means its midnight, on the start's clock.
            _ => Length { wall: (end.local() - start.local()).num_seconds(), ..Length::default() },
        }
    }

    fn sequence(&self) -> u32 {
        match self.component.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
            Some(ICalendarValue::Integer(sequence)) => u32::try_from(*sequence.max(&0)).unwrap_or(u32::MAX),
            _ => 0,
        }
    }

    fn more(&self, start: &When) -> Result<Vec<(When, Option<Length>)>, CalendarProblemKind> {
        const NAME: &str = "extra date (RDATE)";
        let mut more = Vec::new();
        for entry in self.entries(&ICalendarProperty::Rdate) {
            let read = |value| {
                let read = self.clocks.when(value, entry.tz_id(), NAME)?;
                Ok(read.beside(start).like(start))
            };
            for value in &entry.values {
                more.push(match value {
                    ICalendarValue::Period(ICalendarPeriod::Range { start, end }) => {
                        let (start, end) = (read(start)?, read(end)?);
                        let length = self.until(&start, end).checked()?;
                        (start, Some(length))
                    }
                    ICalendarValue::Period(ICalendarPeriod::Duration { start, duration }) => {
                        let length = Length { seconds: duration.as_seconds(), ..Length::default() };
                        (read(start)?, Some(length.checked()?))
                    }
                    value => (self.point(value, entry.tz_id(), NAME)?.beside(start).like(start), None),
                });
            }
        }
        Ok(more)
    }

    fn exceptions(&self, start: &When) -> Result<Vec<When>, CalendarProblemKind> {
        const NAME: &str = "list of exceptions (EXDATE)";
        let mut exceptions = Vec::new();
        for entry in self.entries(&ICalendarProperty::Exdate) {
            for value in &entry.values {
                // Exchange writes an empty list if there are no exceptions.
                if !matches!(value, ICalendarValue::Text(text) if text.trim().is_empty()) {
                    exceptions.push(self.point(value, entry.tz_id(), NAME)?.beside(start));
                }
            }
        }
        Ok(exceptions)
    }

    fn status(&self) -> EntryStatus {
        match self.component.status() {
            Some(ICalendarStatus::Cancelled) => EntryStatus::Cancelled,
            Some(ICalendarStatus::Tentative | ICalendarStatus::NeedsAction) => EntryStatus::Tentative,
            _ => EntryStatus::Confirmed,
        }
    }

    fn takes_time(&self, block: &Block) -> bool {
        let shown = block.value("X-MICROSOFT-CDO-BUSYSTATUS").unwrap_or("").to_ascii_uppercase();
        let free = matches!(shown.as_str(), "FREE" | "WORKINGELSEWHERE");
        !free && !matches!(self.component.transparency(), Some(ICalendarTransparency::Transparent))
    }
}

/// Whether a change to one repetition also replaces all later ones.
fn and_future(block: &Block) -> bool {
    let is_range = |text: &str| text.to_ascii_uppercase().contains(";RANGE=THISANDFUTURE");
    block.named("RECURRENCE-ID").any(|property| is_range(&property.text))
}

fn values<'a>(block: &'a Block<'a>, name: &str) -> Vec<&'a str> {
    block.named(name).filter_map(|property| value_of(&property.text)).collect()
}

/// Makes a UID. Every export gives the same event the same UID, as long as its start and title don't change.
fn made_uid(start: &When, summary: &str) -> String {
    let start = match start {
        When::Floating(local, _) => format!("Floating({local:?})"),
        other => format!("{other:?}"),
    };
    format!("made-{:016x}", xxh3_64(format!("{start} {summary}").as_bytes()))
}

/// Returns which time of an event a change replaces.
pub(super) fn replaced(change: &Event<'_>, whole: &Event<'_>) -> Option<When> {
    change.replaces.clone().map(|when| when.beside(&whole.start))
}
