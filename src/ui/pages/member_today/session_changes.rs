//! What others changed about a person's sessions in the last days.

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
    model::{ids::PersonId, scorecard::Side, session::CancelReason},
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
        ChangeKind::Cancelled(reason) => cancelled(reason).to_owned(),
        ChangeKind::Missed => "This session was marked as missed.".to_owned(),
        ChangeKind::Moved { from } => {
            format!("This session was on {} before.", times::day_and_time(store, from))
        }
    };
    Some(agenda_entries::changed(store, &card, side, &what))
}

fn cancelled(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::InterviewCancelled => "This session was cancelled with its interview.",
        CancelReason::InterviewMoved => {
            "This session was cancelled because its interview moved to a time that doesn’t fit."
        }
        CancelReason::InterviewChanged => {
            "This session was cancelled because its interview has no seat for it anymore."
        }
        CancelReason::InterviewerChanged => "This session was cancelled because the interviewers changed.",
        CancelReason::PersonLeft => {
            "This session was cancelled because the trainee or the mentor left the company."
        }
        CancelReason::EnrollmentEnded => {
            "This session was cancelled because the enrollment was paused or withdrawn."
        }
        CancelReason::StepGone => "This session was cancelled because the path no longer requires it.",
        CancelReason::Coordinator => "The coordinator cancelled this session.",
        CancelReason::PlannedAgain => "This session was cancelled when sessions were re-planned.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cancellation_is_told_in_a_sentence_of_its_own() {
        let reasons = [
            CancelReason::InterviewCancelled,
            CancelReason::InterviewMoved,
            CancelReason::InterviewChanged,
            CancelReason::InterviewerChanged,
            CancelReason::PersonLeft,
            CancelReason::EnrollmentEnded,
            CancelReason::StepGone,
            CancelReason::Coordinator,
            CancelReason::PlannedAgain,
        ];
        let sentences = reasons.map(cancelled);
        let is_sentence = |words: &&str| words.starts_with("Th") && words.ends_with('.');
        assert!(sentences.iter().all(is_sentence), "{sentences:?}");
        let distinct: std::collections::BTreeSet<_> = sentences.into_iter().collect();
        assert_eq!(distinct.len(), reasons.len());
    }
}
