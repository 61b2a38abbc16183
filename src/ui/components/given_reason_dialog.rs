//! Asks the user to choose one of the given reasons with one press.

use super::Dialog;
use leptos::prelude::*;

#[component]
pub fn GivenReasonDialog(
    open: RwSignal<bool>,
    title: &'static str,
    follows: &'static str,
    #[prop(optional)] told: Signal<String>,
    reasons: Vec<String>,
    /// Called with the index of the chosen reason.
    on_choice: Callback<usize>,
) -> impl IntoView {
    let reasons = StoredValue::new(reasons);
    let button = move |(place, reason)| {
        let choose = move |_| {
            open.set(false);
            on_choice.run(place);
        };
        view! {
            <button class="button" type="button" on:click=choose>
                {reason}
            </button>
        }
    };
    view! {
        <Dialog title=title open=open>
            <p class="text-subtle">{follows}</p>
            <Show when=move || !told.read().is_empty()>
                <p>{told}</p>
            </Show>
            <div class="stack stack--tight">{reasons.get_value().into_iter().enumerate().map(button).collect_view()}</div>
        </Dialog>
    }
}
