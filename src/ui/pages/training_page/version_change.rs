//! People on older versions: what the newest one would change for each, and moving them to it.

use crate::{
    store::Store,
    ui::{
        components::{Each, Section},
        format::words,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::EnrollmentId, program::StepKind},
    progress::path::version_change::{self, VersionChange},
    workspace::Workspace,
};

#[component]
pub fn Moving() -> impl IntoView {
    let store = Store::expect();
    let version_changes =
        store.derive(move |workspace| version_change::version_changes(workspace, store.now.get()));
    let go = move |enrollments: Vec<EnrollmentId>| {
        let count = words::count(enrollments.len(), "enrollment", "enrollments");
        store.act(Command::ChangeVersion { enrollments }, format!("{count} moved to the newest version."));
    };
    let all = move |_| {
        go(version_changes
            .with_untracked(|version_changes| version_changes.iter().map(|known| known.enrollment).collect()))
    };
    view! {
        <Show when=move || !version_changes.read().is_empty()>
            <Section
                title="On an older version"
                aside=move || {
                    view! {
                        <button class="button button--small" type="button" on:click=all>
                            {move || format!("Move all {}", version_changes.read().len())}
                        </button>
                    }
                }
            >
                <p class="text-subtle">"People stay on the version they started with unless you move them. Completed steps stay completed."</p>
                <ul class="stack stack--tight">
                    <Each each=move || version_changes.get() key=|known| format!("{known:?}") let:known>
                        <li class="cluster cluster--apart">
                            <span>{store.read(|workspace| move_words(workspace, &known))}</span>
                            <button
                                class="button button--small button--quiet"
                                type="button"
                                on:click=move |_| go(vec![known.enrollment])
                            >
                                "Move"
                                <span class="visually-hidden">
                                    " "
                                    {store.read(|workspace| workspace.profiles.name(known.person).to_owned())}
                                </span>
                            </button>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn move_words(workspace: &Workspace, known: &VersionChange) -> String {
    let kind = workspace.enrollments.get(&known.enrollment).map(|known| known.interview_type);
    let kind = kind.map_or("", |kind| workspace.type_name(kind));
    let name = workspace.profiles.name(known.person);
    let mut parts = Vec::new();
    let list = |steps: &[(StepKind, u8)]| {
        let steps = steps.iter().map(|(kind, times)| kind.count(times));
        steps.collect::<Vec<_>>().join(", ")
    };
    let (gains, loses) = (known.gains(), known.loses());
    if !gains.is_empty() {
        parts.push(format!("no longer needs {}", list(&gains)));
    }
    if !loses.is_empty() {
        parts.push(format!("also needs {}", list(&loses)));
    }
    if !known.beyond.is_empty() {
        parts.push(format!("keeps {} on record", words::count(known.beyond.len(), "step", "steps")));
    }
    if !known.called_off.is_empty() {
        parts.push(format!(
            "{} cancelled",
            words::count(known.called_off.len(), "session is", "sessions are")
        ));
    }
    if parts.is_empty() {
        parts.push("nothing changes in what is left to do".to_owned());
    }
    format!("{name}, {kind}, version {} to {}: {}", known.from.0, known.to.0, parts.join("; "))
}
