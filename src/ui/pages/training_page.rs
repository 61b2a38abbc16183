//! The training program: every path in plain words, who is enrolled, and its editor.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{
            Disclosure, Each, EmptyState, IconName, Page, PersonChip, ProgressMini, Rows, ShowMore,
        },
        controls::{
            filters::FilterText,
            help_link::HelpLink,
            query::query_value,
            saved_views::SavedViews,
            sorting::{SortColumn, SortSelect, Sorted, Sorting},
        },
        format::words,
        pages::training_page::version_change::Moving,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use switchback_core::{
    access::work::Work,
    model::ids::{EnrollmentId, InterviewTypeId},
    order::Order,
    progress::{
        path::enrollment_progress,
        program::{
            listing::{self, ListedPath, SortBy},
            summary,
        },
    },
    workspace::Workspace,
};

mod adding;
mod draft;
mod editor;
mod enrolling;
mod merging;
mod renaming;
mod version_change;
mod rubric;
mod rule_form;
mod step_list;

use adding::AddInterviewType;
use editor::Editor;
use enrolling::Enrolling;
use merging::Merging;
use renaming::Renaming;
use rubric::RubricForm;

const COLUMNS: &[SortColumn] =
    &[SortColumn { key: "name", name: "Name" }, SortColumn { key: "enrollments", name: "Most enrollments" }];

/// What each column sorts by.
const SORTED_BY: [SortBy; 2] = [SortBy::Name, SortBy::Enrollments];

/// The address of the page that shows what certification in an interview type requires.
pub(super) fn type_href(name: &str) -> String {
    let mut values = ParamsMap::new();
    values.insert("text", name.to_owned());
    format!("{}{}", Route::Training.href(), values.to_query_string())
}

#[component]
pub fn TrainingPage() -> impl IntoView {
    let store = Store::expect();
    let paths = store.derive(listing::paths);
    view! {
        <Page
            title="Training"
            lead="What it takes to get certified, and who is in training."
            actions=|| view! { <AddInterviewType /> }
        >
            <Show when=move || !paths.read().is_empty() fallback=NoPaths>
                <Paths paths=paths />
                <HelpLink about="template" words="How paths and versions work" />
            </Show>
        </Page>
    }
}

/// Draws all paths and hides those that don't match the filter, as a path may be open in its editor.
#[component]
fn Paths(#[prop(into)] paths: Signal<Vec<ListedPath>>) -> impl IntoView {
    let store = Store::expect();
    let (text, _) = query_value("text");
    let sorting = Sorting::in_address(COLUMNS);
    let found = Memo::new(move |_| {
        let typed = text.get().unwrap_or_default();
        store.read(|workspace| listing::found(workspace, &paths.read(), &typed))
    });
    let sorted = Memo::new(move |_| {
        let Sorted { column, is_descending } = sorting.get();
        let mut sorted = paths.get();
        listing::sort(&mut sorted, SORTED_BY.get(column).copied().unwrap_or_default(), is_descending);
        sorted
    });
    let is_shown = move |path: &ListedPath| found.read().contains(&path.interview_type);
    let count = Memo::new(move |_| paths.read().iter().filter(|path| is_shown(path)).count());
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Search" placeholder="Interview type or trainee" />
            <SortSelect sorting=sorting always=true />
            <output class="filter-bar__count">{move || words::count(count.get(), "path", "paths")}</output>
        </form>
        <SavedViews route=Route::Training names=&["text", "sort"] />
        <Show when=move || count.get() == 0>
            <EmptyState icon=IconName::Path title="No matching paths" text="Search for another interview type or trainee." />
        </Show>
        <div class="stack">
            <Each
                each=move || sorted.get()
                key=|path| path.interview_type
                holds_edits=true
                let:path
            >
                <PathCard
                    interview_type=path.interview_type
                    is_hidden=Signal::derive(move || !is_shown(&path))
                />
            </Each>
            <Show when=move || store.may(Work::EditProgram)>
                <Moving />
            </Show>
        </div>
    }
}

#[component]
fn NoPaths() -> impl IntoView {
    let store = Store::expect();
    let text = match store.may(Work::Import) {
        true => "Import people or interviews, or add an interview type. Each type gets its own path.",
        false => "Each interview type gets its own path as soon as a coordinator has added it.",
    };
    view! {
        <EmptyState icon=IconName::Path title="No training paths yet" text=text>
            <Show when=move || store.may_open(Route::Import)>
                <a class="button button--primary" href=Route::Import.href()>
                    "Import"
                </a>
            </Show>
        </EmptyState>
    }
}

/// The path in the newest version, in plain words.
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
fn PathCard(
    interview_type: InterviewTypeId,
    /// Whether the filter excludes it.
    is_hidden: Signal<bool>,
) -> impl IntoView {
    let store = Store::expect();
    let editing = RwSignal::new(false);
    let sentences = store.derive(move |workspace| sentences(workspace, interview_type));
    let may_edit = Memo::new(move |_| store.may(Work::EditProgram));
    let may_enroll = Memo::new(move |_| store.may(Work::EnrollOthers));
    let name = store.derive(move |workspace| workspace.type_name(interview_type).to_owned());
    view! {
        <article class="card" hidden=is_hidden>
            <div class="cluster cluster--apart">
                <h2 class="card__title">{name}</h2>
                <Show when=move || may_edit.get() && !editing.get()>
                    <div class="cluster">
                        <Renaming interview_type=interview_type />
                        <Merging interview_type=interview_type />
                        <button class="button button--small" type="button" on:click=move |_| editing.set(true)>
                            "Edit"
                            <span class="visually-hidden">{move || format!(" the path for {}", name.get())}</span>
                        </button>
                    </div>
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
