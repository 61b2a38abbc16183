//! What of a calendar could not be read, and why.

use std::fmt;

/// An event of which something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarProblem {
    /// The line of the file on which the event begins, counted from 1.
    pub line: u32,
    /// The event's title, for a person to find it by; may be empty.
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
    /// The file ends, or the next event begins, before this one ended.
    NeverEnds,
    /// The library could not read the event at all.
    Garbled,
    MissingStart,
    /// A date or a length that cannot be read, with the property's name.
    NotReadable(&'static str),
    /// Neither an IANA nor a Windows name, and the file does not explain it.
    UnknownZone(String),
    EndBeforeStart,
    /// Longer than five years.
    TooLong,
    /// A rule that is not understood; only the first occurrence was read.
    UnknownRule(String),
    /// A rule that repeats too often to be counted out; only the first occurrence was read.
    TooOften,
    /// A change to one time and all later ones that cannot be followed; the later ones were skipped.
    ThisAndFuture,
    /// The first time does not follow the event's own rule; it was read besides the others.
    StartOffRule,
    /// Another event has the same uid and is as new; both were read.
    SameUid,
    /// More repetitions than are read; the rest was skipped.
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
                    "its time zone “{zone}” is not known. Choose a city’s time zone in the calendar."
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
