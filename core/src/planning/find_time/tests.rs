//! Times for people to meet, across hours, calendars and zones.

use super::*;
use crate::{
    fact::event::Event,
    model::{
        hours::{Span, WeeklyHours},
        ids::SourceId,
        preferences::{Pause, Preferences},
    },
    workspace::Workspace,
    zones::{DatabaseZones, Zone},
};
use proptest::prelude::*;

const ADA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time in the test")
}

/// Ada in Berlin and Bo in New York, both available from nine to five, in a week when daylight saving time has started
/// only in America.
fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    for (person, zone) in [(ADA, "Europe/Berlin"), (BO, "America/New_York")] {
        let zone = Zone::named(zone);
        let added = Event::PersonAdded { person, team: None, zone, joined: None };
        let hours = Event::HoursSet { person, hours: WeeklyHours::weekdays(540, 1020) };
        apply(&mut workspace, [added, hours]);
    }
    workspace
}

fn apply(workspace: &mut Workspace, events: impl IntoIterator<Item = Event>) {
    for (number, event) in (0..).zip(events) {
        let line = crate::fact::entry::Entry {
            v: crate::fact::entry::SCHEMA,
            at: at("2026-03-01T00:00:00Z"),
            by: crate::model::actor::Actor::COORDINATOR,
            command: crate::model::ids::CommandId(number),
            event,
        };
        workspace.apply(&line);
    }
}

fn monday(workspace: &Workspace, minutes: u16) -> Vec<Slot> {
    let day = at("2026-03-09T00:00:00Z")..at("2026-03-10T00:00:00Z");
    slots(workspace, &DatabaseZones, &[ADA, BO, ADA], day, minutes)
}

/// In Berlin, Ada is busy from a quarter past two, when Bo is available as well.
#[test]
fn a_half_hour_has_the_number_of_the_meeting_that_starts_with_it() {
    let mut workspace = workspace();
    let busy = Interval { start: at("2026-03-09T13:15:00Z"), end: at("2026-03-09T14:00:00Z") };
    let read = Event::BusyTimesRead { person: ADA, source: SourceId(1), busy: vec![busy] };
    apply(&mut workspace, [read]);
    let days =
        half_hours::by_half_hour(&monday(&workspace, 15), &DatabaseZones, &Zone::named("Europe/Berlin"));
    let day = days.values().next().expect("a day");
    let numbers = [28, 29].map(|half_hour| day.half_hours.get(&half_hour).copied());
    let available = |available| Some(half_hours::Turnout { available, of: 2 });
    assert_eq!(numbers, [available(2), available(1)], "at two and at half past two");
    assert_eq!(day.first, at("2026-03-09T08:00:00Z"));
}

#[test]
fn a_start_between_half_hours_does_not_stand_for_the_half_hour() {
    let mut workspace = workspace();
    let busy = Interval { start: at("2026-03-09T08:00:00Z"), end: at("2026-03-09T08:15:00Z") };
    let read = Event::BusyTimesRead { person: ADA, source: SourceId(1), busy: vec![busy] };
    apply(&mut workspace, [read]);
    let slots = monday(&workspace, 15);
    assert_eq!(starts(&slots)[..2], ["08:15", "08:30"]);
    let days = half_hours::by_half_hour(&slots, &DatabaseZones, &Zone::named("Europe/Berlin"));
    let first = days.values().next().and_then(|day| day.half_hours.keys().next().copied());
    assert_eq!(first, Some(19), "half past nine");
}

fn starts(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.interval.start.format("%H:%M").to_string()).collect()
}

#[test]
fn hours_overlap_across_zones_and_a_change_of_clocks() {
    let slots = monday(&workspace(), 60);
    let both: Vec<Slot> = slots.iter().filter(|slot| slot.fits_everyone()).cloned().collect();
    // Nine in New York is 13:00 UTC that week, and five in Berlin is 16:00 UTC.
    let quarters = ["13:00", "13:15", "13:30", "13:45", "14:00", "14:15", "14:30", "14:45", "15:00"];
    assert_eq!(starts(&both), quarters);
    assert_eq!(starts(&best(&slots, 3)), ["13:00", "14:00", "15:00"]);
}

