//! The parts of a calendar that couldn't be read, and why.

use std::fmt;

/// An event that couldn't be read, or only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarProblem {
    /// The line of the file on which the event starts, counted from 1.
    pub line: u32,
    /// The event's title, which helps the user find it. May be empty.
    pub summary: String,
    pub reason: CalendarProblemKind,
}

impl fmt::Display for CalendarProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.summary.as_str() {
            "" => write!(formatter, "Line {}: {}", self.line, self.reason),
            summary => write!(formatter, "“{summary}” (line {}): {}", self.line, self.reason),
        }
    }
}

/// Why an event, or a part of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarProblemKind {
    /// The file ends, or the next event starts, before this one has ended.
    NeverEnds,
    /// The library could not read the event at all.
    Garbled,
    MissingStart,
    /// A date or a duration can't be read. Holds the property's name.
    NotReadable(&'static str),
    /// The zone's name is neither an IANA nor a Windows name, and the file doesn't define it.
    UnknownZone(String),
    EndBeforeStart,
    /// Longer than five years.
    TooLong,
    /// The rule isn't understood. Only the first occurrence was read.
    UnknownRule(String),
    /// The rule repeats too often to expand. Only the first occurrence was read.
    TooOften,
    /// A change to one time and all later ones can't be followed. The later ones were skipped.
    ThisAndFuture,
    /// The first time doesn't follow the event's own rule. It was read along with the others.
    StartOffRule,
    /// Another event has the same UID, and neither is newer. Both were read.
    SameUid,
    /// There are more repetitions than the limit. The rest were skipped.
    TooMany,
}

impl fmt::Display for CalendarProblemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverEnds => write!(formatter, "the event is cut off. Export the calendar again."),
            Self::Garbled => write!(formatter, "the event can’t be read. Export the calendar again."),
            Self::MissingStart => write!(formatter, "the event has no start. Add one in the calendar."),
            Self::NotReadable(property) => {
                write!(formatter, "its {property} can’t be read. Set it again in the calendar.")
            }
            Self::UnknownZone(zone) => {
                write!(
                    formatter,
                    "its time zone “{zone}” isn’t known. Choose a city’s time zone in the calendar."
                )
            }
            Self::EndBeforeStart => {
                write!(formatter, "it ends before it starts. Correct it in the calendar.")
            }
            Self::TooLong => {
                write!(formatter, "it lasts longer than five years. Correct its end in the calendar.")
            }
            Self::UnknownRule(rule) => write!(
                formatter,
                "its recurrence rule “{rule}” is not supported, so only the first occurrence was read. Add the others \
                 as single events in the calendar."
            ),
            Self::TooOften => write!(
                formatter,
                "it repeats too often, so only the first occurrence was read. Add the others as single events in the \
                 calendar."
            ),
            Self::ThisAndFuture => write!(
                formatter,
                "one occurrence was changed together with all later ones, so the later ones were skipped. Export the \
                 calendar from the app where it is kept."
            ),
            Self::StartOffRule => write!(
                formatter,
                "its first occurrence doesn’t follow its recurrence rule. Both were read. Check its first weeks."
            ),
            Self::SameUid => write!(
                formatter,
                "another event has the same ID and neither is newer. Both were read. If they are the same, delete one."
            ),
            Self::TooMany => {
                write!(formatter, "it repeats too often to read every occurrence. Export a shorter period.")
            }
        }
    }
}
