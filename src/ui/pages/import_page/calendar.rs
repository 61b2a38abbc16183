//! A calendar that is the interview schedule: how to recognize its interviews, and what taking them would do.

use crate::{
    platform::{clock, device, files::ReadFile, ids},
    store::{Store, calendar_files},
    ui::{
        components::{Each, Field, Section},
        format::{reading::Reading, times},
        pages::import_page::{preview::Preview, remembered_answers},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;
use switchback_core::{
    exchange::{
        calendar::{
            calendar_key,
            job::{ScheduledInterview, TitleGroup, Wanted},
        },
        remembered::Proposed,
        rows::interviews::InterviewRow,
    },
    intake::{self, Answers, Intake, LineProblem},
    model::interview::Interview,
    workspace::Workspace,
};

#[component]
pub fn CalendarFile(file: ReadFile, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let name = file.name.clone();
    let file = StoredValue::new(file);
    let types = RwSignal::new(untrack(|| store.read(type_names)).join(", "));
    let proposed = untrack(|| store.read(domains)).join(", ");
    let remembered = device::remembered();
    let domains = RwSignal::new(remembered.domains.unwrap_or_else(|| proposed.clone()));
    let reading = RwSignal::new(Reading::Rests);
    let key = file.with_value(|file| calendar_key(&file.name, &file.bytes));
    let (proposed_patterns, pattern_hint) = match device::remembered().patterns(key) {
        Proposed::Nothing | Proposed::Own("") => (String::new(), ""),
        Proposed::Own(patterns) => (patterns.to_owned(), " These are those of this calendar."),
        Proposed::Last(patterns) => (patterns.to_owned(), " These are those of the last calendar."),
    };
    let patterns = RwSignal::new(proposed_patterns);
    let answers = RwSignal::new(remembered_answers());
    let remember = Callback::new(move |()| {
        let domains = Some(domains.get_untracked()).filter(|domains| *domains != proposed);
        let patterns = patterns.get_untracked();
        device::remember(|remembered| {
            remembered.remember_patterns(key, patterns);
            remembered.domains = domains;
        });
    });
    let titles = RwSignal::new(Vec::<TitleGroup>::new());
    let found = RwSignal::new((Vec::<ScheduledInterview>::new(), Vec::<String>::new()));
    let failed = RwSignal::new(None::<String>);
    let read = move || {
        let wanted = Wanted::Schedule {
            type_names: listed(&types.get_untracked()),
            patterns: patterns.get_untracked().lines().map(str::to_owned).collect(),
            company_domains: listed(&domains.get_untracked()),
        };
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
        store.read(|workspace| taken(workspace, interviews, problems, &answers.read()))
    });
    let again = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        read();
    };
    view! {
        <Section title=name>
            <form class="form" on:submit=again>
                <Field
                    id="calendar-types"
                    label="Interview types"
                    hint="As they stand in the titles or categories, with commas between. An entry that names none is not an interview."
                >
                    <input id="calendar-types" bind:value=types />
                </Field>
                <Field
                    id="calendar-domains"
                    label="Your mail domains"
                    hint="Who is invited from there is an interviewer; anybody else is the candidate."
                >
                    <input id="calendar-domains" bind:value=domains />
                </Field>
                <Field
                    id="calendar-patterns"
                    label="Patterns"
                    hint=format!(
                        "One a line, such as: pair programming = Coding. With title:, category:, organizer: or attendee: before it, only there.{pattern_hint}",
                    )
                >
                    <textarea id="calendar-patterns" rows="3" bind:value=patterns></textarea>
                </Field>
                <div class="form__actions">
                    <button class="button" type="submit" aria-busy=move || reading.get().runs().to_string()>
                        {move || reading.get().words("Read it so")}
                    </button>
                </div>
            </form>
            {move || failed.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
        </Section>
        <Trial titles=titles />
        <Preview intake=intake answers=answers on_taken=remember on_done=on_done />
    }
}

/// What the patterns catch and what not, by title; nothing of it is kept.
#[component]
fn Trial(titles: RwSignal<Vec<TitleGroup>>) -> impl IntoView {
    let rows = move |caught: bool| {
        let rows = titles.get().into_iter().filter(move |group| group.outcome.is_ok() == caught);
        rows.collect::<Vec<_>>()
    };
    let list = move |caught: bool| {
        view! {
            <ul class="stack stack--tight text-small">
                <Each each=move || rows(caught) key=|group| format!("{group:?}") let:group>
                    <li>
                        <strong>{group.title.clone()}</strong>
                        {format!(" ({}×): {}", group.count, group.outcome.clone().unwrap_or_else(|reason| reason))}
                    </li>
                </Each>
            </ul>
        }
    };
    view! {
        <Section title="What it catches">
            <details open=true>
                <summary>{move || format!("{} titles are interviews", rows(true).len())}</summary>
                {list(true)}
            </details>
            <details>
                <summary>{move || format!("{} titles are not", rows(false).len())}</summary>
                {list(false)}
            </details>
        </Section>
    }
}

fn taken(
    workspace: &Workspace,
    interviews: &[ScheduledInterview],
    problems: &[String],
    answers: &Answers,
) -> Intake {
    let home = clock::home_zone();
    let rows: Vec<InterviewRow> = interviews.iter().cloned().map(InterviewRow::from).collect();
    let shown = |interview: &Interview| times::day_and_time_in(&home, interview.start);
    let mut intake = intake::schedule::schedule(workspace, &rows, &home, &shown, answers, &mut ids::fresh);
    intake.problems.extend(problems.iter().map(|words| LineProblem { line: 0, words: words.clone() }));
    intake
}

fn type_names(workspace: &Workspace) -> Vec<String> {
    workspace.interview_types.values().map(|known| known.name.clone()).collect()
}

/// The domains of everybody's email: guests from other domains are candidates.
fn domains(workspace: &Workspace) -> Vec<String> {
    let mails = workspace.profiles.0.values().filter_map(|profile| profile.mail.as_deref());
    let domains: BTreeSet<_> =
        mails.filter_map(|mail| mail.split_once('@').map(|(_, domain)| domain)).collect();
    domains.into_iter().map(str::to_owned).collect()
}

fn listed(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
