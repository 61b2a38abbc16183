//! The contents of a workbook cell, as text that the table readers understand.

use calamine::{DataRef, ExcelDateTime};

const DAY_SECONDS: u32 = 24 * 60 * 60;

/// Writes dates year first, whatever the workbook shows, so that the user doesn't have to be asked about their order.
pub fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(time) => time_text(time),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn time_text(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return duration_text(time.as_f64());
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
    // A time of day is stored as a fraction, which is seldom exact.
    let seconds = (seconds + u32::from(milli >= 500)).min(DAY_SECONDS - 1);
    let clock = clock_text(seconds);
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (time.as_f64() < 1.0, seconds) {
        (true, _) => clock,
        (false, 0) => date,
        (false, _) => format!("{date} {clock}"),
    }
}

fn clock_text(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

/// Writes hours and minutes, for any number of days.
fn duration_text(days: f64) -> String {
    let minutes = (days * 24.0 * 60.0).round() as i64;
    format!("{}:{:02}", minutes / 60, (minutes % 60).abs())
}
