//! What a change of an interview does to its sessions, in words.

use crate::{store::Store, ui::format::words};
use leptos::prelude::*;
use switchback_core::{
    access::schedule,
    command::interview_effects::{SessionEffect, SessionOutcome},
    model::ids::{InterviewId, SessionId},
    refusal::Refusal,
    workspace::Workspace,
};

/// `None` as long as something is missing in the form.
type Known = Memo<Option<Result<Vec<SessionEffect>, Refusal>>>;

#[component]
pub fn Effects(interview: InterviewId, effects: Known) -> impl IntoView {
    let store = Store::expect();
    let drawn = move || match effects.get()? {
        Ok(effects) if effects.is_empty() => None,
        Ok(effects) => {
            let lines =
                store.read(|workspace| effects.iter().map(|one| line(workspace, one)).collect::<Vec<_>>());
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            Some(view! { <p>"Saving this also changes sessions:"</p> <ul class="stack stack--tight">{lines}</ul> }.into_any())
        }
        Err(refusal) => {
            let attend = matches!(refusal, Refusal::SeatsTaken(_)).then(|| attending(store, interview));
            Some(view! { <p class="field__error">{refusal.to_string()} " " {attend}</p> }.into_any())
        }
    };
    view! { <div class="stack stack--tight" role="status">{drawn}</div> }
}

fn line(workspace: &Workspace, effect: &SessionEffect) -> String {
    let who = session_and_mentor(workspace, effect.session);
    match effect.outcome {
        SessionOutcome::Cancelled(Some(exclusion)) => format!("{who}: cancelled, because {exclusion}."),
        SessionOutcome::Cancelled(None) => format!("{who}: cancelled."),
        SessionOutcome::AskedAgain => format!("{who}: needs to be confirmed again."),
        SessionOutcome::OtherStep => format!("{who}: becomes another step of the path."),
        SessionOutcome::Moved => format!("{who}: stays, at the new time."),
    }
}

/// "Nadia Petrova with Tom Becker"
pub fn session_and_mentor(workspace: &Workspace, session: SessionId) -> String {
    let Some(known) = workspace.sessions.get(&session) else { return String::new() };
    let name = |person| workspace.profiles.name(person);
    let trainee = workspace.trainee_of(known).map_or("A trainee", name);
    let draft = if known.state().is_draft() { " (draft)" } else { "" };
    format!("{trainee} with {}{draft}", name(known.mentor))
}

/// Who has a seat there.
fn attending(store: Store, interview: InterviewId) -> String {
    let card = store.ask(|asker| schedule::interview(asker, interview));
    let sessions = card.into_iter().flat_map(|card| card.sessions).filter(|card| card.state.is_ahead());
    let names: Vec<_> = sessions.map(|card| card.trainee_name).collect();
    format!("Attending: {}.", words::listed(&names))
}
