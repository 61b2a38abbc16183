//! Maps the names that programs and people give to time zones to IANA names, without guessing.

use crate::zones::Zone;
use crate::zones::Zones;

mod windows;

/// Returns the zone of an IANA name in any case and spacing, of a Windows name, or of a name with a registry's prefix
/// such as `/freeassociation.sourceforge.net/Europe/Berlin`. Returns `None` for abbreviations and unknown names.
pub fn named(zones: &dyn Zones, text: &str) -> Option<Zone> {
    let text = text.trim().trim_matches('"').trim();
    if UTC.iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(Zone::utc());
    }
    let spoken = || proprietary(text).or_else(|| at_sea(text)).filter(|zone| zones.knows(zone));
    iana(zones, text).or_else(|| prefixed(zones, text)).or_else(spoken)
}

/// Maps the Windows names and captions of offsets that belong to no country. The IANA names have the opposite sign.
fn at_sea(text: &str) -> Option<Zone> {
    let caption =
        text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, caption)| caption.trim());
    let hours = match caption {
        Some(caption) => caption.strip_prefix("Coordinated Universal Time")?,
        None => text.strip_prefix("UTC")?,
    };
    Some(Zone::named(match hours {
        "-11" => "Etc/GMT+11",
        "-09" => "Etc/GMT+9",
        "-08" => "Etc/GMT+8",
        "-02" => "Etc/GMT+2",
        "+12" => "Etc/GMT-12",
        "+13" => "Etc/GMT-13",
        _ => return None,
    }))
}

const UTC: [&str; 6] = [
    "UTC",
    "GMT",
    "Z",
    "Coordinated Universal Time",
    "(UTC) Coordinated Universal Time",
    "tzone://Microsoft/Utc",
];

/// Reads `America/Los_Angeles`, also as `america/los angeles`. A name without a place (`EST`, `CET`) isn't accepted
/// here.
fn iana(zones: &dyn Zones, text: &str) -> Option<Zone> {
    if !text.contains('/') || text.len() > 60 {
        return None;
    }
    let known = |name: String| Some(Zone::named(name)).filter(|zone| zones.knows(zone));
    known(text.to_owned()).or_else(|| known(capitalized(text)))
}

/// Reads the city of an IANA name without its region, such as `Berlin` or `new york`. Returns `None` if no zone or more than one
/// is named after it.
pub fn city(zones: &dyn Zones, text: &str) -> Option<Zone> {
    let mut named = REGIONS.iter().filter_map(|region| iana(zones, &format!("{region}/{}", text.trim())));
    named.next().filter(|_| named.next().is_none())
}

const REGIONS: [&str; 9] =
    ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

fn capitalized(text: &str) -> String {
    let mut previous = '/';
    let mut name = String::new();
    for character in text.chars() {
        let character = if character == ' ' { '_' } else { character };
        let begins = matches!(previous, '/' | '_' | '-');
        name.push(if begins { character.to_ascii_uppercase() } else { character.to_ascii_lowercase() });
        previous = character;
    }
    name
}

/// Reads the part after a registry's prefix: the last two or three segments, as in zone names.
fn prefixed(zones: &dyn Zones, text: &str) -> Option<Zone> {
    let parts: Vec<&str> = text.strip_prefix('/')?.split('/').collect();
    [3, 2].into_iter().filter(|count| *count <= parts.len()).find_map(|count| {
        let name = parts[parts.len() - count..].join("/");
        iana(zones, name.strip_prefix("SystemV/").unwrap_or(&name))
    })
}

/// Reads Windows names of several words. A short name such as `Eastern` is too vague.
fn proprietary(text: &str) -> Option<Zone> {
    let spoken = text.contains(' ') && text.chars().any(char::is_alphabetic);
    if !spoken || text.len() > 100 {
        return None;
    }
    let without_offset = match text.strip_prefix('(') {
        Some(rest) => rest.split_once(')').map(|(_, name)| name.trim())?,
        None => text,
    };
    windows::zone(without_offset).map(Zone::named)
}

/// Lists every name and caption that Windows has for a zone, with the zone.
pub fn windows_names() -> impl Iterator<Item = (&'static str, Zone)> {
    windows::all().map(|(name, zone)| (name, Zone::named(zone)))
}

/// The meaning of an abbreviation in a table: a zone, and the offset that it claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    pub zone: Zone,
    /// Seconds to add to UTC, or `None` if the abbreviation stands for the zone in any season (`PT`).
    pub offset_seconds: Option<i32>,
}

