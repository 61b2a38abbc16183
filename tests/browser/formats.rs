use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use switchback::platform::format::{Formats, visitors};
use switchback_core::zones::Zone;
use wasm_bindgen_test::wasm_bindgen_test;

fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 7, 13, 30, 0).unwrap()
}

/// The time, the day and the date in Berlin. Some Englishes put a narrow no-break space before AM and PM, and newer browsers
/// a comma after the weekday.
fn instant(languages: &[&str]) -> [String; 3] {
    let (berlin, formats) = (Zone::named("Europe/Berlin"), Formats::for_languages(languages));
    [
        formats.time_in(&berlin, at()).replace('\u{202f}', " "),
        formats.day_in(&berlin, at()).replace("Mon, 7", "Mon 7"),
        formats.date_in(&berlin, at()),
    ]
}

#[wasm_bindgen_test]
fn an_english_browser_keeps_its_own_order_and_hours() {
    assert_eq!(instant(&["en-US", "de-DE"]), ["2:30 PM", "Mon, Dec 7", "December 7, 2026"]);
    assert_eq!(instant(&["en-GB", "en-US"]), ["14:30", "Mon 7 Dec", "7 December 2026"]);
    assert_eq!(instant(&["en-AU"]), ["2:30 pm", "Mon 7 Dec", "7 December 2026"]);
    assert_eq!(instant(&["EN"]), ["2:30 PM", "Mon, Dec 7", "December 7, 2026"]);
}

#[wasm_bindgen_test]
fn a_browser_of_another_language_keeps_its_hours_only() {
    for language in ["de-DE", "fr-CA", "ja-JP", "th-TH"] {
        assert_eq!(instant(&[language]), ["14:30", "Mon, Dec 7", "December 7, 2026"], "{language}");
    }
    for language in ["hi-IN", "es-US", "ar-EG"] {
        assert_eq!(instant(&[language]), ["2:30 PM", "Mon, Dec 7", "December 7, 2026"], "{language}");
    }
}

#[wasm_bindgen_test]
fn a_second_language_says_which_english_is_read() {
    assert_eq!(instant(&["de-DE", "de", "en-GB"]), ["14:30", "Mon 7 Dec", "7 December 2026"]);
    assert_eq!(instant(&["de-DE", "de", "en-US"]), ["14:30", "Mon, Dec 7", "December 7, 2026"]);
    assert_eq!(instant(&["es-US", "en-GB"]), ["2:30 pm", "Mon 7 Dec", "7 December 2026"]);
}

#[wasm_bindgen_test]
fn the_time_zone_decides_the_day() {
    let formats = Formats::for_languages(&["en-GB"]);
    assert_eq!(formats.time_in(&Zone::named("Pacific/Kiritimati"), at()), "03:30");
    assert_eq!(formats.date_in(&Zone::named("Pacific/Kiritimati"), at()), "8 December 2026");
    assert_eq!(formats.time_in(&Zone::named("Nowhere"), at()), "13:30", "an unknown zone reads as UTC");
}

#[wasm_bindgen_test]
fn distances_are_words() {
    let formats = Formats::for_languages(&["en-GB"]);
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
    assert_eq!(Formats::for_languages(&["de"]).in_days(3), "in 3 days");
}

#[wasm_bindgen_test]
fn numbers_carry_their_separators() {
    assert_eq!(Formats::for_languages(&["en-GB"]).number(12_345.5), "12,345.5");
    assert_eq!(Formats::for_languages(&["de-DE"]).number(12_345.5), "12,345.5");
}

#[wasm_bindgen_test]
fn the_visitors_languages_and_invalid_ones_can_be_formatted() {
    assert!(visitors().time_in(&Zone::utc(), at()).contains("30"));
    for invalid in [instant(&["not a language"]), instant(&["en-!"]), instant(&[])] {
        assert_eq!(invalid, ["2:30 PM", "Mon, Dec 7", "December 7, 2026"]);
    }
}
