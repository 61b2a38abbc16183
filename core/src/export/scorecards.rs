//! Open training scorecards as a table. Every line says what they are not.

use crate::{
    exchange::table::writer::write_table,
    model::{actor::Actor, scorecard::Side},
    progress::{schedule::session_card::session_card, scorecards::pair},
    workspace::Workspace,
};
use chrono::SecondsFormat;

const HEADER: [&str; 9] = [
    "Record type",
    "Start (UTC)",
    "Interview type",
    "Trainee",
    "Mentor",
    "Written by",
    "Ratings",
    "Recommendation",
    "Notes",
];

/// The scorecards that this reader may see; sealed ones of others are left out.
pub fn write(workspace: &Workspace, reader: Actor) -> String {
    let mut sessions: Vec<_> = workspace.sessions.values().collect();
    sessions.sort_by_key(|session| (workspace.start_of(session), session.id));
    let sides = |session| [(session, Side::Trainee), (session, Side::Mentor)];
    let lines: Vec<_> = sessions
        .into_iter()
        .flat_map(sides)
        .filter_map(|(session, side)| line(workspace, session, side, reader))
        .collect();
    write_table(&HEADER, lines.iter().map(|line| line.as_slice()))
}

fn line(
    workspace: &Workspace,
    session: &crate::model::session::Session,
    side: Side,
    reader: Actor,
) -> Option<[String; 9]> {
    let scorecard = pair::readable(workspace, session.id, side, reader)?;
    let card = session_card(workspace, session.id)?;
    let dimensions = pair::rubric(workspace, session, scorecard)?.dimensions;
    let ratings = dimensions.iter().zip(&scorecard.ratings).map(|(name, rating)| format!("{name}: {rating}"));
    let ratings = ratings.collect::<Vec<_>>().join("; ");
    let by = if side == Side::Trainee { card.trainee_name.clone() } else { card.mentor_name.clone() };
    Some([
        pair::TRAINING_ONLY.to_owned(),
        card.start.to_rfc3339_opts(SecondsFormat::Secs, true),
        card.type_name,
        card.trainee_name,
        card.mentor_name,
        by,
        ratings,
        scorecard.recommendation.to_string(),
        scorecard.notes.clone(),
    ])
}
