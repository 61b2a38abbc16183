//! Identifies a calendar by its first lines, before the rest is read.

use super::blocks::{name_of, value_of};
use super::lines::content_lines;
use crate::{exchange::encoding::decode, model::code::external_key};

/// Programs write the headings first.
const MOST_BYTES: usize = 1 << 16;

/// Returns a number that identifies a calendar: by the name that it gives itself, else by its file name without the
/// number that browsers add to a second download. The number doesn't reveal the name.
pub fn calendar_key(file_name: &str, bytes: &[u8]) -> u64 {
    match own_name(bytes) {
        Some(name) => external_key("calendar", &name),
        None => external_key("calendar file", stem(file_name)),
    }
}

fn own_name(bytes: &[u8]) -> Option<String> {
    let beginning = &bytes[..bytes.len().min(MOST_BYTES)];
    // Cut at a line end, so that no character is split.
    let whole = beginning.iter().rposition(|byte| *byte == b'\n').map_or(beginning, |end| &beginning[..end]);
    let (text, _) = decode(whole, MOST_BYTES as u64).ok()?;
    let headings = content_lines(&text).take_while(|line| {
        let line = line.head().to_ascii_uppercase();
        !(line.starts_with("BEGIN:") && line != "BEGIN:VCALENDAR")
    });
    headings
        .filter(|line| {
            ["X-WR-CALNAME", "NAME"].iter().any(|name| name_of(&line.head()).eq_ignore_ascii_case(name))
        })
        .find_map(|line| value_of(&line.whole()).map(str::to_owned).filter(|name| !name.is_empty()))
}

/// Strips numbers from a file name: `interviews.ics`, `interviews (2).ics` and `interviews-3.ics` are exports of one
/// calendar.
fn stem(file_name: &str) -> &str {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).trim_end();
    let unnumbered =
        stem.trim_end_matches(|character: char| character.is_ascii_digit() || "()-_ ".contains(character));
    if unnumbered.is_empty() { stem } else { unnumbered }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(file_name: &str, headings: &str) -> u64 {
        let text = format!(
            "BEGIN:VCALENDAR\r\n{headings}BEGIN:VEVENT\r\nNAME:Event\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        calendar_key(file_name, text.as_bytes())
    }

    #[test]
    fn a_calendar_is_known_by_the_name_it_gives_itself() {
        let named = key("basic.ics", "PRODID:-//A//EN\r\nX-WR-CALNAME:Interviews Berlin\r\n");
        assert_eq!(named, key("other.ics", "x-wr-calname;VALUE=TEXT:Interviews\r\n  Berlin\r\n"));
        assert_eq!(named, key("other.ics", "NAME:interviews berlin\r\n"));
        assert_ne!(named, key("basic.ics", "X-WR-CALNAME:Interviews Lagos\r\n"));
    }

    #[test]
    fn an_unnamed_calendar_is_known_by_its_file() {
        let unnamed = key("interviews.ics", "PRODID:-//A//EN\r\n");
        for again in ["Interviews (2).ics", "interviews-3.ics", "interviews 2026-11-22.ics"] {
            assert_eq!(key(again, "X-WR-CALNAME:\r\n"), unnamed, "{again}");
        }
        assert_ne!(key("design interviews.ics", ""), unnamed);
        assert_ne!(key("2.ics", ""), key("3.ics", ""));
        assert_eq!(calendar_key("interviews.ics", b""), unnamed);
    }
}
