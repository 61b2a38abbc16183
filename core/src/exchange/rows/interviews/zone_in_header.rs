//! Finds the time zone that a column's name gives to its times.

use crate::{exchange::values::zone_names, zones::Zones};

/// Words in brackets that describe the format of times, not their zone.
const REMARKS: [&str; 44] = [
    "local",
    "time",
    "times",
    "date",
    "datetime",
    "start",
    "end",
    "interview",
    "scheduled",
    "planned",
    "actual",
    "required",
    "optional",
    "mandatory",
    "format",
    "eg",
    "e",
    "g",
    "only",
    "or",
    "and",
    "of",
    "day",
    "month",
    "year",
    "first",
    "h",
    "hh",
    "mm",
    "ss",
    "hour",
    "hours",
    "clock",
    "am",
    "pm",
    "iso",
    "yyyy",
    "yy",
    "dd",
    "mmm",
    "ddd",
    "dmy",
    "mdy",
    "ymd",
];

/// Returns the zone as written in a column's name: `Start (UTC+1)`, `Start time [Europe/Berlin]`, `Start EST`,
/// `start_utc`. Returns an unknown zone too, so that its lines are refused instead of being read in another zone.
pub(super) fn zone_in_header(zones: &dyn Zones, name: &str) -> Option<String> {
    let Some(open) = name.find(['(', '[']) else { return behind_words(zones, name) };
    let caption = name[open..].trim();
    if zone_names::named(zones, caption).is_some() {
        return Some(caption.to_owned());
    }
    let (inside, behind) = caption[1..].split_once([')', ']']).unwrap_or((&caption[1..], ""));
    let (inside, behind) = (inside.trim(), behind.trim());
    if is_remark(inside) && is_remark(behind) {
        return behind_words(zones, &name[..open]);
    }
    match is_remark(behind.trim_matches(['(', ')', '[', ']'])) {
        true => Some(bare(zones, inside).to_owned()),
        false => Some(caption.to_owned()),
    }
}

/// Returns `UTC` for `in UTC` and for `time zone: UTC`.
fn bare<'a>(zones: &dyn Zones, inside: &'a str) -> &'a str {
    let starts = inside.char_indices().filter(|(_, character)| " :=".contains(*character));
    let ends = starts.map(|(at, _)| inside[at + 1..].trim());
    let said = ["in ", "time zone", "timezone", "tz"];
    let lower = inside.to_lowercase();
    match said.iter().any(|said| lower.starts_with(said)) {
        true => ends.into_iter().find(|end| is_zone(zones, end)).unwrap_or(inside),
        false => inside,
    }
}

fn behind_words(zones: &dyn Zones, name: &str) -> Option<String> {
    let words: Vec<&str> =
        name.split(|character: char| character.is_whitespace() || "_,:".contains(character)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let ends = (1..words.len()).map(|first| words[first..].join(" "));
    if let Some(zone) = ends.into_iter().find(|end| is_zone(zones, end)) {
        return Some(zone);
    }
    let last = words.last().filter(|_| words.len() > 1);
    if let Some(odd) = last.filter(|last| looks_like_a_zone(last)) {
        return Some((*odd).to_owned());
    }
    let run_on = name.trim().to_lowercase();
    (run_on.ends_with("utc") || run_on.ends_with("gmt")).then(|| "UTC".to_owned())
}

fn is_zone(zones: &dyn Zones, text: &str) -> bool {
    zone_names::offset(text).is_some()
        || zone_names::abbreviation(text).is_some()
        || zone_names::named(zones, text).is_some()
}

fn is_remark(text: &str) -> bool {
    let signed = text.starts_with(['+', '-', '\u{2212}']);
    let lower = text.to_lowercase();
    let mut words =
        lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    !signed
        && words.all(|word| {
            let letters = word.trim_start_matches(|character: char| character.is_ascii_digit());
            letters.is_empty() || REMARKS.contains(&letters)
        })
}

/// Whether a word can hardly be anything but a zone: `IST`, `UTC+27`, `Mars/Base`.
fn looks_like_a_zone(word: &str) -> bool {
    let capitals = (3..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals && (word.ends_with("ST") || word.ends_with("DT"))
        || word.starts_with("UTC")
        || word.starts_with("GMT")
        || word.split_once('/').is_some_and(|(area, place)| area.len() > 3 && place.len() > 3)
}
