//! A calendar with the interview schedule: how to recognize its interviews, and the changes that importing them would make.

use crate::{
    platform::{clock, device, files::ReadFile, ids},
    store::{Store, calendar_files},
    ui::{
        components::{Each, Field, Section},
        format::{reading::Reading, times, words},
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
        Proposed::Own(patterns) => {
            (patterns.to_owned(), " Filled in from your last import of this calendar.")
        }
        Proposed::Last(patterns) => (patterns.to_owned(), " Filled in from the last calendar you imported."),
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
        store.read(|workspace| read_schedule(workspace, interviews, problems, &answers.read()))
    });
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        read();
    };
    view! {
        <Section title=name>
            <form class="form" on:submit=apply>
                <Field
                    id="calendar-types"
                    label="Interview types"
                    hint="Names to look for in titles and categories, separated by commas. Events that match no type and no pattern are skipped."
                >
                    <input id="calendar-types" bind:value=types />
                </Field>
                <Field
                    id="calendar-domains"
                    label="Company email domains"
                    hint="Invitees with these domains are interviewers. Others are candidates."
                >
                    <input id="calendar-domains" bind:value=domains />
                </Field>
                <Field
                    id="calendar-patterns"
                    label="Patterns"
                    hint=format!(
                        "One per line, such as: pair programming = Coding. Start with title:, category:, organizer: or attendee: to match only there.{pattern_hint}",
                    )
                >
                    <textarea id="calendar-patterns" rows="3" bind:value=patterns></textarea>
                </Field>
                <div class="form__actions">
                    <button class="button" type="submit" aria-busy=move || reading.get().runs().to_string()>
                        {move || reading.get().words("Apply")}
                    </button>
                </div>
            </form>
            {move || failed.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
        </Section>
        <TitleMatches titles=titles />
        <Preview intake=intake answers=answers on_imported=remember on_done=on_done />
    }
}

/// Which titles match and which are skipped; nothing of it is stored.
#[component]
fn TitleMatches(titles: RwSignal<Vec<TitleGroup>>) -> impl IntoView {
    let rows = move |is_match: bool| {
        let rows = titles.get().into_iter().filter(move |group| group.outcome.is_ok() == is_match);
        rows.collect::<Vec<_>>()
    };
    let list = move |is_match: bool| {
        view! {
            <ul class="stack stack--tight text-small">
                <Each each=move || rows(is_match) key=|group| format!("{group:?}") let:group>
                    <li>
                        <strong>{group.title.clone()}</strong>
                        {format!(" ({}×): {}", group.count, group.outcome.clone().unwrap_or_else(|reason| reason))}
                    </li>
                </Each>
            </ul>
        }
    };
    view! {
        <Section title="Titles in this calendar">
            <details open=true>
                <summary>{move || format!("{} matched", words::count(rows(true).len(), "title", "titles"))}</summary>
                {list(true)}
            </details>
            <details>
                <summary>{move || format!("{} skipped", words::count(rows(false).len(), "title", "titles"))}</summary>
                {list(false)}
            </details>
        </Section>
    }
}

fn read_schedule(
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

/// The domains of all email addresses: invitees from other domains are candidates.
fn domains(workspace: &Workspace) -> Vec<String> {
    let mails = workspace.profiles.0.values().filter_map(|profile| profile.mail.as_deref());
    let domains: BTreeSet<_> =
        mails.filter_map(|mail| mail.split_once('@').map(|(_, domain)| domain)).collect();
    domains.into_iter().map(str::to_owned).collect()
}

fn listed(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
