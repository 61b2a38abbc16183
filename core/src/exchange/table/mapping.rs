//! Maps the columns of a table to fields: guessed from the column names that recruiting and HR programs use, and then
//! open to changes by the user.

mod interview_fields;
mod people_fields;
mod type_columns;

use crate::exchange::table::kind::TableKind;
use crate::exchange::{
    table::{Line, Table, date_order::DateOrder, dates::moment, note::NoteKind},
    values::{contact, zone_names::abbreviation},
};
pub use interview_fields::InterviewField;
pub use people_fields::PeopleField;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many lines are looked at to find out what a table lists.
const LINES_FOR_KIND: usize = 20;

/// A field that a column can hold.
pub trait Field: Copy + Eq + fmt::Debug + 'static {
    /// Every field, in the order in which the user is asked for them.
    const ALL: &'static [Self];

    /// Returns the field's name for messages, in lower case.
    fn words(self) -> &'static str;

    /// Returns the column names that mean this field, best first, in the form that `plain` produces.
    fn column_names(self) -> &'static [&'static str];

    /// Returns the required fields: at least one field of every group needs a column.
    fn required() -> &'static [&'static [Self]];

    /// Returns the field for email addresses, which the cells of a column show better than its name.
    fn mails() -> Self;

    /// Whether the cells alone may show that a column with this plain name holds email addresses.
    fn may_hold_mails(name: &str) -> bool;

    /// Returns the fields for interview types that a column with this plain name could hold. If its cells are interview
    /// types, the column gets the first of these fields that has no column yet.
    fn type_fields(name: &str) -> &'static [Self];

    /// Whether these column names suggest a list of people outside the company, for which no mapping is guessed.
    fn lists_others(_names: &[String]) -> bool {
        false
    }
}

/// The field that each column of a table holds. Each field has at most one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping<F> {
    columns: Vec<Option<F>>,
}

/// A required field without a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingColumn<F: 'static> {
    /// A column for any one of these is enough.
    pub any_of: &'static [F],
}

impl<F: Field> MissingColumn<F> {
    /// Returns the fields' names, such as "end or duration".
    pub fn words(&self) -> String {
        let fields: Vec<&str> = self.any_of.iter().map(|field| field.words()).collect();
        fields.join(" or ")
    }
}

impl<F: Field> fmt::Display for MissingColumn<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "No column is mapped to {}. Choose one in the column mapping.", self.words())
    }
}

impl<F: Field> Mapping<F> {
    /// Creates a mapping without any fields, for a table with this number of columns.
    pub fn empty(columns: usize) -> Self {
        Self { columns: vec![None; columns] }
    }

    /// Guesses from the column names and from the cells of the first lines.
    pub fn guess(header: &[String], first_lines: &[Line]) -> Self {
        let mut mapping = Self::empty(header.len());
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        if F::lists_others(&names) {
            return mapping;
        }
        mapping.match_names(&names);
        mapping.match_names(&header.iter().map(|name| plain(without_brackets(name))).collect::<Vec<_>>());
        mapping.match_names(&header.iter().map(|name| plain(without_zone(name))).collect::<Vec<_>>());
        if mapping.column(F::mails()).is_none() {
            let column = (0..header.len()).find(|column| {
                mapping.columns[*column].is_none()
                    && F::may_hold_mails(&plain(&header[*column]))
                    && mostly_mails(first_lines, *column)
            });
            if let Some(column) = column {
                mapping.set(column, Some(F::mails()));
            }
        }
        mapping
    }

    fn match_names(&mut self, names: &[String]) {
        for field in F::ALL {
            if self.column(*field).is_some() {
                continue;
            }
            let free = |name: &&str| {
                (0..names.len()).find(|column| names[*column] == **name && self.columns[*column].is_none())
            };
            if let Some(column) = field.column_names().iter().find_map(free) {
                self.columns[column] = Some(*field);
            }
        }
    }

    /// Sets what a column holds. Another column that held the field is cleared. Does nothing if the table has no such
    /// column.
    pub fn set(&mut self, column: usize, field: Option<F>) {
        if column >= self.columns.len() {
            return;
        }
        if field.is_some() {
            self.columns.iter_mut().filter(|held| **held == field).for_each(|held| *held = None);
        }
        self.columns[column] = field;
    }

