//! The content lines of a calendar. They stay as they are in the file until needed, because a large calendar has a
//! million lines and most of them are notes that are never read.

use std::borrow::Cow;

const MOST_BYTES: usize = 1 << 20;

/// One content line, perhaps folded: a physical line that starts with a space or a tab continues the previous line.
pub(super) struct ContentLine<'a> {
    /// The number of its first physical line, counted from 1.
    pub number: u32,
    first: &'a str,
    /// Including all continuation lines.
    raw: &'a str,
}

impl<'a> ContentLine<'a> {
    /// Returns its start, with the whole name.
    pub(super) fn head(&self) -> Cow<'a, str> {
        let has_name = self.first.bytes().any(|byte| matches!(byte, b':' | b';'));
        if has_name { Cow::Borrowed(self.first) } else { self.whole() }
    }

    /// Returns the unfolded line. Anything beyond [`MOST_BYTES`] is left out.
    pub(super) fn whole(&self) -> Cow<'a, str> {
        if self.raw.len() == self.first.len() {
            return Cow::Borrowed(self.first.trim_ascii());
        }
        let mut whole = String::with_capacity(self.raw.len().min(MOST_BYTES));
        whole.push_str(self.first);
        for more in Lines(Some(self.raw)).skip(1).filter_map(|line| line.strip_prefix([' ', '\t'])) {
            if whole.len() + more.len() <= MOST_BYTES {
                whole.push_str(more);
            }
        }
        match whole.trim_ascii() {
            trimmed if trimmed.len() == whole.len() => Cow::Owned(whole),
            trimmed => Cow::Owned(trimmed.to_owned()),
        }
    }
}

/// Splits a text into content lines.
pub(super) fn content_lines(text: &str) -> impl Iterator<Item = ContentLine<'_>> {
    let mut number = 1;
    let mut lines = Lines(Some(text));
    std::iter::from_fn(move || {
        let begins = lines.0?;
        let first = lines.next()?;
        let (own, mut length) = (number, first.len());
        number += 1;
        while lines.0.is_some_and(|rest| rest.starts_with([' ', '\t'])) {
            let before = begins.len() - lines.0.map_or(0, str::len);
            length = before + lines.next().map_or(0, str::len);
            number += 1;
        }
        Some(ContentLine { number: own, first, raw: &begins[..length] })
    })
}

/// The physical lines of a text, which end in LF, CR LF or a single CR.
struct Lines<'a>(Option<&'a str>);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0?;
        let Some(end) = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return self.0.take();
        };
        let ends = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        self.0 = Some(&rest[end + ends..]);
        Some(&rest[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(u32, String)> {
        content_lines(text).map(|line| (line.number, line.whole().into_owned())).collect()
    }

    #[test]
    fn lines_end_and_continue_in_every_way() {
        let expected = [(1, "A:1B"), (3, "C:2D"), (5, ""), (6, "E:é"), (8, "")];
        let expected = expected.map(|(number, line)| (number, line.to_owned()));
        assert_eq!(told("A:1\r\n B\nC:2\r\tD\r\r\nE:\u{e9}\n \n"), expected);
        assert_eq!(told(" A:1 "), [(1, "A:1".to_owned())]);
    }

    #[test]
    fn a_name_may_be_folded_too() {
        let text = "DTST\r\n ART:20270104\r\n T090000";
        let heads: Vec<_> = content_lines(text).map(|line| line.head()).collect();
        assert_eq!(heads, ["DTSTART:20270104T090000"]);
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let text = format!("A:\n {}\n y", "x".repeat(MOST_BYTES));
        assert_eq!(told(&text), [(1, "A:y".to_owned())]);
    }
}
