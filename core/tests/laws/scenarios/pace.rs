//! How training is going, as leaders see it.

use super::*;
use chrono::NaiveDate;
use switchback_core::{
    insight::{
        funnel::{Stage, stage},
        months::{Month, certified_by_month},
        pace::{Certified, Pace, pace},
        pool::{WaitingFor, pool},
    },
    zones::{DatabaseZones, Zone},
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

#[test]
fn a_certificate_counts_in_its_month_by_the_readers_clock() {
    let signed_at = 500;
    let sign = Command::SignOff { enrollment: ENROLLMENT, certificate: CERTIFICATE };
    let log = given(with(finished_path(), (signed_at, Actor::Member(PersonId(3)), sign))).log();
    let zone = Zone::utc();
    let months = |now| certified_by_month(log.workspace(), &DatabaseZones, &zone, now);
    let april = NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day");
    let certified = |now| months(now).into_iter().filter(|month| month.certified > 0).collect::<Vec<_>>();
    assert_eq!(certified(hours(signed_at)), [Month { first: april, certified: 1 }]);
    assert_eq!(months(hours(signed_at)).last().map(|month| month.first), Some(april));
    assert_eq!(months(hours(signed_at)).len(), 12);
    let months_later = |months: i64| certified(hours(signed_at + months * 31 * 24)).len();
    assert_eq!([months_later(10), months_later(12)], [1, 0]);
}

#[test]
fn people_in_training_go_through_the_stages_in_order() {
    let acts = finished_path();
    let after = |count: usize| {
        let log = given(acts[..count].to_vec()).log();
        let enrollment = log.workspace().enrollments.get(&ENROLLMENT)?;
        Some(stage(log.workspace(), enrollment, hours(acts[count - 1].0)))
    };
    let mut stages: Vec<_> = (1..=acts.len()).filter_map(after).collect();
    stages.dedup();
    assert_eq!(stages, [Stage::Shadowing, Stage::ReverseShadowing, Stage::SignOff]);
}