    /// Returns what every column holds, in the table's order.
    pub fn columns(&self) -> &[Option<F>] {
        &self.columns
    }

    /// Returns the column that holds a field.
    pub fn column(&self, field: F) -> Option<usize> {
        self.columns.iter().position(|held| *held == Some(field))
    }

    /// Returns a line's trimmed text for a field, or empty text if no column holds the field.
    pub fn cell<'a>(&self, line: &'a Line, field: F) -> &'a str {
        self.column(field).map_or("", |column| line.cell(column))
    }

    /// Returns the names of the columns that have filled cells but aren't mapped.
    pub fn unused(&self, table: &Table) -> Vec<String> {
        let is_filled = |column: usize| table.lines.iter().any(|line| !line.cell(column).is_empty());
        let columns =
            self.columns.iter().enumerate().filter(|(column, held)| held.is_none() && is_filled(*column));
        let name = |column: usize| match table.header[column].as_str() {
            "" => format!("Column {}", column + 1),
            name => name.chars().take(60).collect(),
        };
        columns.map(|(column, _)| name(column)).collect()
    }

    /// Returns a note about the unused columns.
    pub(in crate::exchange) fn unused_note(&self, table: &Table) -> Option<NoteKind> {
        Some(self.unused(table)).filter(|names| !names.is_empty()).map(NoteKind::UnusedColumns)
    }

    /// Whether this mapping is for a table with this header and has each field at most once.
    pub fn fits(&self, header: &[String]) -> bool {
        let once = |(column, field): (usize, &Option<F>)| {
            field.is_none_or(|field| self.column(field) == Some(column))
        };
        self.columns.len() == header.len() && self.columns.iter().enumerate().all(once)
    }

    /// Returns the fields that still need a column before the table can be read.
    pub fn missing(&self) -> Vec<MissingColumn<F>> {
        let unmet = |group: &&&'static [F]| group.iter().all(|field| self.column(*field).is_none());
        F::required().iter().filter(unmet).map(|any_of| MissingColumn { any_of }).collect()
    }
}

/// Guesses what a table lists, or returns `None` if its header fits neither kind.
pub fn kind_of(header: &[String]) -> Option<TableKind> {
    let interviews = Mapping::<InterviewField>::guess(header, &[]);
    let people = Mapping::<PeopleField>::guess(header, &[]);
    let timed = [InterviewField::Start, InterviewField::StartDate];
    let timed = timed.into_iter().any(|field| interviews.column(field).is_some());
    if timed && interviews.missing().len() <= 1 {
        Some(TableKind::Interviews)
    } else if people.missing().is_empty() {
        Some(TableKind::People)
    } else {
        None
    }
}

/// Like [`kind_of`], but also looks at the cells of the first lines: email addresses without times mean people.
pub fn kind_of_table(table: &Table) -> Option<TableKind> {
    let lines = &table.lines[..table.lines.len().min(LINES_FOR_KIND)];
    let has_times = || {
        let timed =
            |cell: &str| moment(cell, Some(DateOrder::DayFirst)).is_ok_and(|moment| moment.time.is_some());
        lines.iter().flat_map(|line| &line.cells).any(|cell| timed(cell.trim()))
    };
    let people = || Mapping::<PeopleField>::guess(&table.header, lines).missing().is_empty();
    kind_of(&table.header).or_else(|| (people() && !has_times()).then_some(TableKind::People))
}

/// Reduces a column's name to lower-case letters and digits.
fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns `Start time` for `Start time (UTC)`.
fn without_brackets(name: &str) -> &str {
    name.split(['(', '[']).next().unwrap_or(name)
}

/// Returns `Start time` for `Start time EST`.
fn without_zone(name: &str) -> &str {
    match name.trim().rsplit_once(' ') {
        Some((before, "UTC" | "GMT" | "IST" | "CST" | "BST" | "AST")) => before,
        Some((before, zone)) if abbreviation(zone).is_some() => before,
        _ => name,
    }
}

