#[path = "../../core/tests/zones/comparing.rs"]
mod comparing;
#[path = "../../core/tests/zones/moments.rs"]
mod moments;
#[path = "../../core/tests/zones/ways.rs"]
mod ways;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use comparing::{Comparison, Contest};
use switchback::platform::clock;
use switchback::platform::intl_zones::IntlZones;
use switchback_core::zones::{DatabaseZones, Zone, Zones};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// Every kind of rule: no changes, north and south, half and quarter hours, half-hour and negative daylight
/// saving time, both sides of the date line, a month-long pause of daylight saving time, and zones that
/// abolished it.
const ZONES: [&str; 32] = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Europe/Lisbon",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/Caracas",
    "America/Argentina/Buenos_Aires",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Amman",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
];

/// Rules that this browser doesn't know yet. Governments change their clocks at short notice, and this
/// browser was released before the database: Cuba keeps daylight saving time this one winter.
fn is_known_lag(zone: &Zone, at: DateTime<Utc>) -> bool {
    let day = |year, month, day| Utc.with_ymd_and_hms(year, month, day, 0, 0, 0).unwrap();
    matches!(zone.name(), "America/Havana" | "Cuba") && (day(2026, 11, 1)..day(2027, 3, 15)).contains(&at)
}

/// Every ten days, and the two seconds on either side of every change.
fn instants(zone: &Zone) -> Vec<DateTime<Utc>> {
    let mut instants: Vec<DateTime<Utc>> = moments::every(TimeDelta::seconds(10 * 86_400 + 3_601)).collect();
    let around = |at: DateTime<Utc>| [-2, -1, 0, 1].map(|second| at + TimeDelta::seconds(second));
    instants.extend(moments::changes(&DatabaseZones, zone).into_iter().flat_map(around));
    instants
}

#[wasm_bindgen_test]
fn the_browser_and_the_database_agree() {
    let intl = IntlZones::new();
    let (mut asked, mut wrong) = (0, Vec::new());
    for zone in DatabaseZones::all() {
        for at in instants(&zone) {
            let (ours, theirs) = (intl.offset_seconds(&zone, at), DatabaseZones.offset_seconds(&zone, at));
            if ours != theirs && !is_known_lag(&zone, at) {
                wrong.push(format!("{zone} at {at}: {ours:?}, not {theirs:?}"));
            }
            asked += 1;
        }
    }
    console_log!("{asked} instants");
    assert_eq!(wrong, [""; 0]);
    assert!(asked > 1_000_000);
}

#[wasm_bindgen_test]
fn every_input_reads_every_zone_like_the_database() {
    let contest = Contest { zones: &IntlZones::new(), oracle: &DatabaseZones, is_known_lag };
    let mut comparison = Comparison::default();
    for zone in DatabaseZones::all() {
        contest.compare(&zone, &mut comparison);
    }
    contest.compare_windows(&mut comparison);
    console_log!("{} times", comparison.compared);
    assert_eq!(comparison.wrong, [""; 0]);
    assert!(comparison.compared > 700_000, "{}", comparison.compared);
}

#[wasm_bindgen_test]
fn unknown_zones_are_unknown() {
    let intl = IntlZones::new();
    for name in ["", "Nowhere/At_All", "+01:00", "europe/berlin", "Europe/Berlin "] {
        assert_eq!(intl.offset_seconds(&Zone::named(name), DateTime::UNIX_EPOCH), None, "{name:?}");
    }
    assert!(intl.knows(&Zone::named("Asia/Calcutta")), "old names stay known");
}

#[wasm_bindgen_test]
fn a_hundred_thousand_lookups_take_less_than_a_second() {
    let intl = IntlZones::new();
    let zones = ZONES.map(Zone::named);
    let start = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap();
    let began = js_sys::Date::now();
    let mut sum = 0_i64;
    for n in 0..100_000_i64 {
        let at = start + TimeDelta::minutes(n * 997 % 525_600);
        sum += i64::from(intl.offset_seconds(&zones[n as usize % zones.len()], at).unwrap());
    }
    let first = js_sys::Date::now() - began;
    for n in 0..100_000_i64 {
        let at = start + TimeDelta::minutes(n * 997 % 525_600);
        sum -= i64::from(intl.offset_seconds(&zones[n as usize % zones.len()], at).unwrap());
    }
    let second = js_sys::Date::now() - began - first;
    console_log!("100,000 lookups over a year in 32 zones: {first} ms, again {second} ms");
    assert_eq!(sum, 0);
    assert!(second < 1_000.0);
}

#[wasm_bindgen_test]
fn the_database_knows_the_home_zone() {
    assert!(DatabaseZones.knows(&clock::home_zone()));
}

#[wasm_bindgen_test]
async fn the_clock_runs_and_a_dropped_timer_does_not() {
    let before = clock::now();
    let calls = std::rc::Rc::new(std::cell::Cell::new(0));
    let counted = calls.clone();
    let timer = clock::every(1, move || counted.set(counted.get() + 1));
    crate::pause(1_300).await;
    assert_eq!(calls.get(), 1);
    drop(timer);
    crate::pause(1_200).await;
    assert_eq!(calls.get(), 1);
    assert!(clock::now() - before >= TimeDelta::milliseconds(2_400));
}
