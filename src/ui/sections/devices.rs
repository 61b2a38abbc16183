//! The devices on which someone is signed in to the team's workspace.

use crate::{
    platform::focus,
    store::{Store, notice::Notice, team::TeamError},
    ui::{
        components::{ConfirmDialog, Each},
        controls::server_answer::{AskAgain, ServerQuery, ask_server, without_answer},
        format::times,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    sync::messages::Device,
};

/// The id of the heading.
const DEVICES: &str = "devices";

/// The devices of a person, or those of users who didn't sign in as a person.
#[component]
pub fn Devices(
    of: Option<PersonId>,
    /// Requests the list again whenever it changes.
    #[prop(optional, into)]
    changes: Signal<u32>,
) -> impl IntoView {
    let store = Store::expect();
    let ServerQuery { known, ask } = ask_server(move || store.devices(of));
    Effect::watch(move || changes.get(), move |_, _, _| ask.run(()), false);
    let chosen = RwSignal::new(None::<Chosen>);
    let asking = RwSignal::new(false);
    let ask_first = Callback::new(move |device| {
        chosen.set(Some(device));
        asking.set(true);
    });
    let sign_out = Callback::new(move |()| {
        let Some(Chosen { id, .. }) = chosen.get_untracked() else { return };
        spawn_local(async move {
            store.notify(match store.sign_out_device(of, id).await {
                Ok(()) => {
                    // The device’s button is about to leave the page.
                    focus::move_to(DEVICES);
                    Notice::said("Signed out on that device.")
                }
                Err(reason) => Notice::refused(reason.to_string()),
            });
            // The page may be gone by then.
            ask.try_run(());
        });
    });
    let devices = move || known.get().and_then(Result::ok).unwrap_or_default();
    view! {
        <h3 class="field__label" id=DEVICES>
            "Devices"
        </h3>
        <ul class="stack stack--tight">
            <Each each=devices key=|device| device.id.clone() let:device>
                <Item device=device on_sign_out=ask_first />
            </Each>
        </ul>
        <p class="text-subtle">{move || known.with(|known| remark(known.as_ref()))}</p>
        <AskAgain known=known on_ask=ask />
        <ConfirmDialog
            title="Sign out on this device?"
            text=Signal::derive(move || chosen.read().as_ref().map(question).unwrap_or_default())
            confirm="Sign out"
            open=asking
            on_confirm=sign_out
        />
    }
}

/// The device that is about to be signed out.
#[derive(Clone)]
struct Chosen {
    id: String,
    /// What it is, and since when it is signed in.
    words: String,
}

fn question(chosen: &Chosen) -> String {
    let words = &chosen.words;
    format!("{words}. A new sign-in link is needed to come back.")
}

/// The text next to the list.
fn remark(known: Option<&Result<Vec<Device>, TeamError>>) -> String {
    without_answer(known).unwrap_or_else(|| match known {
        Some(Ok(devices)) if devices.is_empty() => "Not signed in on any device.".into(),
        _ => String::new(),
    })
}

#[component]
fn Item(device: Device, on_sign_out: Callback<Chosen>) -> impl IntoView {
    let store = Store::expect();
    let since = times::day_and_time(store, device.since);
    let what = device.name.as_deref().unwrap_or("Unknown browser");
    let words = format!("{what}, as {}, signed in {since}", role(device.actor));
    let label = format!("Sign out: {words}");
    let chosen = Chosen { id: device.id, words: words.clone() };
    view! {
        <li class="button-row">
            <span>{words}</span>
            {if device.is_this {
                view! { <span class="badge badge--accent">"This device"</span> }.into_any()
            } else {
                let press = move |_| on_sign_out.run(chosen.clone());
                view! {
                    <button class="button button--quiet" type="button" aria-label=label on:click=press>
                        "Sign out"
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
}

fn role(actor: Actor) -> &'static str {
    match actor {
        Actor::Coordinator(_) => "coordinator",
        Actor::Leader(_) => "leader",
        Actor::Member(_) | Actor::Server => "interviewer or trainee",
    }
}
