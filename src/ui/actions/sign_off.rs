//! The sign-off of an enrolment.

use crate::{platform::ids, store::Store};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::ids::{CertificateId, EnrolmentId},
};

/// The last press: it makes the certificate.
#[component]
pub fn SignOff(enrolment: EnrolmentId) -> impl IntoView {
    let store = Store::expect();
    let sign = move |_| {
        let certificate = CertificateId(ids::fresh());
        store.act(
            Command::SignOff { enrolment, certificate },
            "Signed off: the certificate is in the directory.",
        );
    };
    view! {
        <button class="button button--primary" type="button" on:click=sign>
            "Sign off"
        </button>
    }
}
