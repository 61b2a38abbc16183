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
    export::directory,
    model::{
        ids::{InterviewTypeId, TeamId},
        person::Hosting,
    },
    progress::certificates::{
        directory::{DirectoryStatus, Filter, Row, directory},
        evidence,
    },
    workspace::Workspace,
    zones::Zone,
};

const COLUMNS: &[Column] = &[
    Column::Words("Name"),
    Column::Words("Team"),
    Column::Words("Certified in"),
    Column::Words("On the way"),
    Column::Words("Trainees"),
];

#[component]
pub fn PeoplePage() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| directory(workspace, now))
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
            <button class="button" type="button" on:click=download>
                <Icon name=IconName::Download />
                "CSV"
            </button>
            <a class="button" href=Route::Import.href()>
                <Icon name=IconName::Upload />
                "Bring in people"
            </a>
        }
    };
    let check = Callback::new(move |code: String| {
        store.read(|workspace| {
            let certificate = evidence::by_code(workspace, &code)?;
            let name = workspace.profiles.name(certificate.person);
            let kind = workspace.type_name(certificate.interview_type);
            let from = times::date_of(store, certificate.person, certificate.from);
            Some((format!("{name}, {kind}, from {from}"), Route::Certificate(certificate.id).href()))
        })
    });
    view! {
        <Page title="People" lead="Who is certified in what, and who is on the way." actions=actions>
            <FilterBar count=Signal::derive(move || shown.read().len()) />
            <Show
                when=move || !shown.read().is_empty()
        fallback=move || view! { <Nobody is_empty=rows.read().is_empty() /> }
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
fn Nobody(is_empty: bool) -> impl IntoView {
    if !is_empty {
        let text = "Take a filter away, or bring more people in.";
        return view! { <EmptyState icon=IconName::People title="Nobody fits" text=text /> }.into_any();
    }
    view! {
        <EmptyState
            icon=IconName::People
            title="Nobody is here yet"
            text="A table of people says who is certified in what, and who is learning it."
        >
            <a class="button button--primary" href=Route::Import.href()>
                "Bring in people"
            </a>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn PersonRow(row: Row) -> impl IntoView {
    let store = Store::expect();
    let (team, certified, notes, paths) = store.read(|workspace| {
        let name = |known| workspace.type_name(known);
        let ending = row.ending.iter().map(|known| format!("{} ends soon", name(*known)));
        let lapsed = row.lapsed.iter().map(|(known, _)| format!("{} lapsed", name(*known)));
        let notes: Vec<String> = ending.chain(lapsed).collect();
        let certified: Vec<String> =
            row.certified.iter().map(|(known, _)| workspace.type_name(*known).to_owned()).collect();
        let paths: Vec<_> = row
            .on_the_way
            .iter()
            .map(|path| {
                (path.enrollment, workspace.type_name(path.interview_type).to_owned(), path.done, path.of)
            })
            .collect();
        (workspace.team_name(row.team).to_owned(), certified, notes, paths)
    });
    let hosts = match (row.certified.is_empty(), row.hosting) {
        (true, _) => "",
        (false, Hosting::Hosts) => "takes trainees",
        (false, Hosting::Declines) => "not now",
    };
    view! {
        <tr>
            <th scope="row">
                <a class="data-table__link" href=Route::Person(row.person).href()>
                    <PersonChip name=row.name note=row.zone.to_string() small=true />
                </a>
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
            <td data-label="On the way">
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
            <td data-label="Trainees">{hosts}</td>
        </tr>
    }
}

/// The filter stands in the address, so that a link to it can be sent.
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

const STANDINGS: [(&str, &str, DirectoryStatus); 5] = [
    ("", "Everybody", DirectoryStatus::Anyone),
    ("certified", "Certified", DirectoryStatus::Certified),
    ("ending", "Ends soon or lapsed", DirectoryStatus::Ending),
    ("hosts", "Takes trainees", DirectoryStatus::Hosts),
    ("on-the-way", "On the way", DirectoryStatus::OnTheWay),
];

fn status_named(name: &str) -> DirectoryStatus {
    let known = STANDINGS.into_iter().find(|(key, ..)| *key == name);
    known.map_or(DirectoryStatus::Anyone, |(.., status)| status)
}

#[component]
fn FilterBar(count: Signal<usize>) -> impl IntoView {
    let store = Store::expect();
    let types = store.derive(type_options);
    let teams = store.derive(team_options);
    let zones = store.derive(zone_options);
    let standings = Signal::derive(|| {
        STANDINGS
            .map(|(key, name, _)| (key.to_owned(), name.to_owned()))
            .into_iter()
            .skip(1)
            .collect::<Vec<_>>()
    });
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Search" placeholder="Name, team or mail" />
            <FilterSelect name="type" label="Interview type" every="Every type" options=types />
            <FilterSelect name="status" label="DirectoryStatus" every="Everybody" options=standings />
            <FilterSelect name="team" label="Team" every="Every team" options=teams />
            <FilterSelect name="zone" label="Time zone" every="Every zone" options=zones />
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
