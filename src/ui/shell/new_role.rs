//! Tells a user of a team about a role that they were given and don't act in yet.

use crate::{
    platform::device,
    store::Store,
    ui::{
        components::{Banner, BannerKind},
        controls::provider_button::{ProviderButton, asked_provider},
    },
};
use leptos::prelude::*;
use switchback_core::{access::assigned_roles, model::assigned_role::AssignedRole};

#[component]
pub fn NewRole() -> impl IntoView {
    let store = Store::expect();
    let seen = RwSignal::new(device::seen_role());
    let role = Memo::new(move |_| {
        let is_own_view = store.is_team() && !store.is_viewing_as();
        let who = store.who.get();
        let unused = store.read(|workspace| assigned_roles::unused(workspace, who));
        unused.filter(|role| is_own_view && seen.get() != Some(*role))
    });
    move || role.get().map(|role| view! { <Told role=role seen=seen /> })
}

#[component]
fn Told(role: AssignedRole, seen: RwSignal<Option<AssignedRole>>) -> impl IntoView {
    let server = device::team().and_then(|team| team.server);
    let provider = asked_provider(server.clone());
    let close = move |_| {
        device::remember_seen_role(role);
        seen.set(Some(role));
    };
    view! {
        <Banner
            kind=BannerKind::Info
            title=format!("You now have the {} role.", role.word())
            text=Signal::derive(move || way_in(role, provider.get().as_deref()))
        >
            {move || {
                let server = server.clone();
                provider.get().map(|name| view! { <ProviderButton name=name server=server /> })
            }}
            <button class="button button--small" type="button" on:click=close>
                "Close"
            </button>
        </Banner>
    }
}

/// How to act in the role, and what for.
fn way_in(role: AssignedRole, provider: Option<&str>) -> String {
    let how = match provider {
        Some(provider) => {
            format!("Sign in again with {provider}, or ask a coordinator for a {} link", role.word())
        }
        None => format!("Ask a coordinator for a {} link, then open it in this browser", role.word()),
    };
    match role {
        AssignedRole::Leader => format!("{how}. You then start on Insights."),
        AssignedRole::Coordinator => format!("{how}. You can then import, plan and publish."),
    }
}
