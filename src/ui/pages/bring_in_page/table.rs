//! A table: what each column holds, and what taking it would do.

use super::preview::Preview;
use crate::{
    platform::{clock, ids},
    store::Store,
    ui::{
        components::{Icon, IconName, Section},
        times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    exchange::{
        dates::DateOrder,
        interviews::read_interviews,
        mapping::{InterviewField, Mapping, PeopleField, TableKind},
        people::read_people,
        reading::{Note, Problem, Question, Reading},
        table::Table,
    },
    intake::{self, Intake, LineProblem},
};

/// Lines that are looked at to guess what a column holds, and shown as samples.
const SAMPLES: usize = 20;

#[component]
pub fn TableFile(name: String, table: Table, kind: TableKind, on_done: Callback<()>) -> impl IntoView {
    let kind = RwSignal::new(kind);
    let lines = table.lines.len();
    let table = StoredValue::new(table);
    let options = [(TableKind::People, "People"), (TableKind::Interviews, "Interviews")];
    view! {
        <Section title=format!("{name}, {lines} lines")>
            <fieldset class="segmented">
                <legend class="visually-hidden">"What the table lists"</legend>
                {options
                    .map(|(option, words)| {
                        view! {
                            <label class="segmented__option">
                                <input
                                    class="segmented__input"
                                    type="radio"
                                    name="table-kind"
                                    prop:checked=move || kind.get() == option
                                    on:change=move |_| kind.set(option)
                                />
                                <span class="segmented__label">{words}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </Section>
        {move || match kind.get() {
            TableKind::People => view! { <PeopleTable table=table on_done=on_done /> }.into_any(),
            TableKind::Interviews => view! { <InterviewTable table=table on_done=on_done /> }.into_any(),
        }}
    }
}

fn guess<F: switchback_core::exchange::mapping::Field>(table: StoredValue<Table>) -> Mapping<F> {
    table.with_value(|table| Mapping::guess(&table.header, &table.lines[..table.lines.len().min(SAMPLES)]))
}

#[component]
fn PeopleTable(table: StoredValue<Table>, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let mapping = RwSignal::new(guess::<PeopleField>(table));
    let order = RwSignal::new(None::<DateOrder>);
    let reading = Memo::new(move |_| {
        let zones = store.zones();
        table.with_value(|table| read_people(table, &mapping.read(), &*zones, order.get()))
    });
    let intake = Memo::new(move |_| {
        let reading = reading.read();
        let (zones, home) = (store.zones(), clock::home_zone());
        let taken = store.read(|workspace| {
            let now = store.now.get_untracked();
            intake::people::people(workspace, &*zones, &reading.rows, &home, now, &mut ids::fresh)
        });
        with_reading(taken, &reading)
    });
    let missing =
        Memo::new(move |_| mapping.read().missing().iter().map(ToString::to_string).collect::<Vec<_>>());
    view! {
        <Columns table=table mapping=mapping missing=missing />
        <DateQuestion question=Signal::derive(move || reading.read().question.clone()) order=order />
        <Preview intake=intake on_done=on_done />
    }
}

#[component]
fn InterviewTable(table: StoredValue<Table>, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let mapping = RwSignal::new(guess::<InterviewField>(table));
    let order = RwSignal::new(None::<DateOrder>);
    let reading = Memo::new(move |_| {
        let (zones, home) = (store.zones(), clock::home_zone());
        table.with_value(|table| read_interviews(table, &mapping.read(), &home, &*zones, order.get()))
    });
    let intake = Memo::new(move |_| {
        let reading = reading.read();
        let home = clock::home_zone();
        let shown = |interview: &switchback_core::model::interview::Interview| {
            times::day_and_time_in(&home, interview.start)
        };
        let taken = store.read(|workspace| {
            intake::schedule::schedule(workspace, &reading.rows, &home, &shown, &mut ids::fresh)
        });
        with_reading(taken, &reading)
    });
    let missing =
        Memo::new(move |_| mapping.read().missing().iter().map(ToString::to_string).collect::<Vec<_>>());
    view! {
        <Columns table=table mapping=mapping missing=missing />
        <DateQuestion question=Signal::derive(move || reading.read().question.clone()) order=order />
        <Preview intake=intake on_done=on_done />
    }
}

/// The intake together with the lines that gave no row, in the order of the file.
fn with_reading<T>(mut intake: Intake, reading: &Reading<T>) -> Intake {
    let unread = reading
        .problems
        .iter()
        .map(|Problem { line, reason }| LineProblem { line: *line, words: sentence(&reason.to_string()) });
    intake.problems.extend(unread);
    intake.problems.sort_by_key(|problem| problem.line);
    intake.notes.extend(reading.notes.iter().map(note_words));
    intake
}

fn note_words(note: &Note) -> String {
    let words = sentence(&note.kind.to_string());
    note.line.map_or_else(|| words.clone(), |line| format!("Line {line}: {words}"))
}

/// What follows a line's number in a sentence stands alone here.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The columns with what each holds, for a person to put right.
#[component]
fn Columns<F>(
    table: StoredValue<Table>,
    mapping: RwSignal<Mapping<F>>,
    missing: Memo<Vec<String>>,
) -> impl IntoView
where
    F: switchback_core::exchange::mapping::Field + Send + Sync,
{
    let header = table.with_value(|table| table.header.clone());
    let rows = header
        .into_iter()
        .enumerate()
        .map(|(column, name)| {
            let samples = table.with_value(|table| samples(table, column));
            view! { <Column column=column name=name samples=samples mapping=mapping /> }
        })
        .collect_view();
    // Decided once: it must not close under the hands of who is mending it.
    let open = !missing.read_untracked().is_empty();
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">"What the columns hold"</summary>
            <div class="disclosure__body">
                <table class="mapping-table">
                    <thead>
                        <tr>
                            <th scope="col">"In the file"</th>
                            <th scope="col">"Means"</th>
                            <th scope="col">"For example"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
        {move || {
            missing
                .get()
                .into_iter()
                .map(|words| {
                    view! {
                        <p class="field__error" role="alert">
                            <Icon name=IconName::Warning />
                            {words}
                        </p>
                    }
                })
                .collect_view()
        }}
    }
}

#[component]
fn Column<F>(
    column: usize,
    name: String,
    samples: Vec<String>,
    mapping: RwSignal<Mapping<F>>,
) -> impl IntoView
where
    F: switchback_core::exchange::mapping::Field + Send + Sync,
{
    let held = Memo::new(move |_| mapping.read().columns().get(column).copied().flatten());
    let change = move |event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        let field = place.and_then(|place| F::ALL.get(place).copied());
        mapping.update(|mapping| mapping.set(column, field));
    };
    let options = F::ALL
        .iter()
        .enumerate()
        .map(|(place, field)| {
            view! {
                <option value=place.to_string() selected=move || held.get() == Some(*field)>
                    {field.words()}
                </option>
            }
        })
        .collect_view();
    view! {
        <tr class=("mapping-table__row--unmapped", move || held.read().is_none())>
            <th scope="row">{name.clone()}</th>
            <td>
                <select aria-label=format!("What {name} holds") on:change=change>
                    <option value="" selected=move || held.read().is_none()>
                        "leave out"
                    </option>
                    {options}
                </select>
            </td>
            <td>
                <span class="mapping-table__samples">
                    {samples
                        .into_iter()
                        .map(|sample| view! { <span class="mapping-table__sample">{sample}</span> })
                        .collect_view()}
                </span>
            </td>
        </tr>
    }
}

/// The first two cells that are filled, shortened.
fn samples(table: &Table, column: usize) -> Vec<String> {
    let filled = table.lines.iter().map(|line| line.cell(column)).filter(|cell| !cell.trim().is_empty());
    filled.take(2).map(|cell| cell.chars().take(32).collect()).collect()
}

/// Asked once, where no date settles it.
#[component]
fn DateQuestion(question: Signal<Option<Question>>, order: RwSignal<Option<DateOrder>>) -> impl IntoView {
    let options =
        [(DateOrder::DayFirst, "The day comes first"), (DateOrder::MonthFirst, "The month comes first")];
    view! {
        <Show when=move || question.read().is_some() || order.read().is_some()>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">
                    {move || question.get().map_or_else(|| "How the dates are written".to_owned(), |asked| asked.to_string())}
                </legend>
                <div class="fieldset__options">
                    {options
                        .map(|(option, words)| {
                            view! {
                                <label class="choice">
                                    <input
                                        type="radio"
                                        name="date-order"
                                        prop:checked=move || order.get() == Some(option)
                                        on:change=move |_| order.set(Some(option))
                                    />
                                    <span>{words}</span>
                                </label>
                            }
                        })
                        .collect_view()}
                </div>
            </fieldset>
        </Show>
    }
}
