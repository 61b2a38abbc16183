//! What becomes of a session that was declined or cancelled.

use crate::{route::Route, store::Store, ui::components::Section};
use leptos::prelude::*;
use switchback_core::{
    access::work::Work,
    model::{
        ids::{EnrollmentId, SessionId},
        session::SessionState,
    },
    planning::replanning::lost,
};

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// Nothing is left to do about it, at least for this user.
    Over,
    /// A coordinator can find the enrollment another session.
    ToReplace(EnrollmentId),
}

#[component]
pub fn CalledOff(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let fate = Memo::new(move |_| fate(store, session));
    move || match fate.get() {
        None => ().into_any(),
        Some(Fate::Over) => view! { <p class="text-subtle">"This session won’t take place."</p> }.into_any(),
        Some(Fate::ToReplace(enrollment)) => view! { <ToReplace enrollment=enrollment /> }.into_any(),
    }
}

#[component]
fn ToReplace(enrollment: EnrollmentId) -> impl IntoView {
    view! {
        <Section title="Not replaced yet">
            <p>"This session won’t take place. Re-plan to replace it, or choose another interview yourself."</p>
            <div class="button-row">
                <a class="button button--primary" href=Route::Plan.href()>
                    "Open plan"
                </a>
                <a class="button" href=Route::Enrollment(enrollment).href()>
                    "Training progress"
                </a>
            </div>
        </Section>
    }
}

/// `None` unless the session was declined or cancelled.
fn fate(store: Store, session: SessionId) -> Option<Fate> {
    let (now, may_plan) = (store.now.get(), store.may(Work::Plan));
    store.read(|workspace| {
        let known = workspace.sessions.get(&session)?;
        let is_off = matches!(known.state(), SessionState::Declined(_) | SessionState::Cancelled(_));
        let is_lost = || may_plan && lost(workspace, now).contains(&session);
        is_off.then(|| if is_lost() { Fate::ToReplace(known.enrollment) } else { Fate::Over })
    })
}
