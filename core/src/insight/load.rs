//! How many hours the interviewers have ahead, and how evenly the hours are shared.

use crate::{
    model::{ids::PersonId, interview::Interview, session::Session},
    order::Order,
    progress::certificates::status,
    workspace::Workspace,
    zones::{Zones, later},
};
use chrono::{DateTime, Duration, Utc};
use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

/// How many weeks are counted, ahead and before.
pub const WEEKS: i64 = 4;

/// What one interviewer has ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterviewerLoad {
    pub person: PersonId,
    /// Interviews of the next [`WEEKS`], as the lead or on the panel.
    pub interviews: usize,
    /// Minutes of these interviews.
    pub minutes: u32,
    /// Published sessions of trainees in these weeks with this person as mentor.
    pub sessions: usize,
    /// Minutes of the interviews of the last [`WEEKS`].
    pub minutes_before: u32,
}

/// The load of everyone who interviews or could.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loads {
    /// Active employees who are certified in something or interview in these weeks, the most minutes ahead first.
    pub people: Vec<InterviewerLoad>,
    /// The fewest people who together have at least half of the minutes ahead. 0 if there are none.
    pub with_half: usize,
    /// People who have no interview ahead.
    pub without: usize,
}

/// The load of the weeks before and after an instant.
pub fn loads(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Loads {
    let weeks = Duration::weeks(WEEKS);
    let mut by_person =
        ByPerson { ahead: now..later(now, weeks), before: later(now, -weeks)..now, loads: BTreeMap::new() };
    for certificate in workspace.certificates.values() {
        if status::status(workspace, zones, certificate, now).counts() {
            by_person.load(certificate.person);
        }
    }
    for interview in workspace.interviews.values().filter(|interview| interview.is_scheduled()) {
        by_person.add_interview(interview);
    }
    for session in workspace.sessions.values() {
        by_person.add_session(session, workspace.start_of(session));
    }
    let loads = by_person.loads.into_values();
    in_order(loads.filter(|load| workspace.is_here(load.person)).collect())
}

struct ByPerson {
    ahead: Range<DateTime<Utc>>,
    before: Range<DateTime<Utc>>,
    loads: BTreeMap<PersonId, InterviewerLoad>,
}

impl ByPerson {
    fn load(&mut self, person: PersonId) -> &mut InterviewerLoad {
        let none = InterviewerLoad { person, interviews: 0, minutes: 0, sessions: 0, minutes_before: 0 };
        self.loads.entry(person).or_insert(none)
    }

    fn add_interview(&mut self, interview: &Interview) {
        let minutes = u32::from(interview.minutes);
        if self.ahead.contains(&interview.start) {
            for person in interview.interviewers() {
                let load = self.load(person);
                load.interviews += 1;
                load.minutes = load.minutes.saturating_add(minutes);
            }
        } else if self.before.contains(&interview.start) {
            for person in interview.interviewers() {
                let load = self.load(person);
                load.minutes_before = load.minutes_before.saturating_add(minutes);
            }
        }
    }

    fn add_session(&mut self, session: &Session, start: DateTime<Utc>) {
        if session.state().is_ahead() && self.ahead.contains(&start) {
            self.load(session.mentor).sessions += 1;
        }
    }
}

fn in_order(mut people: Vec<InterviewerLoad>) -> Loads {
    people.order_by_key(|load| (Reverse((load.minutes, load.sessions, load.minutes_before)), load.person));
    let all: u64 = people.iter().map(|load| u64::from(load.minutes)).sum();
    let mut counted = 0;
    let mut has_less_than_half = |load: &&InterviewerLoad| {
        let has_less = counted * 2 < all;
        counted += u64::from(load.minutes);
        has_less
    };
    let with_half = people.iter().take_while(|load| has_less_than_half(load)).count();
    let without = people.iter().filter(|load| load.interviews == 0).count();
    Loads { people, with_half, without }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_half(minutes: &[u32]) -> usize {
        let none =
            |person| InterviewerLoad { person, interviews: 0, minutes: 0, sessions: 0, minutes_before: 0 };
        let people = (1..)
            .zip(minutes)
            .map(|(id, minutes)| InterviewerLoad { minutes: *minutes, ..none(PersonId(id)) });
        in_order(people.collect()).with_half
    }

    #[test]
    fn the_fewest_people_have_half_of_the_minutes() {
        assert_eq!(with_half(&[60, 60]), 1, "exactly half");
        assert_eq!(with_half(&[10, 10, 10]), 2);
        assert_eq!(with_half(&[10, 50, 20]), 1, "the most first");
        assert_eq!((with_half(&[]), with_half(&[0, 0])), (0, 0));
    }
}
