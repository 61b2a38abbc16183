//! Whose own time is shown beside the reader's.

use super::*;
use switchback_core::{
    progress::schedule::other_clocks::{OtherClock, other_clocks},
    zones::{DatabaseZones, Zone},
};

/// People 1 and 2 are in Berlin, 3 and 6 in New York, and 8 in Kolkata.
fn clocks(shown: &str, at: DateTime<Utc>) -> Vec<(String, Vec<u64>)> {
    let log = given([]).log();
    let people = [1, 3, 8, 6].map(PersonId);
    let clocks = other_clocks(log.workspace(), &DatabaseZones, &Zone::named(shown), at, people);
    let read = |OtherClock { zone, people }: OtherClock| {
        (zone.place(), people.into_iter().map(|person| person.0).collect())
    };
    clocks.into_iter().map(read).collect()
}

#[test]
fn people_whose_clock_shows_the_same_time_need_no_second_line() {
    let (new_york, kolkata) = (("New York".to_owned(), vec![3, 6]), ("Kolkata".to_owned(), vec![8]));
    assert_eq!(clocks("Europe/Berlin", hours(0)), [new_york, kolkata.clone()]);
    assert_eq!(clocks("Europe/Paris", hours(0)).len(), 2, "Paris has the time of Berlin");
    let berlin = ("Berlin".to_owned(), vec![1]);
    assert_eq!(clocks("America/New_York", hours(0)), [berlin, kolkata]);
}

#[test]
fn clocks_are_compared_on_the_day_itself() {
    // London and Berlin are an hour apart all year. Lagos has Berlin's time only in winter.
    let (winter, summer) = (hours(0), hours(24 * 90));
    assert_eq!([winter, summer].map(|at| clocks("Africa/Lagos", at).len()), [2, 3]);
}
