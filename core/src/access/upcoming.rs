//! What is ahead of one person, as far as the asker may see it.

use crate::{
    access::{asker::Asker, schedule::schedule, seen},
    model::{enrollment::Enrollment, ids::PersonId, session::Session},
    planning::rules::week_of,
    progress::{
        certificates::status,
        schedule::{
            by_person::{PersonEntry, of_person},
            calendar::{Choice, Slot},
        },
    },
};
use chrono::{DateTime, Utc};

/// A person's sessions and interviews that are still to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upcoming {
    pub slots: Vec<Slot>,
    /// By start.
    pub entries: Vec<PersonEntry>,
}

/// The sessions and interviews of a person that start before `until`. Those who may not read the person's record see none.
pub fn upcoming(asker: &Asker, person: PersonId, until: DateTime<Utc>) -> Upcoming {
    if !seen::record(asker.by, person) || until <= asker.at {
        return Upcoming::default();
    }
    let slots = schedule(asker, asker.at..until, &Choice::default());
    let entries = of_person(&slots, person);
    Upcoming { slots, entries }
}

/// A person's sessions this week by their own calendar, in each of the roles that they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekLoad {
    pub as_mentor: Option<Load>,
    pub as_trainee: Option<Load>,
}

/// How many sessions a person has, and how many they take on at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    pub sessions: usize,
    pub most: u8,
}

/// Counts the sessions that the weekly limits count. `None` for those who may not read the person's record.
pub fn week_load(asker: &Asker, person: PersonId) -> Option<WeekLoad> {
    let workspace = asker.workspace;
    let known = workspace.people.get(&person).filter(|_| seen::record(asker.by, person))?;
    let week = |at| week_of(asker.zones, known, at);
    let this_week = week(asker.at);
    let counts = |session: &&Session| {
        session.state().takes_seat()
            && week(workspace.start_of(session)) == this_week
            && seen::session(asker, session)
    };
    let own = |session: &&Session| session.mentor == person || workspace.trainee_of(session) == Some(person);
    let sessions: Vec<_> = workspace.sessions.values().filter(own).filter(counts).collect();
    let as_mentor = sessions.iter().filter(|session| session.mentor == person).count();
    let as_trainee = sessions.len() - as_mentor;
    let mentors = workspace
        .certificates
        .of(person)
        .any(|certificate| status::status(workspace, asker.zones, certificate, asker.at).counts());
    let trains = workspace.enrollments.of(person).any(Enrollment::is_running);
    let load = |has_role: bool, sessions, most| (has_role || sessions > 0).then_some(Load { sessions, most });
    Some(WeekLoad {
        as_mentor: load(mentors, as_mentor, known.limits.as_mentor),
        as_trainee: load(trains, as_trainee, known.limits.as_trainee),
    })
}
