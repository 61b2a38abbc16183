//! The two kinds of tables: how the rows of each are read and compared with the workspace.

use crate::{
    platform::{clock, ids},
    store::Store,
    ui::format::times,
};
use leptos::prelude::GetUntracked;
use switchback_core::{
    exchange::{
        remembered::Layout,
        rows::{
            interviews::{InterviewRow, read_interviews},
            people::{PersonRow, read_people},
        },
        table::date_order::DateOrder,
        table::{
            Table,
            mapping::{Field, InterviewField, Mapping, PeopleField},
            note::Note,
            problem::Problem,
            reading::Reading,
        },
    },
    intake::{
        Answers, Intake, LineProblem,
        people::{PeopleFile, people},
        schedule::schedule,
    },
    model::interview::Interview,
    wording::capitalized,
};

/// The fields of a kind of table, with the rows that they make.
pub trait TableRows: Field + Send + Sync {
    type Row: Clone + PartialEq + Send + Sync + 'static;

    /// The remembered mapping, if it is one for this kind of table.
    fn mapping(layout: Layout) -> Option<Mapping<Self>>;

    fn layout(mapping: Mapping<Self>) -> Layout;

    fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
    ) -> Reading<Self::Row>;

    /// The changes that importing the rows would make.
    fn compare(store: Store, table: &Table, reading: &Reading<Self::Row>, answers: &Answers) -> Intake;
}

impl TableRows for PeopleField {
    type Row = PersonRow;

    fn mapping(layout: Layout) -> Option<Mapping<Self>> {
        match layout {
            Layout::People(mapping) => Some(mapping),
            Layout::Interviews(_) => None,
        }
    }

    fn layout(mapping: Mapping<Self>) -> Layout {
        Layout::People(mapping)
    }

    fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
    ) -> Reading<PersonRow> {
        read_people(table, mapping, &*store.zones(), order)
    }

    fn compare(store: Store, table: &Table, reading: &Reading<PersonRow>, answers: &Answers) -> Intake {
        let (zones, home, now) = (store.zones(), clock::home_zone(), store.now.get_untracked());
        let file = PeopleFile { rows: &reading.rows, paths: &table.paths, progress: &table.progress };
        let intake =
            store.read(|workspace| people(workspace, &*zones, file, &home, now, answers, &mut ids::fresh));
        with_reading(intake, reading)
    }
}

impl TableRows for InterviewField {
    type Row = InterviewRow;

    fn mapping(layout: Layout) -> Option<Mapping<Self>> {
        match layout {
            Layout::Interviews(mapping) => Some(mapping),
            Layout::People(_) => None,
        }
    }

    fn layout(mapping: Mapping<Self>) -> Layout {
        Layout::Interviews(mapping)
    }

    fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
    ) -> Reading<InterviewRow> {
        read_interviews(table, mapping, &clock::home_zone(), &*store.zones(), order)
    }

    fn compare(store: Store, _: &Table, reading: &Reading<InterviewRow>, answers: &Answers) -> Intake {
        let (home, now) = (clock::home_zone(), store.now.get_untracked());
        let shown = |interview: &Interview| times::day_and_time_in(&home, interview.start);
        let rows = &reading.rows;
        let intake =
            store.read(|workspace| schedule(workspace, rows, &home, &shown, now, answers, &mut ids::fresh));
        with_reading(intake, reading)
    }
}

/// The intake together with the lines that gave no row, in the order of the file.
fn with_reading<T>(mut intake: Intake, reading: &Reading<T>) -> Intake {
    let unread = reading
        .problems
        .iter()
        .map(|Problem { line, reason }| LineProblem { line: *line, words: capitalized(&reason.to_string()) });
    for problem in &mut intake.problems {
        problem.words = capitalized(&problem.words);
    }
    intake.problems.extend(unread);
    intake.problems.sort_by_key(|problem| problem.line);
    intake.notes.extend(reading.notes.iter().map(note_words));
    intake
}

fn note_words(note: &Note) -> String {
    let words = capitalized(&note.kind.to_string());
    note.line.map_or_else(|| words.clone(), |line| format!("Line {line}: {words}"))
}
