//! Two date inputs and a button that uses the dates.

use super::DateField;
use leptos::prelude::*;

/// The id and label of a date field, and its day in the browser's format.
pub type Day = (&'static str, &'static str, RwSignal<String>);

#[component]
pub fn TwoDays(
    first: Day,
    second: Day,
    /// The label of the button.
    action: &'static str,
    on_submit: Callback<()>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let field = |(id, label, value): Day| view! { <DateField id=id label=label value=value /> };
    view! {
        <form class="form" on:submit=submit>
            <div class="cluster">{field(first)} {field(second)}</div>
            <button class="button" type="submit">
                {action}
            </button>
        </form>
    }
}
