//! A table: its column mapping, and the changes from importing it.

use crate::{
    platform::{device, files, focus},
    store::{Store, notice::Notice},
    ui::{
        components::Section,
        format::words,
        pages::import_page::{
            HEADING, columns::Columns, date_question::DateQuestion, opened::remembered_answers,
            preview::Preview, previewed::Previewed, table_rows::TableRows,
        },
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeSet, sync::Arc};
use switchback_core::{
    exchange::{
        remembered::TableLayout,
        table::{
            Table,
            date_order::DateOrder,
            kind::TableKind,
            mapping::{Field, InterviewField, Mapping, PeopleField},
            reading::Reading,
            rows_to_fix::write_rows_to_fix,
        },
        values::type_names::TypeNames,
    },
    intake::{Answers, LineProblem},
};

/// How many lines are used to guess the content of a column and are shown as samples.
const SAMPLES: usize = 20;

#[component]
pub fn TableFile(
    name: String,
    table: Arc<Table>,
    kind: TableKind,
    /// Interview types named in other files that have yet to be imported.
    named_elsewhere: Vec<String>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let names = StoredValue::new(type_names(store, &named_elsewhere));
    let kind = RwSignal::new(kind);
    let rows = words::count(table.lines.len() + table.unread.len(), "row", "rows");
    let (table, stored_name) = (StoredValue::new(table), StoredValue::new(name.clone()));
    Effect::new(move |_| focus::move_to(HEADING));
    let options = [(TableKind::People, "People"), (TableKind::Interviews, "Interviews")];
    view! {
        <Section title=format!("{name}: {rows}") heading_id=HEADING>
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
                let choices = Choices::<PeopleField>::of(store, table, names);
                view! { <MappedTable name=stored_name table=table choices=choices on_done=on_done /> }.into_any()
            }
            TableKind::Interviews => {
                let choices = Choices::<InterviewField>::of(store, table, names);
                view! { <MappedTable name=stored_name table=table choices=choices on_done=on_done /> }.into_any()
            }
        }}
    }
}

/// The interview types that cells may name.
fn type_names(store: Store, named_elsewhere: &[String]) -> TypeNames<()> {
    untrack(|| {
        store.read(|workspace| {
            TypeNames::with_usual(workspace.type_names().chain(named_elsewhere.iter().map(String::as_str)))
        })
    })
}

/// The user's choices about a table, and whether they were remembered.
#[derive(Clone, Copy)]
struct Choices<F: TableRows> {
    names: StoredValue<TypeNames<()>>,
    mapping: RwSignal<Mapping<F>>,
    /// The columns that were mapped only by their cells and haven't been changed by the user.
    suggested: RwSignal<BTreeSet<usize>>,
    order: RwSignal<Option<DateOrder>>,
    answers: RwSignal<Answers>,
    /// Whether the columns are mapped as in an earlier import.
    remembered: RwSignal<bool>,
}

impl<F: TableRows> Choices<F> {
    /// The choices remembered for a table with this header, or else a guess.
    fn of(store: Store, table: StoredValue<Arc<Table>>, names: StoredValue<TypeNames<()>>) -> Self {
        let layout = table.with_value(|table| device::remembered().table(&table.header).cloned());
        let order = layout.as_ref().and_then(|layout| layout.order);
        let known = layout.and_then(|layout| F::mapping(layout.columns));
        let remembered = RwSignal::new(known.is_some());
        let order = RwSignal::new(order.filter(|_| known.is_some()));
        let (mapping, suggested) =
            known.map_or_else(|| guess(table, names), |known| (known, BTreeSet::new()));
        Self {
            names,
            mapping: RwSignal::new(mapping),
            suggested: RwSignal::new(suggested),
            order,
            answers: RwSignal::new(remembered_answers(store)),
            remembered,
        }
    }

