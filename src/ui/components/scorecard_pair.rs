//! Two scorecards side by side once both are submitted, and what to discuss.

use leptos::prelude::*;
use switchback_core::{
    model::scorecard::Rating,
    progress::scorecards::pair::{Compared, SideBySide, points_apart},
};

const SAME: &str = "Same";
const DIFFERENCE: &str = "Difference";
const DEBRIEF: &str = "Debrief questions";

#[component]
pub fn ScorecardPair(
    /// The names of the two authors.
    names: (String, String),
    cards: SideBySide,
) -> impl IntoView {
    let SideBySide { rows, trainee, mentor, prompts } = cards;
    let rows = rows.into_iter().map(compared).collect_view();
    let same = trainee.recommendation == mentor.recommendation;
    let word = if same { SAME } else { "Discuss" };
    let recommendations = row(
        "Recommendation".into(),
        trainee.recommendation.to_string(),
        mentor.recommendation.to_string(),
        (same, word.into()),
    );
    let (trainee_name, mentor_name) = names;
    view! {
        <table class="data-table">
            <caption class="visually-hidden">"Both scorecards side by side"</caption>
            <thead>
                <tr>
                    <th scope="col">"Dimension"</th>
                    <th scope="col">{trainee_name.clone()}</th>
                    <th scope="col">{mentor_name.clone()}</th>
                    <th scope="col">{DIFFERENCE}</th>
                </tr>
            </thead>
            <tbody>{rows} {recommendations}</tbody>
        </table>
        <div class="grid-auto">
            <Notes name=trainee_name text=trainee.notes />
            <Notes name=mentor_name text=mentor.notes />
        </div>
        <section class="card" aria-label=DEBRIEF>
            <h3 class="card__title">{DEBRIEF}</h3>
            <ul class="card__body stack stack--tight">
                {prompts.into_iter().map(|prompt| view! { <li>{prompt}</li> }).collect_view()}
            </ul>
        </section>
    }
}

fn compared(row_of: Compared) -> impl IntoView {
    let said = match row_of.apart() {
        Some(0) => (true, SAME.to_owned()),
        Some(points) => (false, points_apart(points)),
        None if row_of.same_scale => (true, "Only on one rubric".to_owned()),
        None => (true, "Different scales".to_owned()),
    };
    let rating = |rating: Option<Rating>| rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
    row(row_of.dimension, rating(row_of.trainee), rating(row_of.mentor), said)
}

fn row(dimension: String, trainee: String, mentor: String, (same, word): (bool, String)) -> impl IntoView {
    let class = if same { "badge badge--positive" } else { "badge badge--accent" };
    view! {
        <tr>
            <th scope="row">{dimension}</th>
            <td data-label="Trainee">{trainee}</td>
            <td data-label="Mentor">{mentor}</td>
            <td data-label=DIFFERENCE>
                <span class=class>{word}</span>
            </td>
        </tr>
    }
}

#[component]
pub(super) fn Notes(name: String, text: String) -> impl IntoView {
    let text = if text.is_empty() { "No notes.".to_owned() } else { text };
    view! {
        <article class="card">
            <h3 class="card__title">{format!("Notes by {name}")}</h3>
            <div class="card__body">
                <p>{text}</p>
            </div>
        </article>
    }
}
