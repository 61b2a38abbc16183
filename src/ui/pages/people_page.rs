//! The directory: who is certified, who is in training, and who accepts trainees.

use crate::{
    platform::files,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{
            CertificateCheck, Column, Each, EmptyState, Icon, IconName, Page, PersonChip, ProgressMini,
            TableHead, TypeBadge,
        },
        controls::{
            filters::{FilterSelect, FilterText, Options, sorted, team_options, type_options},
            query::query_value,
        },
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::{exports::exports, pages::may_open, role::Role},
    export::directory,
    model::{
        ids::{InterviewTypeId, TeamId},
        person::Hosting,
    },
    progress::{
        certificates::code,
        certificates::directory::{DirectoryStatus, Filter, Row, directory},
    },
    workspace::Workspace,
    zones::Zone,
};

const IMPORT: &str = "Import people";

const COLUMNS: &[Column] = &[
    Column::Words("Name"),
    Column::Words("Team"),
    Column::Words("Certified in"),
    Column::Words("In training"),
    Column::Words("Accepts trainees"),
];

#[component]
pub fn PeoplePage() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        store.ask(|asker| {
            let mut rows = directory(asker.workspace, asker.at);
            for row in &mut rows {
                row.in_training.retain(|path| may_open(asker, Route::Enrollment(path.enrollment).page()));
            }
            rows
        })
    });
    let filter = filter_in_address();
    let shown = Memo::new(move |_| {
        let filter = filter.get();
        store.read(|workspace| {
            rows.read().iter().filter(|row| filter.shows(workspace, row)).cloned().collect::<Vec<_>>()
        })
    });
    let download = move |_| {
        let text = store.read(|workspace| directory::write(workspace, &shown.read_untracked()));
        if let Err(error) = files::download("people.csv", "text/csv", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    };
    let actions = move || {
        view! {
            <Show when=move || exports(store.who.get()).people>
                <button class="button" type="button" on:click=download>
                    <Icon name=IconName::Download />
                    "Export CSV"
                </button>
            </Show>
            <Show when=move || store.may_open(Route::Import)>
                <a class="button" href=Route::Import.href()>
                    <Icon name=IconName::Upload />
                    {IMPORT}
                </a>
            </Show>
        }
    };
    let check = Callback::new(move |code: String| {
        store.read(|workspace| {
            let certificate = code::by_code(workspace, &code)?;
            let name = workspace.profiles.name(certificate.person);
            let kind = workspace.type_name(certificate.interview_type);
            let from = times::date_of(store, certificate.person, certificate.from);
            Some((format!("{name}, {kind}, certified {from}"), Route::Certificate(certificate.id).href()))
        })
    });
    let lead = Signal::derive(move || match Role::of(store.who.get()).sees_everybody() {
        true => "Everyone’s certificates and training progress.".to_owned(),
        false => "Everyone’s certificates.".to_owned(),
    });
    view! {
        <Page title="People" lead=lead actions=actions>
            <FilterBar count=Signal::derive(move || shown.read().len()) />
            <Show
                when=move || !shown.read().is_empty()
        fallback=move || view! { <NoPeople is_empty=rows.read().is_empty() /> }
            >
                <table class="data-table">
                    <caption class="visually-hidden">"People, their certificates and their progress"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || shown.get() key=|row| format!("{row:?}") let:row>
                            <PersonRow row=row />
                        </Each>
                    </tbody>
                </table>
            </Show>
            <CertificateCheck check=check />
        </Page>
    }
}

#[component]
fn NoPeople(is_empty: bool) -> impl IntoView {
    let store = Store::expect();
    if !is_empty {
        let text = "Remove a filter, or import more people.";
        return view! { <EmptyState icon=IconName::People title="No matching people" text=text /> }
            .into_any();
    }
    view! {
        <EmptyState
            icon=IconName::People
            title="No people yet"
            text="Import a table of people with the interview types they are certified in or in training for."
        >
            <Show when=move || store.may_open(Route::Import)>
                <a class="button button--primary" href=Route::Import.href()>
                    {IMPORT}
                </a>
            </Show>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn PersonRow(row: Row) -> impl IntoView {
    let store = Store::expect();
    let (team, certified, notes, paths) = store.read(|workspace| {
        let name = |known| workspace.type_name(known);
        let ending = row.expiring.iter().map(|known| format!("{} expiring", name(*known)));
        let expired = row.expired.iter().map(|(known, _)| format!("{} expired", name(*known)));
        let notes: Vec<String> = ending.chain(expired).collect();
        let certified: Vec<String> =
            row.certified.iter().map(|(known, _)| workspace.type_name(*known).to_owned()).collect();
        let paths: Vec<_> = row
            .in_training
            .iter()
            .map(|path| {
                (path.enrollment, workspace.type_name(path.interview_type).to_owned(), path.done, path.of)
            })
            .collect();
        (workspace.team_name(row.team).to_owned(), certified, notes, paths)
    });
    let hosts = match (row.certified.is_empty(), row.hosting) {
        (true, _) => "",
        (false, Hosting::Hosts) => "Yes",
        (false, Hosting::Declines) => "No",
    };
    let page = Route::Person(row.person);
    let chip = view! { <PersonChip name=row.name note=row.zone.to_string() small=true /> };
    view! {
        <tr>
            <th scope="row">
                {match store.may_open(page) {
                    true => view! { <a class="data-table__link" href=page.href()>{chip}</a> }.into_any(),
                    false => chip.into_any(),
                }}
            </th>
            <td data-label="Team">{team}</td>
            <td data-label="Certified in">
                <span class="cluster">
                    {certified.into_iter().map(|name| view! { <TypeBadge name=name /> }).collect_view()}
                    {notes
                        .into_iter()
                        .map(|words| view! { <span class="badge badge--accent">{words}</span> })
                        .collect_view()}
                </span>
            </td>
            <td data-label="In training">
                {paths
                    .into_iter()
                    .map(|(enrollment, name, done, of)| {
                        view! {
                            <a class="cluster" href=Route::Enrollment(enrollment).href()>
                                {name}
                                " "
                                <ProgressMini done=done of=of />
                            </a>
                        }
                    })
                    .collect_view()}
            </td>
            <td data-label="Accepts trainees">{hosts}</td>
        </tr>
    }
}

/// The filter is part of the address, so that it can be shared as a link.
fn filter_in_address() -> Memo<Filter> {
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
fn FilterBar(count: Signal<usize>) -> impl IntoView {
    let store = Store::expect();
    let types = store.derive(type_options);
    let teams = store.derive(team_options);
    let zones = store.derive(zone_options);
    let statuses = Signal::derive(|| {
        STATUSES
            .map(|(key, name, _)| (key.to_owned(), name.to_owned()))
            .into_iter()
            .skip(1)
            .collect::<Vec<_>>()
    });
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Search" placeholder="Name, team or email" />
            <FilterSelect name="type" label="Interview type" every="All types" options=types />
            <FilterSelect name="status" label="Status" every="Everyone" options=statuses />
            <FilterSelect name="team" label="Team" every="All teams" options=teams />
            <FilterSelect name="zone" label="Time zone" every="All time zones" options=zones />
            <output class="filter-bar__count">{move || words::count(count.get(), "person", "people")}</output>
        </form>
    }
}

fn zone_options(workspace: &Workspace) -> Options {
    let mut options =
        sorted(workspace.people_here().map(|person| (person.zone.to_string(), person.zone.to_string())));
    options.dedup();
    options
}
