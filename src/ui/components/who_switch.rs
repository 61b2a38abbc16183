//! Choosing who uses the app, for workspaces without sign-in.

use super::each::Each;
use super::{Dialog, PersonChip};
use crate::ui::format::words::{COORDINATOR, LEADER};
use leptos::{ev, prelude::*};
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    text_search::{Query, folded},
};

/// How many people are listed at first. The user finds others by typing.
const SHOWN: usize = 40;

/// A person to switch to: the id, the name, and their role.
pub type Choice = (PersonId, String, String);

#[component]
pub fn WhoSwitch(
    open: RwSignal<bool>,
    #[prop(into)] who: Signal<Actor>,
    #[prop(into)] people: Signal<Vec<Choice>>,
    on_choose: Callback<Actor>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| found(&people.read(), &text.read()));
    let choose = move |actor| {
        open.set(false);
        on_choose.run(actor);
    };
    let choose_first = move |event: ev::KeyboardEvent| {
        let is_wanted = event.key() == "Enter" && !text.read_untracked().is_empty();
        let first = found.with_untracked(|found| found.first().map(|(person, ..)| *person));
        if let Some(person) = first.filter(|_| is_wanted) {
            choose(Actor::Member(person));
        }
    };
    view! {
        <Dialog title="Who are you?" class="who-switch" open=open>
            <div class="field">
                <label class="field__label" for="who-search">
                    "Search by name"
                </label>
                <input
                    id="who-search"
                    type="search"
                    autocomplete="off"
                    placeholder="Name"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=choose_first
                />
            </div>
            <ul class="who-switch__list">
                <Person
                    name=COORDINATOR
                    note="imports schedules, plans and publishes sessions"
                    is_current=Signal::derive(move || who.get() == Actor::COORDINATOR)
                    on_choose=Callback::new(move |()| choose(Actor::COORDINATOR))
                />
                <Person
                    name=LEADER
                    note="tracks the interviewer pool, coverage and calibration"
                    is_current=Signal::derive(move || who.get() == Actor::LEADER)
                    on_choose=Callback::new(move |()| choose(Actor::LEADER))
                />
                <Each each=move || found.get() key=|(person, ..)| *person let:((person, name, note))>
                    <Person
                        name=name
                        note=note
                        is_current=Signal::derive(move || who.get().is(person))
                        on_choose=Callback::new(move |()| choose(Actor::Member(person)))
                    />
                </Each>
            </ul>
        </Dialog>
    }
}

#[component]
fn Person(
    #[prop(into)] name: String,
    #[prop(into)] note: String,
    is_current: Signal<bool>,
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <li>
            <button
                class="who-switch__person"
                type="button"
                aria-pressed=move || is_current.get().to_string()
                on:click=move |_| on_choose.run(())
            >
                <PersonChip name=name note=note />
            </button>
        </li>
    }
}

fn found(people: &[Choice], text: &str) -> Vec<Choice> {
    let query = Query::new(text);
    let fits = |(_, name, note): &&Choice| query.is_inside(&folded(&format!("{name} {note}")));
    people.iter().filter(fits).take(SHOWN).cloned().collect()
}
