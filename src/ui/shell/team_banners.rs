//! Whether the team's server can be reached, and what it did not accept.

use super::returned::ReturnedDialog;
use crate::{
    platform::{device, reload},
    store::{
        Store,
        team::{Link, Unsent},
    },
    ui::{
        components::{Banner, BannerKind},
        controls::provider_button::{ProviderButton, asked_provider, way_back},
        format::{times, words},
    },
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn TeamBanners() -> impl IntoView {
    let store = Store::expect();
    let link = Memo::new(move |_| store.team.with(|team| team.as_ref().map(|team| team.link)));
    let unsent = Memo::new(move |_| store.unsent());
    view! {
        {move || match link.get()? {
            Link::Connecting | Link::Live => None,
            Link::NotLoaded => Some(view! { <NotLoaded /> }.into_any()),
            Link::NotSaving => Some(view! { <NotSaving unsent=unsent /> }.into_any()),
            Link::Offline => Some(view! { <Offline unsent=unsent /> }.into_any()),
            Link::SignedOut => Some(view! { <SignedOut unsent=unsent /> }.into_any()),
            Link::NotForYou => {
                Some(
                    view! {
                        <Banner
                            kind=BannerKind::Danger
                            title="You don’t have access anymore."
                            text="You’re seeing the last version this browser received. Contact a coordinator, or sign out."
                        />
                    }
                        .into_any(),
                )
            }
            Link::NewerServer => Some(view! { <NewerServer /> }.into_any()),
        }}
        <Returned />
    }
}

/// Without the part of the app that talks to the server.
#[component]
fn NotLoaded() -> impl IntoView {
    let store = Store::expect();
    view! {
        <Banner
            kind=BannerKind::Warning
            title="Part of Switchback couldn’t be loaded."
            text="You’re seeing the last version this browser received. Switchback keeps trying to load the rest."
        >
            <button
                class="button button--small"
                type="button"
                on:click=move |_| spawn_local(store.load_commands())
            >
                "Try again"
            </button>
        </Banner>
    }
}

/// "3 changes, the oldest from Mon, Dec 7, 2:30 PM, are".
fn changes_are(store: Store, unsent: Unsent) -> String {
    let changes = words::count(unsent.count, "change", "changes");
    let are = if unsent.count == 1 { "is" } else { "are" };
    match unsent.since.map(|since| times::day_and_time(store, since)) {
        None => format!("{changes} {are}"),
        Some(since) if unsent.count == 1 => format!("{changes}, from {since}, {are}"),
        Some(since) => format!("{changes}, the oldest from {since}, {are}"),
    }
}

#[component]
fn Offline(unsent: Memo<Unsent>) -> impl IntoView {
    let store = Store::expect();
    let text = Signal::derive(move || match unsent.get() {
        Unsent { count: 0, .. } => "You can keep working. Changes are saved here and sent later.".to_owned(),
        unsent => format!(
            "{} saved here and will be sent as soon as it can be reached.",
            changes_are(store, unsent)
        ),
    });
    view! { <Banner kind=BannerKind::Info title="The server can’t be reached." text=text /> }
}

#[component]
fn NotSaving(unsent: Memo<Unsent>) -> impl IntoView {
    let store = Store::expect();
    let text = Signal::derive(move || {
        format!(
            "{} kept on this device and will be sent again. If this message stays, tell the person who runs the server.",
            changes_are(store, unsent.get())
        )
    });
    view! { <Banner kind=BannerKind::Warning title="The server isn’t saving changes right now." text=text /> }
}

#[component]
fn SignedOut(unsent: Memo<Unsent>) -> impl IntoView {
    let store = Store::expect();
    let server = device::team().and_then(|team| team.server);
    let provider = asked_provider(server.clone());
    let text = Signal::derive(move || {
        let kept = match unsent.get() {
            Unsent { count: 0, .. } => String::new(),
            unsent => format!(" {} kept until then.", changes_are(store, unsent)),
        };
        format!("{}{kept}", way_back(provider.get().as_deref()))
    });
    view! {
        <Banner kind=BannerKind::Warning title="You’re signed out." text=text>
            {move || {
                let server = server.clone();
                provider.get().map(|name| view! { <ProviderButton name=name server=server /> })
            }}
        </Banner>
    }
}

#[component]
fn NewerServer() -> impl IntoView {
    view! {
        <Banner
            kind=BannerKind::Warning
            title="A newer version of Switchback is needed."
            text="Your team’s server has it. What you see may be out of date."
        >
            <button class="button button--small" type="button" on:click=move |_| reload::reload()>
                "Reload"
            </button>
        </Banner>
    }
}

/// Stays until the user has handled each change.
#[component]
fn Returned() -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let count =
        Memo::new(move |_| store.team.with(|team| team.as_ref().map_or(0, |team| team.returned.len())));
    let title = Signal::derive(move || {
        format!("{} not accepted.", words::count(count.get(), "change of yours was", "changes of yours were"))
    });
    view! {
        <Show when=move || { count.get() > 0 }>
            <Banner kind=BannerKind::Warning title=title text="Someone else got there first, or a rule doesn’t allow it.">
                <button class="button button--small" type="button" on:click=move |_| open.set(true)>
                    "See why"
                </button>
            </Banner>
        </Show>
        <ReturnedDialog open=open />
    }
}
