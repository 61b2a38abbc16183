//! A search finds exactly what its reader may open.

use crate::{cases, moves::moves, play::play};
use proptest::prelude::*;
use std::mem::discriminant;
use switchback_core::{
    access::{
        asker::Asker,
        pages::{Page, may_open},
    },
    model::actor::Actor,
    search::{Found, SearchIndex},
    text_search::Query,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn page(found: Found) -> Page {
    match found {
        Found::Person(person) => Page::Person(person),
        Found::InterviewType(_) => Page::Training,
        Found::Enrollment(enrollment) => Page::Enrollment(enrollment),
        Found::Session(session) => Page::Session(session),
        Found::Interview(interview) => Page::Interview(interview),
    }
}

/// Everything there is, with the words that find it.
fn all(workspace: &Workspace) -> Vec<(Found, String)> {
    let name = |person| workspace.profiles.name(person).to_owned();
    let people = workspace.people_here().map(|person| (Found::Person(person.id), name(person.id)));
    let enrollments = workspace.enrollments.values().map(|known| {
        (
            Found::Enrollment(known.id),
            format!("{} {} training", name(known.person), workspace.type_name(known.interview_type)),
        )
    });
    let sessions = workspace.sessions.values().filter_map(|session| {
        let trainee = workspace.trainee_of(session)?;
        Some((Found::Session(session.id), format!("{} {} session", name(trainee), name(session.mentor))))
    });
    let interviews = workspace.interviews.values().map(|interview| {
        (
            Found::Interview(interview.id),
            format!("{} {} interview", name(interview.lead), interview.candidate.0),
        )
    });
    people.chain(enrollments).chain(sessions).chain(interviews).collect()
}

fn finds_what_may_be_opened(asker: &Asker) {
    let index = SearchIndex::of(asker);
    for (wanted, words) in all(asker.workspace) {
        let hits = index.search(&Query::new(&words), asker.at);
        let found: Vec<_> = hits.into_iter().map(|hit| hit.found).collect();
        let closed: Vec<_> = found.iter().filter(|found| !may_open(asker, page(**found))).collect();
        assert!(closed.is_empty(), "{:?} finds {closed:?} by {words:?}", asker.by);
        let is_found = found.contains(&wanted) || has_as_many_as_are_listed(&found, wanted);
        assert!(
            is_found || !may_open(asker, page(wanted)),
            "{:?} does not find {wanted:?} by {words:?}",
            asker.by
        );
    }
}

/// Whether the list for this kind is full, so that more may have been left out.
fn has_as_many_as_are_listed(found: &[Found], wanted: Found) -> bool {
    found.iter().filter(|found| discriminant(*found) == discriminant(&wanted)).count() == 10
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn a_search_finds_exactly_what_its_reader_may_open(moves in moves(30)) {
        let mut turns = 0_u32;
        play(&moves, |turn| {
            turns += 1;
            if !turns.is_multiple_of(5) {
                return;
            }
            let workspace = turn.after.workspace();
            let members = workspace.people.keys().copied().map(Actor::Member);
            for by in members.chain([Actor::COORDINATOR, Actor::LEADER]) {
                finds_what_may_be_opened(&Asker { workspace, zones: &DatabaseZones, by, at: turn.request.at });
            }
        });
    }
}
