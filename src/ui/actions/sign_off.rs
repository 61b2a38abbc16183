//! The sign-off of an enrollment.

use crate::{platform::ids, store::Store};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::ids::{CertificateId, EnrollmentId},
};

/// The last press: it makes the certificate.
#[component]
pub fn SignOff(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let sign = move |_| {
        let certificate = CertificateId(ids::fresh());
        store.act(
            Command::SignOff { enrollment, certificate },
            "Signed off: the certificate is in the directory.",
        );
    };
    view! {
        <button class="button button--primary" type="button" on:click=sign>
            "Sign off"
        </button>
    }
}
