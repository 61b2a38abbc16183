//! A table: what each column holds, and what taking it would do.

use crate::{
    platform::{clock, device, files, ids},
    store::{Store, notice::Notice},
    ui::{
        components::Section,
        format::times,
        pages::import_page::{
            columns::Columns, date_question::DateQuestion, preview::Preview, remembered_answers,
        },
    },
};
use leptos::prelude::*;
use switchback_core::{
    exchange::{
        remembered::{Layout, TableLayout},
        rows::{interviews::read_interviews, people::read_people},
        table::{
            Table,
            kind::TableKind,
            mapping::{Field, Mapping},
            note::Note,
            problem::Problem,
            reading::{Question, Reading},
            rows_to_fix::write_rows_to_fix,
        },
        values::date_order::DateOrder,
    },
    intake::{
        Answers, Intake, LineProblem,
        people::{PeopleFile, people},
        schedule::schedule,
    },
    model::interview::Interview,
};

/// Lines that are looked at to guess what a column holds, and shown as samples.
const SAMPLES: usize = 20;

#[component]
pub fn TableFile(name: String, table: Table, kind: TableKind, on_done: Callback<()>) -> impl IntoView {
    let kind = RwSignal::new(kind);
    let lines = table.lines.len();
    let (table, stored_name) = (StoredValue::new(table), StoredValue::new(name.clone()));
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
            TableKind::People => view! { <PeopleTable name=stored_name table=table on_done=on_done /> }.into_any(),
            TableKind::Interviews => view! { <InterviewTable name=stored_name table=table on_done=on_done /> }.into_any(),
        }}
    }
}

/// The choices about a table, and those remembered from earlier files.
#[derive(Clone, Copy)]
struct Choices<F: Field + Send + Sync> {
    mapping: RwSignal<Mapping<F>>,
    order: RwSignal<Option<DateOrder>>,
    answers: RwSignal<Answers>,
    /// Whether the columns are as they were chosen before.
    remembered: RwSignal<bool>,
}

impl<F: Field + Send + Sync> Choices<F> {
    /// As they were chosen for a table of this header, else as they are guessed.
    fn of(table: StoredValue<Table>, mapping_of: fn(Layout) -> Option<Mapping<F>>) -> Self {
        let layout = table.with_value(|table| device::remembered().table(&table.header).cloned());
        let order = layout.as_ref().and_then(|layout| layout.order);
        let known = layout.and_then(|layout| mapping_of(layout.columns));
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

#[component]
fn PeopleTable(name: StoredValue<String>, table: StoredValue<Table>, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let choices = Choices::of(table, |columns| match columns {
        Layout::People(mapping) => Some(mapping),
        Layout::Interviews(_) => None,
    });
    let reading = Memo::new(move |_| {
        let zones = store.zones();
        table.with_value(|table| read_people(table, &choices.mapping.read(), &*zones, choices.order.get()))
    });
    let intake = Memo::new(move |_| {
        let (reading, answers) = (reading.read(), choices.answers.read());
        let (zones, home) = (store.zones(), clock::home_zone());
        let now = store.now.get_untracked();
        let taken = table.with_value(|table| {
            let file = PeopleFile { rows: &reading.rows, paths: &table.paths, progress: &table.progress };
            store.read(|workspace| people(workspace, &*zones, file, &home, now, &answers, &mut ids::fresh))
        });
        with_reading(taken, &reading)
    });
    let question = Signal::derive(move || reading.read().question.clone());
    let layout = Callback::new(move |()| TableLayout {
        columns: Layout::People(choices.mapping.get_untracked()),
        order: reading.read_untracked().order,
    });
    view! {
        <Chosen
            name=name
            table=table
            choices=choices
            question=question
            intake=intake
            layout=layout
            on_done=on_done
        />
    }
}

#[component]
fn InterviewTable(
    name: StoredValue<String>,
    table: StoredValue<Table>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let choices = Choices::of(table, |columns| match columns {
        Layout::Interviews(mapping) => Some(mapping),
        Layout::People(_) => None,
    });
    let reading = Memo::new(move |_| {
        let (zones, home) = (store.zones(), clock::home_zone());
        table.with_value(|table| {
            read_interviews(table, &choices.mapping.read(), &home, &*zones, choices.order.get())
        })
    });
    let intake = Memo::new(move |_| {
        let (reading, answers) = (reading.read(), choices.answers.read());
        let home = clock::home_zone();
        let shown = |interview: &Interview| times::day_and_time_in(&home, interview.start);
        let taken = store
            .read(|workspace| schedule(workspace, &reading.rows, &home, &shown, &answers, &mut ids::fresh));
        with_reading(taken, &reading)
    });
    let question = Signal::derive(move || reading.read().question.clone());
    let layout = Callback::new(move |()| TableLayout {
        columns: Layout::Interviews(choices.mapping.get_untracked()),
        order: reading.read_untracked().order,
    });
    view! {
        <Chosen
            name=name
            table=table
            choices=choices
            question=question
            intake=intake
            layout=layout
            on_done=on_done
        />
    }
}

/// What can be chosen about a table of either kind, and what taking it so would do.
#[component]
fn Chosen<F: Field + Send + Sync>(
    name: StoredValue<String>,
    table: StoredValue<Table>,
    choices: Choices<F>,
    question: Signal<Option<Question>>,
    intake: Memo<Intake>,
    /// The choices to remember.
    layout: Callback<(), TableLayout>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let Choices { mapping, order, answers, remembered } = choices;
    let missing =
        Memo::new(move |_| mapping.read().missing().iter().map(ToString::to_string).collect::<Vec<_>>());
    let on_guess = Callback::new(move |()| choices.guess_again(table));
    let remember = Callback::new(move |()| {
        let layout = layout.run(());
        table.with_value(|table| device::remember(|known| known.remember_table(&table.header, layout)));
    });
    let mend = Callback::new(move |problems: Vec<LineProblem>| {
        remember.run(());
        let lines = problems.iter().map(|problem| (problem.line, problem.words.as_str()));
        let kind = layout.run(()).columns.kind();
        let text = table.with_value(|table| write_rows_to_fix(table, kind, lines));
        let name = name.with_value(|name| name_to_mend(name));
        if let Err(error) = files::download(&name, "text/csv", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    });
    view! {
        <Columns table=table mapping=mapping missing=missing remembered=remembered on_guess=on_guess />
        <DateQuestion question=question order=order />
        <Preview intake=intake answers=answers on_taken=remember on_mend=mend on_done=on_done />
    }
}

/// `people-to-mend.csv` of `people.xlsx` or of itself.
fn name_to_mend(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}-to-mend.csv", stem.trim_end_matches("-to-mend"))
}

/// The intake together with the lines that gave no row, in the order of the file.
fn with_reading<T>(mut intake: Intake, reading: &Reading<T>) -> Intake {
    let unread = reading
        .problems
        .iter()
        .map(|Problem { line, reason }| LineProblem { line: *line, words: sentence(&reason.to_string()) });
    for problem in &mut intake.problems {
        problem.words = sentence(&problem.words);
    }
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
