//! Classes that a screen builds from a stem and a value, each with all its values.

use super::literals::literals;
use crate::sources::file;
use std::ops::RangeInclusive;

/// A class that ends in a value.
pub struct Built {
    pub file: &'static str,
    pub stem: &'static str,
    values: Values,
}

enum Values {
    /// Numbers that the code counts.
    Numbers(RangeInclusive<u32>),
    /// The strings in the braces that follow this piece of code, in this file.
    StringsOf(&'static str, &'static str),
    Word(&'static str),
}

use Values::{Numbers, StringsOf, Word};

const BLOCK: &str = "src/ui/components/calendar_block.rs";
const WEEK: &str = "src/ui/components/week_calendar.rs";
const MINI: &str = "src/ui/components/progress_mini.rs";
const DOTS: Values = StringsOf(MINI, "let state =");
/// Where a session's state becomes part of a class.
const STATES: Values = StringsOf("src/ui/components/state_badge.rs", "fn kind(");

pub const CLASSES: [Built; 16] = [
    built(MINI, "progress-mini__dot--", DOTS),
    // The six colors of `ui::words::tone`.
    built("src/ui/components/person_chip.rs", "person-chip--tone-", Numbers(0..=5)),
    // No shade, and the four of `SHADES`.
    built("src/ui/pages/insights_page/week.rs", "heat-map__shade--", Numbers(0..=4)),
    // Eight colors of interview types, each with four lines.
    built("src/ui/components/type_legend.rs", "type-", Numbers(0..=7)),
    built("src/ui/components/type_legend.rs", "type-line-", Numbers(0..=3)),
    built("src/ui/components/state_badge.rs", "state-badge--", STATES),
    built(BLOCK, "calendar-block--", STATES),
    // An interview without a trainee has no session and therefore no state.
    built(BLOCK, "calendar-block--", Word("open")),
    built("src/ui/components/person_week.rs", "calendar-block--", STATES),
    built("src/ui/components/person_week.rs", "calendar-block--", Word("open")),
    // Days of the week, half hours of a day, half hours of the longest session, and lanes next to each other.
    built(WEEK, "day-", Numbers(0..=6)),
    built(WEEK, "row-", Numbers(0..=47)),
    built(WEEK, "span-", Numbers(1..=24)),
    built(WEEK, "lane-", Numbers(1..=4)),
    built(WEEK, "wide-", Numbers(1..=4)),
    built(WEEK, "of-", Numbers(1..=4)),
];

const fn built(file: &'static str, stem: &'static str, values: Values) -> Built {
    Built { file, stem, values }
}

impl Built {
    /// All classes that can result.
    pub fn names(&self) -> Vec<String> {
        match &self.values {
            Numbers(numbers) => numbers.clone().map(|number| format!("{}{number}", self.stem)).collect(),
            Word(word) => vec![format!("{}{word}", self.stem)],
            StringsOf(path, start) => {
                strings_after(path, start).iter().map(|value| format!("{}{value}", self.stem)).collect()
            }
        }
    }
}

fn strings_after(path: &str, start: &str) -> Vec<String> {
    let text = file(path);
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{path} has no {start:?} any more"));
    let open = rest.find('{').expect("a block follows");
    let mut depth = 0;
    let end = rest[open..].find(|char| {
        depth += i32::from(char == '{') - i32::from(char == '}');
        depth == 0
    });
    let block = &rest[open..open + end.expect("the block ends")];
    literals(block).iter().map(|literal| literal.text.to_owned()).collect()
}
