//! What a person's page shows of the days ahead.

use crate::scenarios::{
    BYSTANDER, COORDINATOR, INTERVIEW, MENTOR, SESSION, TRAINEE, drafted, given, hours, proposed,
};
use switchback_core::{
    access::{
        asker::Asker,
        upcoming::{Load, WeekLoad, upcoming, week_load},
    },
    log::Log,
    model::{actor::Actor, ids::PersonId},
    progress::schedule::by_person::{Part, PersonEntry},
    zones::DatabaseZones,
};

const MENTOR_ID: PersonId = PersonId(3);

fn asker(log: &Log, by: Actor) -> Asker<'_> {
    Asker { workspace: log.workspace(), zones: &DatabaseZones, by, at: hours(3) }
}

#[test]
fn a_mentor_has_their_session_and_their_other_interviews_ahead() {
    let log = given(proposed()).log();
    let ahead = upcoming(&asker(&log, COORDINATOR), MENTOR_ID, hours(24 * 7));
    let session = ahead.entries.iter().find(|entry| entry.part == Part::Mentor).unwrap();
    assert_eq!(ahead.slots[session.slot].session.as_ref().map(|card| card.session), Some(SESSION));
    let is_theirs = |entry: &&PersonEntry| {
        ahead.slots[entry.slot].interviewers.iter().any(|known| known.person == MENTOR_ID)
    };
    assert_eq!(ahead.entries.iter().filter(is_theirs).count(), ahead.entries.len());
    let at_interview = ahead.entries.iter().filter(|entry| ahead.slots[entry.slot].interview == INTERVIEW);
    assert_eq!(at_interview.count(), 1, "the session stands for its interview");
    assert!(ahead.entries.len() > 1);
}

#[test]
fn only_readers_of_a_record_see_what_is_ahead() {
    let log = given(proposed()).log();
    let sees = |by| {
        let asker = asker(&log, by);
        let ahead = !upcoming(&asker, MENTOR_ID, hours(24 * 7)).entries.is_empty();
        (ahead, week_load(&asker, MENTOR_ID).is_some())
    };
    assert_eq!([COORDINATOR, Actor::LEADER, MENTOR].map(sees), [(true, true); 3]);
    assert_eq!([TRAINEE, BYSTANDER].map(sees), [(false, false); 2]);
}

#[test]
fn the_load_counts_the_sessions_of_this_week_and_drafts_only_for_coordinators() {
    let load = |log: &Log, by, person| week_load(&asker(log, by), person).unwrap();
    let of_two = |sessions| Some(Load { sessions, most: 2 });
    let (published, draft) = (given(proposed()).log(), given(drafted()).log());
    let one = WeekLoad { as_mentor: of_two(1), as_trainee: None };
    assert_eq!(load(&published, COORDINATOR, MENTOR_ID), one);
    let as_trainee = WeekLoad { as_mentor: None, as_trainee: of_two(1) };
    assert_eq!(load(&published, TRAINEE, PersonId(5)), as_trainee);
    assert_eq!(load(&draft, COORDINATOR, MENTOR_ID), one);
    assert_eq!(load(&draft, Actor::LEADER, MENTOR_ID).as_mentor, of_two(0));
    let later = Asker { at: hours(24 * 7), ..asker(&published, COORDINATOR) };
    assert_eq!(week_load(&later, MENTOR_ID).and_then(|load| load.as_mentor), of_two(0));
}
