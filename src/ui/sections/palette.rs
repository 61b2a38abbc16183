//! The command palette: search for people, sessions, interviews, pages and actions.

use crate::{
    platform::{address, clock, focus, links, scroll},
    store::Store,
    ui::{
        components::{Each, Icon, IconName},
        controls::{overlays::Overlays, page_actions::PageActions},
        format::words,
    },
};
use leptos::{ev::KeyboardEvent, prelude::*, task::spawn_local};
use switchback_core::search::SearchIndex;

mod actions;
mod choices;
mod places;

use actions::Action;
use choices::choices;

/// One row of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    icon: IconName,
    title: String,
    /// What it is, and what distinguishes it from others with the same name.
    note: String,
    leads: Leads,
}

#[derive(Clone, Debug, PartialEq)]
enum Leads {
    To(String),
    Do(Action),
    /// Presses the button with this number on the page.
    Press(u64),
}

const FIELD: &str = "palette-text";
const LIST: &str = "palette-list";

#[component]
pub fn Palette() -> impl IntoView {
    let store = Store::expect();
    let overlays = Overlays::expect();
    let page_actions = PageActions::expect();
    let (text, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let pathname = address::pathname();
    let index = Memo::new(move |_| store.ask(SearchIndex::of));
    let shown = Memo::new(move |_| choices(store, page_actions, &index.read(), &text.read(), &pathname));
    // By the time this part is loaded, the dialog may have moved the focus elsewhere.
    Effect::new(move || {
        spawn_local(async {
            clock::next_frame().await;
            focus::move_to(FIELD);
        });
    });
    let take = move |place: usize| {
        if let Some(choice) = shown.read_untracked().get(place).cloned() {
            overlays.palette.set(false);
            match choice.leads {
                Leads::To(address) => links::follow(&address),
                Leads::Do(action) => actions::take(store, overlays, action),
                Leads::Press(number) => page_actions.press(number),
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        let last = shown.read_untracked().len().saturating_sub(1);
        let now = at.get_untracked();
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            take(now);
        } else if let Some(next) = after(&event.key(), now, last) {
            event.prevent_default();
            at.set(next);
            scroll::show_whole(&option_id(next));
        }
    };
    let change = move |typed| {
        text.set(typed);
        at.set(0);
    };
    view! {
        <Field text=text at=at shown=shown on_input=Callback::new(change) on_press=Callback::new(press) />
        <ul class="palette__list" id=LIST role="listbox" aria-label="Results">
            <Each
                each=move || shown.get().into_iter().enumerate()
                key=|row| format!("{row:?}")
                let:((place, choice))
            >
                <Row
                    choice=choice
                    place=place
                    is_chosen=Signal::derive(move || at.get() == place)
                    on_take=Callback::new(move |()| take(place))
                />
            </Each>
        </ul>
        <Nothing text=text shown=shown />
    }
}

/// The row that an arrow key leads to. Wraps around at both ends.
fn after(key: &str, now: usize, last: usize) -> Option<usize> {
    match key {
        "ArrowDown" => Some(if now >= last { 0 } else { now + 1 }),
        "ArrowUp" => Some(now.checked_sub(1).unwrap_or(last)),
        _ => None,
    }
}

#[component]
fn Field(
    text: RwSignal<String>,
    at: RwSignal<usize>,
    shown: Memo<Vec<Choice>>,
    on_input: Callback<String>,
    on_press: Callback<KeyboardEvent>,
) -> impl IntoView {
    let chosen = move || (at.get() < shown.read().len()).then(|| option_id(at.get()));
    view! {
        <div class="palette__field">
            <Icon name=IconName::Search />
            <input
                id=FIELD
                type="text"
                role="combobox"
                aria-label="Search people, sessions, pages and actions"
                aria-expanded=move || (!shown.read().is_empty()).to_string()
                aria-controls=LIST
                aria-autocomplete="list"
                aria-activedescendant=chosen
                autocomplete="off"
                spellcheck="false"
                placeholder="Name, interview type, page or action"
                prop:value=text
                on:input=move |event| on_input.run(event_target_value(&event))
                on:keydown=move |event| on_press.run(event)
            />
        </div>
    }
}

#[component]
fn Row(choice: Choice, place: usize, is_chosen: Signal<bool>, on_take: Callback<()>) -> impl IntoView {
    view! {
        <li
            class="palette__option"
            id=option_id(place)
            role="option"
            aria-selected=move || is_chosen.get().to_string()
            on:click=move |_| on_take.run(())
        >
            <Icon name=choice.icon />
            <span class="palette__title">{choice.title}</span>
            <span class="palette__note">{choice.note}</span>
        </li>
    }
}

/// The number of results, announced to screen readers, or what to do if there are none.
#[component]
fn Nothing(text: RwSignal<String>, shown: Memo<Vec<Choice>>) -> impl IntoView {
    let count = move || shown.read().len();
    view! {
        <p class="visually-hidden" role="status">
            {move || (!text.read().is_empty()).then(|| words::count(count(), "result", "results"))}
        </p>
        <Show when=move || count() == 0>
            <p class="text-subtle">"Nothing found. Try a name, an interview type or the name of a page."</p>
        </Show>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}
