//! The devices on which somebody is signed in to the team's workspace.

use crate::{
    store::{Store, notice::Notice, team::NotJoined},
    ui::{components::Each, format::times},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    sync::messages::Device,
};

/// What is known of them; `None` until the server has answered.
type Known = RwSignal<Option<Result<Vec<Device>, NotJoined>>>;

#[component]
pub fn Devices(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let known: Known = RwSignal::new(None);
    let look = move || {
        spawn_local(async move {
            let answered = store.devices(person).await;
            known.try_set(Some(answered));
        });
    };
    Effect::new(move |_| look());
    let sign_out = Callback::new(move |id: String| {
        spawn_local(async move {
            store.notify(match store.sign_out_device(person, id).await {
                Ok(()) => Notice::said("Signed out on that device."),
                Err(reason) => Notice::refused(reason.to_string()),
            });
            look();
        });
    });
    let devices = move || known.get().and_then(Result::ok).unwrap_or_default();
    view! {
        <h3 class="field__label">"Devices"</h3>
        <ul class="stack stack--tight">
            <Each each=devices key=|device| device.id.clone() let:device>
                <Item device=device sign_out=sign_out />
            </Each>
        </ul>
        <p class="text-subtle">{move || known.with(|known| remark(known.as_ref()))}</p>
        <Show when=move || known.with(|known| matches!(known, Some(Err(_))))>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| look()>
                    "Try again"
                </button>
            </div>
        </Show>
    }
}

/// What there is to say beside the list.
fn remark(known: Option<&Result<Vec<Device>, NotJoined>>) -> String {
    match known {
        None => "Asking the server…".into(),
        Some(Err(reason)) => reason.to_string(),
        Some(Ok(devices)) if devices.is_empty() => "Not signed in on any device.".into(),
        Some(Ok(_)) => String::new(),
    }
}

#[component]
fn Item(device: Device, sign_out: Callback<String>) -> impl IntoView {
    let store = Store::expect();
    let since = times::day_and_time(store, device.since);
    let what = device.name.as_deref().unwrap_or("Unknown browser");
    let words = format!("{what}, as {}, signed in {since}", role(device.actor));
    let label = format!("Sign out: {words}");
    let id = device.id;
    view! {
        <li class="button-row">
            <span>{words}</span>
            {if device.is_this {
                view! { <span class="badge badge--accent">"This device"</span> }.into_any()
            } else {
                let press = move |_| sign_out.run(id.clone());
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
