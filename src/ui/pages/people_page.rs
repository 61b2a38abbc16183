//! The directory: who is certified, who is in training, and who accepts trainees.

use crate::{
    platform::files,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{CertificateCheck, Each, EmptyState, Icon, IconName, Page, Rows, Selection, ShowMore},
        controls::{
            page_actions::ActionButton,
            saved_views::SavedViews,
            sorting::{SortColumn, SortHead, SortSelect, Sorted, Sorting},
        },
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::{exports::exports, pages::may_open, role::Role},
    export::directory,
    progress::{
        certificates::code,
        certificates::directory::{
            Row, directory,
            sorting::{SortBy, sort},
        },
        certificates::status::status,
    },
};

mod adding;
mod bulk;
mod filter_bar;
mod person_row;

use adding::AddPerson;
use bulk::SelectedPeople;
use filter_bar::{FilterBar, filter_in_address};
use person_row::PersonRow;

const IMPORT: &str = "Import people";

const COLUMNS: &[SortColumn] = &[
    SortColumn { key: "name", name: "Name" },
    SortColumn { key: "team", name: "Team" },
    SortColumn { key: "certified", name: "Certified in" },
    SortColumn { key: "accepts", name: "Accepts trainees" },
    SortColumn { key: "training", name: "In training" },
];

/// All but the last: a user who knows only their own training would take an empty cell for someone without any.
fn columns(store: Store) -> &'static [SortColumn] {
    if sees_everyone(store) { COLUMNS } else { &COLUMNS[..4] }
}

fn sees_everyone(store: Store) -> bool {
    Role::of(store.who.get_untracked()).sees_everyone()
}

/// What each column sorts by.
const SORTED_BY: [SortBy; 5] =
    [SortBy::Name, SortBy::Team, SortBy::Certified, SortBy::AcceptsTrainees, SortBy::InTraining];

#[component]
pub fn PeoplePage() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        store.ask(|asker| {
            let mut rows = directory(asker.workspace, asker.zones, asker.at);
            for row in &mut rows {
                row.in_training.retain(|path| may_open(asker, Route::Enrollment(path.enrollment).page()));
            }
            rows
        })
    });
    let filter = filter_in_address();
    let sorting = Sorting::in_address(columns(store));
    let shown = Memo::new(move |_| {
        let filter = filter.get();
        store.read(|workspace| {
            let mut shown: Vec<_> =
                rows.read().iter().filter(|row| filter.shows(workspace, row)).cloned().collect();
            let Sorted { column, is_descending } = sorting.get();
            let by = SORTED_BY.get(column).copied().unwrap_or_default();
            sort(workspace, &mut shown, by, is_descending);
            shown
        })
    });
    let ids = move |_: Option<&Vec<u64>>| shown.read().iter().map(|row| row.person.0).collect();
    let selection = Selection::of(Memo::new(ids));
    let drawn_rows = Rows::of(filter);
    let drawn = move || shown.read().iter().take(drawn_rows.most()).cloned().collect::<Vec<_>>();
    let check = Callback::new(move |code: String| certificate_by_code(store, &code));
    let lead = Signal::derive(move || match Role::of(store.who.get()).sees_everyone() {
        true => "Everyone’s certificates and training progress.".to_owned(),
        false => "Everyone’s certificates.".to_owned(),
    });
    view! {
        <Page title="People" lead=lead actions=move || view! { <Actions shown=shown /> }>
            <Show when=move || !rows.read().is_empty()>
                <FilterBar count=Signal::derive(move || shown.read().len()) />
                <SavedViews route=Route::People names=&["text", "type", "status", "team", "zone", "sort"] />
            </Show>
            <Show
                when=move || !shown.read().is_empty()
        fallback=move || view! { <NoPeople is_empty=rows.read().is_empty() /> }
            >
                <SortSelect sorting=sorting />
                <SelectedPeople selection=selection shown=Signal::derive(move || shown.read().len()) />
                <table class="data-table">
                    <caption class="visually-hidden">"People, their certificates and their progress"</caption>
                    <SortHead sorting=sorting />
                    <tbody>
                        <Each each=drawn key=|row| format!("{row:?}") let:row>
                            <PersonRow row=row selection=selection />
                        </Each>
                    </tbody>
                </table>
                <ShowMore rows=drawn_rows of=Signal::derive(move || shown.read().len()) />
            </Show>
            <CertificateCheck check=check />
        </Page>
    }
}

/// The holder of the certificate with this code, in words, and its address. `None` if there is no such certificate.
fn certificate_by_code(store: Store, code: &str) -> Option<(String, String)> {
    store.read(|workspace| {
        let certificate = code::by_code(workspace, code)?;
        let name = workspace.profiles.name(certificate.person);
        let kind = workspace.type_name(certificate.interview_type);
        let from = times::date_of(store, certificate.person, certificate.from);
        let status = status(workspace, &*store.zones(), certificate, store.now.get_untracked());
        let ends = times::certificate_ends(store, certificate.person, status);
        let ends = ends.map_or_else(String::new, |ends| format!(", {ends}"));
        let words = format!("{name}, {kind}, certified {from}{ends}");
        Some((words, Route::Certificate(certificate.id).href()))
    })
}

/// Exports the people shown, adds one, and links to the import of more.
#[component]
fn Actions(shown: Memo<Vec<Row>>) -> impl IntoView {
    let store = Store::expect();
    let download = Callback::new(move |()| {
        let text = store.read(|workspace| directory::write(workspace, &shown.read_untracked()));
        if let Err(error) = files::download("people.csv", "text/csv", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    });
    view! {
        <Show when=move || exports(store.who.get()).people && !shown.read().is_empty()>
            <ActionButton words="Export CSV" on_press=download>
                <Icon name=IconName::Download />
                "Export CSV"
            </ActionButton>
        </Show>
        <AddPerson />
        <Show when=move || store.may_open(Route::Import)>
            <a class="button" href=Route::Import.href()>
                <Icon name=IconName::Upload />
                {IMPORT}
            </a>
        </Show>
    }
}

#[component]
fn NoPeople(is_empty: bool) -> impl IntoView {
    let store = Store::expect();
    if !is_empty {
        let text = match store.may_open(Route::Import) {
            true => "Remove a filter, or import more people.",
            false => "Remove a filter.",
        };
        return view! {
            <EmptyState icon=IconName::People title="No matching people" text=text>
                <a class="button" href=Route::People.href()>
                    "Clear filters"
                </a>
            </EmptyState>
        }
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
