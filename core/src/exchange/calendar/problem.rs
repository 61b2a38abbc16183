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

/// Why an event, or a part of it, was not taken.
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
    /// A rule that is not understood; only the first time was taken.
    UnknownRule(String),
    /// A rule that repeats too often to be counted out; only the first time was taken.
    TooOften,
    /// A change to one time and all later ones that cannot be followed; the later ones were left out.
    ThisAndFuture,
    /// The first time does not follow the event's own rule; it was taken besides the others.
    StartOffRule,
    /// Another event has the same uid and is as new; both were taken.
    SameUid,
    /// More repetitions than are read; the rest was left out.
    TooMany,
}

impl fmt::Display for CalendarProblemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverEnds => write!(formatter, "the event is cut off. Export the calendar again."),
            Self::Garbled => write!(formatter, "the event cannot be read. Export the calendar again."),
            Self::MissingStart => write!(formatter, "the event has no start. Set one in the calendar."),
            Self::NotReadable(property) => {
                write!(formatter, "its {property} cannot be read. Set it again in the calendar.")
            }
            Self::UnknownZone(zone) => {
                write!(
                    formatter,
                    "its time zone “{zone}” is not known. Choose a city's zone in the calendar."
                )
            }
            Self::EndBeforeStart => {
                write!(formatter, "it ends before it starts. Correct it in the calendar.")
            }
            Self::TooLong => {
                write!(formatter, "it takes more than five years. Correct its end in the calendar.")
            }
            Self::UnknownRule(rule) => write!(
                formatter,
                "the rule “{rule}” by which it repeats is not understood, so only its first time was taken. Add the \
                 others by hand."
            ),
            Self::TooOften => write!(
                formatter,
                "it repeats too often to be counted out, so only its first time was taken. Add the others by hand."
            ),
            Self::ThisAndFuture => write!(
                formatter,
                "one of its times was changed together with all later ones, so the later ones were left out. Export \
                 the calendar from the program that it is kept in."
            ),
            Self::StartOffRule => write!(
                formatter,
                "its first time does not follow its own rule; both were taken. Check its first weeks."
            ),
            Self::SameUid => write!(
                formatter,
                "another event has the same id and neither is newer; both were taken. Delete one if it is the same."
            ),
            Self::TooMany => {
                write!(formatter, "it repeats too often to read all of it. Export fewer weeks at a time.")
            }
        }
    }
}
