//! Editing a path: its steps and rules, with a summary and the problems while the user types.

use crate::{
    store::Store,
    ui::{
        components::{Each, SelectField},
        controls::leave_guard::LeaveGuard,
        pages::training_page::{draft::Draft, rule_form::RuleForm, step_list::StepList},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{InterviewTypeId, PersonId},
        program::{Path, Program, Version, presets},
    },
    progress::{
        certificates::affected::{self, AffectedCertificates},
        program::{
            contradictions::{self, Weight},
            summary,
        },
    },
    wording::count,
    workspace::Workspace,
};

#[component]
pub fn Editor(interview_type: InterviewTypeId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let path = store.read(|workspace| path(workspace, interview_type)).unwrap_or_default();
    let draft = Draft::of(&path);
    let whole = Memo::new(move |_| draft.path());
    let before = whole.get_untracked();
    let unsaved = Memo::new(move |_| *whole.read() != before);
    let publish = move |_| {
        let next = store.read(|workspace| next(workspace, interview_type, whole.get_untracked()));
        let Some(next) = next else { return };
        let done = format!("Version {} published.", next.version.0);
        store.act_then(Command::PublishProgram(next), done, move || open.set(false));
    };
    view! {
        <LeaveGuard unsaved=unsaved />
        <div class="form form--wide">
            <Presets draft=draft />
            <StepList steps=draft.steps name="path" />
            <RuleForm draft=draft interview_type=interview_type />
            <details class="disclosure">
                <summary class="disclosure__summary">"Shorter path for a second interview type"</summary>
                <div class="disclosure__body stack">
                    <StepList steps=draft.shorter name="shorter" />
                </div>
            </details>
            <details class="disclosure">
                <summary class="disclosure__summary">"Refresher for expired certificates"</summary>
                <div class="disclosure__body stack">
                    <StepList steps=draft.refresher name="refresher" />
                </div>
            </details>
            <SummaryAndProblems interview_type=interview_type whole=whole />
            <div class="form__actions">
                <button class="button button--primary" type="button" on:click=publish>
                    "Publish new version"
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| open.set(false)>
                    "Discard changes"
                </button>
                <span class="text-subtle text-small">"People in training stay on their version until you move them."</span>
            </div>
        </div>
    }
}

fn path(workspace: &Workspace, interview_type: InterviewTypeId) -> Option<Path> {
    workspace.program()?.paths.get(&interview_type).cloned()
}

/// The next version: the newest one with this path in it.
fn next(workspace: &Workspace, interview_type: InterviewTypeId, path: Path) -> Option<Program> {
    let mut program = workspace.program()?.clone();
    program.version = Version(program.version.0.saturating_add(1));
    program.paths.insert(interview_type, path);
    Some(program)
}

#[component]
fn Presets(draft: Draft) -> impl IntoView {
    let known = StoredValue::new(presets::presets());
    let chosen = RwSignal::new(String::new());
    let mut options = vec![(String::new(), "Keep the current path".to_owned())];
    known.with_value(|known| {
        options.extend(known.iter().map(|preset| (preset.id.to_owned(), preset.title.to_owned())));
    });
    let begin = Callback::new(move |id: String| {
        if let Some(preset) = presets::preset(&id) {
            draft.set(&preset.path);
        }
        chosen.set(id);
    });
    let notes = Memo::new(move |_| {
        let preset = presets::preset(&chosen.read())?;
        let by_hand = preset.by_hand.iter().map(|words| format!("Checked by people: {words}"));
        let open = preset.left_open.iter().map(|words| format!("Not defined by the source: {words}"));
        Some(by_hand.chain(open).collect::<Vec<_>>())
    });
    view! {
        <SelectField
            id="preset"
            label="Start from a template"
            options=options
            value=Signal::derive(move || chosen.get())
            on_change=begin
        />
        {move || {
            notes
                .get()
                .map(|notes| {
                    view! {
                        <ul class="stack stack--tight text-subtle text-small">
                            {notes.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                        </ul>
                    }
                })
        }}
    }
}

/// The summary of the path, and its problems.
#[component]
fn SummaryAndProblems(interview_type: InterviewTypeId, whole: Memo<Path>) -> impl IntoView {
    let store = Store::expect();
    let summary = Memo::new(move |_| store.read(|workspace| summary::summary(workspace, &whole.read())));
    let findings = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| {
            let Some(next) = next(workspace, interview_type, whole.get()) else { return Vec::new() };
            let found = contradictions::findings(workspace, &*store.zones(), &next, now);
            found.into_iter().filter(|finding| finding.interview_type == interview_type).collect::<Vec<_>>()
        })
    });
    let affected = Memo::new(move |_| {
        let (validity, now) = (whole.read().rules.validity, store.now.get());
        store.read(|workspace| {
            let affected = affected::affected(workspace, &*store.zones(), interview_type, validity, now);
            affected_words(workspace, &affected)
        })
    });
    view! {
        <section class="card" aria-label="Summary">
            <h3 class="card__title">"Summary"</h3>
            <ul class="card__body stack stack--tight">
                <Each each=move || summary.get() key=|line| line.clone() let:line>
                    <li>{line}</li>
                </Each>
            </ul>
        </section>
        <ul class="stack stack--tight" role="status" aria-label="Certificates affected">
            <Each each=move || affected.get() key=|line| line.clone() let:line>
                <li>{line}</li>
            </Each>
        </ul>
        <ul class="stack stack--tight" role="status" aria-label="Problems">
            <Each each=move || findings.get() key=|finding| finding.words.clone() let:finding>
                <li class="form__problem">
                    <strong>{weight_words(finding.weight)}</strong>
                    " "
                    {finding.words}
                </li>
            </Each>
        </ul>
    }
}

fn weight_words(weight: Weight) -> &'static str {
    match weight {
        Weight::Impossible => "Can’t be published.",
        Weight::Blocked => "Blocks everyone today.",
        Weight::Odd => "Check this.",
    }
}

/// How many people are named. The rest are counted.
const NAMED: usize = 8;

/// "1 certificate expires at once with this version: Ada.", for each kind of change.
fn affected_words(workspace: &Workspace, affected: &AffectedCertificates) -> Vec<String> {
    let line = |people: &[PersonId], one: &str, many: &str| {
        let mut names: Vec<_> =
            people.iter().take(NAMED).map(|person| workspace.profiles.name(*person).to_owned()).collect();
        names.extend((people.len() > NAMED).then(|| format!("and {} more", people.len() - NAMED)));
        let verb = if people.len() == 1 { one } else { many };
        let certificates = count(people.len(), "certificate", "certificates");
        (!people.is_empty())
            .then(|| format!("{certificates} {verb} with this version: {}.", names.join(", ")))
    };
    let lines = [
        line(&affected.expire, "expires at once", "expire at once"),
        line(&affected.count_again, "counts again", "count again"),
        line(&affected.other_end, "changes its expiry date", "change their expiry dates"),
    ];
    lines.into_iter().flatten().collect()
}
