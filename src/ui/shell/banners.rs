//! Notices about the workspace, above every page.

use super::{new_role::NewRole, team_banners::TeamBanners};
use crate::{
    platform::{release::HOW_TO_UPDATE, theme},
    route::Route,
    store::{Saving, Store},
    ui::{
        components::{Banner, BannerKind},
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{model::actor::Actor, workspace::Workspace};

/// The number of log entries without a backup that triggers a reminder.
const REMIND_AFTER: u64 = 200;

const EXPORT_BACKUP: &str = "Export a backup";

/// The text about lost data with this many log entries. `0` if all damaged data was set aside earlier.
fn damage_text(missing: u64) -> String {
    let lost = match missing {
        0 => "The damaged part was".to_owned(),
        missing => {
            words::count(missing, "entry couldn’t be read and was", "entries couldn’t be read and were")
        }
    };
    format!("{lost} set aside. Everything else is here.")
}

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
                title="This is a sample company."
                is_brief=true
                text=Signal::derive(move || match store.is_team() {
                    true => "Everyone in it is fictional. Your team sees your changes.".to_owned(),
                    false => "Everyone in it is fictional, and your changes stay in this browser.".to_owned(),
                })
            >
                <Show when=move || !store.is_team()>
                    <a class="button button--small" href=Route::Settings.href()>
                        "Exit sample"
                    </a>
                </Show>
            </Banner>
        </Show>
        <SavingBanner />
        <TeamBanners />
        <NewRole />
        <BackupBanner />
        <Show when=move || store.newer.get()>
            <Banner
                kind=BannerKind::Info
                title="A new version of Switchback is available."
                text="Updating reloads this page."
            >
                <button class="button button--small" type="button" on:click=move |_| store.update()>
                    "Update now"
                </button>
            </Banner>
        </Show>
        <Show when={move || unread.get() > 0}>
            <Banner
                kind=BannerKind::Warning
                title="Some changes were made with a newer version of Switchback."
                text=format!("They are kept but not shown. {HOW_TO_UPDATE}")
            />
        </Show>
        <DamageBanners />
    }
}

/// Reports data that could not be read when the workspace was opened.
#[component]
fn DamageBanners() -> impl IntoView {
    let store = Store::expect();
    view! {
        <Show when=move || store.damage.read().records>
            <Banner
                kind=BannerKind::Danger
                title="Names or scorecards in this browser were damaged or lost."
                text="Check the names on the People page, and whether submitted scorecards still open. Your latest workspace file has them as they were."
            />
        </Show>
        {move || {
            let damage = store.damage.get();
            (damage.missing > 0 || !damage.broken.is_empty())
                .then(|| {
                    view! {
                        <Banner
                            kind=BannerKind::Danger
                            title="Part of the workspace is damaged."
                            text=damage_text(damage.missing)
                        >
                            <ToSettings words="See what to do" />
                        </Banner>
                    }
                })
        }}
    }
}

/// For the coordinator of a workspace in this browser, once there is much to lose.
#[component]
fn BackupBanner() -> impl IntoView {
    let store = Store::expect();
    let count = Memo::new(move |_| {
        let is_own = store.who.get() == Actor::COORDINATOR && !store.is_team();
        let is_theirs = is_own && !store.read(Workspace::is_sample);
        let is_saved = matches!(store.saving.get(), Saving::Saved | Saving::Saving);
        (is_theirs && is_saved).then(|| store.entries_without_backup()).filter(|count| *count >= REMIND_AFTER)
    });
    move || {
        let entries = words::count(count.get()?, "change", "changes");
        Some(view! {
            <Banner
                kind=BannerKind::Info
                title=format!("{entries} since your last backup.")
                text="This workspace exists only in this browser, which may delete it. Keep a copy as a file."
            >
                <ToSettings words=EXPORT_BACKUP />
            </Banner>
        })
    }
}

/// Draws nothing while everything is saved.
#[component]
fn SavingBanner() -> impl IntoView {
    let store = Store::expect();
    move || match store.saving.get() {
        Saving::Waiting(reason) => view! {
            <Banner kind=BannerKind::Warning title="Your latest changes aren’t saved yet." text=reason>
                <ToSettings words=EXPORT_BACKUP />
            </Banner>
        }
        .into_any(),
        Saving::NotKept(reason) => view! {
            <Banner kind=BannerKind::Danger title="Your changes aren’t being saved." text=reason>
                <ToSettings words=EXPORT_BACKUP />
            </Banner>
        }
        .into_any(),
        Saving::Saved | Saving::Saving => ().into_any(),
    }
}

/// A link to the settings, where the user can export a copy.
#[component]
fn ToSettings(words: &'static str) -> impl IntoView {
    view! {
        <a class="button button--small" href=Route::Settings.href()>
            {words}
        </a>
    }
}