/// Looks up an abbreviation that stands for a single zone. CST, IST, BST and AST are ambiguous and not accepted.
pub fn abbreviation(text: &str) -> Option<Abbreviation> {
    let (zone, hours) = match text.trim().to_ascii_uppercase().as_str() {
        "PT" | "PACIFIC" | "PACIFIC TIME" => ("America/Los_Angeles", None),
        "PST" => ("America/Los_Angeles", Some(-8)),
        "PDT" => ("America/Los_Angeles", Some(-7)),
        "MT" | "MOUNTAIN" | "MOUNTAIN TIME" => ("America/Denver", None),
        "MST" => ("America/Denver", Some(-7)),
        "MDT" => ("America/Denver", Some(-6)),
        "CT" | "CENTRAL TIME" => ("America/Chicago", None),
        "ET" | "EASTERN" | "EASTERN TIME" => ("America/New_York", None),
        "EST" => ("America/New_York", Some(-5)),
        "EDT" => ("America/New_York", Some(-4)),
        "CET" => ("Europe/Berlin", Some(1)),
        "CEST" => ("Europe/Berlin", Some(2)),
        "EET" => ("Europe/Helsinki", Some(2)),
        "EEST" => ("Europe/Helsinki", Some(3)),
        "WET" => ("Europe/Lisbon", Some(0)),
        "WEST" => ("Europe/Lisbon", Some(1)),
        "JST" => ("Asia/Tokyo", Some(9)),
        "KST" => ("Asia/Seoul", Some(9)),
        "AEST" => ("Australia/Sydney", Some(10)),
        "AEDT" => ("Australia/Sydney", Some(11)),
        "NZST" => ("Pacific/Auckland", Some(12)),
        "NZDT" => ("Pacific/Auckland", Some(13)),
        _ => return None,
    };
    Some(Abbreviation { zone: Zone::named(zone), offset_seconds: hours.map(|hours| hours * 3600) })
}

/// Parses the seconds of `+02:00`, `-0530`, `+2`, `UTC+2` or `GMT-5:30`, else returns `None`.
pub fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let text = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text).trim();
    // The minus sign may be the typographic one.
    let text = text.replace('\u{2212}', "-");
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let sound = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !sound(hours) || !sound(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::zones::DatabaseZones;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(named(&DatabaseZones, text).as_ref().map(Zone::name), expected, "{text}");
    }

    #[test]
    fn names_of_many_programs_are_understood() {
        check("Europe/Berlin", Some("Europe/Berlin"));
        check("america/los angeles", Some("America/Los_Angeles"));
        check("america/argentina/buenos_aires", Some("America/Argentina/Buenos_Aires"));
        check("W. Europe Standard Time", Some("Europe/Berlin"));
        check("Eastern Standard Time", Some("America/New_York"));
        check("(UTC-08:00) Pacific Time (US & Canada)", Some("America/Los_Angeles"));
        check("/freeassociation.sourceforge.net/Europe/Berlin", Some("Europe/Berlin"));
        check("/softwarestudio.org/Olson_20011030_5/America/Chicago", Some("America/Chicago"));
        check("/example.org/America/Argentina/Buenos_Aires", Some("America/Argentina/Buenos_Aires"));
        check("utc", Some("UTC"));
        check("UTC-11", Some("Etc/GMT+11"));
        check("(UTC+13:00) Coordinated Universal Time+13", Some("Etc/GMT-13"));
        check("UTC-3", None);
    }

    #[test]
    fn a_city_stands_for_its_zone_where_only_one_is_named_after_it() {
        for (text, expected) in [
            ("Berlin", Some("Europe/Berlin")),
            ("new york", Some("America/New_York")),
            (" Singapore ", Some("Asia/Singapore")),
            ("San Francisco", None),
            // Asia/Istanbul and Europe/Istanbul.
            ("Istanbul", None),
            ("", None),
        ] {
            assert_eq!(city(&DatabaseZones, text).as_ref().map(Zone::name), expected, "{text}");
        }
    }

    #[test]
    fn unknown_names_are_not_guessed() {
        for text in [
            "",
            "Customized Time Zone",
            "EST",
            "CST",
            "Mars/Olympus",
            "/",
            "(UTC+01:00)",
            "(UTC+01:00) Nowhere",
        ] {
            check(text, None);
        }
        assert_eq!(abbreviation("CST"), None);
    }

    #[test]
    fn offsets_are_read() {
        for (text, expected) in [
            ("+02:00", Some(7200)),
            ("-0530", Some(-19800)),
            ("UTC+2", Some(7200)),
            ("GMT-5:30", Some(-19800)),
            ("+25", None),
            ("+", None),
            ("+2:", None),
            ("é", None),
        ] {
            assert_eq!(offset(text), expected, "{text}");
        }
    }
}
