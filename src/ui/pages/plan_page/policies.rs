//! A comparison of the policies on these weeks, next to the choice of one.

use super::weeks::weeks_from;
use crate::{
    platform::clock,
    store::{
        Store,
        planner::{self, EncodedRequest},
    },
    ui::{components::Each, controls::long_work::LongWork},
};
use leptos::prelude::*;
use switchback_core::{
    planning::{job::Task, points::Policy, policies::Comparison},
    wording::count,
};

/// The outcome of each policy for a number of weeks.
#[derive(Clone, PartialEq)]
struct Compared {
    weeks: u32,
    comparison: Comparison,
}

/// Makes four plans, only on request, as each is as much work as planning.
#[component]
pub fn Policies(weeks: RwSignal<u32>, policy: RwSignal<Policy>) -> impl IntoView {
    let store = Store::expect();
    let compared = RwSignal::new(None::<Compared>);
    let shown = move || compared.get().filter(|compared| compared.weeks == weeks.get());
    let words = move || if shown().is_some() { "Run again" } else { "Run comparison" };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Compare priorities"</summary>
            <div class="disclosure__body">
                <Show when=move || shown().is_some_and(|compared| compared.comparison.outcomes.is_empty())>
                    <p class="text-subtle">"No one needs a session in these weeks."</p>
                </Show>
                {move || {
                    shown()
                        .filter(|compared| !compared.comparison.outcomes.is_empty())
                        .map(|compared| view! { <Outcomes comparison=compared.comparison policy=policy /> })
                }}
                <div class="button-row">
                    <LongWork
                        words=Signal::derive(move || words().to_owned())
                        busy="Comparing…"
                        offered=false
                        work=move || compared_for(store, weeks.get_untracked())
                        on_done=Callback::new(move |outcomes| compared.set(Some(outcomes)))
                    />
                </div>
            </div>
        </details>
    }
}

#[component]
fn Outcomes(comparison: Comparison, policy: RwSignal<Policy>) -> impl IntoView {
    let store = Store::expect();
    let is_even = comparison.is_even();
    let rows = StoredValue::new(comparison.outcomes);
    let scarcest = store.read(|workspace| {
        let name = comparison.scarcest.map_or("", |known| workspace.type_name(known));
        format!("Trainees in {name}")
    });
    let scarcest = StoredValue::new(scarcest);
    view! {
        {is_even.then(|| view! { <p class="text-subtle">"Every priority brings the same results in these weeks."</p> })}
        <table class="data-table data-table--dense">
            <caption class="visually-hidden">"Results by priority"</caption>
            <thead>
                <tr>
                    <th scope="col">"Priority"</th>
                    <th scope="col" class="data-table__number">"Sessions"</th>
                    <th scope="col" class="data-table__number">"Trainees scheduled"</th>
                    <th scope="col" class="data-table__number">"Paths completed"</th>
                    <th scope="col" class="data-table__number">{scarcest.get_value()}</th>
                    <th scope="col" class="data-table__number">"Longest wait ended"</th>
                    <th scope="col" class="data-table__number">"Longest wait remaining"</th>
                </tr>
            </thead>
            <tbody>
                <Each each=move || rows.get_value() key=|row| format!("{row:?}") let:row>
                    <tr class:data-table__row--selected=move || policy.get() == row.policy>
                        <th scope="row">
                            <button
                                class="button button--small button--quiet"
                                type="button"
                                aria-pressed=move || (policy.get() == row.policy).to_string()
                                on:click=move |_| policy.set(row.policy)
                            >
                                {row.policy.to_string()}
                            </button>
                        </th>
                        <td data-label="Sessions" class="data-table__number">{row.sessions}</td>
                        <td data-label="Trainees scheduled" class="data-table__number">{row.people}</td>
                        <td data-label="Paths completed" class="data-table__number">{row.finished}</td>
                        <td data-label=scarcest.get_value() class="data-table__number">{row.of_scarcest}</td>
                        <td data-label="Longest wait ended" class="data-table__number">{waited(row.longest_ended)}</td>
                        <td data-label="Longest wait remaining" class="data-table__number">{waited(row.longest_left)}</td>
                    </tr>
                </Each>
            </tbody>
        </table>
    }
}

fn waited(weeks: Option<i64>) -> String {
    match weeks {
        None => "–".into(),
        Some(0) => "under 1 week".into(),
        Some(weeks) => count(weeks, "week", "weeks"),
    }
}

async fn compared_for(store: Store, weeks: u32) -> Result<Compared, String> {
    let request = EncodedRequest::now(store, weeks_from(store, clock::now(), weeks), Policy::default())?;
    let comparison = planner::ask(request, &Task::Compare, |()| ()).await?;
    Ok(Compared { weeks, comparison })
}
