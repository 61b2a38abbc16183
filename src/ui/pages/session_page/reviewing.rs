//! The review of a session.

use crate::ui::{
    components::{Icon, IconName},
    controls::command_button::CommandButton,
};
use leptos::prelude::*;
use switchback_core::{command::Command, model::ids::SessionId};

/// One press: it counts. The other says that the step is done once more.
#[component]
pub fn Reviewing(session: SessionId) -> impl IntoView {
    view! {
        <div class="button-row">
            <CommandButton
                class="button button--primary"
                command=Command::Credit { session }
                done="Credited: one step higher."
            >
                <Icon name=IconName::Check />
                "It counts"
            </CommandButton>
            <CommandButton command=Command::DoNotCredit { session } done="Not credited: the step is planned again.">
                "Once more"
            </CommandButton>
        </div>
    }
}
