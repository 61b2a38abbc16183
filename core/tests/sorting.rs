//! Tables of the sample company in each of their sort orders.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use switchback_core::{
    command,
    fact::line::Line,
    log::Log,
    progress::{
        certificates::directory::{
            Row, directory,
            sorting::{SortBy, sort},
        },
        program::listing,
        schedule::{
            calendar::{Choice, Slot, schedule},
            card_order::{self, CardOrder},
            session_card::{SessionCard, session_cards},
            slot_order::{self, SlotOrder},
            tell_order::{self, TellOrder},
            to_tell::{ToTell, to_tell},
        },
    },
    sample,
    text_search::folded,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn company() -> (Log, DateTime<Utc>) {
    let mut log = Log::default();
    let mut now = DateTime::UNIX_EPOCH;
    for request in sample::requests(NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(), &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request).unwrap();
        log.append(decision.entries.iter().cloned().map(Line::from));
        decision.records.iter().cloned().for_each(|change| log.keep_record(change));
        now = request.at;
    }
    (log, now)
}

fn sorted(workspace: &Workspace, now: DateTime<Utc>, by: SortBy, is_descending: bool) -> Vec<Row> {
    let mut rows = directory(workspace, &DatabaseZones, now);
    sort(workspace, &mut rows, by, is_descending);
    rows
}

