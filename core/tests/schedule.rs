//! The schedule as shown in the calendar, for the sample company.

use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeSet, ops::Range};
use switchback_core::{
    command,
    fact::line::Line,
    log::Log,
    progress::schedule::{
        by_person::{Part, PersonSchedule, by_person, is_crowded},
        calendar::{Choice, Slot, schedule},
    },
    sample,
    text_search::folded,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn sample() -> Workspace {
    let today = "2026-03-02".parse().expect("a date");
    let mut log = Log::default();
    for request in sample::requests(today, &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request).expect("the story keeps the rules");
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log.workspace().clone()
}

fn week() -> Range<DateTime<Utc>> {
    let monday = "2026-03-02T00:00:00Z".parse::<DateTime<Utc>>().expect("an instant");
    monday..monday + Duration::weeks(1)
}

#[test]
fn the_week_has_every_interview_with_each_of_its_trainees() {
    let workspace = sample();
    let slots = schedule(&workspace, week(), &Choice::default());
    for interview in workspace.interviews.values() {
        let shown = slots.iter().filter(|slot| slot.interview == interview.id).count();
        let seats = workspace
            .sessions
            .values()
            .filter(|session| session.interview == interview.id && session.state().takes_seat());
        let wanted = interview.is_scheduled() && week().contains(&interview.start);
        assert_eq!(shown, if wanted { seats.count().max(1) } else { 0 });
    }
    assert!(slots.is_sorted_by_key(|slot| slot.start));
}

#[test]
fn filters_keep_only_matching_interviews() {
    let workspace = sample();
    let all = schedule(&workspace, week(), &Choice::default());
    let known = all.iter().find(|slot| slot.session.is_some()).expect("the sample company trains");
    let team = workspace.people[&known.interviewers[0].person].team;
    let choice = Choice {
        text: known.interviewers[0].name.to_uppercase(),
        team,
        interview_type: known.session.as_ref().map(|card| card.interview_type),
        with_trainee: true,
    };
    let shown = schedule(&workspace, week(), &choice);
    assert!(shown.contains(known) && shown.len() < all.len());
    assert!(shown.iter().all(|slot| slot.session.is_some() && slot.type_name == known.type_name));
    assert!(schedule(&workspace, week(), &Choice { text: "nobody".into(), ..choice }).is_empty());
}

fn times(people: &[PersonSchedule], slot: usize, part: Part) -> Vec<&PersonSchedule> {
    let has =
        |known: &&PersonSchedule| known.entries.iter().any(|entry| entry.slot == slot && entry.part == part);
    people.iter().filter(has).collect()
}

#[test]
fn by_person_trainee_and_mentor_have_each_session_and_no_row_has_an_interview_twice() {
    let workspace = sample();
    let slots = schedule(&workspace, week(), &Choice::default());
    let people = by_person(&workspace, &slots, &Choice::default());
    for (index, slot) in slots.iter().enumerate() {
        let of = |part| times(&people, index, part).iter().map(|known| known.person).collect::<Vec<_>>();
        match &slot.session {
            Some(card) => {
                assert_eq!((of(Part::Trainee), of(Part::Mentor)), (vec![card.trainee], vec![card.mentor]));
            }
            None => assert_eq!(of(Part::Interviewer).len(), slot.interviewers.len()),
        }
    }
    for known in &people {
        let by_session = known.entries.iter().map(|entry| {
            let slot = &slots[entry.slot];
            (
                slot.interview,
                slot.session.as_ref().filter(|_| entry.part != Part::Interviewer).map(|card| card.session),
            )
        });
        let different: BTreeSet<_> = by_session.collect();
        assert_eq!(different.len(), known.entries.len(), "{}", known.name);
        assert!(known.entries.is_sorted_by_key(|entry| entry.slot));
    }
    assert!(people.is_sorted_by_key(|known| folded(&known.name)));
}

/// An interview with two interviewers and two trainees, who both have the first interviewer as their mentor.
fn shared(slots: &[Slot]) -> Vec<Slot> {
    let with = |slot: &Slot| slot.session.is_some();
    let one = slots.iter().find(|slot| with(slot)).cloned().expect("the sample company trains");
    let trainee = |slot: &Slot| slot.session.as_ref().map(|card| card.trainee);
    let two = slots.iter().find(|slot| with(slot) && trainee(slot) != trainee(&one));
    let mut two = two.cloned().expect("more than one trainee");
    two.interview = one.interview;
    two.interviewers.clone_from(&one.interviewers);
    if let (Some(card), Some(first)) = (&mut two.session, &one.session) {
        (card.mentor, card.mentor_name) = (first.mentor, first.mentor_name.clone());
    }
    let others = slots.iter().flat_map(|slot| &slot.interviewers);
    let mut others =
        others.filter(|known| Some(known.person) != one.session.as_ref().map(|card| card.mentor));
    let panel = others.next().cloned().expect("more than one interviewer");
    [one, two]
        .map(|slot| Slot { interviewers: vec![slot.interviewers[0].clone(), panel.clone()], ..slot })
        .into()
}

#[test]
fn an_interviewer_next_to_the_mentor_of_two_trainees_has_the_interview_once() {
    let workspace = sample();
    let slots = shared(&schedule(&workspace, week(), &Choice::default()));
    let people = by_person(&workspace, &slots, &Choice::default());
    let panel =
        people.iter().find(|known| known.person == slots[0].interviewers[1].person).expect("the panel");
    assert_eq!(panel.entries.len(), 1);
    let mentor = people.iter().find(|known| known.entries[0].part == Part::Mentor).expect("the mentor");
    assert_eq!(mentor.entries.len(), 2);
}

#[test]
fn by_person_only_people_matching_the_search_have_a_row() {
    let workspace = sample();
    let all = schedule(&workspace, week(), &Choice::default());
    let name = all[0].interviewers[0].name.clone();
    let choice = Choice { text: name.to_lowercase(), ..Choice::default() };
    let people = by_person(&workspace, &schedule(&workspace, week(), &choice), &choice);
    assert_eq!(people.iter().map(|known| known.name.clone()).collect::<Vec<_>>(), [name]);
}

#[test]
fn a_week_is_crowded_with_four_interviews_at_the_same_time() {
    let one = schedule(&sample(), week(), &Choice::default()).remove(0);
    let at = |minutes| Slot { start: one.start + Duration::minutes(minutes), minutes: 60, ..one.clone() };
    assert!(is_crowded(&[at(0), at(15), at(30), at(45)]));
    assert!(!is_crowded(&[at(0), at(0), at(0), at(60), at(60)]));
}
