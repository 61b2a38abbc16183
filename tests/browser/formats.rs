use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use switchback::platform::format::{Formats, visitors};
use switchback_core::zones::Zone;
use wasm_bindgen_test::wasm_bindgen_test;

fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 7, 13, 30, 0).unwrap()
}

#[wasm_bindgen_test]
fn instants_are_formatted_in_the_language() {
    let berlin = Zone::named("Europe/Berlin");
    let expected = [
        ("en-GB", "14:30", "Mon 7 Dec", "7 December 2026"),
        ("de-DE", "14:30", "Mo., 7. Dez.", "7. Dezember 2026"),
        ("en-US", "2:30 PM", "Mon, Dec 7", "December 7, 2026"),
    ];
    for (locale, time, day, date) in expected {
        let formats = Formats::of(locale);
        // Some languages put a narrow no-break space before AM and PM.
        assert_eq!(formats.time_in(&berlin, at()).replace('\u{202f}', " "), time);
        assert_eq!(formats.day_in(&berlin, at()).replace("Mon, 7", "Mon 7"), day);
        assert_eq!(formats.date_in(&berlin, at()), date);
    }
}

#[wasm_bindgen_test]
fn the_time_zone_decides_the_day() {
    let formats = Formats::of("en-GB");
    assert_eq!(formats.time_in(&Zone::named("Pacific/Kiritimati"), at()), "03:30");
    assert_eq!(formats.date_in(&Zone::named("Pacific/Kiritimati"), at()), "8 December 2026");
    assert_eq!(formats.time_in(&Zone::named("Nowhere"), at()), "13:30", "an unknown zone reads as UTC");
}

#[wasm_bindgen_test]
fn distances_are_words() {
    let formats = Formats::of("en-GB");
    let cases = [
        (TimeDelta::zero(), "now"),
        (TimeDelta::minutes(5), "in 5 minutes"),
        (TimeDelta::hours(-2), "2 hours ago"),
        (TimeDelta::hours(23), "in 23 hours"),
    ];
    for (distance, words) in cases {
        assert_eq!(formats.relative(at(), at() + distance), words);
    }
    assert_eq!(formats.in_days(-1), "yesterday");
    assert_eq!(formats.in_days(0), "today");
    assert_eq!(formats.in_days(3), "in 3 days");
    assert_eq!(Formats::of("de").in_days(3), "in 3 Tagen");
}

#[wasm_bindgen_test]
fn numbers_carry_their_separators() {
    assert_eq!(Formats::of("en-GB").number(12_345.5), "12,345.5");
    assert_eq!(Formats::of("de-DE").number(12_345.5), "12.345,5");
}

#[wasm_bindgen_test]
fn the_visitors_language_and_an_invalid_one_can_be_formatted() {
    assert!(visitors().time_in(&Zone::utc(), at()).contains("30"));
    assert_eq!(Formats::of("not a language").time_in(&Zone::named("Asia/Tokyo"), at()), "10:30 PM");
}