#[test]
fn the_reversed_directory_has_the_same_people_in_reverse_order() {
    let (log, now) = company();
    let names = |by, is_descending| {
        let rows = sorted(log.workspace(), now, by, is_descending);
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    let by_name = names(SortBy::Name, false);
    let mut reversed = names(SortBy::Name, true);
    reversed.reverse();
    assert_eq!(by_name, reversed);
    for by in [SortBy::Team, SortBy::Certified, SortBy::InTraining, SortBy::AcceptsTrainees] {
        for is_descending in [false, true] {
            let mut same_people = names(by, is_descending);
            assert_ne!(same_people, by_name, "{by:?}");
            same_people.sort_by_key(|name| folded(name));
            assert_eq!(same_people, by_name, "{by:?}");
        }
    }
}

#[test]
fn people_not_in_training_come_last_in_both_directions() {
    let (log, now) = company();
    for is_descending in [false, true] {
        let rows = sorted(log.workspace(), now, SortBy::InTraining, is_descending);
        let trained = rows.iter().filter(|row| !row.in_training.is_empty()).count();
        assert!(trained > 0 && rows[..trained].iter().all(|row| !row.in_training.is_empty()));
    }
}

#[test]
fn people_sort_by_number_of_certificates_and_then_by_name() {
    let (log, now) = company();
    let rows = sorted(log.workspace(), now, SortBy::Certified, false);
    let key = |row: &Row| (std::cmp::Reverse(row.certified.len()), folded(&row.name));
    assert!(rows.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
}

#[test]
fn a_trainees_sessions_stay_in_order_of_start_in_both_directions() {
    let (log, _) = company();
    let mut cards = session_cards(log.workspace(), |_| true);
    for is_descending in [false, true] {
        card_order::sort(&mut cards, CardOrder::Trainee, is_descending);
        let is_in_order = |pair: &[SessionCard]| {
            let names = (folded(&pair[0].trainee_name), folded(&pair[1].trainee_name));
            let by_name = if is_descending { names.1 < names.0 } else { names.0 < names.1 };
            by_name || names.0 == names.1 && pair[0].start <= pair[1].start
        };
        assert!(cards.windows(2).all(is_in_order), "{is_descending}");
    }
}

fn slots(log: &Log, now: DateTime<Utc>) -> Vec<Slot> {
    let all =
        schedule(log.workspace(), now - TimeDelta::weeks(4)..now + TimeDelta::weeks(8), &Choice::default());
    assert!(all.iter().any(|slot| slot.session.is_none()) && all.iter().any(|slot| slot.session.is_some()));
    all
}

#[test]
fn interviews_without_a_trainee_come_last_by_trainee_and_status_in_both_directions() {
    let (log, now) = company();
    let mut slots = slots(&log, now);
    for by in [SlotOrder::Trainee, SlotOrder::State] {
        for is_descending in [false, true] {
            slot_order::sort(&mut slots, by, is_descending);
            assert!(slots.is_sorted_by_key(|slot| slot.session.is_none()), "{by:?}");
        }
    }
}

#[test]
fn every_sort_order_of_the_schedule_has_the_same_interviews_and_can_be_reversed() {
    let (log, now) = company();
    let all = slots(&log, now);
    let word = |slot: &Slot, by| match by {
        SlotOrder::Start => slot.start.to_rfc3339(),
        SlotOrder::InterviewType => slot.type_name.to_lowercase(),
        SlotOrder::Trainee => {
            slot.session.as_ref().map(|card| folded(&card.trainee_name)).unwrap_or_default()
        }
        SlotOrder::Interviewer => {
            let mentor = slot.session.as_ref().map(|card| card.mentor_name.clone());
            folded(&mentor.unwrap_or_else(|| slot.interviewers[0].name.clone()))
        }
        SlotOrder::State => {
            slot.session.as_ref().map(|card| card.state.word().to_owned()).unwrap_or_default()
        }
    };
    let orders = [
        SlotOrder::Start,
        SlotOrder::InterviewType,
        SlotOrder::Trainee,
        SlotOrder::Interviewer,
        SlotOrder::State,
    ];
    for by in orders {
        let words = |is_descending| {
            let mut sorted = all.clone();
            slot_order::sort(&mut sorted, by, is_descending);
            assert_eq!(sorted.len(), all.len());
            assert!(all.iter().all(|slot| sorted.contains(slot)));
            let words = sorted.iter().map(|slot| word(slot, by)).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>()
        };
        let (up, mut down) = (words(false), words(true));
        down.reverse();
        assert!(up.is_sorted() && up.first() != up.last(), "{by:?}");
        assert_eq!(up, down, "{by:?}");
    }
}

#[test]
fn people_to_tell_sort_by_first_session_or_number_of_sessions() {
    let (log, now) = company();
    let mut people = to_tell(log.workspace(), now);
    let more = people[0].news.clone();
    people[1].news.extend(more);
    let by_name = people.clone();
    tell_order::sort(&mut people, TellOrder::FirstSession, false);
    assert!(people != by_name && people.is_sorted_by_key(|one: &ToTell| one.news[0].session.start));
    tell_order::sort(&mut people, TellOrder::Sessions, true);
    assert!(
        people.is_sorted_by_key(|one| one.news.len())
            && people[0].news.len() < people[people.len() - 1].news.len()
    );
    people = by_name.clone();
    tell_order::sort(&mut people, TellOrder::Name, true);
    people.reverse();
    assert_eq!(people, by_name);
}

#[test]
fn an_accent_does_not_change_the_place_of_a_name() {
    let (log, now) = company();
    let mut workspace = log.workspace().clone();
    let first = to_tell(&workspace, now)[0].to;
    workspace.profiles.0.get_mut(&first).expect("their profile").name = "Łukasz Nowak".to_owned();
    let people = to_tell(&workspace, now);
    let names: Vec<&str> = people.iter().map(|one| workspace.profiles.name(one.to)).collect();
    let place = names.iter().position(|name| *name == "Łukasz Nowak").expect("the person");
    let (before, after) = (&names[..place], &names[place + 1..]);
    assert!(!after.is_empty(), "someone comes after L: {names:?}");
    assert!(
        before.iter().all(|name| *name < "Lukasz") && after.iter().all(|name| *name > "Lukasz"),
        "{names:?}"
    );
}

#[test]
fn paths_sort_by_name_or_by_number_of_enrollments() {
    let (log, _) = company();
    let by_name = listing::paths(log.workspace());
    assert!(by_name.len() > 2 && by_name.is_sorted_by_key(|path| &path.name));
    let enrolled: usize = by_name.iter().map(|path| path.enrollments).sum();
    assert_eq!(enrolled, log.workspace().enrollments.values().count());
    let mut by_enrollments = by_name.clone();
    listing::sort(&mut by_enrollments, listing::SortBy::Enrollments, false);
    assert!(by_enrollments.is_sorted_by(|one, other| one.enrollments >= other.enrollments));
    assert_ne!(by_enrollments, by_name);
    listing::sort(&mut by_enrollments, listing::SortBy::Enrollments, true);
    assert!(by_enrollments.is_sorted_by(|one, other| one.enrollments <= other.enrollments));
}

#[test]
fn a_path_is_found_by_its_name_and_by_a_trainee() {
    let (log, _) = company();
    let workspace = log.workspace();
    let paths = listing::paths(workspace);
    let found = |typed: &str| listing::found(workspace, &paths, typed);
    assert_eq!(found("").len(), paths.len());
    assert!(found(&paths[1].name.to_uppercase()).contains(&paths[1].interview_type));
    let enrollment = workspace.enrollments.values().next().unwrap();
    let by_trainee = found(workspace.profiles.name(enrollment.person));
    assert!(by_trainee.contains(&enrollment.interview_type) && by_trainee.len() < paths.len());
    assert_eq!(found("nobody of this name"), []);
}
