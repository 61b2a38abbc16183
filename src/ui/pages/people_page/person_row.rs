//! One person of the directory.

use super::sees_everyone;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{PersonChip, ProgressMini, SelectRow, Selection, TypeBadge},
        controls::page_link::page_link,
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::work::Work,
    model::{ids::EnrollmentId, person::Hosting},
    progress::certificates::directory::Row,
};

#[component]
pub fn PersonRow(row: Row, selection: Selection) -> impl IntoView {
    let store = Store::expect();
    let (team, certified, notes, paths) = store.read(|workspace| {
        let name = |known| workspace.type_name(known);
        let ending = row.expiring.iter().map(|known| format!("{} expiring", name(*known)));
        let expired = row.expired.iter().map(|(known, _)| match row.observer_only.contains(known) {
            true => format!("{} expired, observer only", name(*known)),
            false => format!("{} expired", name(*known)),
        });
        let notes: Vec<String> = ending.chain(expired).collect();
        let certified: Vec<String> =
            row.certified.iter().map(|(known, _)| workspace.type_name(*known).to_owned()).collect();
        let paths: Vec<_> = row
            .in_training
            .iter()
            .map(|path| Path {
                enrollment: path.enrollment,
                type_name: name(path.interview_type).to_owned(),
                done: path.done,
                of: path.of,
            })
            .collect();
        (workspace.team_name(row.team).to_owned(), certified, notes, paths)
    });
    let hosts = match (row.certified.is_empty(), row.hosting) {
        (true, _) => "",
        (false, Hosting::Hosts) => "Yes",
        (false, Hosting::Declines) => "No",
    };
    let person = row.person;
    let label = format!("Select {}", row.name);
    let page = Route::Person(person);
    let chip = view! { <PersonChip name=row.name note=row.zone.in_words() small=true /> };
    view! {
        <tr>
            <th scope="row">
                <span class="cluster cluster--together">
                    <Show when=move || store.may(Work::KeepPeople)>
                        <SelectRow selection=selection row=person.0 label=label.clone() />
                    </Show>
                    {page_link(store, page, chip)}
                </span>
            </th>
            <td data-label="Team">{team}</td>
            <td data-label="Certified in">{badges(certified, notes)}</td>
            <td data-label="Accepts trainees">{hosts}</td>
            {sees_everyone(store).then(|| view! { <InTraining paths=paths /> })}
        </tr>
    }
}

/// What the person is certified in, and what ends. A cell without badges is empty, so that it isn't a line of a card on a phone.
fn badges(certified: Vec<String>, notes: Vec<String>) -> Option<impl IntoView> {
    let note = |words| view! { <span class="badge badge--accent">{words}</span> };
    let any = !certified.is_empty() || !notes.is_empty();
    any.then(|| {
        view! {
            <span class="cluster">
                {certified.into_iter().map(|name| view! { <TypeBadge name=name /> }).collect_view()}
                {notes.into_iter().map(note).collect_view()}
            </span>
        }
    })
}

/// A path that the person is on.
struct Path {
    enrollment: EnrollmentId,
    type_name: String,
    done: usize,
    of: usize,
}

#[component]
fn InTraining(paths: Vec<Path>) -> impl IntoView {
    let paths = paths.into_iter().map(|path| view! { <PathLink path=path /> }).collect_view();
    view! { <td data-label="In training">{paths}</td> }
}

#[component]
fn PathLink(path: Path) -> impl IntoView {
    view! {
        <a class="cluster" href=Route::Enrollment(path.enrollment).href()>
            {path.type_name}
            " "
            <ProgressMini done=path.done of=path.of />
        </a>
    }
}
