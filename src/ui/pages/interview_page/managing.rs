//! The coordinator's actions for an interview that is still to come: editing, cancelling and restoring it.

use crate::{
    store::Store,
    ui::{
        components::ConfirmDialog,
        controls::{
            page_actions::{ActionButton, gives},
            people_to_tell::say_done,
            server_mail::{self, follow_mail},
        },
        format::words,
        sections::{Edited, InterviewDialog, session_and_mentor},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::{interview::rights, schedule},
    command::{
        Command,
        interview_effects::{SessionEffect, of_cancelling},
    },
    model::{
        ids::InterviewId,
        session::{Session, SessionState},
    },
    workspace::Workspace,
};

const TOLD_BY_HAND: &str = "You’ll have to tell them.";
const TOLD_BY_THE_SERVER: &str = "Your team’s server then tells them.";

#[component]
pub fn Managing(interview: InterviewId) -> impl IntoView {
    let store = Store::expect();
    let rights = Memo::new(move |_| store.ask(|asker| rights(asker, interview)));
    view! {
        <Show when=move || rights.get().change>
            <Editing interview=interview />
            <Cancelling interview=interview />
        </Show>
        <Show when=move || rights.get().restore>
            <Restoring interview=interview />
        </Show>
    }
}

#[component]
fn Editing(interview: InterviewId) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <ActionButton words="Edit interview" on_press=Callback::new(move |()| open.set(true)) />
        <InterviewDialog edited=Signal::stored(Edited::Known(interview)) open=open />
    }
}

#[component]
fn Cancelling(interview: InterviewId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    follow_mail(store, move || open.track());
    let cancel = Callback::new(move |()| {
        let cancel = Command::CancelInterview { interview };
        store.act_saying(cancel, move |id| say_done(store, "Interview cancelled", id));
    });
    let text =
        Signal::derive(move || if open.get() { consequences(store, interview) } else { String::new() });
    view! {
        <ActionButton words="Cancel interview" on_press=Callback::new(move |()| open.set(true)) />
        <ConfirmDialog
            title="Cancel this interview?"
            text=text
            confirm="Cancel interview"
            dismiss="Keep interview"
            open=open
            on_confirm=cancel
        />
    }
}

/// The sessions that end with the interview, as sentences.
fn consequences(store: Store, interview: InterviewId) -> String {
    let effects = store.ask(|asker| of_cancelling(asker, interview)).unwrap_or_default();
    if effects.is_empty() {
        return "No trainee attends it. You can restore it until it starts.".to_owned();
    }
    let names: Vec<_> = store.read(|workspace| {
        effects.iter().map(|effect| session_and_mentor(workspace, effect.session)).collect()
    });
    let sessions = words::count(names.len(), "session", "sessions");
    let is_published = |effect: &SessionEffect| {
        let state = |workspace: &Workspace| workspace.sessions.get(&effect.session).map(Session::state);
        store.read(state).is_some_and(SessionState::is_ahead)
    };
    let follows = match effects.iter().any(is_published) {
        true => server_mail::sentence(store, TOLD_BY_THE_SERVER, TOLD_BY_HAND),
        false => "",
    };
    format!("This also cancels {sessions}: {}. {follows}", words::listed(&names)).trim_end().to_owned()
}

#[component]
fn Restoring(interview: InterviewId) -> impl IntoView {
    let store = Store::expect();
    let had_sessions = untrack(|| store.ask(|asker| schedule::interview(asker, interview)))
        .is_some_and(|card| !card.sessions.is_empty());
    let restored =
        if had_sessions { "Interview restored. Its sessions stay cancelled." } else { "Interview restored." };
    let restore = gives(store, Command::RestoreInterview { interview }, restored);
    view! { <ActionButton words="Restore interview" on_press=restore /> }
}
