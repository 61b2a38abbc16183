//! Who is blocked by whom, and for how long.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Column, Each, FirstFew, Rows, Section, ShowAll, ShowMore, TableHead},
        controls::{help_link::HelpLink, page_link::page_link},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::reminder::Subject,
    progress::duties::reminders::{self, MOST_WAITED_HOURS, WaitingOn},
    workspace::Workspace,
};

/// How many rows are shown, longest waits first.
const FEW_ROWS: usize = 10;

const COLUMNS: &[Column] = &[
    Column::Words("Person"),
    Column::Words("Blocked by"),
    Column::Words("Missing"),
    Column::Number("Working hours waited"),
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
    let lines = FirstFew::of(move || waits.read().len(), FEW_ROWS);
    let drawn = Rows::of(Memo::new(|_| ()));
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| {
            let waits = waits.read();
            let shown = waits.iter().take(lines.shown().min(drawn.most()));
            shown.map(|wait| row(store, workspace, wait, now)).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title="Blocked by others">
            <Show
                when=move || !rows.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"No one is blocked. People who wait for someone else’s task will be listed here."</p> }
            >
                <table class="data-table">
                    <caption class="visually-hidden">"People blocked by others, longest wait first"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || rows.get() key=|row| format!("{row:?}") let:row>
                            <tr>
                                <th scope="row">{page_link(store, row.waiting.page, row.waiting.name)}</th>
                                <td data-label="Blocked by">{page_link(store, row.by.page, row.by.name)}</td>
                                <td data-label="Missing">{page_link(store, row.missing.page, row.missing.name)}</td>
                                <td data-label="Working hours waited" class="data-table__number">{row.hours}</td>
                                <td data-label="Due">{row.due}</td>
                            </tr>
                        </Each>
                    </tbody>
                </table>
                <ShowMore rows=drawn of=Signal::derive(move || lines.shown()) />
                <ShowAll lines=lines of="people who are blocked" />
                <HelpLink about="blocked" words="How waits are counted" />
            </Show>
        </Section>
    }
}

fn hours_words(hours: i64) -> String {
    if hours == MOST_WAITED_HOURS { format!("{hours} or more") } else { hours.to_string() }
}

/// The row of one blocked person.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    waiting: Named,
    by: Named,
    missing: Named,
    hours: String,
    due: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Named {
    name: String,
    page: Route,
}

fn row(store: Store, workspace: &Workspace, wait: &WaitingOn, now: chrono::DateTime<chrono::Utc>) -> Row {
    let what = match wait.due.subject {
        Subject::Respond(_) => "response",
        Subject::Write(..) => "scorecard",
        Subject::Review(_) => "review",
        Subject::SignOff(_) | Subject::Case(_) => "sign-off",
        Subject::Prepare(..) => "prep",
    };
    let late = if wait.due.is_late(now) { ", overdue" } else { "" };
    let person = |id| Named { name: workspace.profiles.name(id).to_owned(), page: Route::Person(id) };
    Row {
        waiting: person(wait.waiting),
        by: person(wait.due.person),
        missing: Named {
            name: format!("{}: {what}", reminders::enrollment_type(workspace, wait.due.subject)),
            page: Route::of_task(wait.due.subject),
        },
        hours: hours_words(wait.working_hours),
        due: format!("{}{late}", times::day_and_time(store, wait.due.at)),
    }
}
