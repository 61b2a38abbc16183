//! The training program: every path in plain words, who is enrolled, and its editor.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{
            Disclosure, Each, EmptyState, IconName, Page, PersonChip, ProgressMini, Rows, ShowMore,
        },
        format::words,
        pages::training_page::version_change::Moving,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    access::work::Work,
    model::ids::{EnrollmentId, InterviewTypeId},
    order::Order,
    progress::{path::enrollment_progress, program::summary},
    workspace::Workspace,
};

mod draft;
mod editor;
mod enrolling;
mod version_change;
mod rubric;
mod rule_form;
mod step_list;

use editor::Editor;
use enrolling::Enrolling;
use rubric::RubricForm;

#[component]
pub fn TrainingPage() -> impl IntoView {
    let store = Store::expect();
    let paths = store.derive(path_rows);
    view! {
        <Page title="Training" lead="What it takes to get certified, and who is in training.">
            <Show
                when=move || !paths.read().is_empty()
                fallback=move || {
                    view! {
                        <EmptyState
                            icon=IconName::Path
                            title="No training paths yet"
                            text="Import people or interviews. Each interview type gets its own path."
                        >
                            <Show when=move || store.may_open(Route::Import)>
                                <a class="button button--primary" href=Route::Import.href()>
                                    "Import"
                                </a>
                            </Show>
                        </EmptyState>
                    }
                }
            >
                <div class="stack">
                    <Each each=move || paths.get() key=|row| row.interview_type let:row>
                        <PathCard interview_type=row.interview_type name=row.name />
                    </Each>
                    <Show when=move || store.may(Work::EditProgram)>
                        <Moving />
                    </Show>
                </div>
            </Show>
        </Page>
    }
}

#[derive(Clone, Debug, PartialEq)]
struct PathRow {
    interview_type: InterviewTypeId,
    name: String,
}

fn path_rows(workspace: &Workspace) -> Vec<PathRow> {
    let Some(program) = workspace.program() else { return Vec::new() };
    let row = |interview_type: &InterviewTypeId| PathRow {
        interview_type: *interview_type,
        name: workspace.type_name(*interview_type).to_owned(),
    };
    let mut rows: Vec<_> = program.paths.keys().map(row).collect();
    rows.order_by(|a, b| a.name.cmp(&b.name));
    rows
}

/// The path of the newest version in plain words.
fn sentences(workspace: &Workspace, interview_type: InterviewTypeId) -> Vec<String> {
    let path = workspace.program().and_then(|program| program.paths.get(&interview_type));
    path.map(|path| summary::summary(workspace, path)).unwrap_or_default()
}

fn trainees(
    workspace: &Workspace,
    interview_type: InterviewTypeId,
    now: DateTime<Utc>,
) -> Vec<(EnrollmentId, String, usize, usize)> {
    let mut trainees: Vec<_> = workspace
        .enrollments
        .values()
        .filter(|enrollment| enrollment.interview_type == interview_type)
        .filter_map(|enrollment| enrollment_progress::enrollment_progress(workspace, enrollment.id, now))
        .map(|progress| {
            let name = workspace.profiles.name(progress.person).to_owned();
            (progress.enrollment, name, progress.done(), progress.steps.len())
        })
        .collect();
    trainees.order_by(|a, b| (b.2, &a.1).cmp(&(a.2, &b.1)));
    trainees
}

#[component]
fn PathCard(interview_type: InterviewTypeId, name: String) -> impl IntoView {
    let store = Store::expect();
    let editing = RwSignal::new(false);
    let sentences = store.derive(move |workspace| sentences(workspace, interview_type));
    let may_edit = Memo::new(move |_| store.may(Work::EditProgram));
    let may_enroll = Memo::new(move |_| store.may(Work::EnrollOthers));
    let title = StoredValue::new(name.clone());
    view! {
        <article class="card">
            <div class="cluster cluster--apart">
                <h2 class="card__title">{name}</h2>
                <Show when=move || may_edit.get() && !editing.get()>
                    <button class="button button--small" type="button" on:click=move |_| editing.set(true)>
                        "Edit"
                        <span class="visually-hidden">{format!(" the path for {}", title.get_value())}</span>
                    </button>
                </Show>
            </div>
            <div class="card__body stack">
                <Show
                    when=move || editing.get()
                    fallback=move || {
                        view! {
                            <ul class="stack stack--tight">
                                <Each each=move || sentences.get() key=|line| line.clone() let:line>
                                    <li>{line}</li>
                                </Each>
                            </ul>
                        }
                    }
                >
                    <Editor interview_type=interview_type open=editing />
                </Show>
                <Trainees interview_type=interview_type />
                <Show when=move || may_enroll.get()>
                    <Enrolling interview_type=interview_type />
                </Show>
                <Show when=move || may_edit.get()>
                    <RubricForm interview_type=interview_type />
                </Show>
            </div>
        </article>
    }
}

#[component]
fn Trainees(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let count = store.derive(move |workspace| {
        let all = workspace.enrollments.values();
        all.filter(|enrollment| enrollment.interview_type == interview_type).count()
    });
    let summary = Signal::derive(move || words::count(count.get(), "enrollment", "enrollments"));
    view! {
        <Disclosure summary=summary>
            <TraineeList interview_type=interview_type />
        </Disclosure>
    }
}

#[component]
fn TraineeList(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let trainees = store.derive(move |workspace| trainees(workspace, interview_type, store.now.get()));
    let rows = Rows::of(Memo::new(|_| ()));
    let drawn = move || trainees.read().iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <ul class="stack stack--tight">
            <Each each=drawn key=|known| known.clone() let:((enrollment, name, done, of))>
                <li>
                    <a class="cluster cluster--apart" href=Route::Enrollment(enrollment).href()>
                        <PersonChip name=name small=true />
                        <ProgressMini done=done of=of />
                    </a>
                </li>
            </Each>
        </ul>
        <ShowMore rows=rows of=Signal::derive(move || trainees.read().len()) />
    }
}