fn mostly_mails(lines: &[Line], column: usize) -> bool {
    let filled: Vec<&str> =
        lines.iter().map(|line| line.cell(column)).filter(|cell| !cell.is_empty()).collect();
    let mails = filled.iter().filter(|cell| contact::mail(cell).is_some()).count();
    mails > 0 && mails * 2 > filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::reader::read_table;

    fn header(names: &str) -> Vec<String> {
        names.split('|').map(str::to_owned).collect()
    }

    fn check<F: Field>(names: &str, expected: &str) {
        let mapping = Mapping::<F>::guess(&header(names), &[]);
        let found: Vec<String> = mapping
            .columns()
            .iter()
            .map(|field| field.map_or("-".into(), |field| format!("{field:?}")))
            .collect();
        assert_eq!(found.join("|"), expected, "{names}");
    }

    #[test]
    fn the_columns_of_recruiting_programs_are_known() {
        check::<InterviewField>(
            "Interview ID|Candidate Name|Job|Interview Name|Scheduled Start|Scheduled End|Interviewer|Interviewer Email|Status",
            "Id|Candidate|-|Type|Start|End|Interviewers|InterviewerMails|Status",
        );
        check::<InterviewField>(
            "Interview Event ID|Candidate|Interview|Interview Event Start Time|Interview Event End Time|Interviewers|Interviewer Emails|Interview Schedule Status",
            "Id|Candidate|Type|Start|End|Interviewers|InterviewerMails|Status",
        );
        check::<InterviewField>(
            "interview_id|opportunity_name|interview_subject|date|time|timezone|duration|panel members|cancelled at",
            "Id|Candidate|Type|StartDate|StartTime|Zone|Minutes|Interviewers|Status",
        );
    }

    #[test]
    fn the_columns_of_staff_programs_are_known() {
        check::<PeopleField>(
            "Employee ID|Preferred Name|Work Email|Team|Time Zone|Hire Date|Certified in|Training for|Hosts trainees|Max interviews per week",
            "-|Name|Mail|Team|Zone|Joined|Certified|Training|Hosts|WeeklySessions",
        );
        check::<PeopleField>("worker|email - work|supervisory organization", "Name|Mail|Team");
    }

    #[test]
    fn brackets_and_cells_help() {
        check::<InterviewField>("Start time (UTC)|Duration (min)", "Start|Minutes");
        let lines = [Line { number: 2, cells: vec!["Ada".into(), "ada@example.com".into()] }];
        let mapping = Mapping::<PeopleField>::guess(&header("Name|Login"), &lines);
        assert_eq!(mapping.column(PeopleField::Mail), Some(1));
    }

    #[test]
    fn a_field_has_one_column() {
        let mut mapping = Mapping::<PeopleField>::guess(&header("Name|Full name|x"), &[]);
        assert_eq!(mapping.column(PeopleField::Name), Some(1));
        mapping.set(2, Some(PeopleField::Name));
        mapping.set(9, Some(PeopleField::Name));
        assert_eq!(mapping.columns(), [None, None, Some(PeopleField::Name)]);
    }

    #[test]
    fn missing_columns_are_named() {
        let mapping = Mapping::<InterviewField>::guess(&header("Interview|Start"), &[]);
        let words: Vec<String> = mapping.missing().iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "No column is mapped to end or duration. Choose one in the column mapping.",
                "No column is mapped to interviewers or interviewer emails. Choose one in the column mapping.",
            ]
        );
    }

    #[test]
    fn people_and_interviews_are_told_apart() {
        assert_eq!(kind_of(&header("Name|Email|Team|Start date")), Some(TableKind::People));
        assert_eq!(kind_of(&header("Interview|Start|End|Interviewers")), Some(TableKind::Interviews));
        assert_eq!(kind_of(&header("Invoice|Amount")), None);
    }

    fn table(text: &str) -> Table {
        read_table(text.as_bytes()).expect("a table")
    }

    #[test]
    fn unused_columns_are_named() {
        let table = table("Name;Office;;Empty\nAda;Berlin;x;\n");
        let mapping = Mapping::<PeopleField>::guess(&table.header, &table.lines);
        assert_eq!(mapping.unused(&table), ["Office", "Column 3"]);
    }

    #[test]
    fn a_table_of_addresses_without_times_lists_people_in_any_language() {
        let people = "Nom;Courriel\nAda;ada@example.com\n";
        assert_eq!(
            (kind_of(&table(people).header), kind_of_table(&table(people))),
            (None, Some(TableKind::People))
        );
        assert_eq!(kind_of_table(&table("Qui;Quand\nada@example.com;2027-01-04 10:00\n")), None);
        assert_eq!(kind_of_table(&table("Qui;Quand\nada;demain\n")), None);
    }
}
