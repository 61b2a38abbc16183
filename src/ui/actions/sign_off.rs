//! The sign-off of an enrollment.

use crate::{platform::ids, store::Store, ui::format::words::count};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::ids::{CertificateId, EnrollmentId},
    progress::sign_off::approval,
};

/// What a sign-off did, by how many approvals were missing before it: only the last one issues the certificate.
fn done(missing: usize) -> String {
    match missing.saturating_sub(1) {
        0 => "Signed off. The certificate is issued.".to_owned(),
        more => format!(
            "Approved. {} needed for the certificate.",
            count(more, "more approval", "more approvals")
        ),
    }
}

#[component]
pub fn SignOff(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let sign = move |_| {
        let certificate = CertificateId(ids::fresh());
        let missing = store.read(|workspace| {
            let known = workspace.enrollments.get(&enrollment);
            known.map_or(0, |known| approval::missing(workspace, known))
        });
        store.act(Command::SignOff { enrollment, certificate }, done(missing));
    };
    view! {
        <button class="button button--primary" type="button" on:click=sign>
            "Sign off"
        </button>
    }
}
