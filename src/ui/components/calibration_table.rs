//! How close people rate to those they sat with: figures only where there is enough, with how many they rest
//! on.

use super::each::Each;
use leptos::prelude::*;
use switchback_core::progress::scorecards::calibration::{Calibration, ENOUGH, ENOUGH_FOR_KAPPA};

#[component]
pub fn CalibrationTable(
    /// What each row is called, and its figures.
    #[prop(into)]
    rows: Signal<Vec<(String, Calibration)>>,
    /// The heading of the first column.
    first: &'static str,
) -> impl IntoView {
    view! {
        <table class="data-table">
            <caption class="visually-hidden">"Agreement of scorecards"</caption>
            <thead>
                <tr>
                    <th scope="col">{first}</th>
                    <th scope="col" class="data-table__number">"Pairs of ratings"</th>
                    <th scope="col" class="data-table__number">"The same"</th>
                    <th scope="col" class="data-table__number">"Within one level"</th>
                    <th scope="col" class="data-table__number">"Weighted kappa (95 %)"</th>
                    <th scope="col" class="data-table__number">"Milder by"</th>
                    <th scope="col" class="data-table__number">"Drift"</th>
                </tr>
            </thead>
            <tbody>
                <Each each=move || rows.get() key=|row| format!("{row:?}") let:((name, known))>
                    <tr>
                        <th scope="row">{name}</th>
                        <td data-label="Pairs of ratings" class="data-table__number">
                            {format!("{} from {}", known.pairs, sessions(known.sessions))}
                        </td>
                        <td data-label="The same" class="data-table__number">{figure(&known, |known| percent(known.exact))}</td>
                        <td data-label="Within one level" class="data-table__number">{figure(&known, |known| percent(known.adjacent))}</td>
                        <td data-label="Weighted kappa" class="data-table__number">{kappa(&known)}</td>
                        <td data-label="Milder by" class="data-table__number">{figure(&known, |known| levels(known.leniency))}</td>
                        <td data-label="Drift" class="data-table__number">{figure(&known, |known| levels(known.drift))}</td>
                    </tr>
                </Each>
            </tbody>
        </table>
        <p class="text-subtle text-small">
            {format!("Shown from {ENOUGH} pairs of ratings on, kappa from {ENOUGH_FOR_KAPPA}. Several ratings of one interview hang together, so the interval is rather too narrow.")}
        </p>
    }
}

fn sessions(count: usize) -> String {
    if count == 1 { "1 session".into() } else { format!("{count} sessions") }
}

fn figure(
    known: &Calibration,
    words: impl Fn(&switchback_core::progress::scorecards::calibration::Figures) -> String,
) -> String {
    known.figures.as_ref().map_or_else(|| "too few yet".to_owned(), words)
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn levels(levels: f64) -> String {
    format!("{levels:+.2}")
}

fn kappa(known: &Calibration) -> String {
    known.kappa.map_or_else(
        || "too few yet".to_owned(),
        |kappa| format!("{:.2} ({:.2} to {:.2})", kappa.value, kappa.low, kappa.high),
    )
}
