//! One scorecard by itself: one's own before the other is in, or the only one that a step requires.

use super::scorecard_pair::Notes;
use leptos::prelude::*;
use switchback_core::{
    model::scorecard::Verdict,
    progress::scorecards::pair::{self, Rated},
};

#[component]
pub fn SingleScorecard(author: String, card: pair::SingleScorecard) -> impl IntoView {
    let rating = |Rated { dimension, rating }| row(dimension, rating.to_string());
    let verdict = card.content.verdict.map(|verdict| {
        let word = match verdict {
            Verdict::Counts => "Approve",
            Verdict::NeedsAnother => "Needs another",
        };
        row("Approve this session?".to_owned(), word.to_owned())
    });
    view! {
        <table class="data-table">
            <caption class="visually-hidden">{format!("Scorecard by {author}")}</caption>
            <thead>
                <tr>
                    <th scope="col">"Dimension"</th>
                    <th scope="col">"Rating"</th>
                </tr>
            </thead>
            <tbody>
                {card.rows.into_iter().map(rating).collect_view()}
                {row("Recommendation".to_owned(), card.content.recommendation.to_string())} {verdict}
            </tbody>
        </table>
        <Notes name=author text=card.content.notes />
    }
}

fn row(name: String, value: String) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label="Rating">{value}</td>
        </tr>
    }
}
