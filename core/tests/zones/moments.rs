//! Moments at which a wrong zone rule would show.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use switchback_core::zones::{Offsets, Zone, Zones, shifted};

pub fn first() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(1990, 1, 1, 0, 0, 0).unwrap()
}

pub fn end() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2038, 1, 1, 0, 0, 0).unwrap()
}

/// No zone has changed its clocks twice within so few days.
const STEP: Duration = Duration::days(5);

/// All clock changes of a zone, each as its first second.
pub fn changes(zones: &dyn Zones, zone: &Zone) -> Vec<DateTime<Utc>> {
    let Some(offsets) = zones.offsets(zone) else { return Vec::new() };
    let differs = |at: &DateTime<Utc>| offsets.offset_seconds(*at) != offsets.offset_seconds(*at + STEP);
    every(STEP).filter(differs).map(|at| change_after(&*offsets, at)).collect()
}

/// Steps from the first year to the last.
pub fn every(step: Duration) -> impl Iterator<Item = DateTime<Utc>> {
    std::iter::successors(Some(first()), move |at| Some(*at + step)).take_while(|at| *at < end())
}

fn change_after(offsets: &dyn Offsets, start: DateTime<Utc>) -> DateTime<Utc> {
    let before = offsets.offset_seconds(start);
    let (mut low, mut high) = (0, STEP.num_seconds());
    while high - low > 1 {
        let middle = (low + high) / 2;
        let same = offsets.offset_seconds(start + Duration::seconds(middle)) == before;
        if same { low = middle } else { high = middle }
    }
    start + Duration::seconds(high)
}

/// Times that people write down: 10 AM in winter and in summer, and a few hours before and after each change.
pub fn wall_clocks(zones: &dyn Zones, zone: &Zone) -> Vec<NaiveDateTime> {
    let Some(offsets) = zones.offsets(zone) else { return Vec::new() };
    let shown = |at: DateTime<Utc>| shifted(at, offsets.offset_seconds(at));
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 10)?.and_hms_opt(10, 0, 0);
    let days = (first().year()..end().year()).flat_map(|year| [day(year, 1), day(year, 7)]);
    let mut clocks: Vec<NaiveDateTime> = days.flatten().collect();
    for change in changes(zones, zone) {
        clocks.extend([-3, 3].map(|hours| shown(change + Duration::hours(hours))));
    }
    clocks
}
