//! The filter of the directory.

use super::sees_everyone;
use crate::{
    store::Store,
    ui::{
        controls::{
            filters::{FilterSelect, FilterText, MoreFilters, Options, sorted, team_options, type_options},
            query::query_value,
        },
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::ids::{InterviewTypeId, TeamId},
    progress::certificates::directory::{DirectoryStatus, Filter},
    workspace::Workspace,
    zones::Zone,
};

/// The filter is part of the address, so that it can be shared as a link.
pub fn filter_in_address() -> Memo<Filter> {
    let (text, _) = query_value("text");
    let (interview_type, _) = query_value("type");
    let (team, _) = query_value("team");
    let (zone, _) = query_value("zone");
    let (status, _) = query_value("status");
    Memo::new(move |_| Filter {
        text: text.get().unwrap_or_default(),
        interview_type: interview_type.get().and_then(|id| id.parse::<InterviewTypeId>().ok()),
        team: team.get().and_then(|id| id.parse::<TeamId>().ok()),
        zone: zone.get().map(Zone::named),
        status: status.get().map_or(DirectoryStatus::Anyone, |name| status_named(&name)),
    })
}

const STATUSES: [(&str, &str, DirectoryStatus); 5] = [
    ("", "Everyone", DirectoryStatus::Anyone),
    ("certified", "Certified", DirectoryStatus::Certified),
    ("ending", "Expiring or expired", DirectoryStatus::Expiring),
    ("hosts", "Accepts trainees", DirectoryStatus::Hosts),
    ("on-the-way", "In training", DirectoryStatus::InTraining),
];

fn status_named(name: &str) -> DirectoryStatus {
    let known = STATUSES.into_iter().find(|(key, ..)| *key == name);
    known.map_or(DirectoryStatus::Anyone, |(.., status)| status)
}

#[component]
pub fn FilterBar(count: Signal<usize>) -> impl IntoView {
    let store = Store::expect();
    let types = store.derive(type_options);
    let teams = store.derive(team_options);
    let zones = store.derive(zone_options);
    // The last is known only to those who see everyone's training.
    let known = STATUSES.len() - usize::from(!sees_everyone(store));
    let statuses = Signal::derive(move || {
        let offered = STATUSES.into_iter().take(known).skip(1);
        offered.map(|(key, name, _)| (key.to_owned(), name.to_owned())).collect::<Vec<_>>()
    });
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Search" placeholder="Name, team or email" />
            <MoreFilters names=&["type", "status", "team", "zone"]>
                <FilterSelect name="type" label="Interview type" every="All types" options=types />
                <FilterSelect name="status" label="Status" every="Everyone" options=statuses />
                <FilterSelect name="team" label="Team" every="All teams" options=teams />
                <FilterSelect name="zone" label="Time zone" every="All time zones" options=zones />
            </MoreFilters>
            <output class="filter-bar__count">{move || words::count(count.get(), "person", "people")}</output>
        </form>
    }
}

fn zone_options(workspace: &Workspace) -> Options {
    let mut options =
        sorted(workspace.people_here().map(|person| (person.zone.to_string(), person.zone.in_words())));
    options.dedup();
    options
}
