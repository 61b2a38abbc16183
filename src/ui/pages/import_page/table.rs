//! A table: its column mapping, and the changes that importing it would make.

use crate::{
    platform::{device, files},
    store::{Store, notice::Notice},
    ui::{
        components::Section,
        format::words,
        pages::import_page::{
            columns::Columns, date_question::DateQuestion, preview::Preview, remembered_answers,
            table_rows::TableRows,
        },
    },
};
use leptos::prelude::*;
use switchback_core::{
    exchange::{
        remembered::TableLayout,
        table::{
            Table,
            date_order::DateOrder,
            kind::TableKind,
            mapping::{Field, InterviewField, Mapping, PeopleField},
            rows_to_fix::write_rows_to_fix,
        },
    },
    intake::{Answers, LineProblem},
};

/// Lines that are looked at to guess what a column holds, and shown as samples.
const SAMPLES: usize = 20;

#[component]
pub fn TableFile(name: String, table: Table, kind: TableKind, on_done: Callback<()>) -> impl IntoView {
    let kind = RwSignal::new(kind);
    let rows = words::count(table.lines.len() + table.unread.len(), "row", "rows");
    let (table, stored_name) = (StoredValue::new(table), StoredValue::new(name.clone()));
    let options = [(TableKind::People, "People"), (TableKind::Interviews, "Interviews")];
    view! {
        <Section title=format!("{name}: {rows}")>
            <fieldset class="segmented">
                <legend class="visually-hidden">"Table contents"</legend>
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
            TableKind::People => {
                let choices = Choices::<PeopleField>::of(table);
                view! { <MappedTable name=stored_name table=table choices=choices on_done=on_done /> }.into_any()
            }
            TableKind::Interviews => {
                let choices = Choices::<InterviewField>::of(table);
                view! { <MappedTable name=stored_name table=table choices=choices on_done=on_done /> }.into_any()
            }
        }}
    }
}

/// What a person can choose about a table, and whether it was remembered.
#[derive(Clone, Copy)]
struct Choices<F: TableRows> {
    mapping: RwSignal<Mapping<F>>,
    order: RwSignal<Option<DateOrder>>,
    answers: RwSignal<Answers>,
    /// Whether the columns are as they were chosen before.
    remembered: RwSignal<bool>,
}

impl<F: TableRows> Choices<F> {
    /// As they were chosen for a table of this header, else as they are guessed.
    fn of(table: StoredValue<Table>) -> Self {
        let layout = table.with_value(|table| device::remembered().table(&table.header).cloned());
        let order = layout.as_ref().and_then(|layout| layout.order);
        let known = layout.and_then(|layout| F::mapping(layout.columns));
        Self {
            remembered: RwSignal::new(known.is_some()),
            order: RwSignal::new(order.filter(|_| known.is_some())),
            mapping: RwSignal::new(known.unwrap_or_else(|| guess(table))),
            answers: RwSignal::new(remembered_answers()),
        }
    }

    fn guess_again(self, table: StoredValue<Table>) {
        table.with_value(|table| device::remember(|remembered| remembered.forget_table(&table.header)));
        self.mapping.set(guess(table));
        self.order.set(None);
        self.remembered.set(false);
    }
}

fn guess<F: Field>(table: StoredValue<Table>) -> Mapping<F> {
    table.with_value(|table| Mapping::guess(&table.header, &table.lines[..table.lines.len().min(SAMPLES)]))
}

/// The choices about a table of either kind, and the changes that importing it with them would make.
#[component]
fn MappedTable<F: TableRows>(
    name: StoredValue<String>,
    table: StoredValue<Table>,
    choices: Choices<F>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let Choices { mapping, order, answers, remembered } = choices;
    let reading =
        Memo::new(move |_| table.with_value(|table| F::read(store, table, &mapping.read(), order.get())));
    let intake = Memo::new(move |_| {
        table.with_value(|table| F::compare(store, table, &reading.read(), &answers.read()))
    });
    let question = Signal::derive(move || reading.read().question.clone());
    let layout = move || TableLayout {
        columns: F::layout(mapping.get_untracked()),
        order: reading.read_untracked().order,
    };
    let missing =
        Memo::new(move |_| mapping.read().missing().iter().map(ToString::to_string).collect::<Vec<_>>());
    let on_guess = Callback::new(move |()| choices.guess_again(table));
    let remember = Callback::new(move |()| {
        let layout = layout();
        table.with_value(|table| device::remember(|known| known.remember_table(&table.header, layout)));
    });
    let download = Callback::new(move |problems: Vec<LineProblem>| {
        remember.run(());
        let lines = problems.iter().map(|problem| (problem.line, problem.words.as_str()));
        let kind = layout().columns.kind();
        let text = table.with_value(|table| write_rows_to_fix(table, kind, lines));
        let name = name.with_value(|name| name_of_rows_to_fix(name));
        if let Err(error) = files::download(&name, "text/csv", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    });
    view! {
        <Columns table=table mapping=mapping missing=missing remembered=remembered on_guess=on_guess />
        <DateQuestion question=question order=order />
        <Preview intake=intake answers=answers on_imported=remember on_download=download on_done=on_done />
    }
}

/// `people-to-fix.csv` of `people.csv` or of itself.
fn name_of_rows_to_fix(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}-to-fix.csv", stem.trim_end_matches("-to-fix"))
}
