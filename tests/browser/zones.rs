use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use switchback::platform::clock;
use switchback::platform::intl_zones::IntlZones;
use switchback_core::zones::{DatabaseZones, Zone, Zones};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// Every kind of rule: none, north and south, half and quarter hours, half-hour and backward summer time,
/// both sides of the date line, a month-long pause of the summer time, zones that abolished it.
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

/// From this year on the two may know of different decisions: governments change their clocks, and one of the
/// two is released later than the other. (Browsers of 2026 have Morocco without summer time from that
/// September on.)
const SETTLED: i32 = 2026;

#[wasm_bindgen_test]
fn the_browser_and_the_database_agree() {
    let intl = IntlZones::new();
    let (mut asked, mut changes) = (0, 0);
    for zone in ZONES.map(Zone::named) {
        let mut at = Utc.with_ymd_and_hms(2010, 1, 1, 0, 0, 0).unwrap();
        let end = Utc.with_ymd_and_hms(SETTLED, 1, 1, 0, 0, 0).unwrap();
        let mut last = None;
        while at < end {
            let expected = DatabaseZones.offset_seconds(&zone, at);
            agree(&intl, &zone, at);
            if last.is_some_and(|last| last != expected) {
                changes += 1;
                for second in around_change(&zone, at) {
                    agree(&intl, &zone, second);
                    asked += 1;
                }
            }
            last = Some(expected);
            at += TimeDelta::seconds(86_400 + 3_601);
            asked += 1;
        }
    }
    console_log!("{asked} instants, {changes} changes of the clocks");
    assert!(changes > 500);
}

fn agree(intl: &IntlZones, zone: &Zone, at: DateTime<Utc>) {
    assert_eq!(intl.offset_seconds(zone, at), DatabaseZones.offset_seconds(zone, at), "{zone} at {at}");
}

/// The two seconds on either side of the change that lies in the day or so before.
fn around_change(zone: &Zone, after: DateTime<Utc>) -> [DateTime<Utc>; 4] {
    let offset = |at: i64| DatabaseZones.offset_seconds(zone, DateTime::from_timestamp(at, 0).unwrap());
    let (mut low, mut high) = (after.timestamp() - 90_001, after.timestamp());
    let before = offset(low);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if offset(middle) == before { low = middle } else { high = middle }
    }
    [-2, -1, 0, 1].map(|step| DateTime::from_timestamp(high + step, 0).unwrap())
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
fn a_hundred_thousand_lookups_take_no_time() {
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
fn the_home_zone_is_one_that_the_database_knows() {
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
