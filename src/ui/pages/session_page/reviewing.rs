//! The review of a session.

use crate::ui::{
    components::{Icon, IconName},
    controls::command_button::CommandButton,
};
use leptos::prelude::*;
use switchback_core::{command::Command, model::ids::SessionId};

/// Two buttons: one approves the session, the other says that it needs another.
#[component]
pub fn Reviewing(session: SessionId) -> impl IntoView {
    view! {
        <div class="button-row">
            <CommandButton
                class="button button--primary"
                command=Command::Credit { session }
                done="Approved."
            >
                <Icon name=IconName::Check />
                "Approve"
            </CommandButton>
            <CommandButton command=Command::DoNotCredit { session } done="Needs another session. The step is open for planning again.">
                "Needs another"
            </CommandButton>
        </div>
    }
}
