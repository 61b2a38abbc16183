//! Earlier choices about files of a kind, to propose the next time: what the columns of a table hold, by its header,
//! and how the interviews of a calendar are recognized.

use crate::{
    exchange::table::{
        date_order::DateOrder,
        kind::TableKind,
        mapping::{InterviewField, Mapping, PeopleField},
    },
    model::ids::InterviewTypeId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// No one imports tables with more headers than this. The oldest choice is forgotten first.
const MOST_TABLES: usize = 40;
const MOST_CALENDARS: usize = 40;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Newest first.
    tables: Vec<RememberedTable>,
    /// The title patterns of the last imported calendar, one per line, as they were typed.
    patterns: String,
    /// Newest first.
    calendars: Vec<RememberedCalendar>,
    /// The company's email domains, if they differ from the proposed ones.
    pub domains: Option<String>,
    /// Interview types by their names in files.
    pub types: BTreeMap<String, InterviewTypeId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RememberedTable {
    header: Vec<String>,
    layout: TableLayout,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RememberedCalendar {
    /// See [`calendar_key`](super::calendar::calendar_key).
    key: u64,
    patterns: String,
}

/// The patterns proposed for a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed<'a> {
    Nothing,
    /// Chosen for this very calendar.
    Own(&'a str),
    /// Chosen for the last imported calendar.
    Last(&'a str),
}

/// What a table lists, what its columns hold, and its date format if the user chose one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLayout {
    pub columns: Layout,
    pub order: Option<DateOrder>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    People(Mapping<PeopleField>),
    Interviews(Mapping<InterviewField>),
}

impl Layout {
    pub fn kind(&self) -> TableKind {
        match self {
            Self::People(_) => TableKind::People,
            Self::Interviews(_) => TableKind::Interviews,
        }
    }

    fn fits(&self, header: &[String]) -> bool {
        match self {
            Self::People(mapping) => mapping.fits(header),
            Self::Interviews(mapping) => mapping.fits(header),
        }
    }
}

impl Remembered {
    /// Returns the choices for a table with exactly this header.
    pub fn table(&self, header: &[String]) -> Option<&TableLayout> {
        let known = self.tables.iter().find(|known| known.header == header)?;
        Some(&known.layout).filter(|layout| layout.columns.fits(header))
    }

    pub fn remember_table(&mut self, header: &[String], layout: TableLayout) {
        self.forget_table(header);
        self.tables.insert(0, RememberedTable { header: header.to_vec(), layout });
        self.tables.truncate(MOST_TABLES);
    }

    pub fn forget_table(&mut self, header: &[String]) {
        self.tables.retain(|known| known.header != header);
    }

    /// Returns the patterns to propose. Two shared calendars may have different conventions, but a calendar never seen
    /// before probably follows those of the last one.
    pub fn patterns(&self, calendar: u64) -> Proposed<'_> {
        match self.calendars.iter().find(|known| known.key == calendar) {
            Some(known) => Proposed::Own(&known.patterns),
            None if self.patterns.is_empty() => Proposed::Nothing,
            None => Proposed::Last(&self.patterns),
        }
    }

    pub fn remember_patterns(&mut self, calendar: u64, patterns: String) {
        self.calendars.retain(|known| known.key != calendar);
        self.calendars.insert(0, RememberedCalendar { key: calendar, patterns: patterns.clone() });
        self.calendars.truncate(MOST_CALENDARS);
        self.patterns = patterns;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::{reader::read_table, rows_to_fix::write_rows_to_fix};

    fn header(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    fn layout() -> TableLayout {
        let mut mapping = Mapping::empty(2);
        mapping.set(0, Some(PeopleField::Name));
        mapping.set(1, Some(PeopleField::Zone));
        TableLayout { columns: Layout::People(mapping), order: Some(DateOrder::DayFirst) }
    }

    #[test]
    fn a_table_is_known_by_its_header() {
        let mut remembered = Remembered::default();
        remembered.remember_table(&header("Who,Where"), layout());
        let written = serde_json::to_string(&remembered).expect("it is text");
        let read: Remembered = serde_json::from_str(&written).expect("what was written");
        assert_eq!(read, remembered);
        assert_eq!(read.table(&header("Who,Where")), Some(&layout()));
        assert_eq!(read.table(&header("Who,Where,When")), None);
        remembered.forget_table(&header("Who,Where"));
        assert_eq!(remembered, Remembered::default());
    }

    #[test]
    fn a_layout_that_does_not_fit_the_table_is_not_proposed() {
        let mut remembered = Remembered::default();
        remembered.remember_table(&header("Who,Where,When"), layout());
        assert_eq!(remembered.table(&header("Who,Where,When")), None, "it has a column more");
        let twice = r#"{"tables":[{"header":["a","b"],"layout":{"columns":{"people":["Name","Name"]},"order":null}}]}"#;
        let twice: Remembered = serde_json::from_str(twice).expect("it is readable");
        assert_eq!(twice.table(&header("a,b")), None, "no field stands in two columns");
    }

    #[test]
    fn rows_to_fix_keep_the_chosen_column_mapping() {
        let mut remembered = Remembered::default();
        let table = read_table(b"Who,Where\nAda,Mars\nBo,Europe/Berlin\n").expect("a table");
        remembered.remember_table(&table.header, layout());
        let text = write_rows_to_fix(&table, TableKind::People, [(2, "Mars is not a time zone.")]);
        let fixed = read_table(text.as_bytes()).expect("a table");
        assert_eq!(remembered.table(&fixed.header), Some(&layout()));
    }

    #[test]
    fn every_calendar_has_its_own_patterns_and_a_new_calendar_gets_the_last_ones() {
        let old = r#"{"tables":[],"patterns":"pair = Coding","domains":null,"types":{}}"#;
        let mut remembered: Remembered = serde_json::from_str(old).expect("as it was written before");
        assert_eq!(remembered.patterns(1), Proposed::Last("pair = Coding"));
        remembered.remember_patterns(1, "live = Coding".into());
        remembered.remember_patterns(2, String::new());
        let written = serde_json::to_string(&remembered).expect("it is text");
        let read: Remembered = serde_json::from_str(&written).expect("what was written");
        assert_eq!(read.patterns(1), Proposed::Own("live = Coding"));
        assert_eq!(read.patterns(2), Proposed::Own(""), "that there are none was chosen too");
        assert_eq!(read.patterns(3), Proposed::Nothing);
        (10..100).for_each(|key| remembered.remember_patterns(key, "x = Coding".into()));
        assert_eq!(remembered.calendars.len(), MOST_CALENDARS);
        assert_eq!(remembered.patterns(1), Proposed::Last("x = Coding"));
    }

    #[test]
    fn only_the_latest_tables_are_kept() {
        let mut remembered = Remembered::default();
        (0..50)
            .for_each(|number| remembered.remember_table(&header(&format!("Who {number},Where")), layout()));
        assert_eq!(remembered.tables.len(), MOST_TABLES);
        assert!(remembered.table(&header("Who 49,Where")).is_some());
    }
}
