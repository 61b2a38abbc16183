//! What is the matter with the workspace, above every page.

use crate::{
    platform::theme,
    route::Route,
    store::{Saving, Store},
    ui::{
        components::{Banner, BannerKind},
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{access::exports::exports, workspace::Workspace};

#[component]
pub fn Banners() -> impl IntoView {
    let store = Store::expect();
    theme::apply(crate::platform::device::theme());
    let is_sample = store.derive(Workspace::is_sample);
    let unread = store.derive(|workspace| workspace.unread);
    view! {
        <Show when=move || is_sample.get()>
            <Banner
                kind=BannerKind::Info
                title="This is the sample company."
                text="Everybody in it is made up, and nothing you do here leaves this browser."
            >
                <a class="button button--small" href=Route::Settings.href()>
                    "Leave it"
                </a>
            </Banner>
        </Show>
        {move || match store.saving.get() {
            Saving::Waiting(reason) => {
                view! {
                    <Banner kind=BannerKind::Warning title="Your last changes are not saved yet." text=reason>
                        <ToSettings words="Download them" />
                    </Banner>
                }
                    .into_any()
            }
            Saving::NotKept(reason) => {
                view! {
                    <Banner kind=BannerKind::Danger title="Nothing is being saved." text=reason>
                        <ToSettings words="Download it" />
                    </Banner>
                }
                    .into_any()
            }
            Saving::Saved | Saving::Saving => ().into_any(),
        }}
        <Show when=move || store.newer.get()>
            <Banner
                kind=BannerKind::Info
                title="A newer Switchback is ready."
                text="It opens the next time, once every tab with this one is closed."
            />
        </Show>
        <Show when={move || unread.get() > 0}>
            <Banner
                kind=BannerKind::Warning
                title="Some entries were written by a newer Switchback."
                text="They are kept as they are and not shown. Reload the page to get the newest version."
            />
        </Show>
        {move || {
            let damage = store.damage.get();
            (damage.missing > 0 || !damage.broken.is_empty())
                .then(|| {
                    view! {
                        <Banner
                            kind=BannerKind::Danger
                            title="A part of the log is damaged."
                            text=format!(
                                "{} could not be read. The rest is here, and the damaged part was set aside.",
                                words::count(damage.missing as usize, "entry", "entries"),
                            )
                        >
                            <ToSettings words="See what to do" />
                        </Banner>
                    }
                })
        }}
    }
}

/// What helps is a copy of everything, which is not for everybody to take.
#[component]
fn ToSettings(words: &'static str) -> impl IntoView {
    let store = Store::expect();
    view! {
        <Show when=move || exports(store.who.get()).workspace>
            <a class="button button--small" href=Route::Settings.href()>
                {words}
            </a>
        </Show>
    }
}
