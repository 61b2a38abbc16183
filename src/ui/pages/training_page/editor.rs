//! Editing a path: its steps and rules, with a summary and the problems while the user types.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{ConfirmDialog, Each, SelectField},
        controls::leave_guard::LeaveGuard,
        pages::training_page::{draft::Draft, rule_form::RuleForm, step_list::StepList},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{InterviewTypeId, PersonId},
        program::{Path, presets},
    },
    progress::{
        certificates::affected::{self, AffectedCertificates},
        program::{
            contradictions::{self, Weight},
            editing::{next_version, publishable},
            summary,
        },
    },
    wording::count,
    workspace::Workspace,
};

#[component]
pub fn Editor(interview_type: InterviewTypeId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let base = store.read(|workspace| workspace.program()?.paths.get(&interview_type).cloned());
    let is_new = base.is_none();
    let draft = Draft::of(interview_type, &base.clone().unwrap_or_default());
    let whole = Memo::new(move |_| draft.path());
    let before = whole.get_untracked();
    let unsaved = Memo::new(move |_| *whole.read() != before);
    let discarding = RwSignal::new(false);
    let discard = move |_| match unsaved.get_untracked() {
        true => discarding.set(true),
        false => open.set(false),
    };
    let publish = move |_| {
        let edited = whole.get_untracked();
        let next =
            untrack(|| store.read(|workspace| publishable(workspace, interview_type, base.as_ref(), edited)));
        match next {
            Ok(next) => {
                let done = format!("Version {} published.", next.version.0);
                store.act_then(Command::PublishProgram(next), done, move || open.set(false));
            }
            Err(reason) => store.notify(Notice::refused(reason.to_string())),
        }
    };
    view! {
        <LeaveGuard unsaved=unsaved />
        <div class="form form--wide">
            <Presets draft=draft />
            <StepList steps=draft.steps name=draft.id("path") />
            <RuleForm draft=draft interview_type=interview_type />
            <OtherPaths draft=draft />
            <SummaryAndProblems interview_type=interview_type whole=whole />
            <div class="form__actions">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || !(is_new || unsaved.get())
                    on:click=publish
                >
                    "Publish new version"
                </button>
                <button class="button button--quiet" type="button" on:click=discard>
                    "Discard changes"
                </button>
                <span class="text-subtle text-small">"People in training stay on their version until you move them."</span>
            </div>
        </div>
        <ConfirmDialog
            title="Discard your changes?"
            text="Your edits to this path aren’t published. This can’t be undone."
            confirm="Discard changes"
            open=discarding
            on_confirm=Callback::new(move |()| open.set(false))
        />
    }
}

/// The two alternatives to the path.
#[component]
fn OtherPaths(draft: Draft) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Shorter path for a second interview type"</summary>
            <div class="disclosure__body stack">
                <StepList steps=draft.shorter name=draft.id("shorter") />
            </div>
        </details>
        <details class="disclosure">
            <summary class="disclosure__summary">"Refresher for expired certificates"</summary>
            <div class="disclosure__body stack">
                <StepList steps=draft.refresher name=draft.id("refresher") />
            </div>
        </details>
    }
}

#[component]
fn Presets(draft: Draft) -> impl IntoView {
    let known = StoredValue::new(presets::presets());
    let chosen = RwSignal::new(String::new());
    let mut options = vec![(String::new(), "Keep the current path".to_owned())];
    known.with_value(|known| {
        options.extend(known.iter().map(|preset| (preset.id.to_owned(), preset.title.to_owned())));
    });
    // The path before a template was chosen.
    let current = StoredValue::new(None::<Path>);
    let begin = Callback::new(move |id: String| {
        match presets::preset(&id) {
            Some(preset) => {
                current.update_value(|current| {
                    *current = current.take().or_else(|| Some(untrack(|| draft.path())))
                });
                draft.set(&preset.path);
            }
            None => {
                if let Some(path) = current.try_update_value(Option::take).flatten() {
                    draft.set(&path);
                }
            }
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
            id=draft.id("preset")
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
            let Some(next) = next_version(workspace, interview_type, whole.get()) else { return Vec::new() };
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
