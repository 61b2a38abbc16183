//! Splits the file into its events and time zones, each with its line, so that a broken one doesn't affect the others.
//! Keeps only the needed properties. Notes and links aren't even looked at.

use super::lines::{ContentLine, content_lines};
use super::problem::{CalendarProblem, CalendarProblemKind};
use calcard::icalendar::ICalendarComponent;
use calcard::{Entry, Parser};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One VEVENT or VTIMEZONE.
pub(super) struct Block<'a> {
    /// The line of its BEGIN.
    pub line: u32,
    pub properties: Vec<Property<'a>>,
    /// The STANDARD and DAYLIGHT parts of a time zone.
    pub parts: Vec<Block<'a>>,
    /// The number of the calendar in the file that contains it.
    pub calendar: usize,
    /// Whether its calendar has the method CANCEL, which cancels its events.
    pub called_off: bool,
}

/// A content line that is needed.
pub(super) struct Property<'a> {
    /// In capitals.
    pub name: &'static str,
    /// The whole line, unfolded, with its parameters.
    pub text: Cow<'a, str>,
}

impl<'a> Block<'a> {
    fn new(line: u32, calendar: usize) -> Self {
        Self { line, properties: Vec::new(), parts: Vec::new(), calendar, called_off: false }
    }

    /// Returns the value of the first property with this name, without parameters.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.named(name).next().and_then(|property| value_of(&property.text))
    }

    /// Returns all properties with this name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Property<'a>> {
        self.properties.iter().filter(move |property| property.name == name)
    }
}

/// All blocks of a file.
#[derive(Default)]
pub(super) struct Blocks<'a> {
    pub calendars: usize,
    pub events: Vec<Block<'a>>,
    pub timezones: Vec<Block<'a>>,
    /// The name of the first calendar that has one.
    pub name: Option<String>,
    /// The time zone that each calendar declares, by the number of the calendar.
    pub zones: BTreeMap<usize, String>,
    pub problems: Vec<CalendarProblem>,
}

const OF_EVENT: [&str; 18] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "EXRULE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "DTSTAMP",
    "STATUS",
    "TRANSP",
    "SUMMARY",
    "CATEGORIES",
    "ORGANIZER",
    "ATTENDEE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
];
const OF_TIMEZONE: [&str; 8] = [
    "TZID",
    "X-LIC-LOCATION",
    "X-MICROSOFT-CDO-TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "DTSTART",
    "RRULE",
    "RDATE",
];
const MOST_PROPERTIES: usize = 5_000;

impl<'a> Blocks<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::default();
        for line in content_lines(text) {
            reader.take(&line);
        }
        reader.give_up_open_event();
        let Reader { mut blocks, methods, .. } = reader;
        for event in &mut blocks.events {
            event.called_off = methods.contains(&event.calendar);
        }
        blocks
    }

    /// Keeps non-standard headings that many programs write.
    fn keep_heading(&mut self, name: &str, line: &ContentLine<'_>) {
        let value = || value_of(&line.whole()).map(str::to_owned);
        match name.to_ascii_uppercase().as_str() {
            "X-WR-CALNAME" if self.name.is_none() => self.name = value(),
            "X-WR-TIMEZONE" if !self.zones.contains_key(&self.calendars) => {
                self.zones.extend(value().filter(|zone| !zone.is_empty()).map(|zone| (self.calendars, zone)));
            }
            _ => {}
        }
    }
}

/// Returns the part before the first colon or semicolon.
pub(super) fn name_of(property: &str) -> &str {
    let end = property.bytes().position(|byte| matches!(byte, b':' | b';'));
    property[..end.unwrap_or(property.len())].trim_ascii()
}

/// Returns the part after the first colon outside quotation marks.
pub(super) fn value_of(property: &str) -> Option<&str> {
    let mut quoted = false;
    let colon = property.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })?;
    Some(property[colon + 1..].trim_ascii())
}

