//! Open training scorecards as a table. Every line says that they are no hiring record.

use crate::{
    access::{asker::Asker, seen},
    exchange::table::writer::write_table,
    model::{scorecard::Side, session::Session},
    order::Order,
    progress::{schedule::session_card::session_card, scorecards::pair},
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

/// The scorecards that the asker may see, without hidden ones of others and those whose content this copy doesn't have.
pub fn write(asker: &Asker) -> String {
    let mut sessions: Vec<_> = asker.workspace.sessions.values().collect();
    sessions.order_by_key(|session| (asker.workspace.start_of(session), session.id));
    let sides = |session| [(session, Side::Trainee), (session, Side::Mentor)];
    let lines: Vec<_> = sessions
        .into_iter()
        .flat_map(sides)
        .filter_map(|(session, side)| line(asker, session, side))
        .collect();
    write_table(&HEADER, lines.iter().map(|line| line.as_slice()))
}

fn line(asker: &Asker, session: &Session, side: Side) -> Option<[String; 9]> {
    let workspace = asker.workspace;
    let content = seen::scorecard(asker, session.id, side)?;
    let card = session_card(workspace, session.id)?;
    let dimensions = pair::rubric(workspace, session, session.scorecards.of(side)?.rubric)?.dimensions;
    let ratings = dimensions.iter().zip(&content.ratings).map(|(name, rating)| format!("{name}: {rating}"));
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
        content.recommendation.to_string(),
        content.notes.clone(),
    ])
}
