//! The sign-off of an enrollment.

use crate::{platform::ids, store::Store, ui::format::words::count};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        actor::Actor,
        ids::{CertificateId, EnrollmentId},
    },
    progress::sign_off::{
        approval::{self, Approving},
        evidence,
    },
    workspace::Workspace,
};

/// The result of a sign-off. Only the last approval issues the certificate.
fn done(workspace: &Workspace, approving: &Approving) -> String {
    match approving {
        Approving::Certifies => "Signed off. The certificate is issued.".to_owned(),
        Approving::LeavesMissing(more) => format!(
            "Approved. {} needed for the certificate.",
            count(*more, "more approval", "more approvals")
        ),
        Approving::LeavesWithheld(person) => {
            format!("Approved. {} has said “not yet”.", workspace.profiles.name(*person))
        }
    }
}

#[component]
pub fn SignOff(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let sign = move |_| {
        let certificate = CertificateId(ids::fresh());
        let by = match store.who.get_untracked() {
            Actor::Member(person) => Some(person),
            Actor::Coordinator(_) | Actor::Leader(_) | Actor::Server => None,
        };
        let done = store.read(|workspace| {
            let known = workspace.enrollments.get(&enrollment)?;
            Some(done(workspace, &approval::approving(workspace, known, by)))
        });
        store.act(Command::SignOff { enrollment, certificate }, done.unwrap_or_default());
    };
    let contrary = store.derive(move |workspace| contrary(workspace, enrollment));
    let id = format!("sign-off-contrary-{enrollment}");
    view! {
        <button class="button button--primary" type="button" aria-describedby=id.clone() on:click=sign>
            "Sign off"
        </button>
        <p class="sign-off-contrary" id=id>
            {move || contrary.get()}
        </p>
    }
}

/// What speaks against the sign-off, to be read before the button is pressed. Empty if nothing does.
fn contrary(workspace: &Workspace, enrollment: EnrollmentId) -> String {
    let facts =
        evidence::of_enrollment(workspace, enrollment).map(|known| known.contrary()).unwrap_or_default();
    let words: Vec<String> = facts.into_iter().map(|fact| fact.words(workspace)).collect();
    words.join(" ")
}
