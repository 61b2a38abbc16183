//! Checks the code of a printed certificate.

use super::Field;
use leptos::prelude::*;

#[component]
pub fn CertificateCheck(
    /// What the code stands for, in words with an address, or `None` where it stands for nothing.
    check: Callback<String, Option<(String, String)>>,
) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let code = code.get();
        (!code.trim().is_empty()).then(|| check.run(code))
    });
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"Check a printed certificate"</summary>
            <div class="disclosure__body form">
                <Field id="certificate-code" label="The code at its foot">
                    <input id="certificate-code" type="text" autocomplete="off" bind:value=code />
                </Field>
                <p role="status">
                    {move || match found.get() {
                        None => ().into_any(),
                        Some(None) => {
                            "No certificate has this code. Either it is mistyped, or what the print says is not what this workspace says."
                                .into_any()
                        }
                        Some(Some((words, href))) => view! { <a href=href>{words}</a> }.into_any(),
                    }}
                </p>
            </div>
        </details>
    }
}
