//! A secret address for subscribing to a person's sessions in a calendar program.

use crate::{
    platform::focus,
    store::{Store, notice::Notice},
    ui::{
        components::{ConfirmDialog, Field, Section},
        controls::{copying::copy, runs::Runs},
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::model::ids::PersonId;

#[component]
pub fn CalendarAddress(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let address = RwSignal::new(None::<String>);
    let (runs, ending) = (Runs::none(), RwSignal::new(false));
    let create = move |_| {
        address.set(None);
        let run = runs.begin();
        spawn_local(async move {
            let made = store.add_calendar(person).await;
            if !run.is_on() {
                return;
            }
            match made {
                Ok(made) => address.set(Some(made)),
                Err(reason) => store.notify(Notice::refused(reason.to_string())),
            }
        });
    };
    let end = Callback::new(move |()| {
        address.set(None);
        runs.stop();
        store.remove_calendar(person);
    });
    view! {
        <Section title="Calendar">
            <p class="text-subtle">
                "Google Calendar, Outlook and Apple Calendar can subscribe to these sessions. A new address replaces the one before."
            </p>
            <div class="button-row">
                <button class="button" type="button" on:click=create>
                    "Create calendar address"
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| ending.set(true)>
                    "End calendar address"
                </button>
            </div>
            {move || address.get().map(|address| view! { <Address address=address /> })}
            <ConfirmDialog
                title="End this calendar address?"
                text="Calendars that use it stop updating. This can’t be undone, but you can create a new address."
                confirm="End calendar address"
                open=ending
                on_confirm=end
            />
        </Section>
    }
}

#[component]
fn Address(address: String) -> impl IntoView {
    let store = Store::expect();
    let copied = address.clone();
    let copy_address = move |_| copy(store, copied.clone(), "Address copied.".into());
    view! {
        <Field
            id="calendar-address"
            label="Add this address as a calendar subscription"
            hint="It is shown once. Anyone who has it can see when and with whom these sessions are."
        >
            <input
                id="calendar-address"
                type="text"
                readonly
                autocomplete="off"
                value=address
                on:focus=|event| focus::select_text(&event)
            />
        </Field>
        <div class="button-row">
            <button class="button" type="button" on:click=copy_address>
                "Copy address"
            </button>
        </div>
    }
}
