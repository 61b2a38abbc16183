//! A calendar with the interview schedule: how to recognize its interviews, and the changes that importing them would make.

use crate::{
    platform::{clock, files::ReadFile, ids},
    store::{Store, calendar_files},
    ui::{
        components::Section,
        format::{reading::Reading, times},
        pages::import_page::{preview::Preview, remembered_answers},
    },
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    exchange::{
        calendar::job::{ScheduledInterview, TitleGroup},
        rows::interviews::InterviewRow,
    },
    intake::{self, Answers, Intake, LineProblem},
    model::interview::Interview,
    workspace::Workspace,
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
    let answers = RwSignal::new(remembered_answers());
    let titles = RwSignal::new(Vec::<TitleGroup>::new());
    let found = RwSignal::new((Vec::<ScheduledInterview>::new(), Vec::<String>::new()));
    let failed = RwSignal::new(None::<String>);
    let read = move || {
        let wanted = recognition.wanted();
        reading.set(Reading::Begins);
        spawn_local(async move {
            let (zone, now) = (clock::home_zone(), store.now.get_untracked());
            let tell = move |progress| reading.set(Reading::Runs(progress));
            match calendar_files::schedule(file.get_value(), zone, now, wanted, tell).await {
                Ok(schedule) => {
                    failed.set(None);
                    titles.set(schedule.titles);
                    found.set((schedule.interviews, schedule.problems));
                }
                Err(words) => failed.set(Some(words)),
            }
            reading.set(Reading::Rests);
        });
    };
    read();
    let intake = Memo::new(move |_| {
        let (interviews, problems) = &*found.read();
        let now = store.now.get_untracked();
        store.read(|workspace| read_schedule(workspace, interviews, problems, now, &answers.read()))
    });
    view! {
        <Section title=name>
            <RecognitionForm recognition=recognition reading=reading on_apply=Callback::new(move |()| read()) />
            {move || failed.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
        </Section>
        <TitleMatches titles=titles />
        <Preview intake=intake answers=answers on_imported=Callback::new(move |()| recognition.remember()) on_done=on_done />
    }
}

fn read_schedule(
    workspace: &Workspace,
    interviews: &[ScheduledInterview],
    problems: &[String],
    now: DateTime<Utc>,
    answers: &Answers,
) -> Intake {
    let home = clock::home_zone();
    let rows: Vec<InterviewRow> = interviews.iter().cloned().map(InterviewRow::from).collect();
    let shown = |interview: &Interview| times::day_and_time_in(&home, interview.start);
    let mut intake =
        intake::schedule::schedule(workspace, &rows, &home, &shown, now, answers, &mut ids::fresh);
    intake.problems.extend(problems.iter().map(|words| LineProblem { line: 0, words: words.clone() }));
    intake
}
