//! The directory as a table for spreadsheets, which can be imported again.

use crate::{
    exchange::table::writer::write_table, model::person::Hosting, progress::certificates::directory::Row,
    workspace::Workspace,
};

/// Headers that an import of people recognizes automatically.
const HEADER: [&str; 7] =
    ["Name", "Email", "Team", "Time zone", "Certified in", "Training for", "Hosts trainees"];

pub fn write(workspace: &Workspace, rows: &[Row]) -> String {
    let lines: Vec<[String; 7]> = rows.iter().map(|row| line(workspace, row)).collect();
    write_table(&HEADER, lines.iter().map(|line| line.as_slice()))
}

fn line(workspace: &Workspace, row: &Row) -> [String; 7] {
    let mail = workspace.profiles.0.get(&row.person).and_then(|profile| profile.mail.clone());
    let names = |types: Vec<&str>| types.join("; ");
    let certified = row.certified.iter().map(|(known, _)| workspace.type_name(*known)).collect();
    let training = row.in_training.iter().map(|path| workspace.type_name(path.interview_type)).collect();
    [
        row.name.clone(),
        mail.unwrap_or_default(),
        workspace.team_name(row.team).to_owned(),
        row.zone.to_string(),
        names(certified),
        names(training),
        if row.hosting == Hosting::Hosts { "yes" } else { "no" }.to_owned(),
    ]
}
