//! How training is going, at a glance.

use crate::ui::format::words;
use leptos::prelude::*;
use switchback_core::insight::pace::{Certified, PERIOD_WEEKS, Pace};

#[component]
pub fn PaceFigures(pace: Memo<Pace>) -> impl IntoView {
    move || {
        let Pace { in_training, waiting, lately, before } = pace.get();
        let waits_most = waiting
            .first()
            .map(|(cause, count)| format!("Most common wait: {cause} ({count} of {in_training})."));
        view! {
            <dl class="figures">
                <Figure name="In training".into() value=words::grouped(in_training) note=String::new() />
                <Figure
                    name=format!("Certified in the last {PERIOD_WEEKS} weeks")
                    value=words::grouped(lately.count)
                    note=format!("{} in the {PERIOD_WEEKS} weeks before", before.count)
                />
                <Figure name="Median time to certify".into() value=days(lately) note=note_of_days(before) />
            </dl>
            <p>{waits_most}</p>
        }
    }
}

#[component]
fn Figure(name: String, value: String, note: String) -> impl IntoView {
    view! {
        <div class="figures__figure">
            <dt>{name}</dt>
            <dd class="figures__value">{value}</dd>
            <dd class="figures__note">{note}</dd>
        </div>
    }
}

fn days(certified: Certified) -> String {
    certified.median_days.map_or_else(|| "–".into(), day_count)
}

fn note_of_days(before: Certified) -> String {
    before
        .median_days
        .map_or_else(String::new, |days| format!("{} in the {PERIOD_WEEKS} weeks before", day_count(days)))
}

fn day_count(days: i64) -> String {
    words::count(usize::try_from(days).unwrap_or_default(), "day", "days")
}
