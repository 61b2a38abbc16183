//! A comparison of the policies on these weeks, next to the choice of one.

use super::{POLICIES, weeks::weeks_from};
use crate::{
    platform::clock,
    store::{
        Store,
        planner::{self, Brief},
    },
    ui::{components::Each, controls::long_work::LongWork},
};
use leptos::prelude::*;
use switchback_core::planning::{job::Task, points::Policy, policies::Comparison};

/// The results of each policy, and the number of weeks that they are for.
#[derive(Clone, PartialEq)]
struct Compared {
    weeks: u32,
    comparison: Comparison,
}

/// Four plans, made only when somebody asks: each is as much work as planning.
#[component]
pub fn Policies(weeks: RwSignal<u32>, policy: RwSignal<Policy>) -> impl IntoView {
    let store = Store::expect();
    let compared = RwSignal::new(None::<Compared>);
    let shown = move || compared.get().filter(|compared| compared.weeks == weeks.get());
    let words = move || if shown().is_some() { "Compare again" } else { "Compare the policies" };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"What each choice does on these weeks"</summary>
            <div class="disclosure__body">
                <Show when=move || shown().is_some_and(|compared| compared.comparison.outcomes.is_empty())>
                    <p class="text-subtle">"Nobody needs a session in these weeks."</p>
                </Show>
                {move || {
                    shown()
                        .filter(|compared| !compared.comparison.outcomes.is_empty())
                        .map(|compared| view! { <Outcomes comparison=compared.comparison policy=policy /> })
                }}
                <div class="button-row">
                    <LongWork
                        words=Signal::derive(move || words().to_owned())
                        busy="Planning with each …"
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
    let rows = StoredValue::new(comparison.outcomes);
    let scarcest = store.read(|workspace| {
        let name = comparison.scarcest.map_or("", |known| workspace.type_name(known));
        format!("People in {name}")
    });
    let scarcest = StoredValue::new(scarcest);
    view! {
        <table class="data-table data-table--dense">
            <caption class="visually-hidden">"What a plan by each policy brings"</caption>
            <thead>
                <tr>
                    <th scope="col">"Who comes first"</th>
                    <th scope="col" class="data-table__number">"Sessions"</th>
                    <th scope="col" class="data-table__number">"People who get one"</th>
                    <th scope="col" class="data-table__number">"Paths finished"</th>
                    <th scope="col" class="data-table__number">{scarcest.get_value()}</th>
                    <th scope="col" class="data-table__number">"Longest wait ended"</th>
                    <th scope="col" class="data-table__number">"Longest wait left"</th>
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
                                {name(row.policy)}
                            </button>
                        </th>
                        <td data-label="Sessions" class="data-table__number">{row.sessions}</td>
                        <td data-label="People who get one" class="data-table__number">{row.people}</td>
                        <td data-label="Paths finished" class="data-table__number">{row.finished}</td>
                        <td data-label=scarcest.get_value() class="data-table__number">{row.of_scarcest}</td>
                        <td data-label="Longest wait ended" class="data-table__number">{waited(row.longest_ended)}</td>
                        <td data-label="Longest wait left" class="data-table__number">{waited(row.longest_left)}</td>
                    </tr>
                </Each>
            </tbody>
        </table>
    }
}

fn name(policy: Policy) -> &'static str {
    POLICIES.iter().find(|(known, _)| *known == policy).map_or("", |(_, name)| name)
}

fn waited(weeks: Option<i64>) -> String {
    match weeks {
        None => "–".into(),
        Some(0) => "under a week".into(),
        Some(1) => "1 week".into(),
        Some(weeks) => format!("{weeks} weeks"),
    }
}

async fn compared_for(store: Store, weeks: u32) -> Result<Compared, String> {
    let brief = Brief::now(store, weeks_from(store, clock::now(), weeks), Policy::default())?;
    let comparison = planner::ask(brief, &Task::Compare, |()| ()).await?;
    Ok(Compared { weeks, comparison })
}
