//! The programme: every path in plain words, and who is on it.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{ClimbMini, Each, EmptyState, IconName, Page, PersonChip},
        words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{
        ids::{EnrolmentId, InterviewTypeId},
        programme::{Path, Step},
    },
    progress::climb,
    workspace::Workspace,
};

#[component]
pub fn ProgrammePage() -> impl IntoView {
    let store = Store::expect();
    let paths = store.derive(path_rows);
    view! {
        <Page title="Paths" lead="What it takes to become certified, and who is on the way.">
            <Show
                when=move || !paths.read().is_empty()
                fallback=|| {
                    view! {
                        <EmptyState
                            icon=IconName::Path
                            title="No path yet"
                            text="Interview types come in with people and interviews, and each brings its path."
                        >
                            <a class="button button--primary" href=Route::BringIn.href()>
                                "Bring in files"
                            </a>
                        </EmptyState>
                    }
                }
            >
                <div class="stack">
                    <Each each=move || paths.get() key=|row| format!("{row:?}") let:row>
                        <PathCard row=row />
                    </Each>
                </div>
            </Show>
        </Page>
    }
}

#[derive(Clone, Debug, PartialEq)]
struct PathRow {
    name: String,
    steps: Vec<String>,
    rules: String,
    climbers: Vec<(EnrolmentId, String, usize, usize)>,
}

fn path_rows(workspace: &Workspace) -> Vec<PathRow> {
    let Some(programme) = workspace.programme() else { return Vec::new() };
    let mut rows: Vec<_> = programme
        .paths
        .iter()
        .map(|(interview_type, path)| PathRow {
            name: workspace.type_name(*interview_type).to_owned(),
            steps: path.steps.iter().map(step_words).collect(),
            rules: rule_words(path),
            climbers: climbers(workspace, *interview_type),
        })
        .collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows
}

fn step_words(step: &Step) -> String {
    match (step.times, step.different_mentors) {
        (1, _) => step.kind.to_string(),
        (times, false) => format!("{} {times} times", step.kind),
        (times, true) => format!("{} {times} times, each with another mentor", step.kind),
    }
}

fn rule_words(path: &Path) -> String {
    format!(
        "At least {} hours between sessions, for scorecards and review; {} hours’ notice.",
        path.hours_between_sessions, path.notice_hours
    )
}

fn climbers(
    workspace: &Workspace,
    interview_type: InterviewTypeId,
) -> Vec<(EnrolmentId, String, usize, usize)> {
    let mut climbers: Vec<_> = workspace
        .enrolments
        .values()
        .filter(|enrolment| enrolment.interview_type == interview_type)
        .filter_map(|enrolment| climb::climb(workspace, enrolment.id))
        .map(|climb| {
            let name = workspace.profiles.name(climb.person).to_owned();
            (climb.enrolment, name, climb.done(), climb.stops.len())
        })
        .collect();
    climbers.sort_by(|a, b| (b.2, &a.1).cmp(&(a.2, &b.1)));
    climbers
}

#[component]
fn PathCard(row: PathRow) -> impl IntoView {
    let climbers = row.climbers.len();
    view! {
        <article class="card">
            <h2 class="card__title">{row.name}</h2>
            <div class="card__body">
                <ol class="cluster">
                    {row.steps.into_iter().map(|step| view! { <li class="badge badge--muted">{step}</li> }).collect_view()}
                </ol>
                <p class="text-subtle">{row.rules}</p>
                <details class="disclosure">
                    <summary class="disclosure__summary">
                        {words::count(climbers, "person on it", "people on it")}
                    </summary>
                    <ul class="disclosure__body stack stack--tight">
                        {row
                            .climbers
                            .into_iter()
                            .map(|(enrolment, name, done, of)| {
                                view! {
                                    <li>
                                        <a class="cluster cluster--apart" href=Route::Climb(enrolment).href()>
                                            <PersonChip name=name small=true />
                                            <ClimbMini done=done of=of />
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </details>
            </div>
        </article>
    }
}
