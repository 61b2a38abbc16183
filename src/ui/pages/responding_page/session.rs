//! One session of a personal link, with the person's response.

use super::{Responses, focus_once_drawn};
use crate::{
    store::Store,
    ui::{components::DeclineDialog, controls::add_to_calendar::AddToCalendar, format::times},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    model::response::Response,
    responses::personal_link::{LinkedSession, Part},
};

#[component]
pub fn Session(
    session: LinkedSession,
    /// When the link was made.
    as_of: DateTime<Utc>,
    responses: Responses,
    /// Called with `None` to withdraw a response.
    on_respond: Callback<(LinkedSession, Option<Response>)>,
) -> impl IntoView {
    let store = Store::expect();
    let id = session.session;
    let when = times::day_and_time(store, session.start);
    let what = session.what.clone();
    let minutes = session.minutes;
    let part = session.part;
    let is_over = session.start <= store.now.get_untracked();
    let said = Memo::new(move |_| {
        responses.with(|all| all.iter().find(|said| said.session == id).map(|said| said.response))
    });
    let (event, about) = (session.calendar_item(as_of), when.clone());
    let item = format!("session-{id}");
    let respond = Callback::new({
        let item = item.clone();
        move |response| {
            on_respond.run((session.clone(), response));
            focus_once_drawn(item.clone());
        }
    });
    view! {
        <li class="card" id=item>
            <p>
                <strong>{when.clone()}</strong>
                <span class="text-subtle">{format!(" · {minutes} min")}</span>
            </p>
            <p>{what}</p>
            <p class="text-subtle">{move || state(part, is_over, said.get())}</p>
            <Show when=move || !is_over>
                <Choice when=when.clone() part=part said=said respond=respond />
            </Show>
            {(!is_over)
                .then(|| {
                    view! {
                        <div class="card__actions">
                            <AddToCalendar item=event file="switchback-session.ics" what=about />
                        </div>
                    }
                })}
        </li>
    }
}

fn state(part: Part, is_over: bool, said: Option<Response>) -> String {
    match (part, said) {
        _ if is_over => "This session has started.".into(),
        (_, Some(Response::Confirm)) => "You confirm. Send your responses below.".into(),
        (_, Some(Response::Decline(reason))) => format!("You decline: {reason}. Send your responses below."),
        (Part::Proposed, None) => "No response yet.".into(),
        (Part::Confirmed, None) => "Confirmed.".into(),
        (Part::Mentor, None) => "You mentor this session.".into(),
    }
}

#[component]
fn Choice(
    when: String,
    part: Part,
    said: Memo<Option<Response>>,
    respond: Callback<Option<Response>>,
) -> impl IntoView {
    let is_declining = RwSignal::new(false);
    let labels = [format!("Confirm {when}"), format!("Decline {when}"), format!("Change response: {when}")];
    let [confirm, decline, change] = labels;
    view! {
        <div class="card__actions">
            <Show when=move || said.get().is_none() && part == Part::Proposed>
                <button
                    class="button button--primary"
                    type="button"
                    aria-label=confirm.clone()
                    on:click=move |_| respond.run(Some(Response::Confirm))
                >
                    "Confirm"
                </button>
            </Show>
            <Show when=move || said.get().is_none()>
                <button
                    class="button"
                    type="button"
                    aria-label=decline.clone()
                    on:click=move |_| is_declining.set(true)
                >
                    "Decline"
                </button>
            </Show>
            <Show when=move || said.get().is_some()>
                <button class="button" type="button" aria-label=change.clone() on:click=move |_| respond.run(None)>
                    "Change"
                </button>
            </Show>
        </div>
        <DeclineDialog
            open=is_declining
            on_decline=Callback::new(move |reason| respond.run(Some(Response::Decline(reason))))
        />
    }
}
