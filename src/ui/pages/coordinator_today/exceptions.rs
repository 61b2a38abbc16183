//! Decisions that only the coordinator can make: used-up sessions, disputes, sessions without a reviewer,
//! expiring certificates.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, Section},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{enrollment::StepIndex, ids::EnrollmentId},
    progress::{
        certificates::status::{CertificateStatus, status},
        duties::attention::Attention,
        schedule::session_card::session_card,
    },
    workspace::Workspace,
};

/// One line with where it leads.
type Line = (String, String);

#[component]
pub fn Exceptions(decided: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let lines = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| lines(store, workspace, &decided.read(), now))
    });
    let used_up = Memo::new(move |_| decided.read().used_up.clone());
    view! {
        <Show when=move || !lines.read().is_empty() || !used_up.read().is_empty()>
            <Section title="Stuck until somebody decides">
                <ul class="stack stack--tight">
                    <Each each=move || used_up.get() key=|known| *known let:((enrollment, step))>
                        <UsedUp enrollment=enrollment step=step />
                    </Each>
                    <Each each=move || lines.get() key=|line| line.clone() let:((words, href))>
                        <li>
                            <a href=href>{words}</a>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn lines(
    store: Store,
    workspace: &Workspace,
    decided: &Attention,
    now: chrono::DateTime<chrono::Utc>,
) -> Vec<Line> {
    let session = |id, words: fn(&str) -> String| {
        let card = session_card(workspace, id)?;
        Some((words(&card.trainee_name), Route::Session(id).href()))
    };
    let orphaned = decided.orphaned.iter().filter_map(|id| {
        session(*id, |name| format!("{name}’s session has nobody to review it: ask somebody"))
    });
    let disputed = decided
        .disputed
        .iter()
        .filter_map(|id| session(*id, |name| format!("{name} sees a review differently: decide")));
    let ending = decided.ending.iter().filter_map(|id| {
        let certificate = workspace.certificates.get(id)?;
        let name = workspace.profiles.name(certificate.person);
        let kind = workspace.type_name(certificate.interview_type);
        let date = |at| times::date_of(store, certificate.person, at);
        let words = match status(workspace, certificate, now) {
            CertificateStatus::Lapsed { since, .. } => format!("lapsed {}", date(since)),
            CertificateStatus::Counts { until: Some(until) } => format!("ends {}", date(until)),
            CertificateStatus::Counts { until: None } => return None,
        };
        Some((format!("{name}’s certificate in {kind} {words}"), Route::Certificate(*id).href()))
    });
    orphaned.chain(disputed).chain(ending).collect()
}

#[component]
fn UsedUp(enrollment: EnrollmentId, step: StepIndex) -> impl IntoView {
    let store = Store::expect();
    let words = store.read(|workspace| {
        let known = workspace.enrollments.get(&enrollment)?;
        let name = workspace.profiles.name(known.person);
        let kind = step.of(&workspace.path(known)?.steps)?.name();
        Some(format!(
            "{name} has used up the sessions of {kind} in {}",
            workspace.type_name(known.interview_type)
        ))
    });
    let grant = move |_| {
        store.act(Command::GrantAttempt { enrollment, step }, "One more: it is in the next plan.");
    };
    view! {
        <li class="cluster cluster--apart">
            <a href=Route::Enrollment(enrollment).href()>{words}</a>
            <button class="button button--small" type="button" on:click=grant>
                "One more"
            </button>
        </li>
    }
}
