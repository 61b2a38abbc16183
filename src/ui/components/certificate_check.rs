//! Verifies the code on a printed certificate.

use super::Field;
use leptos::prelude::*;

/// The name of the code, on the certificate and here.
pub const VERIFICATION_CODE: &str = "Verification code";

#[component]
pub fn CertificateCheck(
    /// Returns the certificate with this code as a text and an address, if there is one.
    check: Callback<String, Option<(String, String)>>,
) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let code = code.get();
        (!code.trim().is_empty()).then(|| check.run(code))
    });
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Verify a printed certificate"</summary>
            <div class="disclosure__body form">
                <Field id="certificate-code" label=VERIFICATION_CODE>
                    <input id="certificate-code" type="text" autocomplete="off" bind:value=code />
                </Field>
                <p role="status">
                    {move || match found.get() {
                        None => ().into_any(),
                        Some(None) => {
                            "No certificate has this code. Check for typos. If the code is correct, the printed certificate doesn’t match this workspace."
                                .into_any()
                        }
                        Some(Some((words, href))) => view! { <a href=href>{words}</a> }.into_any(),
                    }}
                </p>
            </div>
        </details>
    }
}
