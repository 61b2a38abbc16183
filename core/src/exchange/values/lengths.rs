//! Parses durations as people write them.

/// The unit of bare numbers in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
}

impl Unit {
    /// Returns the unit that a column's name gives, or minutes if it gives none.
    pub fn of_header(name: &str) -> Self {
        let name = name.to_lowercase();
        if name.contains("hour") || name.contains("(h)") { Self::Hours } else { Self::Minutes }
    }
}

/// Parses whole minutes from `45`, `45 min`, `1h`, `1 hour 30 minutes`, `1:30` or `0.75 h`, else returns `None`.
pub fn minutes(text: &str, unit: Unit) -> Option<i64> {
    let text = text.trim().to_lowercase();
    if let Some((hours, rest)) = text.split_once(':') {
        // A third part can only be seconds, the way spreadsheets write durations.
        let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "0"));
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        let whole = minutes < 60 && seconds.parse::<u16>().ok()? == 0;
        return whole.then(|| i64::from(hours) * 60 + i64::from(minutes));
    }
    let mut total = 0.0;
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let digits = rest.find(|character: char| !character.is_ascii_digit() && character != '.');
        let (number, after) = rest.split_at(digits.unwrap_or(rest.len()));
        let after = after.trim_start();
        let word = after.find(|character: char| !character.is_alphabetic() && character != '.');
        let (word, after) = after.split_at(word.unwrap_or(after.len()));
        total += number.parse::<f64>().ok()? * unit_minutes(word.trim_end_matches('.'), unit)?;
        rest = after.trim_start_matches(|character: char| character.is_whitespace() || character == ',');
    }
    let whole = total.round();
    (!text.is_empty() && (total - whole).abs() < 1e-6 && whole < 1e9).then_some(whole as i64)
}

fn unit_minutes(word: &str, unit: Unit) -> Option<f64> {
    match (word, unit) {
        ("", Unit::Minutes) | ("m" | "min" | "mins" | "minute" | "minutes", _) => Some(1.0),
        ("", Unit::Hours) | ("h" | "hr" | "hrs" | "hour" | "hours", _) => Some(60.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, unit, expected) in [
            ("45", Unit::Minutes, Some(45)),
            ("45.0", Unit::Minutes, Some(45)),
            ("45 min", Unit::Hours, Some(45)),
            ("1h", Unit::Minutes, Some(60)),
            ("1 hour 30 minutes", Unit::Minutes, Some(90)),
            ("1h30m", Unit::Minutes, Some(90)),
            ("1:30", Unit::Minutes, Some(90)),
            ("00:45:00", Unit::Minutes, Some(45)),
            ("0.5", Unit::Hours, Some(30)),
            ("0.5", Unit::Minutes, None),
            ("", Unit::Minutes, None),
            ("an hour", Unit::Minutes, None),
            ("-5", Unit::Minutes, None),
            ("9999999999999999", Unit::Minutes, None),
        ] {
            assert_eq!(minutes(text, unit), expected, "{text}");
        }
    }

    #[test]
    fn a_header_may_say_hours() {
        assert_eq!(Unit::of_header("Duration (hours)"), Unit::Hours);
        assert_eq!(Unit::of_header("Duration"), Unit::Minutes);
    }
}
