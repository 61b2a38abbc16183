//! Small tables to start from, with the columns that a table of people or interviews may have and a few made-up rows.

use super::writer::write_table;
use chrono::{Days, NaiveDate};

/// A column of a sample file, and its purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleColumn {
    pub name: &'static str,
    pub what: &'static str,
}

const fn column(name: &'static str, what: &'static str) -> SampleColumn {
    SampleColumn { name, what }
}

pub const PEOPLE_FILE: &str = "people.csv";
pub const INTERVIEWS_FILE: &str = "interviews.csv";

pub const PEOPLE_COLUMNS: [SampleColumn; 9] = [
    column("Name", "first and last name"),
    column("Work email", "recognizes the person in later files"),
    column("Team", "department or team"),
    column("Time zone", "such as Europe/Berlin or EST"),
    column("Certified in", "interview types they may lead, separated by semicolons"),
    column("Certified since", "one date, or one for each type"),
    column("In training for", "interview types they are learning"),
    column("Accepts trainees", "yes or no"),
    column("Sessions per week", "most sessions with trainees in a week"),
];

pub const INTERVIEWS_COLUMNS: [SampleColumn; 8] = [
    column("Interview ID", "recognizes the interview in later files"),
    column("Interview type", "such as Coding"),
    column("Start", "date and time"),
    column("End", "date and time, or a Duration column in minutes"),
    column("Time zone", "the zone of the times"),
    column("Interviewer email", "one or more, separated by semicolons"),
    column("Candidate", "replaced with a code before anything is saved"),
    column("Status", "scheduled or cancelled"),
];

const PEOPLE: [[&str; 9]; 4] = [
    [
        "Maya Ortiz",
        "maya@example.com",
        "Platform",
        "America/New_York",
        "Coding; System design",
        "2024-03-01",
        "",
        "yes",
        "2",
    ],
    ["Jonas Weber", "jonas@example.com", "Payments", "Europe/Berlin", "Coding", "2025-01-15", "", "yes", "1"],
    ["Priya Nair", "priya@example.com", "Search", "Asia/Kolkata", "", "", "Coding", "", ""],
    ["Tom Becker", "tom@example.com", "Mobile", "Europe/Berlin", "Coding", "", "System design", "no", ""],
];

/// Days after the first, type, start, end, zone and interviewer.
const INTERVIEWS: [(u64, &str, &str, &str, &str, &str); 4] = [
    (0, "Coding", "10:00", "11:00", "America/New_York", "maya@example.com"),
    (1, "Coding", "14:00", "15:00", "Europe/Berlin", "jonas@example.com"),
    (2, "System design", "11:00", "12:00", "America/New_York", "maya@example.com"),
    (3, "Coding", "15:30", "16:30", "Europe/Berlin", "jonas@example.com; tom@example.com"),
];

pub fn people_file() -> String {
    let rows = PEOPLE.map(|row| row.map(str::to_owned).to_vec());
    write_table(&PEOPLE_COLUMNS.map(|column| column.name), rows.iter().map(Vec::as_slice))
}

/// Writes interviews on this day and the days after it.
pub fn interviews_file(first: NaiveDate) -> String {
    let row = |(number, (days, kind, start, end, zone, interviewer)): (
        u32,
        (u64, &str, &str, &str, &str, &str),
    )| {
        let day = first.checked_add_days(Days::new(days)).unwrap_or(first);
        let (id, candidate) = (format!("I-{number}"), format!("Candidate {number}"));
        let (start, end) = (format!("{day} {start}"), format!("{day} {end}"));
        [&id, kind, &start, &end, zone, interviewer, &candidate, "scheduled"].map(str::to_owned).to_vec()
    };
    let rows: Vec<Vec<String>> = (1..).zip(INTERVIEWS).map(row).collect();
    write_table(&INTERVIEWS_COLUMNS.map(|column| column.name), rows.iter().map(Vec::as_slice))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::{
        mapping::{Field, InterviewField, Mapping, PeopleField, kind_of},
        reader::read_table,
    };

    /// Checks that every column is read and every required field has one.
    fn check<F: Field>(text: &str) {
        let table = read_table(text.as_bytes()).expect("a table");
        let mapping = Mapping::<F>::guess(&table.header, &table.lines);
        assert_eq!((mapping.unused(&table), mapping.missing(), &table.problems), (vec![], vec![], &vec![]));
        assert!(kind_of(&table.header).is_some());
    }

    #[test]
    fn every_column_of_the_sample_files_is_read() {
        check::<PeopleField>(&people_file());
        check::<InterviewField>(&interviews_file(NaiveDate::default()));
    }

    #[test]
    fn interviews_start_on_the_given_day() {
        let day = NaiveDate::from_ymd_opt(2027, 2, 27).expect("a day");
        let text = interviews_file(day);
        assert!(text.contains("2027-02-27 10:00") && text.contains("2027-03-02 15:30"), "{text}");
    }
}
