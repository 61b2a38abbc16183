//! The two kinds of tables: how their rows are read and compared with the workspace.

use crate::{
    platform::{clock, ids, pace::stepped},
    store::Store,
    ui::format::times,
};
use leptos::prelude::{GetUntracked, untrack};
use switchback_core::{
    exchange::{
        remembered::Layout,
        rows::{
            interviews::{InterviewRow, interviews_reader},
            people::{PersonRow, people_reader},
        },
        table::date_order::DateOrder,
        table::{
            Table,
            mapping::{Field, InterviewField, Mapping, PeopleField},
            note::{self, Note, NoteKind},
            problem::Problem,
            reading::Reading,
        },
    },
    intake::{
        Answers, Intake, LineProblem,
        people::{self, PeopleFile},
        schedule::{self, ScheduleFile},
    },
    model::interview::Interview,
    order::Order,
    wording::capitalized,
    workspace::Workspace,
};

/// The fields of a kind of table, and the rows made from them.
pub trait TableRows: Field + Send + Sync {
    type Row: Clone + PartialEq + Send + Sync + 'static;

    /// The remembered mapping, if it is for this kind of table.
    fn mapping(layout: Layout) -> Option<Mapping<Self>>;

    fn layout(mapping: Mapping<Self>) -> Layout;

    /// The rows of a table. `goes_on` receives the progress in percent and returns whether to continue. `None` if it stops
    /// the work.
    fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
        goes_on: impl Fn(u32) -> bool,
    ) -> impl Future<Output = Option<Reading<Self::Row>>>;

    /// The changes from importing the rows. `None` as above.
    fn compare(
        store: Store,
        table: &Table,
        reading: &Reading<Self::Row>,
        answers: &Answers,
        goes_on: impl Fn(u32) -> bool,
    ) -> impl Future<Output = Option<Intake>>;
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

    async fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
        goes_on: impl Fn(u32) -> bool,
    ) -> Option<Reading<PersonRow>> {
        stepped(people_reader(table, mapping, &*store.zones(), order), goes_on).await
    }

    async fn compare(
        store: Store,
        table: &Table,
        reading: &Reading<PersonRow>,
        answers: &Answers,
        goes_on: impl Fn(u32) -> bool,
    ) -> Option<Intake> {
        let (zones, home, now) = (store.zones(), clock::home_zone(), store.now.get_untracked());
        let file = PeopleFile { rows: &reading.rows, paths: &table.paths, progress: &table.progress };
        let (workspace, fresh) = (as_it_is(store), &mut ids::fresh);
        let comparing = people::comparing(&workspace, &*zones, file, &home, now, answers, fresh);
        let mut intake = stepped(comparing, goes_on).await?;
        store.ask_untracked(|asker| intake.leave_out_own_certificates(asker));
        Some(with_reading(intake, reading))
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

    async fn read(
        store: Store,
        table: &Table,
        mapping: &Mapping<Self>,
        order: Option<DateOrder>,
        goes_on: impl Fn(u32) -> bool,
    ) -> Option<Reading<InterviewRow>> {
        let zones = store.zones();
        stepped(interviews_reader(table, mapping, &clock::home_zone(), &*zones, order), goes_on).await
    }

    async fn compare(
        store: Store,
        _: &Table,
        reading: &Reading<InterviewRow>,
        answers: &Answers,
        goes_on: impl Fn(u32) -> bool,
    ) -> Option<Intake> {
        let unread: Vec<_> = reading.problems.iter().map(|problem| problem.id.clone()).collect();
        let file = ScheduleFile { rows: &reading.rows, unread: &unread };
        Some(with_reading(compare_interviews(store, file, answers, goes_on).await?, reading))
    }
}

/// The changes from importing these interviews. `None` if `goes_on` stops the work.
pub async fn compare_interviews(
    store: Store,
    file: ScheduleFile<'_>,
    answers: &Answers,
    goes_on: impl Fn(u32) -> bool,
) -> Option<Intake> {
    let (home, now) = (clock::home_zone(), store.now.get_untracked());
    let shown = |interview: &Interview| times::day_and_time_from(now, &home, interview.start);
    let (workspace, fresh) = (as_it_is(store), &mut ids::fresh);
    let comparing = schedule::comparing(&workspace, file, &home, &shown, now, answers, fresh);
    stepped(comparing, goes_on).await
}

/// A snapshot, as other users may change the workspace between the steps.
fn as_it_is(store: Store) -> Workspace {
    untrack(|| store.read(Workspace::clone))
}

/// The intake together with the lines that could not be read, in the order of the file.
fn with_reading<T>(mut intake: Intake, reading: &Reading<T>) -> Intake {
    let unread = reading.problems.iter().map(|Problem { line, reason, .. }| LineProblem {
        line: *line,
        words: capitalized(&reason.to_string()),
    });
    for problem in &mut intake.problems {
        problem.words = capitalized(&problem.words);
    }
    intake.problems.extend(unread);
    intake.problems.order_by_key(|problem| problem.line);
    // Unused columns are shown above the button, with the mapping that can change them.
    let is_shown = |note: &&Note| !matches!(note.kind, NoteKind::UnusedColumns(_));
    intake.notes.extend(note::sentences(reading.notes.iter().filter(is_shown)));
    intake
}
