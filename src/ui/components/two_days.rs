//! Two days to choose, and a button that uses them.

use super::DateField;
use leptos::prelude::*;

/// A day as a date field has it: an id, a label, and the day as the browser writes it.
pub type Day = (&'static str, &'static str, RwSignal<String>);

#[component]
pub fn TwoDays(
    first: Day,
    second: Day,
    /// What the button says.
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
