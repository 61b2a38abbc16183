//! How to recognize the interviews in a calendar.

use crate::{
    platform::{device, files::ReadFile},
    store::Store,
    ui::{components::Field, format::reading::Reading},
};
use leptos::{ev, prelude::*};
use std::collections::BTreeSet;
use switchback_core::{
    exchange::{
        calendar::{calendar_key, job::Wanted},
        remembered::Proposed,
    },
    order::Gather,
    workspace::Workspace,
};

/// The answers as the user types them.
#[derive(Clone, Copy)]
pub struct Recognition {
    calendar: u64,
    types: RwSignal<String>,
    domains: RwSignal<String>,
    /// The domains proposed from the workspace's addresses. Not remembered, as that would keep later ones from being
    /// proposed.
    proposed_domains: StoredValue<String>,
    patterns: RwSignal<String>,
    /// Where the initial patterns came from.
    patterns_from: &'static str,
}

impl Recognition {
    /// Proposed from the workspace and from earlier imports.
    pub fn proposed(store: Store, file: &ReadFile) -> Self {
        let calendar = calendar_key(&file.name, &file.bytes);
        let types = untrack(|| store.read(|workspace| Vec::from_iter(workspace.type_names()).join(", ")));
        let proposed = untrack(|| store.read(domains)).join(", ");
        let remembered = device::remembered();
        let (patterns, patterns_from) = match remembered.patterns(calendar) {
            Proposed::Nothing | Proposed::Own("") => ("", ""),
            Proposed::Own(patterns) => (patterns, " Filled in from your last import of this calendar."),
            Proposed::Last(patterns) => (patterns, " Filled in from the last calendar you imported."),
        };
        Self {
            calendar,
            types: RwSignal::new(types),
            patterns: RwSignal::new(patterns.to_owned()),
            patterns_from,
            domains: RwSignal::new(remembered.domains.unwrap_or_else(|| proposed.clone())),
            proposed_domains: StoredValue::new(proposed),
        }
    }

    pub fn wanted(self) -> Wanted {
        Wanted::Schedule {
            type_names: listed(&self.types.get_untracked()),
            patterns: self.patterns.get_untracked().lines().map(str::to_owned).collect(),
            company_domains: listed(&self.domains.get_untracked()),
        }
    }

    /// Remembers the answers for the next import.
    pub fn remember(self) {
        let proposed = self.proposed_domains.get_value();
        let domains = Some(self.domains.get_untracked()).filter(|domains| *domains != proposed);
        let patterns = self.patterns.get_untracked();
        device::remember(|remembered| {
            remembered.remember_patterns(self.calendar, patterns);
            remembered.domains = domains;
        });
    }
}

#[component]
pub fn RecognitionForm(
    recognition: Recognition,
    reading: RwSignal<Reading>,
    on_apply: Callback<()>,
) -> impl IntoView {
    let apply = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_apply.run(());
    };
    view! {
        <form class="form" on:submit=apply>
            <Field
                id="calendar-types"
                label="Interview types"
                hint="Names to look for in titles and categories, separated by commas. Events that match no type and no pattern are skipped."
            >
                <input id="calendar-types" bind:value=recognition.types />
            </Field>
            <Field
                id="calendar-domains"
                label="Company email domains"
                hint="Invitees with these domains are interviewers. Others are candidates."
            >
                <input id="calendar-domains" bind:value=recognition.domains />
            </Field>
            <Field
                id="calendar-patterns"
                label="Patterns"
                hint=format!(
                    "One per line, such as: pair programming = Coding. Start with title:, category:, organizer: or attendee: to match only there.{}",
                    recognition.patterns_from,
                )
            >
                <textarea id="calendar-patterns" rows="3" bind:value=recognition.patterns></textarea>
            </Field>
            <div class="form__actions">
                <button class="button" type="submit" aria-busy=move || reading.get().runs().to_string()>
                    {move || reading.get().words("Apply")}
                </button>
            </div>
        </form>
    }
}

/// The domains of all email addresses. Invitees from other domains are candidates.
fn domains(workspace: &Workspace) -> Vec<String> {
    let mails = workspace.profiles.0.values().filter_map(|profile| profile.mail.as_deref());
    let domains: BTreeSet<_> =
        mails.filter_map(|mail| mail.split_once('@').map(|(_, domain)| domain)).into_set();
    domains.into_iter().map(str::to_owned).collect()
}

fn listed(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
