//! Changes one session by hand: another interview, another mentor, or another trainee.

use super::alternatives::{Alternatives, Wanted};
use crate::{
    store::Store,
    ui::{
        components::{Dialog, SegmentedOption},
        controls::server_mail::{self, follow_mail},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::ids::SessionId,
    progress::schedule::{
        session_card::{SessionCard, session_card},
        to_tell::who_knows,
    },
};

const TOLD_BY_HAND: &str = "You’ll have to tell them.";
const TOLD_BY_THE_SERVER: &str = "Your team’s server then tells them.";

#[component]
pub fn ChangeSession(
    /// The session to change. The dialog is empty if there is none.
    #[prop(into)]
    session: Signal<Option<SessionId>>,
    open: RwSignal<bool>,
    /// Called with the new session.
    on_done: Callback<SessionId>,
) -> impl IntoView {
    let store = Store::expect();
    let card = Memo::new(move |_| {
        let session = session.get().filter(|_| open.get())?;
        store.read(|workspace| session_card(workspace, session))
    });
    follow_mail(store, move || open.track());
    let other_trainee = RwSignal::new(false);
    let done = Callback::new(move |session| {
        open.set(false);
        on_done.run(session);
    });
    view! {
        <Dialog title="Change this session" open=open>
            {move || {
                card.get()
                    .map(|card| {
                        view! {
                            <p>{summary(store, &card)}</p>
                            <p class="text-subtle">{move || knowing(store, card.session)}</p>
                            <Which other_trainee=other_trainee />
                            {move || {
                                let wanted = match other_trainee.get() {
                                    true => Wanted::OtherTrainee(card.session, card.interview),
                                    false => Wanted::Place(card.session),
                                };
                                view! { <Alternatives wanted=wanted on_done=done /> }
                            }}
                        }
                    })
            }}
        </Dialog>
    }
}

#[component]
fn Which(other_trainee: RwSignal<bool>) -> impl IntoView {
    let option = move |value: bool, words: &'static str| {
        view! {
            <SegmentedOption
                name="change-session"
                is_chosen=Signal::derive(move || other_trainee.get() == value)
                on_choose=Callback::new(move |()| other_trainee.set(value))
            >
                {words}
            </SegmentedOption>
        }
    };
    view! {
        <div class="cluster">
            <fieldset class="segmented">
                <legend class="visually-hidden">"Change"</legend>
                {option(false, "Interview or mentor")}
                {option(true, "Trainee")}
            </fieldset>
        </div>
    }
}

fn summary(store: Store, card: &SessionCard) -> String {
    format!(
        "{} · {}: {} with {}, {}",
        card.type_name,
        words::step_name(&card.step_name, card.time),
        card.trainee_name,
        card.mentor_name,
        times::day_and_time(store, card.start)
    )
}

/// The people who have to be told if the session changes, as a sentence.
pub fn knowing(store: Store, session: SessionId) -> String {
    let now = store.now.get_untracked();
    let names = store.read(|workspace| {
        let people = who_knows(workspace, session, now).into_iter();
        people.map(|person| workspace.profiles.name(person).to_owned()).collect::<Vec<_>>()
    });
    let follows = server_mail::sentence(store, TOLD_BY_THE_SERVER, TOLD_BY_HAND);
    match names.as_slice() {
        [] => "No one has been told about this session yet.".to_owned(),
        [name] => format!("{name} knows about this session. {follows}").trim_end().to_owned(),
        names => format!("{} know about this session. {follows}", names.join(" and ")).trim_end().to_owned(),
    }
}
