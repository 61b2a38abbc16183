//! The entries of the search: each thing that a person may see, with the words that describe it.

use super::Found;
use crate::{
    access::{
        asker::Asker,
        pages::{self, Page},
        role::Role,
        seen::Relation,
    },
    model::{
        enrollment::Enrollment,
        ids::{InterviewId, InterviewTypeId, PersonId},
        interview::Interview,
        session::Session,
    },
    order::Order,
    text_search::folded,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub found: Found,
    /// The people who take part in it, by whose names it can be found.
    pub people: Vec<PersonId>,
    pub interview_type: Option<InterviewTypeId>,
    /// Other words that describe it, folded.
    pub said: String,
    pub start: Option<DateTime<Utc>>,
    /// Its rank among entries that are equally near.
    pub place: u32,
}

pub fn entries(asker: &Asker) -> Vec<Entry> {
    let mut entries = people(asker);
    if Role::of(asker.by).sees_everyone() {
        entries.extend(asker.workspace.interview_types.keys().map(|known| of_type(*known)));
    }
    let mut attended = BTreeSet::new();
    for enrollment in asker.workspace.enrollments.values() {
        let relation = Relation::to(asker, enrollment);
        let mut is_seen = relation.progress();
        for session in asker.workspace.sessions.of(enrollment.id).filter(|known| relation.session(known)) {
            is_seen = true;
            attended.insert(session.interview);
            entries.extend(of_session(asker, enrollment, session));
        }
        if is_seen && pages::may_open(asker, Page::Enrollment(enrollment.id)) {
            entries.push(of_enrollment(enrollment));
        }
    }
    entries.extend(interviews(asker, &attended));
    for (place, entry) in (0..).zip(&mut entries) {
        entry.place = place;
    }
    entries
}

/// By name, in the order in which people are listed.
fn people(asker: &Asker) -> Vec<Entry> {
    let profiles = &asker.workspace.profiles;
    let people = asker.workspace.people_here().map(|person| person.id);
    let people = people.filter(|person| pages::may_open(asker, Page::Person(*person)));
    let mut people: Vec<_> = people.map(|person| (folded(profiles.name(person)), person)).collect();
    people.order();
    let entry = |person| {
        let mail = profiles.mail(person).unwrap_or_default();
        Entry { said: folded(mail), ..named(Found::Person(person)) }
    };
    people.into_iter().map(|(_, person)| entry(person)).collect()
}

fn named(found: Found) -> Entry {
    Entry { found, people: Vec::new(), interview_type: None, said: String::new(), start: None, place: 0 }
}

fn of_type(interview_type: InterviewTypeId) -> Entry {
    named(Found::InterviewType(interview_type))
}

fn of_enrollment(enrollment: &Enrollment) -> Entry {
    Entry {
        people: vec![enrollment.person],
        interview_type: Some(enrollment.interview_type),
        said: "training".to_owned(),
        ..named(Found::Enrollment(enrollment.id))
    }
}

/// `None` if its interview doesn't exist.
fn of_session(asker: &Asker, enrollment: &Enrollment, session: &Session) -> Option<Entry> {
    let interview = asker.workspace.interviews.get(&session.interview)?;
    let step = asker.workspace.path(enrollment).and_then(|path| session.step.of(&path.steps));
    let kind = step.map(|step| step.kind).or(session.course.beyond)?;
    Some(Entry {
        people: vec![enrollment.person, session.mentor],
        interview_type: Some(enrollment.interview_type),
        said: folded(&format!("{kind} session {}", interview.candidate.0)),
        start: Some(interview.start),
        ..named(Found::Session(session.id))
    })
}

/// For members, only their own interviews and those that they attend.
fn interviews(asker: &Asker, attended: &BTreeSet<InterviewId>) -> Vec<Entry> {
    let sees_everyone = Role::of(asker.by).sees_everyone();
    let is_theirs = |interview: &&Interview| {
        sees_everyone
            || attended.contains(&interview.id)
            || interview.interviewers().any(|person| asker.by.is(person))
    };
    asker.workspace.interviews.values().filter(is_theirs).map(of_interview).collect()
}

fn of_interview(interview: &Interview) -> Entry {
    Entry {
        people: interview.interviewers().collect(),
        interview_type: Some(interview.interview_type),
        said: format!("interview {}", folded(&interview.candidate.0)),
        start: Some(interview.start),
        ..named(Found::Interview(interview.id))
    }
}
