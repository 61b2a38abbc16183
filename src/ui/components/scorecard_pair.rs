//! Two scorecards side by side, once both are in.

use leptos::prelude::*;
use switchback_core::model::scorecard::Scorecard;

#[component]
pub fn ScorecardPair(
    rubric: Vec<String>,
    /// The names of the two who wrote.
    names: (String, String),
    cards: (Scorecard, Scorecard),
) -> impl IntoView {
    let (trainee, mentor) = cards;
    let rows = rubric
        .into_iter()
        .enumerate()
        .map(|(place, dimension)| {
            let rating =
                |card: &Scorecard| card.ratings.get(place).map_or_else(String::new, ToString::to_string);
            row(dimension, rating(&trainee), rating(&mentor))
        })
        .collect_view();
    let recommendations =
        row("Recommendation".into(), trainee.recommendation.to_string(), mentor.recommendation.to_string());
    let (trainee_name, mentor_name) = names;
    view! {
        <table class="data-table">
            <caption class="visually-hidden">"Both scorecards side by side"</caption>
            <thead>
                <tr>
                    <th scope="col">"Dimension"</th>
                    <th scope="col">{trainee_name.clone()}</th>
                    <th scope="col">{mentor_name.clone()}</th>
                    <th scope="col">"Compared"</th>
                </tr>
            </thead>
            <tbody>{rows} {recommendations}</tbody>
        </table>
        <div class="grid-auto">
            <Notes name=trainee_name text=trainee.notes />
            <Notes name=mentor_name text=mentor.notes />
        </div>
    }
}

fn row(dimension: String, trainee: String, mentor: String) -> impl IntoView {
    let (class, word) = match trainee == mentor {
        true => ("badge badge--positive", "Same"),
        false => ("badge badge--accent", "Talk about it"),
    };
    view! {
        <tr>
            <th scope="row">{dimension}</th>
            <td data-label="Trainee">{trainee}</td>
            <td data-label="Mentor">{mentor}</td>
            <td data-label="Compared">
                <span class=class>{word}</span>
            </td>
        </tr>
    }
}

#[component]
fn Notes(name: String, text: String) -> impl IntoView {
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
