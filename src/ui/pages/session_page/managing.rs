//! The coordinator's actions for a session: confirming and declining on behalf of its people, changing and cancelling it.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{CancelDialog, DeclineDialog, Section},
        controls::{
            page_actions::{ActionButton, gives},
            people_to_tell::say_whom_to_tell,
            server_mail::follow_mail,
        },
        sections::{ChangeSession, knowing},
    },
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use switchback_core::{
    access::{
        session::{SessionRights, rights},
        work::Work,
    },
    command::Command,
    model::{
        ids::SessionId,
        session::{CancelReason, DeclineReason, SessionState},
    },
    progress::schedule::session_card::{SessionCard, session_card},
};

#[component]
pub fn Managing(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let rights = Memo::new(move |_| {
        let rights = store.may(Work::Plan).then(|| store.ask(|asker| rights(asker, session)))?;
        Some(rights).filter(|rights| rights.cancel || rights.report)
    });
    let card = store.derive(move |workspace| session_card(workspace, session));
    move || {
        let (rights, card) = rights.get().zip(card.get())?;
        Some(view! {
            <Section title="Manage this session">
                <p class="text-subtle">{said(&card, rights)}</p>
                <div class="button-row">
                    <ForThem card=card.clone() rights=rights />
                    {card.state.is_draft().then(|| view! { <OfDraft session=session /> })}
                    {rights.cancel.then(|| view! { <Changing session=session /> })}
                    {(rights.cancel && card.state.is_ahead()).then(|| view! { <Cancelling session=session /> })}
                </div>
            </Section>
        })
    }
}

/// What has to be done about it, in a sentence.
fn said(card: &SessionCard, rights: SessionRights) -> String {
    let SessionCard { trainee_name, mentor_name, .. } = card;
    match card.state {
        state if state.is_draft() => {
            "This is a draft. Only coordinators see it until it is published.".to_owned()
        }
        _ if rights.report => "The interview has started. Mark whether the session took place.".to_owned(),
        SessionState::Proposed => format!("{trainee_name} hasn’t confirmed it yet."),
        _ => format!("{trainee_name} has confirmed it. {mentor_name} is the mentor."),
    }
}

/// Actions on behalf of the trainee and the mentor.
#[component]
fn ForThem(card: SessionCard, rights: SessionRights) -> impl IntoView {
    let store = Store::expect();
    let session = card.session;
    let name = StoredValue::new(card.trainee_name);
    let declining = RwSignal::new(false);
    let confirm = gives(store, Command::Confirm { session }, format!("Confirmed for {}.", name.get_value()));
    let decline = Callback::new(move |reason: DeclineReason| {
        let declined = format!("Declined for {}", name.get_value());
        store.act_saying(Command::Decline { session, reason }, move |id| {
            say_whom_to_tell(store, &declined, id)
        });
    });
    let may_decline = rights.decline && card.state.is_ahead();
    view! {
        {rights
            .confirm
            .then(|| {
                let words = format!("Confirm for {}", name.get_value());
                view! { <ActionButton words=words class="button button--primary" on_press=confirm /> }
            })}
        {may_decline
            .then(|| {
                let words = format!("Decline for {}", name.get_value());
                view! { <ActionButton words=words on_press=Callback::new(move |()| declining.set(true)) /> }
            })}
        {rights.report.then(|| view! { <Reporting session=session /> })}
        <DeclineDialog open=declining on_decline=decline />
    }
}

#[component]
fn Reporting(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let held = gives(store, Command::MarkHeld { session }, "Marked as “took place”.");
    let missed = gives(store, Command::MarkMissed { session }, "Marked as “didn’t happen”.");
    view! {
        <ActionButton words="Took place" class="button button--primary" on_press=held />
        <ActionButton words="Didn’t happen" on_press=missed />
    }
}

/// Publishing or removing a single draft.
#[component]
fn OfDraft(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let publish = Callback::new(move |()| {
        let publish = Command::Publish { sessions: vec![session] };
        store.act_saying(publish, move |id| say_whom_to_tell(store, "Session published", id));
    });
    let reason = DeclineReason::NotInThisPlan;
    let remove = gives(store, Command::Decline { session, reason }, "Removed from the plan.");
    view! {
        <ActionButton words="Publish session" class="button button--primary" on_press=publish />
        <ActionButton words="Remove from plan" on_press=remove />
    }
}

/// After the change, the page shows the new session.
#[component]
fn Changing(session: SessionId) -> impl IntoView {
    let open = RwSignal::new(false);
    let navigate = use_navigate();
    let go = Callback::new(move |session: SessionId| {
        let options = NavigateOptions { resolve: false, replace: true, ..Default::default() };
        navigate(&Route::Session(session).href(), options);
    });
    view! {
        <ActionButton words="Change session" on_press=Callback::new(move |()| open.set(true)) />
        <ChangeSession session=Signal::stored(Some(session)) open=open on_done=go />
    }
}

#[component]
fn Cancelling(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    follow_mail(store, move || open.track());
    let cancel = Callback::new(move |reason: CancelReason| {
        let cancel = Command::CancelSession { session, reason };
        store.act_saying(cancel, move |id| say_whom_to_tell(store, "Session cancelled", id));
    });
    let told = Signal::derive(move || if open.get() { knowing(store, session) } else { String::new() });
    view! {
        <ActionButton words="Cancel session" on_press=Callback::new(move |()| open.set(true)) />
        <CancelDialog open=open told=told on_cancel=cancel />
    }
}
