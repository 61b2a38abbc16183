//! Parts of a page, one shown at a time. The address contains the current one.

use leptos::prelude::*;
use switchback_core::wording::grouped;

/// One tab: its name in the address, its label, and the number of its items.
pub type Tab = (&'static str, &'static str, Option<usize>);

#[component]
pub fn Tabs(
    /// What the tabs are parts of.
    label: &'static str,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    #[prop(into)] current: Signal<String>,
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let tab = move |(name, words, count): Tab| {
        view! {
            <li>
                <a
                    class="tabs__tab"
                    href=format!("?show={name}")
                    aria-current=move || (*current.read() == name).then_some("page")
                    on:click=move |event| {
                        event.prevent_default();
                        on_choose.run(name);
                    }
                >
                    {words}
                    {count.map(|count| view! { <span class="tabs__count">{grouped(count)}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs__list">{move || tabs.get().into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}
