//! Tables of the sample company in every order that they can be read in.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, Utc};
use switchback_core::{
    command,
    fact::line::Line,
    log::Log,
    progress::{
        certificates::directory::{
            Row, directory,
            sorting::{SortBy, sort},
        },
        schedule::{
            card_order::{self, CardOrder},
            session_card::{SessionCard, session_cards},
        },
    },
    sample,
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
fn the_directory_reversed_has_the_same_people_with_the_ends_exchanged() {
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
            same_people.sort_by_key(|name| name.to_lowercase());
            assert_eq!(same_people, by_name, "{by:?}");
        }
    }
}

#[test]
fn people_in_no_training_come_last_from_either_end() {
    let (log, now) = company();
    for is_descending in [false, true] {
        let rows = sorted(log.workspace(), now, SortBy::InTraining, is_descending);
        let trained = rows.iter().filter(|row| !row.in_training.is_empty()).count();
        assert!(trained > 0 && rows[..trained].iter().all(|row| !row.in_training.is_empty()));
    }
}

#[test]
fn whoever_is_certified_in_most_comes_first_and_who_is_equal_stays_by_name() {
    let (log, now) = company();
    let rows = sorted(log.workspace(), now, SortBy::Certified, false);
    let key = |row: &Row| (std::cmp::Reverse(row.certified.len()), row.name.to_lowercase());
    assert!(rows.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
}

#[test]
fn sessions_of_one_trainee_stand_together_by_start_from_either_end() {
    let (log, _) = company();
    let mut cards = session_cards(log.workspace(), |_| true);
    for is_descending in [false, true] {
        card_order::sort(&mut cards, CardOrder::Trainee, is_descending);
        let is_in_order = |pair: &[SessionCard]| {
            let names = (pair[0].trainee_name.to_lowercase(), pair[1].trainee_name.to_lowercase());
            let by_name = if is_descending { names.1 < names.0 } else { names.0 < names.1 };
            by_name || names.0 == names.1 && pair[0].start <= pair[1].start
        };
        assert!(cards.windows(2).all(is_in_order), "{is_descending}");
    }
}
