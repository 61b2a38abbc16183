//! Sessions as a table for a spreadsheet.

use crate::{exchange::table::writer::write_table, progress::schedule::session_card::SessionCard};
use chrono::SecondsFormat;

const HEADER: [&str; 10] = [
    "Start (UTC)",
    "Minutes",
    "Interview type",
    "Step",
    "Session",
    "Trainee",
    "Mentor",
    "Other interviewers",
    "Status",
    "Candidate",
];

pub fn write(cards: &[SessionCard]) -> String {
    let lines: Vec<[String; 10]> = cards.iter().map(line).collect();
    write_table(&HEADER, lines.iter().map(|line| line.as_slice()))
}

fn line(card: &SessionCard) -> [String; 10] {
    [
        card.start.to_rfc3339_opts(SecondsFormat::Secs, true),
        card.minutes.to_string(),
        card.type_name.clone(),
        card.step_name.clone(),
        format!("{} of {}", card.time.0, card.time.1),
        card.trainee_name.clone(),
        card.mentor_name.clone(),
        card.names_of_other_interviewers().join("; "),
        card.state.word().to_owned(),
        card.candidate.0.clone(),
    ]
}
