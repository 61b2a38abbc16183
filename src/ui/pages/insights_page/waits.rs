//! People who are blocked by others, and for how long.

use crate::{
    store::Store,
    ui::{
        components::{Column, Each, Section, TableHead},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::reminder::Subject,
    progress::duties::reminders::{self, WaitingOn},
    workspace::Workspace,
};

/// Rows that are shown; the longest waits come first.
const SHOWN: usize = 20;

const COLUMNS: &[Column] = &[
    Column::Words("Waits"),
    Column::Words("On"),
    Column::Words("For"),
    Column::Number("Working hours"),
    Column::Words("Due"),
];

#[component]
pub fn Waits() -> impl IntoView {
    let store = Store::expect();
    let waits = Memo::new(move |_| {
        let now = store.now.get();
        let zones = store.zones();
        store.read(|workspace| reminders::who_waits(workspace, &*zones, now))
    });
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| {
            waits.read().iter().take(SHOWN).map(|wait| row(store, workspace, wait, now)).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title="Who waits on whom">
            <Show
                when=move || !rows.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"Nobody waits on anybody."</p> }
            >
                <table class="data-table">
                    <caption class="visually-hidden">"Waits of one person on another, the longest first"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || rows.get() key=|row| row.clone() let:row>
                            <tr>
                                <th scope="row">{row[0].clone()}</th>
                                <td data-label="On">{row[1].clone()}</td>
                                <td data-label="For">{row[2].clone()}</td>
                                <td data-label="Working hours" class="data-table__number">{row[3].clone()}</td>
                                <td data-label="Due">{row[4].clone()}</td>
                            </tr>
                        </Each>
                    </tbody>
                </table>
                <Show when={move || waits.read().len() > SHOWN}>
                    <p class="text-subtle">{move || format!("And {} more.", waits.read().len() - SHOWN)}</p>
                </Show>
            </Show>
        </Section>
    }
}

fn row(
    store: Store,
    workspace: &Workspace,
    wait: &WaitingOn,
    now: chrono::DateTime<chrono::Utc>,
) -> [String; 5] {
    let what = match wait.due.subject {
        Subject::Answer(_) => "an answer",
        Subject::Write(..) => "a scorecard",
        Subject::Review(_) => "a review",
        Subject::SignOff(_) => "a sign-off",
        Subject::Prepare(..) => "prep",
    };
    let late = if wait.due.is_late(now) { ", late" } else { "" };
    [
        workspace.profiles.name(wait.waiting).to_owned(),
        workspace.profiles.name(wait.due.person).to_owned(),
        format!("{what}, {}", reminders::enrollment_type(workspace, wait.due.subject)),
        wait.working_hours.to_string(),
        format!("{}{late}", times::day_and_time(store, wait.due.at)),
    ]
}