#[test]
fn distant_times_are_suggested_before_close_ones() {
    let days = at("2026-03-09T00:00:00Z")..at("2026-03-11T00:00:00Z");
    let slots = slots(&workspace(), &DatabaseZones, &[ADA, BO], days, 60);
    let offered = best(&slots, 2);
    assert!(offered.iter().all(Slot::fits_everyone));
    assert_eq!(offered[1].interval.start - offered[0].interval.start, Duration::days(1));
}

#[test]
fn preferred_times_come_first_and_busy_ones_last() {
    let mut workspace = workspace();
    let mut preferences = Preferences::default();
    preferences.prefer[0] = vec![Span::new(600, 720)];
    let busy = vec![Interval { start: at("2026-03-09T15:00:00Z"), end: at("2026-03-09T15:30:00Z") }];
    apply(
        &mut workspace,
        [
            Event::PreferencesSet { person: BO, preferences },
            Event::BusyTimesRead { person: ADA, source: SourceId(1), busy },
        ],
    );
    let slots = monday(&workspace, 60);
    assert_eq!(starts(&best(&slots, 1)), ["14:00"]);
    let at_three = slots.iter().find(|slot| slot.interval.start == at("2026-03-09T15:00:00Z"));
    assert_eq!(at_three.map(|slot| slot.fits.clone()), Some(vec![(ADA, Fit::Busy), (BO, Fit::Preferred)]));
}

#[test]
fn no_one_meets_during_time_off() {
    let mut workspace = workspace();
    let day = at("2026-03-09T00:00:00Z").date_naive();
    let preferences = Preferences { pause: Some(Pause { from: day, until: day }), ..Preferences::default() };
    apply(&mut workspace, [Event::PreferencesSet { person: BO, preferences }]);
    let slots = monday(&workspace, 60);
    assert!(!slots.is_empty() && !slots.iter().any(Slot::fits_everyone));
}

proptest! {
    #[test]
    fn the_best_times_never_overlap_and_are_ordered(minutes in 15u16..300, days in 1i64..12, most in 0usize..9) {
        let from = at("2026-03-05T07:10:00Z");
        let all = slots(&workspace(), &DatabaseZones, &[ADA, BO], from..from + Duration::days(days), minutes);
        let best = best(&all, most);
        prop_assert!(best.len() <= most);
        for (place, slot) in best.iter().enumerate() {
            prop_assert!(slot.interval.start >= from);
            prop_assert!(best[..place].iter().all(|other| !other.interval.overlaps(slot.interval)));
            prop_assert!(best[..place].iter().all(|other| other.badness() <= slot.badness()));
        }
    }
}

#[test]
fn people_in_zones_with_quarter_hour_offsets_can_meet() {
    for (zone, start) in
        [("Asia/Kathmandu", "2026-03-09T03:15:00Z"), ("Australia/Eucla", "2026-03-09T00:15:00Z")]
    {
        let mut workspace = Workspace::default();
        for person in [ADA, BO] {
            let zone = Zone::named(zone);
            let added = Event::PersonAdded { person, team: None, zone, joined: None };
            let hours = Event::HoursSet { person, hours: WeeklyHours::weekdays(540, 600) };
            apply(&mut workspace, [added, hours]);
        }
        let day = at("2026-03-09T00:00:00Z")..at("2026-03-10T00:00:00Z");
        let found = slots(&workspace, &DatabaseZones, &[ADA, BO], day, 60);
        let both: Vec<_> =
            found.iter().filter(|slot| slot.fits.iter().all(|(_, fit)| *fit <= Fit::Available)).collect();
        assert_eq!(both.len(), 1, "{zone}");
        assert_eq!(both[0].interval.start, at(start), "{zone}");
    }
}
