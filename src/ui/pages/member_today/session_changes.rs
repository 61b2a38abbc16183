//! What other people changed about a person's sessions in the last few days.

use crate::{
    store::Store,
    ui::{
        components::{Agenda, AgendaEntry, Section},
        format::times,
        sections::agenda_entries,
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{ids::PersonId, scorecard::Side},
    progress::schedule::{
        session_card::session_card,
        session_changes::{self, ChangeKind, SessionChange},
    },
    workspace::Workspace,
};

#[component]
pub fn SessionChanges(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let entries = store.derive(move |workspace| {
        let changes = session_changes::changes(workspace, person, store.now.get());
        let entries = changes.iter().filter_map(|change| entry(store, workspace, person, change));
        entries.collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !entries.read().is_empty()>
            <Section title="Changes to your sessions">
                <Agenda entries=entries />
            </Section>
        </Show>
    }
}

fn entry(
    store: Store,
    workspace: &Workspace,
    person: PersonId,
    change: &SessionChange,
) -> Option<AgendaEntry> {
    let card = session_card(workspace, change.session)?;
    let side = if card.trainee == person { Side::Trainee } else { Side::Mentor };
    let what = match change.kind {
        ChangeKind::Declined => "This session was declined.".to_owned(),
        ChangeKind::Cancelled(reason) => reason.to_string(),
        ChangeKind::Missed => "This session was marked as “didn’t happen”.".to_owned(),
        ChangeKind::NeedsAnother => {
            "The review asks for another session of this step. The scorecards say why.".to_owned()
        }
        ChangeKind::Moved { from } => {
            format!("This session was on {} before.", times::day_and_time(store, from))
        }
    };
    Some(agenda_entries::changed(store, &card, side, &what))
}
