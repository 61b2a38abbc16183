//! A calendar with the interview schedule: how to recognize its interviews, and the changes from importing them.

use crate::{
    platform::{clock, files::ReadFile, focus},
    store::{Store, calendar_files},
    ui::{
        components::Section,
        controls::runs::Runs,
        format::reading::Reading,
        pages::import_page::{
            HEADING, opened::remembered_answers, preview::Preview, previewed::Previewed,
            table_rows::compare_interviews,
        },
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use switchback_core::{
    exchange::{calendar::job::TitleGroup, rows::interviews::InterviewRow},
    intake::{Answers, LineProblem, schedule::ScheduleFile},
};

mod recognition;
mod title_matches;

use recognition::{Recognition, RecognitionForm};
use title_matches::TitleMatches;

#[component]
pub fn CalendarFile(file: ReadFile, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let name = file.name.clone();
    let file = StoredValue::new(file);
    let reading = RwSignal::new(Reading::Rests);
    let recognition = file.with_value(|file| Recognition::proposed(store, file));
    let answers = RwSignal::new(remembered_answers(store));
    let titles = RwSignal::new(Vec::<TitleGroup>::new());
    let found = RwSignal::new(None::<Arc<FoundInterviews>>);
    let failed = RwSignal::new(None::<String>);
    let runs = Runs::none();
    let read = move || {
        let (run, wanted) = (runs.begin(), recognition.wanted());
        reading.set(Reading::Begins);
        spawn_local(async move {
            let (zone, now) = (clock::home_zone(), store.now.get_untracked());
            let tell = move |progress| {
                if run.is_on() {
                    reading.set(Reading::Runs(progress));
                }
            };
            let Some(file) = file.try_get_value() else { return };
            let schedule = calendar_files::schedule(file, zone, now, wanted, tell).await;
            if !run.is_on() {
                return;
            }
            match schedule {
                Ok(schedule) => {
                    failed.set(None);
                    titles.set(schedule.titles);
                    let rows = schedule.interviews.into_iter().map(InterviewRow::from).collect();
                    found.set(Some(Arc::new(FoundInterviews { rows, problems: schedule.problems })));
                }
                Err(words) => {
                    failed.set(Some(words));
                    // What the former answers found doesn't belong to these.
                    found.set(None);
                }
            }
            reading.set(Reading::Rests);
        });
    };
    read();
    let previewed = Previewed::nothing();
    Effect::new(move |_| focus::move_to(HEADING));
    Effect::new(move |_| work_out(store, found, answers, previewed));
    view! {
        <Section title=name heading_id=HEADING>
            <RecognitionForm recognition=recognition reading=reading on_apply=Callback::new(move |()| read()) />
            {move || failed.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
        </Section>
        <Show when=move || found.read().is_some()>
            <TitleMatches titles=titles />
        </Show>
        <Preview previewed=previewed answers=answers on_imported=Callback::new(move |()| recognition.remember()) on_done=on_done />
    }
}

/// The interviews found in a calendar.
struct FoundInterviews {
    rows: Vec<InterviewRow>,
    /// Why events are skipped, in words.
    problems: Vec<String>,
}

/// Computes the preview for the current answers and workspace, and recomputes it when either changes.
fn work_out(
    store: Store,
    found: RwSignal<Option<Arc<FoundInterviews>>>,
    answers: RwSignal<Answers>,
    previewed: Previewed,
) {
    let (found, answers) = (found.get(), answers.get());
    store.read(|_| ());
    let Some(found) = found else { return previewed.discard() };
    let run = previewed.begin();
    spawn_local(async move {
        let unread = vec![None; found.problems.len()];
        let file = ScheduleFile { rows: &found.rows, unread: &unread };
        let compared = compare_interviews(store, file, &answers, |percent| run.goes_on(percent)).await;
        if let Some(mut intake) = compared {
            let skipped = found.problems.iter().map(|words| LineProblem { line: 0, words: words.clone() });
            intake.problems.extend(skipped);
            run.end_with(intake);
        }
    });
}
