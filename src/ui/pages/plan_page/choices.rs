//! The choice of weeks and priority, and the button that plans.

use super::making::PlanRun;
use crate::ui::{
    components::{IconName, WorkButton},
    controls::page_actions::offer,
    format::words,
};
use leptos::prelude::*;
use switchback_core::{planning::points::Policy, progress::schedule::session_card::SessionCard};

/// The numbers of weeks that can be planned at once.
const WEEKS: [u32; 4] = [1, 2, 4, 6];

#[component]
pub fn Choices(
    weeks: RwSignal<u32>,
    policy: RwSignal<Policy>,
    run: PlanRun,
    drafts: Memo<Vec<SessionCard>>,
    messages_are_next: Signal<bool>,
) -> impl IntoView {
    let words = move || if drafts.read().is_empty() { "Plan" } else { "Re-plan" }.to_owned();
    let words = Signal::derive(words);
    let begin = Callback::new(move |()| {
        if !untrack(|| run.is_on()) {
            run.begin(weeks.get_untracked(), policy.get_untracked());
        }
    });
    offer(words, begin);
    let is_next = move || drafts.read().is_empty() && !messages_are_next.get();
    let class = move || if is_next() { "button button--primary" } else { "button" };
    view! {
        <form class="filter-bar" on:submit=|event| event.prevent_default()>
            <WeeksField weeks=weeks />
            <PolicyField policy=policy />
            <WorkButton
                words=words
                busy="Planning…"
                stop="Use best so far"
                class=Signal::derive(class)
                icon=IconName::Plan
                is_on=Signal::derive(move || run.is_on())
                on_begin=begin
                on_stop=Callback::new(move |()| run.stop())
            />
        </form>
    }
}

#[component]
fn WeeksField(weeks: RwSignal<u32>) -> impl IntoView {
    view! {
        <div class="filter-bar__field field">
            <label class="field__label" for="plan-weeks">
                "Weeks"
            </label>
            <select
                id="plan-weeks"
                on:change=move |event| {
                    if let Ok(number) = event_target_value(&event).parse() {
                        weeks.set(number);
                    }
                }
            >
                {WEEKS
                    .map(|number| {
                        view! {
                            <option value=number.to_string() selected=move || weeks.get() == number>
                                {words::count(number as usize, "week", "weeks")}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

#[component]
fn PolicyField(policy: RwSignal<Policy>) -> impl IntoView {
    view! {
        <div class="filter-bar__field field">
            <label class="field__label" for="plan-policy">
                "Prioritize"
            </label>
            <select
                id="plan-policy"
                on:change=move |event| {
                    let place = event_target_value(&event).parse::<usize>().ok();
                    if let Some(chosen) = place.and_then(|place| Policy::ALL.get(place)) {
                        policy.set(*chosen);
                    }
                }
            >
                {Policy::ALL
                    .into_iter()
                    .enumerate()
                    .map(|(place, known)| {
                        view! {
                            <option value=place.to_string() prop:selected=move || policy.get() == known>
                                {known.to_string()}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