#[derive(Default)]
struct Reader<'a> {
    blocks: Blocks<'a>,
    event: Option<Block<'a>>,
    timezone: Option<Block<'a>>,
    part: Option<Block<'a>>,
    /// The number of open components that aren't needed, such as alarms.
    skipped: u32,
    /// The calendars with the method CANCEL.
    methods: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: &ContentLine<'a>) {
        let head = line.head();
        let name = name_of(&head);
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let value = || value_of(&line.whole()).unwrap_or("").to_ascii_uppercase();
        if is("BEGIN") {
            self.begin(line.number, &value());
        } else if is("END") {
            self.end(&value());
        } else if is("METHOD") && value() == "CANCEL" && self.event.is_none() {
            self.methods.push(self.blocks.calendars);
        } else if self.skipped == 0 {
            self.keep(name, line);
        }
    }

    fn keep(&mut self, name: &str, line: &ContentLine<'a>) {
        let (block, wanted) = match (&mut self.part, &mut self.timezone, &mut self.event) {
            (Some(part), _, _) => (part, OF_TIMEZONE.as_slice()),
            (None, Some(timezone), _) => (timezone, OF_TIMEZONE.as_slice()),
            (None, None, Some(event)) => (event, OF_EVENT.as_slice()),
            (None, None, None) => return self.blocks.keep_heading(name, line),
        };
        let name = wanted.iter().find(|wanted| wanted.eq_ignore_ascii_case(name));
        if let Some(name) = name.filter(|_| block.properties.len() < MOST_PROPERTIES) {
            block.properties.push(Property { name, text: line.whole() });
        }
    }

    fn begin(&mut self, line: u32, kind: &str) {
        match kind {
            "VCALENDAR" => {
                self.give_up_open_event();
                self.blocks.calendars += 1;
            }
            "VEVENT" => {
                self.give_up_open_event();
                self.event = Some(Block::new(line, self.blocks.calendars));
            }
            "VTIMEZONE" if self.event.is_none() => {
                self.timezone = Some(Block::new(line, self.blocks.calendars))
            }
            "STANDARD" | "DAYLIGHT" if self.timezone.is_some() => {
                self.part = Some(Block::new(line, self.blocks.calendars));
            }
            _ => self.skipped += 1,
        }
    }

    fn end(&mut self, kind: &str) {
        match kind {
            "VCALENDAR" => self.give_up_open_event(),
            // If a part inside an event is never closed, its properties can't be told from the event's own.
            "VEVENT" if self.skipped > 0 => self.give_up_open_event(),
            "VEVENT" => self.blocks.events.extend(self.event.take()),
            "VTIMEZONE" if self.timezone.is_some() => {
                self.part = None;
                self.blocks.timezones.extend(self.timezone.take());
            }
            "STANDARD" | "DAYLIGHT" if self.part.is_some() => {
                if let (Some(part), Some(timezone)) = (self.part.take(), &mut self.timezone) {
                    timezone.parts.push(part);
                }
            }
            _ => self.skipped = self.skipped.saturating_sub(1),
        }
    }

    fn give_up_open_event(&mut self) {
        (self.skipped, self.timezone, self.part) = (0, None, None);
        if let Some(event) = self.event.take() {
            let summary = event.value("SUMMARY").unwrap_or("").to_owned();
            let reason = CalendarProblemKind::NeverEnds;
            self.blocks.problems.push(CalendarProblem { line: event.line, summary, reason });
        }
    }
}

/// Parses the properties of an event with certain names on their own, or returns `None` if they can't be parsed.
pub(super) fn component(block: &Block, wanted: impl Fn(&str) -> bool) -> Option<ICalendarComponent> {
    let mut text = String::from("BEGIN:VEVENT\r\n");
    for property in block.properties.iter().filter(|property| wanted(property.name)) {
        text.push_str(&property.text);
        text.push_str("\r\n");
    }
    text.push_str("END:VEVENT\r\n");
    match Parser::new(&text).entry() {
        Entry::ICalendar(calendar) => calendar.components.into_iter().next(),
        _ => None,
    }
}
