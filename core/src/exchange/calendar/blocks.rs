//! The file cut into its events and time zones, each with its line, so that a broken one spoils no other. Only the
//! properties that are needed are kept: nobody's notes and links are even looked at.

use super::problem::{CalendarProblem, CalendarProblemKind};

/// One VEVENT or VTIMEZONE.
pub(super) struct Block {
    /// The line of its BEGIN.
    pub line: u32,
    /// Its properties, unfolded, with their parameters.
    pub properties: Vec<String>,
    /// The STANDARD and DAYLIGHT parts of a time zone.
    pub parts: Vec<Block>,
    /// Which of the file's calendars it stands in.
    calendar: usize,
    /// The calendar is one that calls its events off.
    pub called_off: bool,
}

impl Block {
    fn new(line: u32, calendar: usize) -> Self {
        Self { line, properties: Vec::new(), parts: Vec::new(), calendar, called_off: false }
    }

    /// The value of the first property of that name, without parameters.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.properties
            .iter()
            .find(|property| name_of(property) == name)
            .and_then(|property| value_of(property))
    }
}

/// All blocks of a file.
#[derive(Default)]
pub(super) struct Blocks {
    pub calendars: usize,
    pub events: Vec<Block>,
    pub timezones: Vec<Block>,
    /// What the first calendar that says so calls itself, and the zone that it is kept in.
    pub name: Option<String>,
    pub zone: Option<String>,
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
const OF_TIMEZONE: [&str; 7] =
    ["TZID", "X-LIC-LOCATION", "X-MICROSOFT-CDO-TZID", "TZOFFSETFROM", "TZOFFSETTO", "DTSTART", "RRULE"];
const MOST_PROPERTY_BYTES: usize = 1 << 20;
const MOST_PROPERTIES: usize = 5_000;

impl Blocks {
    pub(super) fn of(text: &str) -> Self {
        let mut reader = Reader::default();
        for (line, property) in unfolded(text) {
            reader.take(line, &property);
        }
        reader.give_up_open_event();
        let Reader { mut blocks, methods, .. } = reader;
        for event in &mut blocks.events {
            event.called_off = methods.contains(&event.calendar);
        }
        blocks
    }
}

impl Blocks {
    /// Headings that many programs write, though no standard has them.
    fn keep_heading(&mut self, name: &str, property: &str) {
        let heading = match name {
            "X-WR-CALNAME" => &mut self.name,
            "X-WR-TIMEZONE" => &mut self.zone,
            _ => return,
        };
        if heading.is_none() {
            *heading = value_of(property).map(str::to_owned);
        }
    }
}

/// Content lines with the number of their first physical line; a line that begins with a space or a tab continues
/// the one before. Any line ends.
fn unfolded(text: &str) -> impl Iterator<Item = (u32, String)> {
    let mut lines = text.split('\n').flat_map(|line| {
        // A lone CR ends a line too, but the one before LF is part of that end.
        line.strip_suffix('\r').unwrap_or(line).split('\r')
    });
    let mut number = 0u32;
    let mut held: Option<(u32, String)> = None;
    std::iter::from_fn(move || {
        for line in lines.by_ref() {
            number += 1;
            match (&mut held, line.strip_prefix([' ', '\t'])) {
                (Some((_, property)), Some(more)) => {
                    if property.len() + more.len() <= MOST_PROPERTY_BYTES {
                        property.push_str(more);
                    }
                }
                _ => {
                    let next = Some((number, line.to_owned()));
                    if let Some(whole) = std::mem::replace(&mut held, next) {
                        return Some(whole);
                    }
                }
            }
        }
        held.take()
    })
}

fn name_of(property: &str) -> String {
    property.split([':', ';']).next().unwrap_or("").trim().to_ascii_uppercase()
}

/// What follows the first colon outside quotation marks.
pub(super) fn value_of(property: &str) -> Option<&str> {
    let mut quoted = false;
    let colon = property.find(|character| {
        quoted ^= character == '"';
        character == ':' && !quoted
    })?;
    Some(property[colon + 1..].trim())
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    event: Option<Block>,
    timezone: Option<Block>,
    part: Option<Block>,
    /// How many components that nobody needs are open, such as alarms.
    skipped: u32,
    /// The calendars whose method is to cancel.
    methods: Vec<usize>,
}

impl Reader {
    fn take(&mut self, line: u32, property: &str) {
        let name = name_of(property);
        let value = || value_of(property).unwrap_or("").to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" => self.begin(line, &value()),
            "END" => self.end(&value()),
            "METHOD" if value() == "CANCEL" && self.event.is_none() => {
                self.methods.push(self.blocks.calendars)
            }
            _ if self.skipped > 0 => {}
            _ => self.keep(&name, property),
        }
    }

    fn keep(&mut self, name: &str, property: &str) {
        let (block, wanted) = match (&mut self.part, &mut self.timezone, &mut self.event) {
            (Some(part), _, _) => (part, OF_TIMEZONE.as_slice()),
            (None, Some(timezone), _) => (timezone, OF_TIMEZONE.as_slice()),
            (None, None, Some(event)) => (event, OF_EVENT.as_slice()),
            (None, None, None) => return self.blocks.keep_heading(name, property),
        };
        if wanted.contains(&name) && block.properties.len() < MOST_PROPERTIES {
            block.properties.push(property.trim().to_owned());
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
            // Where a part of it was never closed, it cannot be told what was the event's own.
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
