//! Choices that narrow what a page shows. They stand in the address.

use crate::ui::{
    components::{Each, Icon, IconName},
    controls::query::query_value,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchback_core::{order::Order, workspace::Workspace};

/// Options to choose from: the value in the address, and the label.
pub type Options = Vec<(String, String)>;

/// A list of options over one value of the address, with a first one that takes all. Once somebody has chosen by hand, a
/// browser heeds only the property of an option when a link leads to another choice.
#[component]
pub fn FilterSelect(
    /// The value's name in the address.
    name: &'static str,
    label: &'static str,
    /// The label for no choice.
    every: &'static str,
    #[prop(into)] options: Signal<Options>,
) -> impl IntoView {
    let (value, set_value) = query_value(name);
    let id = format!("filter-{name}");
    view! {
        <div class="filter-bar__field field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select id=id on:change=move |event| set_value.run(chosen(event_target_value(&event)))>
                <option
                    value=""
                    selected=move || value.get().is_none()
                    prop:selected=move || value.get().is_none()
                >
                    {every}
                </option>
                <Each each=move || options.get() key=|option| option.clone() let:((key, shown))>
                    <option
                        value=key.clone()
                        selected={
                            let key = key.clone();
                            move || value.get().as_ref() == Some(&key)
                        }
                        prop:selected={
                            let key = key.clone();
                            move || value.get().as_ref() == Some(&key)
                        }
                    >
                        {shown}
                    </option>
                </Each>
            </select>
        </div>
    }
}

/// The choices beside a search. On a phone they are behind a button that says how many are made: they would fill the screen
/// before anything is shown.
#[component]
pub fn MoreFilters(
    /// The names in the address of those that leave something out.
    names: &'static [&'static str],
    children: Children,
) -> impl IntoView {
    let query = use_query_map();
    let is_open = RwSignal::new(false);
    let chosen = Memo::new(move |_| names.iter().filter(|name| query.read().get(name).is_some()).count());
    let words = move || match chosen.get() {
        0 => "Filters".to_owned(),
        count => format!("Filters ({count})"),
    };
    view! {
        <button
            class="button filter-bar__open"
            type="button"
            aria-expanded=move || is_open.get().to_string()
            aria-controls="more-filters"
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {words}
            <Icon name=IconName::ChevronDown />
        </button>
        <div id="more-filters" class="filter-bar__more">
            {children()}
        </div>
    }
}

/// A search by typed text.
#[component]
pub fn FilterText(label: &'static str, placeholder: &'static str) -> impl IntoView {
    let (text, set_text) = query_value("text");
    view! {
        <div class="filter-bar__search field">
            <label class="field__label" for="filter-text">
                {label}
            </label>
            <Icon name=IconName::Search />
            <input
                id="filter-text"
                type="search"
                placeholder=placeholder
                prop:value=move || text.get().unwrap_or_default()
                on:input=move |event| set_text.run(chosen(event_target_value(&event)))
            />
        </div>
    }
}

/// The text that was typed or chosen; nothing if it is empty.
fn chosen(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

pub fn type_options(workspace: &Workspace) -> Options {
    sorted(workspace.interview_types.values().map(|known| (known.id.to_string(), known.name.clone())))
}

pub fn team_options(workspace: &Workspace) -> Options {
    sorted(workspace.teams.values().map(|team| (team.id.to_string(), team.name.clone())))
}

/// Options by their labels.
pub fn sorted(options: impl Iterator<Item = (String, String)>) -> Options {
    let mut options: Options = options.collect();
    options.order_by(|a, b| a.1.cmp(&b.1));
    options
}
