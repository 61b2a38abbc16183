//! The workspace as a whole: storage, export and backup, appearance, and deleting it.

use crate::{
    platform::{
        device::{self, Theme},
        theme,
    },
    route::Route,
    store::Store,
    ui::{
        components::{ConfirmDialog, Page, Section, SegmentedOption},
        format::words,
        sections::{Devices, SingleKeys},
    },
};
use leptos::prelude::*;
use switchback_core::access::work::Work;

mod exports;
mod merging;
mod renaming;
mod storage;
mod download;

use exports::Exports;
use merging::Merging;
use renaming::Renaming;
use storage::StorageState;

#[component]
pub fn SettingsPage() -> impl IntoView {
    let store = Store::expect();
    let title = store.derive(|workspace| {
        workspace.about.as_ref().map_or_else(|| "Workspace".into(), |about| about.name.clone())
    });
    let lead = store.derive(|workspace| {
        format!(
            "{}, {}, {}.",
            words::count(workspace.people.len(), "person", "people"),
            words::count(workspace.interviews.len(), "interview", "interviews"),
            words::count(workspace.certificates.len(), "certificate", "certificates"),
        )
    });
    view! {
        <Page title=title lead=lead narrow=true actions=move || view! { <Renaming name=title /> }>
            <StorageState />
            <Exports />
            <Show when=move || !store.is_team() && store.may_open(Route::Import)>
                <Merging />
            </Show>
            <Show when=move || store.is_team() && store.may(Work::AssignRoles)>
                <UnnamedDevices />
            </Show>
            <Appearance />
            <Section title="Keyboard and help">
                <SingleKeys />
                <p>
                    <a href=Route::Help.href()>"Help"</a>
                    " explains how things work, and what the words mean."
                </p>
            </Section>
            <Show when=move || store.may_open(Route::History)>
                <Section title="History">
                    <p>
                        <a href=Route::History.href()>"View history"</a>
                        " to see changes and undo recent ones."
                    </p>
                </Section>
            </Show>
            <Show when=move || store.may_open(Route::Import)>
                <Section title="Import">
                    <p>
                        <a href=Route::Import.href()>"Import files"</a>
                        " to add or update people and interviews."
                    </p>
                </Section>
            </Show>
            <Show when=move || !store.is_team()>
                <Deletion />
            </Show>
        </Page>
    }
}

/// Devices that used a link which the server printed. They are on no person's page.
#[component]
fn UnnamedDevices() -> impl IntoView {
    view! {
        <Section title="Signed in without a name">
            <p class="text-subtle">
                "The links that the server prints sign in a coordinator without a name. Sign in with a link from your own page instead, then sign these devices out."
            </p>
            <Devices of=None />
        </Section>
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let chosen = RwSignal::new(device::theme());
    let choose = move |theme: Theme| {
        chosen.set(theme);
        device::remember_theme(theme);
        theme::apply(theme);
    };
    let options = [(Theme::System, "System"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
    view! {
        <Section title="Appearance">
            <fieldset class="segmented">
                <legend class="visually-hidden">"Theme"</legend>
                {options
                    .map(|(theme, words)| {
                        view! {
                            <SegmentedOption
                                name="theme"
                                is_chosen=Signal::derive(move || chosen.get() == theme)
                                on_choose=Callback::new(move |()| choose(theme))
                            >
                                {words}
                            </SegmentedOption>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </Section>
    }
}

const EXITING: &str =
    "It is deleted from this browser together with your changes to it. You can open it again at any time.";
const DELETING: &str = "The history, names and drafts are deleted. Only a workspace file can restore them.";

#[component]
fn Deletion() -> impl IntoView {
    let store = Store::expect();
    let deleting = RwSignal::new(false);
    let is_sample = store.derive(switchback_core::workspace::Workspace::is_sample);
    let words = move || if is_sample.get() { "Exit sample" } else { "Delete workspace" };
    view! {
        <Section title=words>
            <p class="text-subtle">
                {move || match is_sample.get() {
                    true => "Removes the sample company, so that you can start with your own files.",
                    false => "Deletes this workspace from this browser. Back it up first: a workspace file restores it.",
                }}
            </p>
            <div class="button-row">
                <button class="button button--danger" type="button" on:click=move |_| deleting.set(true)>
                    {words}
                </button>
            </div>
        </Section>
        {move || {
            let (title, text, confirm) = match is_sample.get() {
                true => ("Exit the sample company?", EXITING, "Exit sample"),
                false => ("Delete everything in this browser?", DELETING, "Delete everything"),
            };
            let delete = Callback::new(move |()| store.delete_workspace());
            view! { <ConfirmDialog title=title text=text confirm=confirm open=deleting on_confirm=delete /> }
        }}
    }
}
