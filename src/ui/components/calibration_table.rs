//! How closely people's ratings match those of their co-interviewers. Shows figures only if there is enough data, with the
//! amount of data.

use super::each::Each;
use crate::ui::format::words;
use leptos::prelude::*;
use switchback_core::progress::scorecards::calibration::{Calibration, ENOUGH, ENOUGH_FOR_KAPPA, Figures};

const PAIRS: &str = "Rating pairs";
const SAME: &str = "Same rating";
const WITHIN_ONE: &str = "Within 1 point";
const KAPPA: &str = "Weighted kappa (95% CI)";
const LENIENCY: &str = "More lenient by";
const TREND: &str = "Trend";
/// As wide as the plus sign, unlike a hyphen.
const MINUS: &str = "−";
/// Shown instead of a figure if there is too little data.
const TOO_FEW: &str = "Too few ratings";

#[component]
pub fn CalibrationTable(
    /// The name and figures of each row.
    #[prop(into)]
    rows: Signal<Vec<(String, Calibration)>>,
    /// The heading of the first column.
    first: &'static str,
    /// Where the name of a row leads.
    #[prop(optional)]
    href: Option<fn(&Calibration) -> String>,
) -> impl IntoView {
    view! {
        <table class="data-table">
            <caption class="visually-hidden">"Scorecard agreement"</caption>
            <thead>
                <tr>
                    <th scope="col">{first}</th>
                    <th scope="col" class="data-table__number">{PAIRS}</th>
                    <th scope="col" class="data-table__number">{SAME}</th>
                    <th scope="col" class="data-table__number">{WITHIN_ONE}</th>
                    <th scope="col" class="data-table__number">{KAPPA}</th>
                    <th scope="col" class="data-table__number">{LENIENCY}</th>
                    <th scope="col" class="data-table__number">{TREND}</th>
                </tr>
            </thead>
            <tbody>
                <Each each=move || rows.get() key=|row| format!("{row:?}") let:((name, row))>
                    <tr>
                        <th scope="row">
                            {match href {
                                Some(href) => view! {
                                    <a class="page-link" href=href(&row)>
                                        {name}
                                    </a>
                                }
                                .into_any(),
                                None => name.into_any(),
                            }}
                        </th>
                        <td data-label=PAIRS class="data-table__number">
                            {format!("{} from {}", row.pairs, words::count(row.sessions, "session", "sessions"))}
                        </td>
                        <td data-label=SAME class="data-table__number">{figure(&row, |figures| percent(figures.exact))}</td>
                        <td data-label=WITHIN_ONE class="data-table__number">{figure(&row, |figures| percent(figures.adjacent))}</td>
                        <td data-label=KAPPA class="data-table__number">{kappa(&row)}</td>
                        <td data-label=LENIENCY class="data-table__number">{figure(&row, |figures| points(figures.leniency))}</td>
                        <td data-label=TREND class="data-table__number">{figure(&row, |figures| points(figures.trend))}</td>
                    </tr>
                </Each>
            </tbody>
        </table>
        <p class="text-subtle text-small">
            {format!("Figures need at least {ENOUGH} rating pairs, kappa at least {ENOUGH_FOR_KAPPA}. Ratings from the same interview aren’t independent, so the true confidence interval is wider.")}
        </p>
    }
}

fn figure(row: &Calibration, words: impl Fn(&Figures) -> String) -> String {
    row.figures.as_ref().map_or_else(|| TOO_FEW.to_owned(), words)
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

fn points(points: f64) -> String {
    format!("{points:+.2}").replace('-', MINUS)
}

fn kappa(row: &Calibration) -> String {
    row.kappa.map_or_else(
        || TOO_FEW.to_owned(),
        |kappa| format!("{} ({} to {})", plain(kappa.value), plain(kappa.low), plain(kappa.high)),
    )
}

/// Two decimals. A value that rounds to zero has no sign.
fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text.replace('-', MINUS) }
}
