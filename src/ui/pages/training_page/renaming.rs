//! Renaming an interview type.

use crate::{store::Store, ui::sections::RenameDialog};
use leptos::prelude::*;
use switchback_core::{command::Command, model::ids::InterviewTypeId};

#[component]
pub fn Renaming(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let name = store.derive(move |workspace| workspace.type_name(interview_type).to_owned());
    view! {
        <button
            class="button button--small button--quiet"
            type="button"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            "Rename"
            <span class="visually-hidden">{move || format!(" {}", name.get())}</span>
        </button>
        <RenameDialog
            title=Signal::derive(move || format!("Rename {}", name.get()))
            hint="Files with the previous name still mean this type."
            name=name
            command=Callback::new(move |name| Command::RenameInterviewType { interview_type, name })
            open=open
        />
    }
}
