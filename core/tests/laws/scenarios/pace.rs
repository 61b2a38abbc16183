//! How training is going, as leaders see it.

use super::*;
use switchback_core::{
    insight::{
        pace::{Certified, Pace, pace},
        pool::{WaitingFor, pool},
    },
    zones::DatabaseZones,
};

fn going(acts: Vec<Act>, at: i64) -> Pace {
    let log = given(acts).log();
    let now = hours(at);
    pace(log.workspace(), &pool(log.workspace(), &DatabaseZones, now), now)
}

#[test]
fn people_in_training_are_counted_by_what_they_wait_for() {
    let pace = going(enrolled(), 4);
    assert_eq!((pace.in_training, pace.waiting), (1, vec![(WaitingFor::Place, 1)]));
    assert_eq!((pace.lately, pace.before), Default::default());
}

#[test]
fn a_certificate_counts_in_the_twelve_weeks_after_it_with_the_days_that_it_took() {
    let signed_at = 500;
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    let certified = with(finished_path(), (signed_at, Actor::Member(PersonId(3)), sign));
    let days = Some((signed_at - enrolled()[0].0) / 24);
    let one = Certified { count: 1, median_days: days };
    let after = |hours: i64| going(certified.clone(), signed_at + hours);
    let weeks = 7 * 24;
    assert_eq!((after(1).lately, after(1).before), (one, Certified::default()));
    assert_eq!((after(12 * weeks - 1).lately, after(12 * weeks + 1).before), (one, one));
    assert_eq!(after(12 * weeks + 1).lately, Certified::default());
    assert_eq!(after(1).in_training, 0);
}