    fn guess_again(self, table: StoredValue<Arc<Table>>) {
        table.with_value(|table| device::remember(|remembered| remembered.forget_table(&table.header)));
        let (mapping, suggested) = guess(table, self.names);
        self.suggested.set(suggested);
        self.mapping.set(mapping);
        self.order.set(None);
        self.remembered.set(false);
    }
}

/// The field of each column, and which columns were guessed only from their cells.
fn guess<F: Field>(
    table: StoredValue<Arc<Table>>,
    names: StoredValue<TypeNames<()>>,
) -> (Mapping<F>, BTreeSet<usize>) {
    table.with_value(|table| {
        let mut mapping = Mapping::guess(&table.header, &table.lines[..table.lines.len().min(SAMPLES)]);
        let suggested = names.with_value(|names| mapping.suggest_types(table, names));
        (mapping, suggested)
    })
}

/// The choices about a table of either kind, and the changes from importing it.
#[component]
fn MappedTable<F: TableRows>(
    name: StoredValue<String>,
    table: StoredValue<Arc<Table>>,
    choices: Choices<F>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let Choices { mapping, suggested, order, answers, remembered, .. } = choices;
    let rows = RwSignal::new(None::<RowsOf<F>>);
    let previewed = Previewed::nothing();
    Effect::new(move |_| work_out(store, table.get_value(), choices, rows, previewed));
    let question =
        Signal::derive(move || rows.read().as_ref().and_then(|rows| rows.reading.question.clone()));
    let layout = move || TableLayout {
        columns: F::layout(mapping.get_untracked()),
        order: rows.read_untracked().as_ref().and_then(|rows| rows.reading.order),
    };
    let missing =
        Memo::new(move |_| mapping.read().missing().iter().map(ToString::to_string).collect::<Vec<_>>());
    let unused = Memo::new(move |_| table.with_value(|table| mapping.read().unused(table)));
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
        <Columns
            table=table
            mapping=mapping
            suggested=suggested
            missing=missing
            unused=unused
            remembered=remembered
            on_guess=on_guess
        />
        <DateQuestion question=question order=order />
        <Preview
            previewed=previewed
            answers=answers
            unused=unused
            on_imported=remember
            on_download=download
            on_done=on_done
        />
    }
}

/// The rows of a table under its column mapping.
struct RowsOf<F: TableRows> {
    mapping: Mapping<F>,
    order: Option<DateOrder>,
    reading: Arc<Reading<F::Row>>,
}

/// Computes the preview for the current choices and workspace, and recomputes it when either changes.
fn work_out<F: TableRows>(
    store: Store,
    table: Arc<Table>,
    choices: Choices<F>,
    rows: RwSignal<Option<RowsOf<F>>>,
    previewed: Previewed,
) {
    let (mapping, order, answers) = (choices.mapping.get(), choices.order.get(), choices.answers.get());
    store.read(|_| ());
    let is_same = |rows: &&RowsOf<F>| rows.mapping == mapping && rows.order == order;
    let known = rows.read_untracked().as_ref().filter(is_same).map(|rows| rows.reading.clone());
    let run = previewed.begin();
    spawn_local(async move {
        let reading = match known {
            Some(reading) => reading,
            None => {
                let goes_on = |percent| run.goes_on(percent / 2);
                let read = F::read(store, &table, &mapping, order, goes_on).await;
                let Some(reading) = read.map(Arc::new) else { return };
                rows.try_set(Some(RowsOf { mapping, order, reading: reading.clone() }));
                reading
            }
        };
        let goes_on = |percent| run.goes_on(50 + percent / 2);
        if let Some(intake) = F::compare(store, &table, &reading, &answers, goes_on).await {
            run.end_with(intake);
        }
    });
}

/// `people-to-fix.csv` for `people.csv` or for `people-to-fix.csv` itself.
fn name_of_rows_to_fix(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}-to-fix.csv", stem.trim_end_matches("-to-fix"))
}
